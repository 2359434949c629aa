/**
 * The fake of Google as a process of its own, so that its work is not taken for the server's: as many spreadsheets as asked
 * for, each with the responses of batch 2, and the quota that Google gives one account. Speaks by messages.
 */
import { SAMPLE_HEADER, sampleResponses } from '../../sync-server/demo/sample-responses.ts';
import { serialOfInstant } from '#shared/time/local-date.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { routeOf, WRITES } from '../fakes/google-sheets/route.ts';
import { type FakeService, serveHttp } from '../fakes/google-sheets/serve-http.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

/** developers.google.com/workspace/sheets/api/limits: reads and, apart, writes of one account within a minute. */
const PER_MINUTE = 60;
const MINUTE_MS = 60_000;
const RESPONSES_TAB = 'Câu trả lời biểu mẫu 1';

const [ids] = process.argv.slice(2).map((text) => text.split(','));
const fake = new GoogleSheetsFake();
const hands = new Map<string, StaffHands>((ids ?? []).map((id) => [id, fake.create(id)]));
for (const staff of hands.values()) staff.addTab(RESPONSES_TAB, [SAMPLE_HEADER, ...rows()]);
let refused = 0;

const admitted = { read: [] as number[], write: [] as number[] };
const quota: FakeService = (request) => {
  const route = routeOf(request);
  if (route === null) return null;
  const times = admitted[WRITES.has(route.name) ? 'write' : 'read'];
  const now = Date.now();
  while (times[0] !== undefined && times[0] <= now - MINUTE_MS) times.shift();
  if (times.length < PER_MINUTE) {
    times.push(now);
    return null;
  }
  refused += 1;
  const error = { code: 429, message: 'Quota exceeded', status: 'RESOURCE_EXHAUSTED' };
  return { status: 429, body: { error } };
};

const google = await serveHttp(fake, [quota]);
process.send?.({ rootUrl: google.rootUrl });

process.on('message', ({ add, count }: { readonly add?: string; readonly count?: string }) => {
  if (add !== undefined) {
    for (const staff of hands.values()) addPerson(staff, add);
    return;
  }
  const shown = [...hands].filter(([, staff]) => shows(staff, count ?? '')).map(([id]) => id);
  const reads = fake.calls('read');
  process.send?.({ shown, reads, writes: fake.calls('write'), refused });
});

/** One more response as the Form adds it: somebody whose unit nobody can tell, who therefore waits for a person. */
function addPerson(staff: StaffHands, name: string): void {
  const row = staff.cells(RESPONSES_TAB).length;
  const answers = [46150.4, 'Xã Không Có', 'Lớp 05', name, 'Chuyên viên', '', ''];
  for (const [column, value] of answers.entries()) staff.setCell(RESPONSES_TAB, row, column, value);
}

function shows(staff: StaffHands, name: string): boolean {
  const tabs = staff.titles().filter((title) => title === 'Cần xử lý');
  return tabs.some((tab) =>
    staff.cells(tab).some((cells) => cells.some((cell) => String(cell).includes(name))),
  );
}

function rows(): readonly (readonly (string | number)[])[] {
  return sampleResponses(BATCH_2_PLAN, CAN_THO_UNITS).map(([time = '', ...answers]) => {
    const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(time);
    if (parts === null) return [time, ...answers];
    const [, day, month, year, clock] = parts;
    return [serialOfInstant(Date.parse(`${year}-${month}-${day}T${clock}+07:00`)), ...answers];
  });
}
