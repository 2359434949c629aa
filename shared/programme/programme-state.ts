import type { IsoDay } from '../time/local-date.ts';
import type { TrainingClass } from './classes-progress.ts';
import type { Programme } from './programme.ts';
import { type ProgrammeTotals, programmeTotals } from './programme-totals.ts';
import type { ProgressFact } from './progress.ts';
import { TASK_STATE_CONFIG, type TaskState, type TaskStateConfig, taskState } from './task-state.ts';

export interface ProgrammeState {
  readonly programme: Programme;
  readonly asOf: IsoDay;
  /** In the programme's order. */
  readonly tasks: readonly TaskState[];
  readonly totals: ProgrammeTotals;
}

export interface ProgrammeStateInput {
  /** As it stood on the day (`programmeAsOf`). */
  readonly programme: Programme;
  readonly facts: readonly ProgressFact[];
  readonly asOf: IsoDay;
  readonly config?: TaskStateConfig;
  /** T7. */
  readonly classes?: readonly TrainingClass[];
}

/** The state of the whole programme at the end of a day. */
export function programmeState(input: ProgrammeStateInput): ProgrammeState {
  const { programme, facts, asOf, config = TASK_STATE_CONFIG, classes = [] } = input;
  const byTask = new Map<string, ProgressFact[]>();
  for (const fact of facts) {
    const known = byTask.get(fact.task);
    if (known === undefined) byTask.set(fact.task, [fact]);
    else known.push(fact);
  }
  const tasks = programme.tasks.map((task) =>
    taskState(task, byTask.get(task.key) ?? [], asOf, config, classes),
  );
  return { programme, asOf, tasks, totals: programmeTotals(tasks, programme.sections) };
}
