/** In the order in which they are shown. */
export const TOTAL_KEYS = [
  'onTime',
  'late',
  'withinTerm',
  'overdue',
  'awaitingConfirmation',
  'awaitingGuidance',
  'notYet',
  'noDue',
  'undetermined',
] as const;

export type TotalKey = (typeof TOTAL_KEYS)[number];
