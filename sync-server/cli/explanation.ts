import type { Step } from '#shared/registrations/explain.ts';

/** Why something has the state it has, rule by rule. */
export interface Explanation {
  readonly about: string;
  readonly state: string;
  readonly reasons: readonly Step[];
}
