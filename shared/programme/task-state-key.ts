/** T4. The keys are those of the official vocabulary; `chua_xac_dinh` is ours: the due text needs a person. */
const TASK_STATES = [
  'ht_dung_han',
  'ht_qua_han',
  'dang_trong_han',
  'chua_thuc_hien',
  'dang_qua_han',
  'cho_xac_nhan',
  'cho_trung_uong',
  'chua_den_ky',
  'khong_han',
  'chua_xac_dinh',
] as const;
export type TaskStateKey = (typeof TASK_STATES)[number];

/** Complete with its document: nothing is open any more. */
export function isComplete(state: TaskStateKey): boolean {
  return state === 'ht_dung_han' || state === 'ht_qua_han';
}

/**
 * T5: of the open occurrences the worst decides; this is from bad to good. What is late comes first, then what nobody
 * began, what is under way, what waits for a document, for others, for its time.
 */
export const WORST_FIRST: readonly TaskStateKey[] = [
  'dang_qua_han',
  'chua_xac_dinh',
  'chua_thuc_hien',
  'dang_trong_han',
  'cho_xac_nhan',
  'cho_trung_uong',
  'chua_den_ky',
  'khong_han',
  'ht_qua_han',
  'ht_dung_han',
];
