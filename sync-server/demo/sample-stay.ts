import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { setOf } from '#shared/tabs/office/duty-cells.ts';
import { partyName } from '#shared/tabs/office/duty-plan-state.ts';
import { slotsOf } from '#shared/plan/stay-slots.ts';
import { addDays } from '#shared/time/calendar.ts';
import type { UnitsKnown } from '#shared/units/known-units.ts';
import { STAY_TAB } from '#shared/workbook/keys.ts';
import { dayCell, type SampleCells } from './sample-cells.ts';
import type { SamplePerson } from './sample-conference.ts';
import { conferencePeople } from './sample-conference.ts';
import type { Dice } from './sample-names.ts';

/** Those who come from far ask for meals and nights; everybody who asks is registered in person. */
export function sampleStay(plan: DutyPlan, units: UnitsKnown, dice: Dice, cells: SampleCells): void {
  const { stay, occasions } = plan;
  const first = occasions.find(({ kind }) => kind === 'conference')?.days[0]?.date;
  if (stay === null || first === undefined) return;
  const tab = STAY_TAB.of(plan.id);
  const on = addDays(first, -9);
  for (const person of conferencePeople(plan)) {
    if (!dice.chance(40)) continue;
    const asked = slotsOf(stay).filter(({ kind }) => kind === 'meal' || dice.chance(70));
    cells.add(tab, on, {
      ...guestOf(person, plan, units),
      ...Object.fromEntries(asked.map(({ key }) => [key, 'x'])),
      registered: dayCell(on),
    });
  }
}

function guestOf({ name, isMale, unit, role }: SamplePerson, plan: DutyPlan, units: UnitsKnown) {
  const set = plan.parties.find(({ members }) => members?.includes(unit) === true);
  return {
    name,
    sex: isMale ? 'Nam' : 'Nữ',
    unit: partyName(unit, set === undefined ? undefined : setOf(plan, set.key), units),
    role: plan.roles.find(({ key }) => key === role)?.shortLabel ?? null,
  };
}
