/**
 * A plan as rows, whatever it came from: a file, the tabs in which staff keep it, a document. Each row knows where it
 * stood (`Where` is the source's own kind of address), so that whatever is found wrong later is told at that place.
 *
 * What cannot be read stands here as '' (or as it was typed); the source reports it itself.
 */
import type { IsoDay } from '../time/local-date.ts';
import type { PlanClass } from './plan.ts';
import type { PlanFinding } from './plan-problem.ts';

export interface PlanRows<Where> {
  readonly settings: PlanSettings;
  readonly roles: readonly RoleRow<Where>[];
  readonly classes: readonly ClassRow<Where>[];
  readonly units: readonly UnitRow<Where>[];
  readonly topics: readonly string[];
  readonly oddities: readonly string[];
}

export interface PlanSettings {
  readonly title: string;
  readonly batch: string;
  readonly issuer: string;
  /** As `deadline`. */
  readonly issued?: IsoDay;
  readonly url: string | null;
  readonly deadlineText: string;
  /** An ISO day; what is none is refused when the plan is checked. */
  readonly deadline: IsoDay;
  readonly graceDay: IsoDay | null;
  readonly dateOrder?: 'dmy' | 'mdy';
}

export interface RoleRow<Where> {
  readonly where: Where;
  readonly key: string;
  readonly label: string;
  /** '': none is given, one is made of the label. */
  readonly shortLabel: string;
}

export interface ClassRow<Where> extends Omit<PlanClass, 'units'> {
  readonly where: Where;
}

export interface UnitRow<Where> {
  readonly where: Where;
  /** Which of `classes` it stands in; -1: in none that there is, as the source has told. */
  readonly classAt: number;
  /** '' where it could not be resolved. */
  readonly code: string;
  readonly typed: string;
  readonly needsConfirmation: boolean;
}

/** A finding at the row it is about; null: about the plan as a whole. */
export type RowFinding<Where> = PlanFinding & { readonly where: Where | null };
