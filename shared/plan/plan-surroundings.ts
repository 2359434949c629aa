/** What a plan is checked against from outside. */
export interface PlanSurroundings {
  /**
   * What is wrong with a unit of a set, in Vietnamese; null: it is known, or there is no telling.
   *
   * @param registry `PartySet.registry`; null: that of the plan's day.
   */
  readonly unitProblem?: (code: string, registry: string | null, asOf: string | null) => string | null;
  /** What is wrong with the id of a registry; null: there is such a registry, or there is no telling. */
  readonly registryProblem?: (registry: string) => string | null;
}
