/**
 * Which plan a workbook was set up with, stored in the key of a row of `Kế hoạch`: its id, and a fingerprint of the plan
 * as the file had it. So a file given again is known as the same, however staff corrected the tabs since, and another
 * plan is never taken for this one.
 */
import { planId } from '../../plan/plan-id.ts';
import type { Plan } from '../../plan/plan.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { PLAN_SOURCE, PLAN_TAB } from '../../workbook/keys.ts';
import type { Row, WorkbookSnapshot } from '../../workbook/model.ts';
import type { WrittenCells } from '../../workbook/written-cells.ts';

export interface PlanSource {
  readonly id: string;
  /** Null: not known, in a workbook set up before it was stored. */
  readonly fingerprint: string | null;
}

export function sourceOfPlan(plan: Plan): PlanSource {
  return { id: planId(plan), fingerprint: fingerprint(JSON.stringify(contentOf(plan))) };
}

/** Null: the workbook does not say. */
export function foundSource({ tabs }: WorkbookSnapshot): PlanSource | null {
  for (const { key } of tabs.find((tab) => tab.key === PLAN_TAB)?.rows ?? []) {
    const source = key === null ? null : sourceIn(key);
    if (source !== null) return source;
  }
  return null;
}

/** Ids of the plans that the journal's workbook was ever set up with. */
export function writtenSources(written: WrittenCells): readonly PlanSource['id'][] {
  return [...written.rows(PLAN_TAB)].flatMap((key) => sourceIn(key)?.id ?? []);
}

function sourceIn(key: string): PlanSource | null {
  const parts = PLAN_SOURCE.partsOf(key);
  return parts === null ? null : { id: parts[0], fingerprint: parts[1] === UNKNOWN ? null : parts[1] };
}

/**
 * What a workbook without a source was set up with. Where it bears the title of the plan that is at hand it is that one,
 * whatever staff changed in it.
 */
export function guessedSource(plan: Plan, atHand: Plan | undefined): PlanSource {
  const isAtHand = atHand !== undefined && plainKey(atHand.title) === plainKey(plan.title);
  return { id: planId(isAtHand ? atHand : plan), fingerprint: null };
}

export function sourceRow({ id, fingerprint: known }: PlanSource): Row {
  return { key: PLAN_SOURCE.of(id, known ?? UNKNOWN), kind: 'info', cells: { item: `Mã kế hoạch: ${id}` } };
}

const UNKNOWN = '-';

/** What a plan asks for, without how its export writes dates: that is told apart from the file. */
function contentOf({ title, issued, registration, roles, classes }: Plan): unknown {
  const { deadline, graceDay, url, deadlineText } = registration;
  // What a plan does not say is not in the text either: the fingerprints of plans without a day stay.
  return { title, issued, deadline, graceDay, url, deadlineText, roles, classes };
}
