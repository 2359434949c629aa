import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/time/calendar.ts';
import type { IsoDay } from '#shared/time/local-date.ts';
import type { DutyPlanState } from '#shared/tabs/office/duty-plan-state.ts';
import { ENTRY_ROW, LEVELS_TAB, MONEY_TAB, OWED_ROW, REPORTS_TAB } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { cases, SEED } from '../sizes.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

const PLAN = dutyPlan('can-tho-2024');
const REPORTS = REPORTS_TAB.of(PLAN.id);
const AGENCY = 'Văn phòng Điều phối nông thôn mới thành phố';

/** Something that a person does in one of the tabs. */
type Hand = (office: DutyOffice) => Promise<void>;

const FIRST: IsoDay = '2024-06-25';

/** Days around the time of the syncs, and what is no day. */
const day = fc.constantFrom<CellValue>(
  null,
  'hôm qua',
  ...['2024-05-31', '2024-06-20', '2024-06-28', '2024-07-03', '2024-12-30'].map(dateCell),
);
const document = fc.constantFrom<CellValue>(null, '12/BC-UBND', 'chưa có');
const party = fc.constantFrom<CellValue>('Huyện Cờ Đỏ', '924', 'Huyện Ô Môn', 'Ủy ban nhân dân các huyện');
const report = fc.constantFrom<CellValue>('Tháng 5/2024', 'T6', 'Quý II/2024', 'Bão', null);

const entry = fc.record({ party, c1: report, c2: day, c3: document, c4: report, c5: document, c6: day }).map(
  (cells): Hand =>
    (office) =>
      office.add(REPORTS, cells),
);

const removal = fc.nat({ max: 5 }).map(
  (number): Hand =>
    async (office) => {
      const key = ENTRY_ROW.of(String(number));
      if (office.tab(REPORTS).rows.some((row) => row.key === key)) await office.deleteRow(REPORTS, key);
    },
);

const figure = fc
  .record({
    row: fc.constantFrom('von.nsnn', 'von.td'),
    column: fc.constantFrom('done', 'allocated', 'asOf', 'note'),
    value: fc.constantFrom<CellValue>(100, 250_000, '300 tỷ', 'ước 5 tỷ', null, dateCell('2024-06-20')),
  })
  .map(
    ({ row, column, value }): Hand =>
      (office) => {
        return office.type(MONEY_TAB.of(PLAN.id), OWED_ROW.of(row, AGENCY, '2024'), column, value);
      },
  );

const progress = fc
  .record({
    code: fc.constantFrom('31294', '31267'),
    cells: fc.constantFrom<Readonly<Record<string, CellValue>>>(
      { criteria: '15/19' },
      { dossier: '3/TTr', dossierOn: dateCell('2024-06-20') },
      { decision: '9/QĐ', decisionOn: dateCell('2024-06-24') },
      { decision: null },
      { outcome: 'Chuyển năm sau', outcomeDocument: '7/UBND' },
      { outcome: null },
    ),
  })
  .map(
    ({ code, cells }): Hand =>
      async (office) => {
        for (const [column, value] of Object.entries(cells))
          await office.type(LEVELS_TAB.of(PLAN.id), OWED_ROW.of('nc.dang-ky', code, '2024'), column, value);
      },
  );

const days = fc.array(fc.array(fc.oneof(entry, entry, removal, figure, progress), { maxLength: 4 }), {
  minLength: 3,
  maxLength: 5,
});

/** All that a day is told by. */
function told({ filled, summary, problems }: DutyPlanState) {
  return {
    states: filled.all.map(
      ({ obligation: { duty, party: who, slot }, state, done }) =>
        `${duty.key} ${who} ${slot}: ${state} ${done}`,
    ),
    summary,
    problems: [...problems].map(([tab, rows]) => [
      tab,
      [...rows].map(([row, texts]) => `${row}: ${texts.join(' ')}`).toSorted((a, b) => (a < b ? -1 : 1)),
    ]),
  };
}

test('whatever is typed, changed and deleted later, a day that is over is told as it was', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (hands) => {
      const office = new DutyOffice(PLAN, REGISTRIES_2024);
      await office.sync(FIRST);
      const seen: (readonly [IsoDay, ReturnType<typeof told>])[] = [[FIRST, told(office.state)]];
      for (const [at, ofDay] of hands.entries()) {
        for (const hand of ofDay) await hand(office);
        const on = addDays(FIRST, at + 1);
        const { outcome } = await office.sync(on);
        expect(outcome).toBe('done');
        seen.push([on, told(office.state)]);
        expect((await office.sync(on, '17:00')).planned.diff.changes).toEqual([]);
      }
      for (const [on, then] of seen) expect(told(office.asOf(on))).toEqual(then);
    }),
    { numRuns: cases(3), seed: SEED },
  );
});
