import { countPlaces } from '../obligations/count-places.ts';
import { directoryOf } from '../registrations/directory.ts';
import type { Reconciliation } from '../registrations/registration.ts';
import { STATUSES } from '../registrations/registration.ts';
import { STATUS_WORDS } from '../registrations/registration-words.ts';
import { rowProblemCases } from '../responses/row-problem-cases.ts';
import { buildClasses } from './build-panel-classes.ts';
import { buildPlans } from './build-panel-plans.ts';
import { buildQueue } from './build-panel-queue.ts';
import { buildPeople, buildUnits } from './build-panel-units.ts';
import type { PanelInput } from './panel-input.ts';
import type { PanelState, PanelTotals } from './panel-state.ts';
import { shown } from './shown.ts';

/** Pure: the same input gives the same state. Linear in the registrations. */
export function buildPanelState(input: PanelInput): PanelState {
  const { plan, reconciliation } = input;
  const directory = directoryOf(plan, reconciliation, input.units);
  const queue = buildQueue(directory, input);
  return {
    version: 1,
    madeAt: input.now,
    plan: {
      title: plan.title,
      deadlineText: plan.registration.deadlineText,
      deadline: plan.registration.deadline,
      graceDay: plan.registration.graceDay,
      roles: directory.roles.map(({ key, label, shortLabel }) => ({ key, label, shortLabel })),
    },
    totals: totalsOf(reconciliation),
    classes: buildClasses(directory, queue, input.classStates),
    units: buildUnits(directory),
    queue,
    people: buildPeople(directory),
    tasks: input.tasks ?? [],
    ...(input.dutyPlans === undefined || input.dutyPlans.length === 0
      ? {}
      : { plans: buildPlans(input.dutyPlans) }),
    rowProblems: rowProblemCases(reconciliation.rowProblems).map(({ problem: _problem, ...one }) => ({
      ...one,
      names: shown(one.names),
      unitTyped: shown(one.unitTyped),
      position: shown(one.position),
      reason: shown(one.reason),
    })),
    ...(input.formNote == null ? {} : { formNote: shown(input.formNote) }),
    lastSync: input.lastSync,
    figures: input.figures ?? { at: input.now, state: 'synced' },
    mayDecide: input.mayDecide ?? true,
  };
}

function totalsOf({ account, classes, places }: Reconciliation): PanelTotals {
  const count = countPlaces(places);
  const sum = (count: (one: (typeof classes)[number]) => number) =>
    classes.reduce((total, one) => total + count(one), 0);
  return {
    units: count.parties.all,
    unitsFull: count.parties.full,
    unitsShort: count.parties.short,
    unitsNone: count.parties.none,
    seats: count.places,
    seated: count.taken,
    headcount: sum((one) => one.headcount),
    extraApproved: sum((one) => one.extraApproved),
    rows: account.rows,
    responses: account.responses,
    identicalRows: account.identicalRows,
    rowProblems: account.rowProblems,
    delegates: account.delegates,
    byStatus: STATUSES.map((status) => ({
      status,
      label: STATUS_WORDS[status].label,
      tone: STATUS_WORDS[status].tone,
      count: account.byStatus[status],
    })),
  };
}
