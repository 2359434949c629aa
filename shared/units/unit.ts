/** A commune-level unit. `code` is the official five-digit code, always text. */
export interface Unit {
  readonly code: string;
  /** "Long Phú 1", without the type. */
  readonly name: string;
  readonly type: 'xã' | 'phường' | 'đặc khu';
  /** "Phường Long Phú 1". */
  readonly fullName: string;
}

/** A unit that no longer exists, and the unit it became part of on 1 July 2025. A split unit stands several times. */
export interface FormerUnit {
  readonly name: string;
  readonly type: 'xã' | 'phường' | 'thị trấn';
  readonly fullName: string;
  readonly district: string;
  readonly province: string;
  readonly newCode: string;
}

/** A spelling that staff confirmed once, by exact normalised text (see `aliasKey` in match-unit.ts). */
export interface UnitAlias {
  readonly typed: string;
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly confirmedAt: number;
}

export type MatchMethod = 'exact' | 'alias' | 'unaccented' | 'typo';

/** What a typed name was resolved to. `review`: a person decides; the suggestions say why none was taken. */
export type UnitMatch =
  | {
      readonly status: 'matched';
      readonly code: string;
      readonly method: MatchMethod;
      readonly suggestions: readonly UnitSuggestion[];
    }
  | {
      readonly status: 'review';
      readonly code: null;
      readonly method: null;
      readonly reason: string;
      readonly suggestions: readonly UnitSuggestion[];
    };

export interface UnitSuggestion {
  readonly code: string;
  /** Full official name. */
  readonly name: string;
  /** Vietnamese, for staff. */
  readonly reason: string;
}
