/** `lanh_dao_ubnd`, `lanh_dao_mttq`, `cong_chuc` in batch 2; another plan may have others. */
export type RoleKey = string;

/** In what part a person takes part: one of those a plan names. */
export interface Role {
  readonly key: RoleKey;
  readonly label: string;
  /** For narrow columns: "Lãnh đạo UBND". */
  readonly shortLabel: string;
  /** P36: a position that says any of these is of this role; absent: the rules' own words for this key (R4). */
  readonly words?: readonly string[];
  /** P36: unless it says one of these. */
  readonly notWords?: readonly string[];
  /** P36: the organ whose posts count: "HĐND"; absent: any but those of the Party and the military. */
  readonly organ?: string;
  /** The plan tells no roles apart: whoever comes is of this one. */
  readonly isEverybodys?: true;
}
