import { countPlaces } from '../obligations/count-places.ts';
import { directoryOf } from '../registrations/directory.ts';
import type { Plan } from '../plan/plan.ts';
import type { Account, ClassState, Reconciliation } from '../registrations/registration.ts';
import { STATUSES } from '../registrations/registration.ts';
import { STATUS_WORDS } from '../registrations/registration-words.ts';
import { rowProblemCases } from '../responses/row-problem-cases.ts';
import { buildClasses } from './build-panel-classes.ts';
import { buildPlans } from './build-panel-plans.ts';
import { buildQueue } from './build-panel-queue.ts';
import { buildPeople, buildUnits } from './build-panel-units.ts';
import type { PanelInput } from './panel-input.ts';
import type { PanelPlan, PanelState, PanelTotals } from './panel-state.ts';
import { shown } from './shown.ts';

/** Pure: the same input gives the same state. Linear in the registrations. */
export function buildPanelState(input: PanelInput): PanelState {
  const plans = [input, ...(input.others ?? [])].map((one) => ({
    classStates: one.classStates,
    directory: directoryOf(one.plan, one.reconciliation, input.units),
  }));
  const directories = plans.map(({ directory }) => directory);
  const queue = buildQueue(directories, input);
  const mayDecide = input.mayDecide ?? true;
  const morePlans = (input.others ?? []).map(({ plan }) => panelPlanOf(plan));
  return {
    version: 1,
    madeAt: input.now,
    plan: panelPlanOf(input.plan),
    ...(morePlans.length === 0 ? {} : { morePlans }),
    totals: totalsOf(directories.map(({ reconciliation }) => reconciliation)),
    classes: plans.flatMap(({ directory, classStates }) =>
      buildClasses(directory, queue, { standings: classStates, withPhones: mayDecide }),
    ),
    units: directories.flatMap(buildUnits),
    queue,
    people: directories.flatMap(buildPeople),
    tasks: input.tasks ?? [],
    ...(input.dutyPlans === undefined || input.dutyPlans.length === 0
      ? {}
      : { plans: buildPlans(input.dutyPlans) }),
    rowProblems: directories.flatMap(({ reconciliation }) => rowProblemsOf(reconciliation)),
    ...(input.formNote == null ? {} : { formNote: shown(input.formNote) }),
    ...(input.sharing === undefined || input.sharing.length === 0
      ? {}
      : { sharing: input.sharing.map(shown) }),
    lastSync: input.lastSync,
    figures: input.figures ?? { at: input.now, state: 'synced' },
    mayDecide,
  };
}

function panelPlanOf({ title, registration, roles }: Plan): PanelPlan {
  return {
    title,
    deadlineText: registration.deadlineText,
    deadline: registration.deadline,
    graceDay: registration.graceDay,
    roles: roles.map(({ key, label, shortLabel }) => ({ key, label, shortLabel })),
  };
}

function rowProblemsOf({ rowProblems }: Reconciliation): PanelState['rowProblems'] {
  return rowProblemCases(rowProblems).map(({ problem: _problem, key: _key, ...one }) => ({
    ...one,
    names: shown(one.names),
    unitTyped: shown(one.unitTyped),
    position: shown(one.position),
    reason: shown(one.reason),
  }));
}

function totalsOf(all: readonly Reconciliation[]): PanelTotals {
  const count = countPlaces(all.flatMap(({ places }) => places));
  const sum = (count: (one: ClassState) => number) =>
    all.reduce((total, { classes }) => total + classes.reduce((some, one) => some + count(one), 0), 0);
  const account = (part: (one: Account) => number) =>
    all.reduce((total, one) => total + part(one.account), 0);
  return {
    units: count.parties.all,
    unitsFull: count.parties.full,
    unitsShort: count.parties.short,
    unitsNone: count.parties.none,
    seats: count.places,
    seated: count.taken,
    headcount: sum((one) => one.headcount),
    extraApproved: sum((one) => one.extraApproved),
    rows: account(({ rows }) => rows),
    responses: account(({ responses }) => responses),
    identicalRows: account(({ identicalRows }) => identicalRows),
    rowProblems: account(({ rowProblems }) => rowProblems),
    delegates: account(({ delegates }) => delegates),
    byStatus: STATUSES.map((status) => ({
      status,
      label: STATUS_WORDS[status].label,
      tone: STATUS_WORDS[status].tone,
      count: account(({ byStatus }) => byStatus[status]),
    })),
  };
}
