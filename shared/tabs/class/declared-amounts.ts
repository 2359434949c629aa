/**
 * How much a party owes of what a plan leaves to it, at the end of a day (P32): as it declared in its class tab; while it declared
 * nothing, as many as have a place, and at least what the plan asks for.
 */
import type { DeclaredAmount, ExpandOptions } from '../../obligations/expand.ts';
import { type Fact, factKey } from '../../obligations/fact.ts';
import { seatsDeclared } from '../../obligations/places-of-plan.ts';
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { occasionOf, type SeatTerms } from '../../plan/plan.ts';
import { planInWorkbook } from '../../plan/plan-in-workbook.ts';
import { registrationPlanOf } from '../../plan/registration-view.ts';
import { dayOf, endOfDayMs, type IsoDay } from '../../time/local-date.ts';
import { CLASS_TAB, DECLARED, DECLARED_COLUMN } from '../../workbook/keys.ts';
import type { CellValue, TabSnapshot, WorkbookSnapshot } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { readDeclared } from './read-declared.ts';

interface Input {
  readonly plan: DutyPlan;
  readonly sheet: StaffSheet;
  readonly asOf: IsoDay;
}

/** @param facts who has a place, among all that is known of the plan. */
export function declaredAmounts(
  { plan, sheet, asOf }: Input,
  facts: readonly Fact[],
): Pick<ExpandOptions, 'declared'> {
  if (!plan.duties.some(({ what, amount }) => what === 'seat' && amount.kind === 'declared')) return {};
  const { classes } = planInWorkbook(registrationPlanOf(plan), plan.id);
  const snapshot = asOf === dayOf(sheet.nowMs) ? sheet.snapshot : snapshotOn(sheet, asOf, classes);
  const said = readDeclared(snapshot, { classes }).declared;
  const came = placesTaken(facts, endOfDayMs(asOf));
  const declared = new Map<string, DeclaredAmount>();
  for (const planned of classes) {
    const { code, seats = [] } = planned;
    for (const { duty, role, parties, amount } of seats) {
      if (amount.kind !== 'declared' || role === null) continue;
      for (const party of parties) {
        const key = factKey({ duty, party, slot: occasionOf(planned) });
        const one = amountOf(amount, said(party, code, role), came.get(key) ?? 0);
        if (one !== null) declared.set(key, one);
      }
    }
  }
  return { declared };
}

type Bounds = Extract<SeatTerms['amount'], { readonly kind: 'declared' }>;

/** Null: of whom silence says nothing, since they may send nobody (P5). */
function amountOf(bounds: Bounds, said: number | null, came: number): DeclaredAmount | null {
  if (said !== null) return { n: seatsDeclared(said, bounds), isSaid: true };
  const { min, max } = bounds;
  return min === 0 ? null : { n: Math.max(min, Math.min(came, max ?? came)), isSaid: false };
}

function placesTaken(facts: readonly Fact[], end: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    if (fact.recordedAt > end || fact.says.kind !== 'more') continue;
    counts.set(factKey(fact), (counts.get(factKey(fact)) ?? 0) + fact.says.n);
  }
  return counts;
}

const COLUMNS = [DECLARED_COLUMN, 'remark'] as const;

/** The rows of declared numbers as they stood at the end of a day that is over. */
function snapshotOn(
  sheet: StaffSheet,
  asOf: IsoDay,
  classes: readonly { readonly code: string }[],
): WorkbookSnapshot {
  const end = endOfDayMs(asOf);
  const tabs = classes.map(({ code }): TabSnapshot => {
    const tab = CLASS_TAB.of(code);
    const cell = (row: string, column: string): CellValue =>
      sheet.versions(tab, row, column).findLast(({ seenAt }) => seenAt <= end)?.value ?? null;
    const rows = sheet.used(tab).filter(DECLARED.is);
    return {
      key: tab,
      title: tab,
      columns: COLUMNS,
      look: null,
      rows: rows.map((key) => ({ key, cells: COLUMNS.map((column) => cell(key, column)) })),
    };
  });
  return { tabs, otherTitles: [] };
}
