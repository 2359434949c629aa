import { expect, test } from 'vitest';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { planSync } from '#shared/sync/plan-sync.ts';
import { isReviewDataRow } from '#shared/tabs/review/review-tab.ts';
import { CLASS_TAB, isClassDataRow, LOG_LINE, LOG_TAB, REVIEW_TAB, SEAT } from '#shared/workbook/keys.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { WrittenCells } from '#shared/workbook/written-cells.ts';
import { sampleResponses, SAMPLE_HEADER } from '../../sync-server/demo/sample-responses.ts';
import { GoogleSheetsFake } from '../fakes/google-sheets/google-sheets-fake.ts';
import { columnAt, keyedRows, sheetOf } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { BATCH_2_PLAN, CAN_THO_GAZETTEER, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import type { SeenLook } from '../workbook-harness.ts';
import { seenLooks } from './seen-looks.ts';
import { ServerAtSheet } from './server-at-sheet.ts';

const RESPONSES = sampleResponses(BATCH_2_PLAN, CAN_THO_UNITS);

test('every tab of an office that grew from nothing looks as if it had been made at once', () => {
  const { grown, wanted } = office();
  const atOnce = new Sheet();
  atOnce.server.write(wanted);
  for (const tab of wanted) expect(grown.looksOf(tab.key), tab.title).toEqual(atOnce.looksOf(tab.key));
});

test('the first case, the first outside the quota and the newest line of the log look as their kind (K1)', () => {
  const { grown } = office();
  const firstCase = grown.firstRow(REVIEW_TAB, isReviewDataRow);
  expect(grown.cell(REVIEW_TAB, firstCase, 'decision').offers).toContain('Duyệt');
  expect(grown.cell(REVIEW_TAB, firstCase, 'seen').offers).toBe('box');
  const newest = grown.firstRow(LOG_TAB, (key) => LOG_LINE.partsOf(key) !== null);
  expect(grown.cell(LOG_TAB, newest, 'at')).toMatchObject({ format: 'dateTime', isBold: false });
  const tab = CLASS_TAB.of('02');
  const outside = grown.firstRow(tab, (key) => isClassDataRow(key) && !SEAT.is(key));
  expect(grown.cell(tab, outside, 'decision').offers).toContain('Duyệt');
  expect(grown.cell(tab, outside, 'name')).toMatchObject({ isBold: false, offers: null });
});

/** Grown in three syncs, once for all tests, which only look. */
function office(): { readonly grown: Sheet; readonly wanted: readonly Tab[] } {
  if (made === undefined) {
    const grown = new Sheet();
    made = { grown, wanted: [0, 60, RESPONSES.length].map((count) => grown.sync(count)).at(-1) ?? [] };
  }
  return made;
}

let made: { readonly grown: Sheet; readonly wanted: readonly Tab[] } | undefined;

/** A class task, a task of one day, a recurring one: as many tabs as there are kinds. */
const PROGRAMME = programme2026();
const SMALL_PROGRAMME = {
  ...PROGRAMME,
  tasks: PROGRAMME.tasks.filter(({ key }) => ['I.5', 'II.10', 'III.1', 'IV.2'].includes(key)),
};

const ID = 'bang-tinh';

/** A spreadsheet, the server at it, and eyes. */
class Sheet {
  readonly server: ServerAtSheet;
  private readonly staff: StaffHands;

  constructor() {
    const fake = new GoogleSheetsFake();
    this.staff = fake.create(ID);
    this.server = new ServerAtSheet(fake, ID);
  }

  /** What a sync does that finds so many responses; the tabs it wants. */
  sync(count: number): readonly Tab[] {
    const { diff, state } = planSync({
      nowMs: Date.UTC(2026, 4, 9, 1) + count * 60_000,
      trigger: 'cli',
      snapshot: this.server.read(),
      tables: new Map([[null, { header: SAMPLE_HEADER, rows: RESPONSES.slice(0, count) }]]),
      dateOrder: 'dmy',
      setupPlan: BATCH_2_PLAN,
      programme: SMALL_PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
      memory: {
        responses: [],
        staffCells: [],
        written: new WrittenCells(),
        unheard: null,
        nextSync: count + 1,
      },
      confirm: true,
    });
    this.server.apply(diff.changes);
    return state?.wanted ?? [];
  }

  /** By row key. */
  looksOf(tab: string): Readonly<Record<string, readonly SeenLook[]>> {
    const sheet = this.sheet(tab);
    const looks = seenLooks(this.staff, sheet.properties.title, sheet.rows.length, sheet.columns.length - 1);
    return Object.fromEntries(keyedRows(sheet).map(({ key, at }) => [key, looks[at] ?? []]));
  }

  cell(tab: string, row: string, column: string): SeenLook {
    const look = this.looksOf(tab)[row]?.[columnAt(this.sheet(tab), column) - 1];
    if (look === undefined) throw new Error(`no cell ${tab} ${row} ${column}`);
    return look;
  }

  /** The topmost that is so. */
  firstRow(tab: string, isWanted: (key: string) => boolean): string {
    const found = keyedRows(this.sheet(tab)).find(({ key }) => isWanted(key));
    if (found === undefined) throw new Error(`no such row in ${tab}`);
    return found.key;
  }

  private sheet(tab: string): FakeSheet {
    const sheet = sheetOf(this.staff, tab);
    if (sheet === undefined) throw new Error(`no tab ${tab}`);
    return sheet;
  }
}
