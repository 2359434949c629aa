/** A plan as read, each part with the place where it stood: what the checks look at. */
import type { Duty, DutyPlan, Occasion, PartySet, PlanRole } from './duty-plan.ts';
import type { PlanSpan } from './periods-of-duty.ts';
import type { FileHead, FilePart } from './plan-file-2.ts';
import type { Placed } from './plan-parts.ts';

export interface PlacedPlan {
  /** Null: it could not be read. */
  readonly head: FileHead | null;
  /** `plan.` where the head stands by itself under that name. */
  readonly headPath: string;
  readonly contacts: readonly Placed<FilePart<'contacts'>>[];
  readonly links: readonly Placed<FilePart<'links'>>[];
  readonly sections: readonly Placed<FilePart<'sections'>>[];
  readonly roles: readonly Placed<PlanRole>[];
  readonly parties: readonly Placed<PartySet>[];
  readonly occasions: readonly Placed<Occasion>[];
  readonly duties: readonly Placed<Duty>[];
  readonly stated: readonly Placed<FilePart<'stated'>>[];
  readonly targets: readonly Placed<FilePart<'targets'>>[];
  readonly funds: readonly Placed<FilePart<'funds'>>[];
}

/** From when to when a plan goes, and when its data is closed. */
export function spanOf({ from, to, issued, reporting }: FileHead): PlanSpan {
  return {
    from: from ?? null,
    to: to ?? null,
    issued: issued ?? null,
    reporting: reportingOf(reporting),
  };
}

function reportingOf(file: FileHead['reporting']): DutyPlan['reporting'] {
  return { closesOn: file?.closesOn ?? null, sendWithin: file?.sendWithin ?? null };
}
