import type { DueReading } from '../due/due-reading.ts';

/** The yearly work programme (Appendix 01) as the rest of the code uses it. */
export interface Programme {
  readonly title: string;
  /** Taken where a due text names no year. */
  readonly year: number;
  /** In the document's order. */
  readonly sections: readonly ProgrammeSection[];
  /** By section, then number. */
  readonly tasks: readonly Task[];
  /** Oddities of the document, in Vietnamese, as its readers found them. */
  readonly oddities: readonly string[];
}

export interface ProgrammeSection {
  /** "I" … "V". */
  readonly no: string;
  readonly title: string;
}

export interface Task {
  /** T1: "I.1" … "V.2"; numbers restart in each section. */
  readonly key: string;
  readonly section: string;
  readonly no: number;
  readonly title: string;
  /** As written; `leads` is its reading. */
  readonly leadTyped: string;
  readonly leads: readonly string[];
  readonly coordinatorTyped: string;
  readonly coordinators: readonly string[];
  /** T2: kept as written; `due` is its reading. */
  readonly dueText: string;
  readonly due: DueReading;
  readonly product: string;
  /** T7: id of the plan whose classes are this task's progress; absent: none. */
  readonly classesOf?: string;
  /** Staff added it; it is in no programme file. */
  readonly added?: boolean;
}

/** What is written of a task; everything else in `Task` follows from it. */
export interface TaskText {
  readonly section: string;
  readonly no: number;
  readonly title: string;
  readonly leadTyped: string;
  readonly coordinatorTyped: string;
  readonly dueText: string;
  readonly product: string;
}

export function taskKey(section: string, no: number): string {
  return `${section}.${no}`;
}
