/** `lanh_dao_ubnd`, `lanh_dao_mttq`, `cong_chuc` in batch 2; another plan may have others. */
export type RoleKey = string;

/** In what part a person takes part: one of those a plan names. */
export interface Role {
  readonly key: RoleKey;
  readonly label: string;
  /** For narrow columns: "Lãnh đạo UBND". */
  readonly shortLabel: string;
}
