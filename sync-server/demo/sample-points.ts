import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { pointDays, pointsOf } from '#shared/tabs/points/point-duties.ts';
import { TEST_RESULTS } from '#shared/tabs/points/point-columns.ts';
import { addDays } from '#shared/time/calendar.ts';
import { POINT_ROW, POINTS_TAB, PRESENT_COLUMN } from '#shared/workbook/keys.ts';
import { dayCell, type SampleCells } from './sample-cells.ts';
import { type Dice, fictionalName, fictionalPhone } from './sample-names.ts';

/** Most points are reported and tested before the first day. */
export function samplePoints(plan: DutyPlan, dice: Dice, cells: SampleCells): void {
  const tab = POINTS_TAB.of(plan.id);
  const days = pointDays(plan);
  const [first] = days;
  if (first === undefined) return;
  for (const occasion of pointsOf(plan)) {
    const members = plan.parties.find(({ key }) => key === occasion.perParty)?.members ?? [];
    for (const party of members) {
      if (dice.chance(15)) continue;
      const row = POINT_ROW.of(occasion.key, party);
      const tested = addDays(first, -1 - dice.roll(6));
      cells.put(tab, row, addDays(tested, -3), {
        place: 'Hội trường UBND (mẫu)',
        contact: fictionalName(dice),
        phone: fictionalPhone(dice),
        expected: 20 + dice.roll(25),
      });
      if (dice.chance(85))
        cells.put(tab, row, tested, {
          tested: dayCell(tested),
          result: TEST_RESULTS[dice.chance(90) ? 0 : 1],
        });
      for (const day of days)
        if (dice.chance(80)) cells.put(tab, row, day, { [PRESENT_COLUMN.of(day)]: 15 + dice.roll(25) });
    }
  }
}
