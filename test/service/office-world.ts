/** A fake of Google reached over real HTTP, a folder, and the program that works between the two. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Plan } from '#shared/plan/plan.ts';
import { serialOfInstant } from '#shared/time/local-date.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../sync-server/demo/sample-responses.ts';
import type { CertificateSource } from '../../sync-server/http/kept-certificates.ts';
import { command } from '../cli/in-process.ts';
import type { Ended } from '../cli/run-cli.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { plainCopy } from '../fakes/google-sheets/plain-copy.ts';
import { type FakeService, serveHttp } from '../fakes/google-sheets/serve-http.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { writeSmallOfficeFiles } from '../fixtures/small-office-files.ts';
import { SMALL_PLAN } from '../sync/office.ts';
import { inEnvironment } from './in-environment.ts';
import { type AtEnd, ranByProcess, served, servedByProcess } from './serving.ts';

const TOKEN = 'ma-truy-cap-thu-nghiem';
export const RESPONSES_TAB = 'Câu trả lời biểu mẫu 1';
/** Something on the way to Google for one spreadsheet, until the test says otherwise. */
type Closure = readonly [spreadsheetId: string, status: number, message: string, reason: string];

/**
 * A world until the test ends; what was started last ends first. Commands and the service run in this process; where
 * the promise is about a process (its start, signals, locks, its end) `process` has the real ones.
 */
export async function officeWorld(services: readonly FakeService[] = [], atEnd: AtEnd = onTestFinished) {
  const fake = new GoogleSheetsFake();
  fake.acceptedToken = TOKEN;
  const closed: Closure[] = [];
  const asked: string[] = [];
  const refuse: FakeService = ({ address }) => {
    asked.push(address);
    const found = closed.find(([id]) => address.includes(`/${id}`));
    return found === undefined ? null : { status: found[1], body: googleError(...found) };
  };
  const { promise: unanswered, resolve: leaveUnanswered } = Promise.withResolvers<void>();
  const sheets: FakeService = (request) => {
    const reply = fake.handle(request);
    if (reply.isSlow === true) leaveUnanswered();
    return reply;
  };
  const google = await serveHttp(fake, [refuse, ...services, sheets]);
  atEnd(() => google.close());
  const dir = await mkdtemp(join(tmpdir(), 'so-lop-service-'));
  atEnd(() => rm(dir, { recursive: true, force: true }));
  const files = writeSmallOfficeFiles(dir);
  const env: Record<string, string | undefined> = {
    ...process.env,
    SO_LOP_SHEETS_ROOT_URL: google.rootUrl,
    SO_LOP_DRIVE_ROOT_URL: google.rootUrl,
    SO_LOP_FORMS_ROOT_URL: google.rootUrl,
    SO_LOP_ACCESS_TOKEN: TOKEN,
  };
  const place = { env, dir, atEnd };
  // Where the program itself looks when it is started in the folder of the world.
  const journalOf = (id: string) => join(dir, '.so-lop', `${id}.nhat-ky.sqlite`);
  return {
    fake,
    dir,
    /** What the program finds in its environment; tests change it. */
    env,
    /** Addresses asked of Google, in order. */
    asked,
    /** Resolves when the first call has come that never gets its answer. */
    unanswered,
    /** From now on this spreadsheet is refused; the answer takes it back. */
    close(...closure: Closure): () => void {
      closed.push(closure);
      return () => void closed.splice(closed.indexOf(closure), 1);
    },
    /** A spreadsheet as the Form left it: the responses, and nothing of ours. */
    spreadsheet(id: string, rows: SampleRows = SMALL_ROWS): StaffHands {
      const staff = fake.create(id);
      staff.addTab(RESPONSES_TAB, [SAMPLE_HEADER, ...rows]);
      return staff;
    },
    /** The same after its first sync, as made once for all tests; its journal stands in the folder. */
    async synced(id: string): Promise<StaffHands> {
      const { spreadsheet, journal } = await firstSync(atEnd);
      fake.put({ ...plainCopy(spreadsheet), spreadsheetId: id });
      await mkdir(join(dir, '.so-lop'), { recursive: true });
      await writeFile(journalOf(id), journal);
      return fake.staff(id);
    },
    /** The settings of a workbook: of the small office, unless `more` says otherwise (`WHOLE`). */
    workbook: (id: string, spreadsheet: string, more: object = {}) => ({
      id,
      spreadsheet,
      journal: journalOf(spreadsheet),
      ...files,
      ...more,
    }),
    /** What a command needs to make this spreadsheet that of the small office. */
    smallOffice: (id: string): readonly string[] => [
      ...onSpreadsheet(id, journalOf(id)),
      '--plan',
      files.plan,
      '--programme',
      files.programme,
    ],
    /** What a command needs to work with this spreadsheet. */
    onSpreadsheet: (id: string): readonly string[] => onSpreadsheet(id, journalOf(id)),
    run: (...args: readonly string[]): Promise<Ended> => inEnvironment(env, () => command(args)),
    serve: (config: object, parts: { readonly certificates?: CertificateSource } = {}) =>
      served(config, place, parts),
    process: {
      run: (...args: readonly string[]): Promise<Ended> => ranByProcess(args, place),
      serve: (config: object, entry?: string) => servedByProcess(config, place, entry),
    },
  };
}

export type OfficeWorld = Awaited<ReturnType<typeof officeWorld>>;

/** For the settings of a workbook that is to be that of all eight classes and the whole programme: 48 tabs. */
export const WHOLE = { plan: null, programme: null };

function onSpreadsheet(id: string, journal: string): readonly string[] {
  return ['--spreadsheet', id, '--journal', journal];
}

let made: ReturnType<typeof makeFirstSync> | undefined;

function firstSync(atEnd: AtEnd) {
  made ??= makeFirstSync(atEnd);
  return made;
}

async function makeFirstSync(atEnd: AtEnd) {
  const world = await officeWorld([], atEnd);
  world.spreadsheet('dau-tien');
  const options = world.smallOffice('dau-tien');
  const { code, err } = await world.run('sync', ...options, '--now', '2026-05-09T08:00:00+07:00');
  expect(code, err).toBe(0);
  const journal = await readFile(join(world.dir, '.so-lop', 'dau-tien.nhat-ky.sqlite'));
  return { spreadsheet: plainCopy(world.fake.get('dau-tien')), journal };
}

type SampleRows = readonly (readonly (string | number)[])[];

/** The responses of the whole plan, as a Form writes them: the time is a date cell. */
export const SAMPLE_ROWS: SampleRows = rowsFor(BATCH_2_PLAN);
/** Those of the small office, and one person more than the seats of a unit: a decision that waits. */
export const SMALL_ROWS: SampleRows = [...rowsFor(SMALL_PLAN), [46150.4, ...secondOfLongPhu()]];

function secondOfLongPhu(): readonly string[] {
  const role = 'Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình';
  return ['Xã Long Phú', 'Lớp 05', 'Ngô Thứ Hai', 'Chuyên viên', role, '0900111333'];
}

function rowsFor(plan: Plan): SampleRows {
  return sampleResponses(plan, CAN_THO_UNITS).map(([time = '', ...answers]) => [serialOf(time), ...answers]);
}

function serialOf(time: string): string | number {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)$/.exec(time);
  if (parts === null) return time;
  const [, day, month, year, ...clock] = parts;
  return serialOfInstant(Date.parse(`${year}-${month}-${day}T${clock.join(':')}+07:00`));
}

function googleError(_id: string, code: number, message: string, reason: string): object {
  const status = code === 404 ? 'NOT_FOUND' : code === 400 ? 'INVALID_ARGUMENT' : 'PERMISSION_DENIED';
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' }];
  return { error: { code, message, status, ...(reason === '' ? {} : { details }) } };
}
