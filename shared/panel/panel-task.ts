import type { IsoDay } from '../time/local-date.ts';
import type { Tone } from '../workbook/model.ts';

/** A task of the programme as the panel shows it; the programme's own code fills it in. */
export interface PanelTask {
  /** `I.1` (T1). */
  readonly key: string;
  readonly section: string;
  readonly sectionTitle: string;
  readonly title: string;
  readonly lead: string;
  readonly product: string;
  /** As written in the programme. */
  readonly dueText: string;
  /** The effective due date; null: none (ongoing, external, not readable). */
  readonly due: IsoDay | null;
  /** Official words of the state (T4). */
  readonly state: string;
  readonly tone: Tone;
  /** To the due date; negative: overdue by that many days; null: no due date, complete, or waiting past it. */
  readonly daysLeft: number | null;
  /** Share 0…1; null: nothing recorded. */
  readonly progress: number | null;
  /** What is to be checked in its record; '' where nothing is. */
  readonly note: string;
}
