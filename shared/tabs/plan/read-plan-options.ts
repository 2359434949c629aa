import type { Plan } from '../../plan/plan.ts';
import type { MatchTyped } from '../../units/unit-code.ts';
import type { StaffMemory } from '../../workbook/model.ts';

export interface ReadPlanTabsOptions {
  /** Resolves unit names that are not written exactly; certain answers only. */
  readonly match?: MatchTyped;
  /** What staff cells held when last seen: for settings rows and whole tabs that somebody deleted. */
  readonly memory?: StaffMemory;
  /** The plan that a deleted tab is put back from. */
  readonly fallback?: Plan;
}
