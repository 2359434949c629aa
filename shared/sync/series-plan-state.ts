/** A plan whose classes anybody may join by a Form (P60), at this sync: its responses, and where each delegate stands. */
import { accountOf } from '../registrations/account.ts';
import type { ClassState } from '../registrations/registration.ts';
import { withOrganisation } from '../responses/organisation-columns.ts';
import type { DutyPlanState, DutyTabInput } from '../tabs/office/duty-plan-state.ts';
import { formRegistrations } from '../tabs/series/form-registrations.ts';
import { seatedPeople } from '../tabs/series/read-people.ts';
import { readSeries, type Series } from '../tabs/series/read-series.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { PlanToRegister } from './plans-of-workbook.ts';
import { readSeriesForm, type SeriesFormRead } from './read-series-form.ts';
import { readSource, type SourceRead } from './read-source.ts';
import { deletedRemarks, type RegisteredPlanState } from './registered-plan-state.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface SeriesSource extends PlanToRegister, SourceRead {
  readonly formOf: (input: DutyTabInput) => SeriesFormRead;
}

export function seriesSource(facts: SyncFacts, sheet: StaffSheet, one: PlanToRegister): SeriesSource {
  const { id, plan } = one;
  const { nowMs, gazetteer } = facts;
  const read = readSource(facts, sheet, plan, (typed) => plainKey(typed) || null, withOrganisation);
  const isPlaceName = (text: string) => gazetteer.isPlaceName(text);
  const source = { ...read, plan, planId: id, nowMs, isPlaceName };
  // Staff may type who comes: where nobody ever sent a Form, none is missing.
  const responsesMissing = read.history.known.length === 0 ? null : read.responsesMissing;
  return { ...one, ...read, responsesMissing, formOf: (input) => readSeriesForm(source, input) };
}

/** @param state the plan as it stands today, read with this very source. */
export function seriesPlanState(
  { id, plan, formOf, read, ...source }: SeriesSource,
  state: DutyPlanState,
  sheet: StaffSheet,
): RegisteredPlanState {
  const { decided } = formOf(state);
  const series = readSeries(state);
  const registrations = formRegistrations(series, plan.title);
  return {
    ...source,
    plan,
    planId: id,
    reconciliation: {
      account: accountOf(read, source.history.known, registrations),
      classes: classStatesOf(series),
      units: [],
      places: [],
      registrations,
      rowProblems: read.rowProblems,
    },
    decided: { ...decided, touched: new Set([...decided.touched, ...deletedRemarks(sheet)]) },
    classStates: new Map(),
    classes: [],
  };
}

/** Everybody in the class's tab counts, whoever wrote the row. */
function classStatesOf({ classes, people }: Series): readonly ClassState[] {
  return classes.flatMap((one): readonly ClassState[] => {
    const list = people.get(one.row);
    if (one.code === null || list === undefined) return [];
    if (list.people.length === 0 && one.standing !== 'open') return [];
    const kinds = [...list.seats.values()].map(({ kind }) => kind);
    const beyond = kinds.filter((kind) => kind === 'beyond').length;
    const seated = kinds.filter((kind) => kind === 'seated').length + beyond;
    const seats = one.capacity ?? 0;
    return [
      {
        code: one.code,
        units: 0,
        seats,
        size: seats,
        seated,
        missing: {},
        extraPending: 0,
        extraApproved: 0,
        headcount: seatedPeople(list),
        ...(one.capacity === null ? {} : { capacity: one.capacity }),
        waitlisted: kinds.filter((kind) => kind === 'waiting').length,
        notes: beyond > 0 ? ['over_size'] : [],
      },
    ];
  });
}
