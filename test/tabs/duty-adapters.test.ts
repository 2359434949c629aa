import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { planWithoutClasses } from '#shared/plan/plan-without-classes.ts';
import { runSync } from '#shared/sync/run-sync.ts';
import { DUTY_ROW, LEVELS_TAB, MONEY_TAB, OWED_ROW, REPORTS_TAB } from '#shared/workbook/keys.ts';
import type { CellValue, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { directGoogle, SPREADSHEET } from '../google/fake-google.ts';
import { staffEdits } from '../google/staff-edits.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import type { WorkbookHarness } from '../workbook-harness.ts';
import { MemoryFile, memoryHarness } from '../workbook/memory-workbook.ts';
import { XlsxHands } from '../workbook/xlsx-hands.ts';
import { dateCell } from './duty-office.ts';

const PLAN = dutyPlan('can-tho-2024');
const folder = mkdtempSync(join(tmpdir(), 'so-lop-duties-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Place = Pick<WorkbookHarness, 'port' | 'edit'>;

const PLACES: Readonly<Record<string, () => Place>> = {
  'in memory': () => memoryHarness(new MemoryFile()),
  'in a file': () => {
    const path = join(folder, 'so-lop.xlsx');
    return { port: () => Promise.resolve(new XlsxWorkbook(path)), edit: new XlsxHands(path) };
  },
  'in Google Sheets': () => {
    const google = directGoogle();
    const { fake } = google;
    fake.create(SPREADSHEET);
    return { port: () => Promise.resolve(google.open()), edit: staffEdits(() => fake.staff(SPREADSHEET)) };
  },
};

/** Tab, key of the row (null: the row below all), column, value. */
const TYPED: readonly (readonly [string, string | null, string, CellValue])[] = [
  [LEVELS_TAB.of(PLAN.id), OWED_ROW.of('nc.dang-ky', '31294', '2024'), 'criteria', '15/19'],
  [
    MONEY_TAB.of(PLAN.id),
    OWED_ROW.of('von.nsnn', 'Văn phòng Điều phối nông thôn mới thành phố', '2024'),
    'done',
    '210,5 tỷ',
  ],
  [REPORTS_TAB.of(PLAN.id), null, 'party', 'Huyện Cờ Đỏ'],
  [REPORTS_TAB.of(PLAN.id), null, 'c1', 'Tháng 5/2024'],
  [REPORTS_TAB.of(PLAN.id), null, 'c2', dateCell('2024-05-31')],
  [REPORTS_TAB.of(PLAN.id), null, 'c3', '12/BC-UBND'],
  // More periods than there were columns.
  [REPORTS_TAB.of(PLAN.id), DUTY_ROW.of('bc-thang'), 'c1', 'x'],
];

async function lives({ port, edit }: Place): Promise<readonly WorkbookSnapshot[]> {
  const journal = openJournal(':memory:');
  const seen: WorkbookSnapshot[] = [];
  const sync = async (time: string) => {
    const { planned } = await runSync({
      workbook: await port(),
      journal,
      responses: () => Promise.resolve(null),
      withoutResponses: true,
      setupPlan: planWithoutClasses(PLAN),
      dutyPlans: [PLAN],
      openRegistries: () => Promise.resolve(REGISTRIES_2024),
      programme: { title: '', year: 0, sections: [], tasks: [], oddities: [] },
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse(`2024-06-10T${time}:00+07:00`),
      confirm: false,
    });
    seen.push(await (await port()).read());
    return planned.diff.changes.length;
  };
  await sync('08:00');
  const { tabs } = await (await port()).read();
  for (const [key, row, column, value] of TYPED) {
    const tab = tabs.find((one) => one.key === key);
    const at = row === null ? tab?.rows.length : tab?.rows.findIndex((one) => one.key === row);
    await edit.setCell(tab?.title ?? '', at ?? -1, tab?.columns.indexOf(column) ?? -1, value);
  }
  expect(await sync('09:00')).toBeGreaterThan(0);
  expect(await sync('10:00')).toBe(0);
  await journal.close();
  return seen;
}

/** What anybody can read of our tabs, numbers as far as programs save them. */
function read({ tabs }: WorkbookSnapshot) {
  const rounded = (value: CellValue) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value);
  return tabs.map(({ key, title, columns, rows }) => {
    return {
      key,
      title,
      columns,
      rows: rows.map((row) => ({ key: row.key, cells: row.cells.map(rounded) })),
    };
  });
}

test('targets, reports and money are the same in memory, in a file and in Google Sheets, and a second sync writes nothing', async () => {
  const [memory = [], ...others] = await Promise.all(Object.values(PLACES).map((make) => lives(make())));
  const tabs = (all: readonly WorkbookSnapshot[]) => all.map(read);
  for (const other of others) expect(tabs(other)).toEqual(tabs(memory));
  const reports = memory.at(-1)?.tabs.find(({ key }) => key === REPORTS_TAB.of(PLAN.id));
  expect(reports?.columns).toHaveLength(2 + 16);
});
