import type { IsoDay } from '../time/local-date.ts';

/** T7: a training class as task IV.2 sees it. */
export interface TrainingClass {
  /** "01" … */
  readonly code: string;
  readonly label: string;
  readonly date: IsoDay;
  /** Counters for the list: registered and expected delegates. */
  readonly seated: number;
  readonly size: number;
}

export interface ClassesProgress {
  /** Held ÷ all, 0…1. */
  readonly share: number;
  readonly held: number;
  readonly classes: readonly (TrainingClass & { readonly isHeld: boolean })[];
}

/** A state is that of the end of a day, so a class on that day is held. */
export function classesProgress(classes: readonly TrainingClass[], asOf: IsoDay): ClassesProgress {
  const marked = classes.map((trainingClass) => ({ ...trainingClass, isHeld: trainingClass.date <= asOf }));
  const held = marked.filter((trainingClass) => trainingClass.isHeld).length;
  return { share: classes.length === 0 ? 0 : held / classes.length, held, classes: marked };
}
