import type { TotalKey } from './total-key.ts';
import type { ProgrammeSection } from './programme.ts';
import type { TaskState } from './task-state.ts';
import type { TaskStateKey } from './task-state-key.ts';

/** T6: the official two-by-two, and what is counted beside it. The nine counts add up to `all`. */
export interface Totals {
  readonly onTime: number;
  readonly late: number;
  readonly withinTerm: number;
  readonly overdue: number;
  readonly awaitingConfirmation: number;
  readonly awaitingGuidance: number;
  readonly notYet: number;
  readonly noDue: number;
  /** The due text needs a person. */
  readonly undetermined: number;
  readonly all: number;
  /** On time ÷ (complete + overdue), 0…1; null while nothing was due. */
  readonly rateOnTime: number | null;
}

export interface ProgrammeTotals {
  /** Each task once, by its own state (T5). */
  readonly tasks: Totals;
  /** Each occurrence once. */
  readonly occurrences: Totals;
  readonly bySection: readonly {
    readonly section: ProgrammeSection;
    readonly tasks: Totals;
    readonly occurrences: Totals;
  }[];
  /** A task with two lead agencies counts with both, so these add up to more than `tasks`. Most tasks first. */
  readonly byLead: readonly {
    readonly agency: string;
    readonly tasks: Totals;
    readonly occurrences: Totals;
  }[];
}

export function programmeTotals(
  states: readonly TaskState[],
  sections: readonly ProgrammeSection[],
): ProgrammeTotals {
  const leads = new Map<string, TaskState[]>();
  for (const state of states) {
    for (const agency of state.task.leads) leads.set(agency, [...(leads.get(agency) ?? []), state]);
  }
  return {
    ...both(states),
    bySection: sections.map((section) => ({
      section,
      ...both(states.filter((state) => state.task.section === section.no)),
    })),
    byLead: [...leads]
      .map(([agency, own]) => ({ agency, ...both(own) }))
      .sort((a, b) => b.tasks.all - a.tasks.all || (a.agency < b.agency ? -1 : 1)),
  };
}

function both(states: readonly TaskState[]): { readonly tasks: Totals; readonly occurrences: Totals } {
  return {
    tasks: totalsOf(states.map((state) => state.state)),
    occurrences: totalsOf(states.flatMap((state) => state.occurrences.map((occurrence) => occurrence.state))),
  };
}

/** "Chưa thực hiện" is within the term: its interval runs and nothing is late. */
export const TOTAL_OF_STATE: Readonly<Record<TaskStateKey, TotalKey>> = {
  ht_dung_han: 'onTime',
  ht_qua_han: 'late',
  dang_trong_han: 'withinTerm',
  chua_thuc_hien: 'withinTerm',
  dang_qua_han: 'overdue',
  cho_xac_nhan: 'awaitingConfirmation',
  cho_trung_uong: 'awaitingGuidance',
  chua_den_ky: 'notYet',
  khong_han: 'noDue',
  chua_xac_dinh: 'undetermined',
};

function totalsOf(states: readonly TaskStateKey[]): Totals {
  const count = (key: TotalKey) => states.filter((state) => TOTAL_OF_STATE[state] === key).length;
  const [onTime, late, overdue] = [count('onTime'), count('late'), count('overdue')];
  const due = onTime + late + overdue;
  return {
    onTime,
    late,
    withinTerm: count('withinTerm'),
    overdue,
    awaitingConfirmation: count('awaitingConfirmation'),
    awaitingGuidance: count('awaitingGuidance'),
    notYet: count('notYet'),
    noDue: count('noDue'),
    undetermined: count('undetermined'),
    all: states.length,
    rateOnTime: due === 0 ? null : onTime / due,
  };
}
