/**
 * Cooperatives and businesses (P26): who registers writes their names freely, and the text is kept as it is. An office
 * may list them; a name is one of the list only if it is written so, and a name that is not blocks nothing.
 */
import { byKey } from '../text/by-key.ts';
import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';

/** A row of `Danh mục tổ chức`. */
export interface Organisation {
  readonly name: string;
  /** "Hợp tác xã", "Doanh nghiệp", as the office calls it. */
  readonly kind: string;
  /** Code of the commune in which it has its seat; null where the list does not say. */
  readonly commune: string | null;
}

export interface OrganisationMatch {
  /** As it was typed, but for what cannot be seen. */
  readonly typed: string;
  /** null: none of the list, or more than one; the text stands for itself. */
  readonly organisation: Organisation | null;
  /** Those of the list that a person may mean. */
  readonly suggestions: readonly Organisation[];
}

export type MatchOrganisation = (typed: string) => OrganisationMatch;

export function createOrganisationMatcher(list: readonly Organisation[]): MatchOrganisation {
  const byName = byKey(list, ({ name }) => organisationKey(name));
  const byLetters = byKey(list, ({ name }) => plainKey(organisationKey(name)));
  return (typed) => {
    const key = organisationKey(typed);
    const same = byName.get(key) ?? [];
    const [only] = same;
    const organisation = only !== undefined && same.length === 1 ? only : null;
    // Without its marks a name may be another's: a person decides.
    const alike = organisation === null ? (byLetters.get(plainKey(key)) ?? []) : [];
    return { typed: cleanText(typed), organisation, suggestions: alike };
  };
}

/** Equal keys are one name: case, place of the tone, punctuation and the usual short forms do not count. */
export function organisationKey(name: string): string {
  const words = cleanText(name.replace(PUNCTUATION, ' ')).toLowerCase();
  const spelled = SPELLED_OUT.reduce((text, [short, long]) => text.replace(short, long), words);
  return toneKey(spelled);
}

const PUNCTUATION = /[“”"'‘’«».,;:()\-–—/]+/g;

/** "(?![\p{L}])" instead of \b, which knows no Vietnamese letters. */
const SPELLED_OUT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})htx(?!\p{L})/gu, 'hợp tác xã'],
  [/(?<!\p{L})tht(?!\p{L})/gu, 'tổ hợp tác'],
  [/(?<!\p{L})dntn(?!\p{L})/gu, 'doanh nghiệp tư nhân'],
  [/(?<!\p{L})dn(?!\p{L})/gu, 'doanh nghiệp'],
  [/(?<!\p{L})(?:cty|c ty)(?!\p{L})/gu, 'công ty'],
  [/(?<!\p{L})tnhh(?!\p{L})/gu, 'trách nhiệm hữu hạn'],
  [/(?<!\p{L})mtv(?!\p{L})/gu, 'một thành viên'],
  [/(?<!\p{L})cp(?!\p{L})/gu, 'cổ phần'],
  [/(?<!\p{L})nn(?!\p{L})/gu, 'nông nghiệp'],
];
