import { CLASS_STANDING_WORDS } from '#shared/plan/class-standing.ts';
import type { Duty, DutyPlan } from '#shared/plan/duty-plan.ts';
import { classDuties, groupChoice } from '#shared/tabs/series/series-columns.ts';
import { addDays } from '#shared/time/calendar.ts';
import { SERIES_TAB, TRAINED_COLUMN } from '#shared/workbook/keys.ts';
import { dayCell, type SampleCells } from './sample-cells.ts';
import type { Dice } from './sample-names.ts';

/** How many of each audience it feeds came for the first time. */
function firstTimers({ feeds }: Duty, dice: Dice): Readonly<Record<string, number>> {
  return Object.fromEntries(feeds.map((key) => [TRAINED_COLUMN.of(key), 4 + dice.roll(8)]));
}

/** As many a year as a group of its own is to have, and five of those that communes are to have. */
function classesOf(plan: DutyPlan): readonly { readonly duty: Duty; readonly at: number }[] {
  return classDuties(plan)
    .flatMap((duty) => {
      const count = duty.spread === 'each' ? 1 : duty.amount.kind === 'fixed' ? duty.amount.n : 1;
      return Array.from({ length: count }, () => duty);
    })
    .map((duty, at) => ({ duty, at }));
}

/** Classes that were opened, those that are over held. */
export function sampleClasses(plan: DutyPlan, dice: Dice, cells: SampleCells): void {
  const { from, to } = plan;
  if (from === null || to === null) return;
  const tab = SERIES_TAB.of(plan.id);
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const { duty, at } of classesOf(plan)) {
      if (year > Number(to.slice(0, 4)) - 1 && dice.chance(50)) continue;
      const day = addDays(`${year}-03-01`, at * 12 + dice.roll(10));
      const isHeld = addDays(day, 30) <= cells.asOf;
      cells.add(tab, day, {
        group: groupChoice(duty),
        commune: duty.spread === 'each' ? `Xã Mẫu ${year}-${at}` : null,
        from: dayCell(day),
        to: dayCell(addDays(day, 2)),
        standing: isHeld ? CLASS_STANDING_WORDS.held : CLASS_STANDING_WORDS.planned,
        capacity: 50,
        present: isHeld ? 38 + dice.roll(14) : null,
        venue: 'Hội trường trung tâm (mẫu)',
        ...(isHeld ? firstTimers(duty, dice) : {}),
      });
    }
  }
}
