/** Puts together what staff decided in `Cần xử lý` and in the class tabs (R7). */
import type { CellDecision, DecisionProblem, SeenAt } from '../decisions/cell-decision.ts';
import { certainAliases } from '../decisions/confirmed-spellings.ts';
import { settleTabs } from '../decisions/settle-tabs.ts';
import type { Plan } from '../plan/plan.ts';
import { classChosenIn, hasUnitsInTwo } from '../registrations/chosen-class.ts';
import { groupNamed } from '../registrations/party-of-entry.ts';
import type { Decision } from '../registrations/registration.ts';
import type { Unit, UnitAlias } from '../units/unit.ts';
import { type MatchTyped, unitReader } from '../units/unit-code.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { readClassDecisions } from './class/read-class-decisions.ts';
import { readReviewDecisions } from './review/read-review-decisions.ts';

export interface ReadDecisionsInput {
  readonly snapshot: WorkbookSnapshot;
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly seenAt: SeenAt;
  /** The registrations known; undefined for others. `person` is the key of the person's first registration. */
  readonly registration: (key: string) => { readonly unitTyped: string; readonly person: string } | undefined;
  /** *Set name* with what its cells named before; where a cell names nobody any more, without a value. */
  readonly namesSet?: readonly Decision[];
  /** Resolves unit names that are not written exactly; certain answers only. */
  readonly matchUnit?: MatchTyped;
}

export interface DecisionsRead {
  /** By registration key, then kind. */
  readonly decisions: readonly Decision[];
  /** The same, with the cells that they stand in: as the tabs stand, row by row. */
  readonly cells: readonly CellDecision[];
  /** Spellings that staff asked to remember, by typed text. */
  readonly aliases: readonly UnitAlias[];
  readonly problems: readonly DecisionProblem[];
  /** Registrations in whose row of `Cần xử lý` staff typed anything. */
  readonly touched: ReadonlySet<string>;
  /** Registrations marked "Đã xem". */
  readonly seen: ReadonlySet<string>;
}

export function readDecisions(input: ReadDecisionsInput): DecisionsRead {
  const { snapshot, plan, seenAt, registration } = input;
  const review = readReviewDecisions(snapshot, {
    plan: plan.id ?? null,
    roles: plan.roles,
    seenAt,
    unitTypedOf: (key) => registration(key)?.unitTyped,
    readUnit: unitReader(input.units, matchGroup(plan, input.matchUnit)),
    ...(hasUnitsInTwo(plan.classes) ? { readClass: (typed) => classChosenIn(plan.classes, typed) } : {}),
  });
  const classes = readClassDecisions(
    snapshot,
    plan.id ?? null,
    (key) => registration(key) !== undefined,
    seenAt,
  );
  const settled = settleTabs(review.cells, classes.cells, registration);
  const problems = [...review.problems, ...classes.problems, ...settled.problems];
  const aliases = certainAliases(review.spellings, problems);
  return {
    decisions: withNamesBefore(settled.decisions, input).sort(byRegistration),
    cells: settled.cells,
    aliases,
    problems,
    touched: review.touched,
    seen: review.seen,
  };
}

/** P33: staff may set a group of the plan where there is no unit. */
function matchGroup(plan: Plan, matchUnit: MatchTyped | undefined): MatchTyped {
  const group = groupNamed(plan);
  return (typed) => group(typed) ?? matchUnit?.(typed) ?? null;
}

/** A cell says whom it names now; its history says since when, and whom it named before. */
function withNamesBefore(
  decisions: readonly Decision[],
  { namesSet = [], registration }: ReadDecisionsInput,
): Decision[] {
  const histories = new Map(namesSet.map((one) => [one.registration, one]));
  const read = decisions.map((one) => {
    const names = one.kind === 'set_name' ? histories.get(one.registration)?.names : undefined;
    return names === undefined ? one : { ...one, names };
  });
  const standing = new Set(read.filter(({ kind }) => kind === 'set_name').map((one) => one.registration));
  const left = namesSet.filter(
    (one) =>
      one.value === null && !standing.has(one.registration) && registration(one.registration) !== undefined,
  );
  return [...read, ...left];
}

function byRegistration(left: Decision, right: Decision): number {
  const a = `${left.registration}\u0000${left.kind}`;
  const b = `${right.registration}\u0000${right.kind}`;
  return a < b ? -1 : a > b ? 1 : 0;
}
