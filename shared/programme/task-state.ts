import { type IsoDay, displayDay } from '../time/local-date.ts';
import { daysBetween } from '../time/calendar.ts';
import type { DueKind } from '../due/due-reading.ts';
import { type ClassesProgress, type TrainingClass, classesProgress } from './classes-progress.ts';
import type { Task } from './programme.ts';
import type { LogEntry, OccurrenceRecord, ProgressFact, RecordProblem } from './progress.ts';
import { logAsOf, recordAsOf, unfinished } from './record-as-of.ts';
import { type TaskStateKey, WORST_FIRST, isComplete } from './task-state-key.ts';

export interface TaskStateConfig {
  /** T4: due within so many days is "sắp đến hạn". */
  readonly dueSoonDays: number;
}

export const TASK_STATE_CONFIG: TaskStateConfig = { dueSoonDays: 7 };

export interface Occurrence {
  /** Stable: `all` for a task due once, else the period's key. */
  readonly key: string;
  readonly label: string;
  readonly from: IsoDay | null;
  /** Original due day; null: none. */
  readonly due: IsoDay | null;
}

export interface OccurrenceState extends Occurrence {
  /** The new due day where a document grants one, else the original. */
  readonly effectiveDue: IsoDay | null;
  readonly extended: boolean;
  readonly state: TaskStateKey;
  /** A flag, not a state. */
  readonly dueSoon: boolean;
  /**
   * Days until the effective due day; null where there is none or nothing is open. Negative only where the state itself
   * says overdue: what waits for the central level or for a confirmation is late nowhere.
   */
  readonly daysLeft: number | null;
  readonly record: OccurrenceRecord;
  /** The record's problems, and those that only the task's due shows. */
  readonly problems: readonly RecordProblem[];
}

export interface TaskState {
  readonly task: Task;
  readonly asOf: IsoDay;
  /** T5: the state of the occurrence that decides. */
  readonly state: TaskStateKey;
  readonly deciding: OccurrenceState;
  /** Any open occurrence is due soon. */
  readonly dueSoon: boolean;
  readonly occurrences: readonly OccurrenceState[];
  /** Updates of the log known on the day, oldest first. */
  readonly log: readonly LogEntry[];
  /** T7; null for other tasks, or where no classes are given. */
  readonly classes: ClassesProgress | null;
}

/**
 * The state of a task at the end of a day (T4, T5), from the facts recorded by then. A completion counts from the later
 * of its own date and the day it was recorded: nobody knew of it earlier, and it had not happened earlier.
 */
export function taskState(
  task: Task,
  facts: readonly ProgressFact[],
  asOf: IsoDay,
  config: TaskStateConfig = TASK_STATE_CONFIG,
  trainingClasses: readonly TrainingClass[] = [],
): TaskState {
  const ownClasses = classesOfTask(task, trainingClasses);
  const fed = ownClasses.length > 0;
  // The progress cell of such a task is the server's, so what stands there is nobody's record.
  const own = facts.filter((fact) => fact.task === task.key && !(fed && fact.field === 'progress'));
  const log = logAsOf(own, asOf);
  const classes = fed ? classesProgress(ownClasses, asOf) : null;
  const updated = log.some((entry) => entry.day !== null && entry.day <= asOf && entry.problem === null);
  const occurrences = occurrencesOf(task).map((occurrence, _, all) => {
    const record = recordAsOf(own, occurrence.key, asOf);
    const progress = classes === null ? record.progress : classes.share;
    // The log is the task's; for a recurring task nobody can tell which occurrence an update is about.
    const begun = (progress ?? 0) > 0 || (updated && all.length === 1);
    const problems = [...record.problems];
    if (fed && record.completedOn === null) problems.push(...unfinished(progress));
    return occurrenceState(task, occurrence, { ...record, progress, problems }, begun, asOf, config);
  });
  const deciding = worstOf(occurrences);
  const dueSoon = occurrences.some((occurrence) => occurrence.dueSoon);
  return { task, asOf, state: deciding.state, deciding, dueSoon, occurrences, log, classes };
}

/** T7: the classes of the plan that the task names; none where it names none. */
export function classesOfTask(
  { classesOf }: Task,
  classes: readonly TrainingClass[],
): readonly TrainingClass[] {
  return classesOf === undefined ? [] : classes.filter(({ plan }) => plan === classesOf);
}

/** What must be done how often. A task always has at least one occurrence. */
export function occurrencesOf(task: Task): readonly Occurrence[] {
  const { due } = task;
  if (due.kind === 'recurring' && due.periods.length > 0)
    return due.periods.map(({ key, label, from, due }) => ({ key, label, from, due }));
  return [{ key: 'all', label: 'Cả nhiệm vụ', from: due.from, due: due.to }];
}

function occurrenceState(
  task: Task,
  occurrence: Occurrence,
  record: OccurrenceRecord,
  begun: boolean,
  asOf: IsoDay,
  config: TaskStateConfig,
): OccurrenceState {
  const { effectiveDue, problems } = effectiveDueOf(task, occurrence, record);
  const state = stateOf(task, { ...occurrence, due: effectiveDue }, record, begun, asOf);
  const open = state === 'dang_trong_han' || state === 'chua_thuc_hien' || state === 'chua_den_ky';
  const daysLeft = daysLeftOf(state, effectiveDue, asOf);
  const dueSoon = open && daysLeft !== null && daysLeft >= 0 && daysLeft <= config.dueSoonDays;
  const extended = effectiveDue !== occurrence.due;
  return {
    ...occurrence,
    effectiveDue,
    extended,
    state,
    dueSoon,
    daysLeft,
    record,
    problems: [...record.problems, ...problems, ...waitingProblems(task, record, asOf)],
  };
}

function daysLeftOf(state: TaskStateKey, due: IsoDay | null, asOf: IsoDay): number | null {
  if (due === null || isComplete(state)) return null;
  const days = daysBetween(asOf, due);
  return days < 0 && state !== 'dang_qua_han' ? null : days;
}

/** A new due day counts only with the document that grants it (T3); an ongoing task has none to move (T2). */
function effectiveDueOf(
  task: Task,
  occurrence: Occurrence,
  record: OccurrenceRecord,
): { readonly effectiveDue: IsoDay | null; readonly problems: readonly RecordProblem[] } {
  const { newDue, grantingDocument } = record;
  if (newDue === null || grantingDocument === null) return { effectiveDue: occurrence.due, problems: [] };
  if (task.due.kind === 'ongoing') {
    const text =
      'Nhiệm vụ thường xuyên không có thời hạn: hạn mới không được áp dụng; đề nghị xóa ô “Hạn mới”';
    return { effectiveDue: null, problems: [{ field: 'newDue', text }] };
  }
  const earlier = occurrence.due !== null && newDue < occurrence.due;
  const text = 'Hạn mới sớm hơn hạn gốc; đề nghị kiểm tra';
  return { effectiveDue: newDue, problems: earlier ? [{ field: 'newDue', text }] : [] };
}

function waitingProblems(task: Task, record: OccurrenceRecord, asOf: IsoDay): readonly RecordProblem[] {
  if (!record.waiting) return [];
  if (!mayWait(task)) {
    const text =
      'Thời hạn không ghi “theo tiến độ Trung ương”: không được đặt chờ hướng dẫn; đề nghị xóa ô “Chờ hướng dẫn”';
    return [{ field: 'waiting', text }];
  }
  if (record.guidanceOn === null || record.guidanceOn > asOf) return [];
  const text = `Đã có hướng dẫn ngày ${displayDay(record.guidanceOn)}; đề nghị xóa ô “Chờ hướng dẫn” hoặc kiểm tra ngày`;
  return [{ field: 'waiting', text }];
}

/** T4: only conditional tasks may be set to wait; an external one waits by its own words. */
export function mayWait(task: Task): boolean {
  return task.due.flags.includes('conditional') || task.due.kind === 'external';
}

/** While staff say so it waits, even where the guidance has come: they take it back, not the date. */
function isWaiting(task: Task, record: OccurrenceRecord, asOf: IsoDay): boolean {
  if (!mayWait(task)) return false;
  const arrived = record.guidanceOn !== null && record.guidanceOn <= asOf;
  return record.waiting || (task.due.kind === 'external' && !arrived);
}

/** Without a day by nature, not for want of understanding. */
const NEVER_DUE: ReadonlySet<DueKind | null> = new Set<DueKind>(['ongoing', 'event', 'external']);

function stateOf(
  task: Task,
  occurrence: Occurrence,
  record: OccurrenceRecord,
  begun: boolean,
  asOf: IsoDay,
): TaskStateKey {
  const { due, from } = occurrence;
  const undated = NEVER_DUE.has(task.due.kind) ? 'khong_han' : 'chua_xac_dinh';
  if (record.completedOn !== null && record.completedOn <= asOf) {
    if (record.document === null) return 'cho_xac_nhan';
    if (due === null) return undated;
    return record.completedOn <= due ? 'ht_dung_han' : 'ht_qua_han';
  }
  if (isWaiting(task, record, asOf)) return 'cho_trung_uong';
  if (due === null) return undated;
  if (asOf > due) return 'dang_qua_han';
  if (begun) return 'dang_trong_han';
  return from !== null && asOf < from ? 'chua_den_ky' : 'chua_thuc_hien';
}

/** T5. Of equally bad ones the earliest due, so that the days shown are the most urgent. */
function worstOf(occurrences: readonly OccurrenceState[]): OccurrenceState {
  return occurrences.reduce((worst, other) => {
    const better = WORST_FIRST.indexOf(worst.state) - WORST_FIRST.indexOf(other.state);
    if (better !== 0) return better > 0 ? other : worst;
    return (other.effectiveDue ?? '9999') < (worst.effectiveDue ?? '9999') ? other : worst;
  });
}
