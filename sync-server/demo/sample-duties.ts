/** What the tabs of a plan of duties begin with in a demonstration: invented, the same on every run, and not all of it done. */
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Obligation } from '#shared/obligations/obligation.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { isRegistered } from '#shared/tabs/office/duties-tab.ts';
import { setOf } from '#shared/tabs/office/duty-cells.ts';
import { partyName } from '#shared/tabs/office/duty-plan-state.ts';
import { LEVEL_COLUMNS } from '#shared/tabs/levels/level-row.ts';
import { MONEY_COLUMNS } from '#shared/tabs/money/money-lines.ts';
import { ENTRY_COLUMNS } from '#shared/tabs/reports/report-columns.ts';
import { isReport, reportNames } from '#shared/tabs/reports/reports-owed.ts';
import { addDays } from '#shared/time/calendar.ts';
import type { IsoDay } from '#shared/time/local-date.ts';
import type { UnitsKnown } from '#shared/units/known-units.ts';
import {
  DUTIES_TAB,
  LEVELS_TAB,
  MONEY_TAB,
  OWED_ROW,
  PARTIES_TAB,
  PARTY_SET_ROW,
  REPORTS_TAB,
} from '#shared/workbook/keys.ts';
import { dayCell, type SampleCells } from './sample-cells.ts';
import { sampleClasses } from './sample-classes.ts';
import { Dice } from './sample-names.ts';
import { samplePoints } from './sample-points.ts';
import { sampleStay } from './sample-stay.ts';

export function sampleDuties(plan: DutyPlan, units: UnitsKnown, cells: SampleCells): void {
  const dice = new Dice(2026);
  const { obligations } = expandPlan(plan);
  sampleSizes(plan, dice, cells);
  sampleRegister(plan, obligations, dice, cells);
  sampleReports(plan, obligations, units, dice, cells);
  sampleLevels(plan, obligations, dice, cells);
  sampleMoney(plan, obligations, dice, cells);
  sampleClasses(plan, dice, cells);
  samplePoints(plan, dice, cells);
  sampleStay(plan, units, dice, cells);
}

/** Some sets have a size, so that the difference shows. */
function sampleSizes(plan: DutyPlan, dice: Dice, cells: SampleCells): void {
  const tab = PARTIES_TAB.of(plan.id);
  const counted = plan.duties.flatMap(({ amount }) => (amount.kind === 'share' ? [amount.of] : []));
  counted.forEach((key, at) => {
    if (at % 2 === 1) return;
    const size = 100 + dice.roll(300) * (at + 1);
    const asOf = plan.from ?? cells.asOf;
    cells.put(tab, PARTY_SET_ROW.of(key), asOf, { size, source: 'Rà soát (mẫu)', asOf: dayCell(asOf) });
  });
}

function sampleRegister(
  plan: DutyPlan,
  obligations: readonly Obligation[],
  dice: Dice,
  cells: SampleCells,
): void {
  const tab = DUTIES_TAB.of(plan.id);
  for (const { duty, party, slot, due } of obligations) {
    if (!isRegistered(duty, plan)) continue;
    if (!dice.chance(60)) continue;
    const on = nearDue(due ?? plan.to ?? plan.from ?? cells.asOf, dice);
    const document = `${10 + dice.roll(400)}/BC (mẫu)`;
    cells.put(tab, OWED_ROW.of(duty.key, party, slot), on, { on: dayCell(on), document });
  }
}

/** Mostly in time, now and then late. */
function nearDue(due: IsoDay, dice: Dice): IsoDay {
  return addDays(due, dice.chance(85) ? -dice.roll(10) : 1 + dice.roll(6));
}

function sampleReports(
  plan: DutyPlan,
  obligations: readonly Obligation[],
  units: UnitsKnown,
  dice: Dice,
  cells: SampleCells,
): void {
  const tab = REPORTS_TAB.of(plan.id);
  const owed = obligations.filter(({ duty }) => isReport(duty, plan));
  const nameOf = reportNames(owed, plan);
  for (const one of owed.filter(({ due }) => due !== null && due <= cells.asOf)) {
    if (!dice.chance(80)) continue;
    const on = nearDue(one.due ?? cells.asOf, dice);
    cells.add(tab, on, {
      [ENTRY_COLUMNS.party]: partyName(one.party, setOf(plan, one.duty.who), units),
      [ENTRY_COLUMNS.report]: nameOf(one),
      [ENTRY_COLUMNS.sent]: dayCell(on),
      [ENTRY_COLUMNS.document]: `${10 + dice.roll(400)}/BC-UBND (mẫu)`,
    });
  }
}

function sampleLevels(
  plan: DutyPlan,
  obligations: readonly Obligation[],
  dice: Dice,
  cells: SampleCells,
): void {
  const tab = LEVELS_TAB.of(plan.id);
  for (const { duty, party, slot, due } of obligations.filter((one) => one.duty.what === 'level')) {
    const row = OWED_ROW.of(duty.key, party, slot);
    const dossierOn = addDays(due ?? cells.asOf, -60 - dice.roll(20));
    const decisionOn = addDays(due ?? cells.asOf, dice.roll(40) - 25);
    if (party.includes('#') || !dice.chance(75)) continue;
    cells.put(tab, row, dossierOn, {
      [LEVEL_COLUMNS.criteria]: '19/19',
      [LEVEL_COLUMNS.dossier]: `${10 + dice.roll(90)}/TTr-UBND (mẫu)`,
      [LEVEL_COLUMNS.dossierOn]: dayCell(dossierOn),
    });
    if (!dice.chance(70)) continue;
    cells.put(tab, row, decisionOn, {
      [LEVEL_COLUMNS.appraisedOn]: dayCell(addDays(decisionOn, -7)),
      [LEVEL_COLUMNS.decision]: `${100 + dice.roll(900)}/QĐ-UBND (mẫu)`,
      [LEVEL_COLUMNS.decisionOn]: dayCell(decisionOn),
    });
  }
}

function sampleMoney(
  plan: DutyPlan,
  obligations: readonly Obligation[],
  dice: Dice,
  cells: SampleCells,
): void {
  const tab = MONEY_TAB.of(plan.id);
  for (const { duty, party, slot, amount, from } of obligations.filter((one) => one.duty.what === 'money')) {
    const on = addDays(from ?? plan.from ?? cells.asOf, 270);
    cells.put(tab, OWED_ROW.of(duty.key, party, slot), on, {
      [MONEY_COLUMNS.allocated]: amount ?? 0,
      [MONEY_COLUMNS.done]: Math.round(((amount ?? 0) * (50 + dice.roll(40))) / 100),
      [MONEY_COLUMNS.asOf]: dayCell(on),
      [MONEY_COLUMNS.document]: `${100 + dice.roll(900)}/BC-STC (mẫu)`,
    });
  }
}
