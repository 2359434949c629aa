import { auth } from 'googleapis/build/src/apis/sheets/index.js';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { GoogleSheetsWorkbook } from '../../sync-server/google/google-sheets-workbook.ts';
import type { SignIn } from '../../sync-server/google/google-auth.ts';
import type { GoogleConfig } from '../../sync-server/google/google-config.ts';
import { googleService, openGoogleWorkbook } from '../../sync-server/google/open-google-workbook.ts';
import type { Timing } from '../../sync-server/google/timing.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { fetchOf } from '../fakes/google-sheets/serve-fetch.ts';
import { mswHandlers } from '../fakes/google-sheets/serve-msw.ts';

export const SPREADSHEET = 'so-lop-thu-nghiem';

/** A clock that a test moves; waiting moves it too, so that no test waits. */
export class FakeTiming implements Timing {
  time = Date.UTC(2026, 4, 6);
  readonly waits: number[] = [];
  luck = 0.5;
  private readonly running = new Set<AbortController>();

  now(): number {
    return this.time;
  }

  sleep(ms: number): Promise<void> {
    this.waits.push(ms);
    this.time += ms;
    return Promise.resolve();
  }

  random(): number {
    return this.luck;
  }

  timeLimit(): AbortSignal {
    const controller = new AbortController();
    this.running.add(controller);
    return controller.signal;
  }

  /** The time of every call under way is up. */
  expire(): void {
    const reason = new DOMException('time is up', 'TimeoutError');
    for (const controller of this.running) controller.abort(reason);
    this.running.clear();
  }
}

export interface FakeGoogle {
  readonly fake: GoogleSheetsFake;
  readonly timing: FakeTiming;
  open(spreadsheetId?: string, timeoutMs?: number): GoogleSheetsWorkbook;
}

/**
 * The fake called in place of the network, for tests that make thousands of calls and are not about connections. Every
 * call is still made by googleapis, as text; that both ways tell the same, test/google/ways-to-fake.test.ts shows.
 */
export function directGoogle(): FakeGoogle {
  const fake = new GoogleSheetsFake();
  const timing = new FakeTiming();
  const fetchImplementation = fetchOf(fake, () => timing.expire());
  return worldOf(fake, timing, () => {
    const client = new auth.OAuth2({ transporterOptions: { fetchImplementation } });
    client.setCredentials({ access_token: TOKEN });
    return client;
  });
}

/** Google's address answered by the fake for the tests of one file; anything else on the network fails the test. */
export function fakeGoogle(): () => FakeGoogle {
  let current = newFake();
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return () => {
    current = newFake();
    server.resetHandlers();
    server.use(...mswHandlers(current.fake, () => current.timing.expire()));
    return current;
  };
}

const TOKEN = 'ma-thu-nghiem';

export const TEST_CONFIG: GoogleConfig = {
  credentials: { kind: 'token', token: TOKEN },
  account: 'so-lop@du-an.iam.gserviceaccount.com',
  sheetsRootUrl: null,
  driveRootUrl: null,
  formsRootUrl: null,
  protection: { editor: 'so-lop@du-an.iam.gserviceaccount.com', warningOnly: false },
  responses: {},
  formId: null,
};

function newFake(): FakeGoogle {
  return worldOf(new GoogleSheetsFake(), new FakeTiming());
}

function worldOf(fake: GoogleSheetsFake, timing: FakeTiming, signIn?: SignIn): FakeGoogle {
  const service = googleService(TEST_CONFIG, timing, signIn);
  return { fake, timing, open: (id = SPREADSHEET, timeoutMs) => openGoogleWorkbook(service, id, timeoutMs) };
}
