/** A commune-level unit. `code` is the official five-digit code, always text. */
export interface Unit {
  readonly code: string;
  /** "Long Phú 1", without the type. */
  readonly name: string;
  readonly type: CommuneType;
  /** "Phường Long Phú 1"; with its district or province where another unit bears the same: "Xã Tân An (huyện X)". */
  readonly fullName: string;
}

export type CommuneType = 'xã' | 'phường' | 'thị trấn' | 'đặc khu';

/**
 * A unit of another time than the gazetteer's, and the unit that stands for it there: what a unit that no longer exists
 * became part of on 1 July 2025. A split unit stands several times.
 */
export interface FormerUnit {
  readonly name: string;
  readonly type: CommuneType;
  readonly fullName: string;
  /** "Huyện Kế Sách"; '' where it lies in none. */
  readonly district: string;
  readonly province: string;
  /** '' where nobody knows. */
  readonly newCode: string;
  /** In a gazetteer of the past: not there yet. */
  readonly isLater?: boolean;
}

/** The province whose units are matched. */
export interface OwnProvince {
  /** Without "tỉnh" or "thành phố". */
  readonly name: string;
  readonly type: 'tỉnh' | 'thành phố';
}

/** Where a unit lies by itself, not through what it was formed from. */
export interface UnitHome {
  readonly code: string;
  /** "Huyện Thới Lai"; null where there are no districts. */
  readonly district: string | null;
  readonly province: string;
}

/** An official unit's name as other registers write it ("Đăk Wil" for Đắk Wil): as good as its own. */
export interface OtherSpelling {
  readonly code: string;
  readonly name: string;
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
