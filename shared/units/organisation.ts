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

export interface OrganisationMatch<Listed extends Organisation = Organisation> {
  /** As it was typed, but for what cannot be seen. */
  readonly typed: string;
  /** null: none of the list, or nobody can tell which; the text stands for itself. */
  readonly organisation: Listed | null;
  /** Those of the list that bear this very name, though nobody can tell that one of them is meant. */
  readonly namesakes: readonly Listed[];
  /** Where none bears it: those of the list that a person may mean. */
  readonly suggestions: readonly Listed[];
}

/** @param communeOf code of the commune typed beside the name; null: none, or nobody can tell which. Asked where it matters. */
export type MatchOrganisation<Listed extends Organisation = Organisation> = (
  typed: string,
  communeOf?: () => string | null,
) => OrganisationMatch<Listed>;

export function createOrganisationMatcher<Listed extends Organisation>(
  list: readonly Listed[],
): MatchOrganisation<Listed> {
  const byName = byKey(list, ({ name }) => organisationKey(name));
  const byLetters = byKey(list, ({ name }) => plainKey(organisationKey(name)));
  return (typed, communeOf) => {
    const key = organisationKey(typed);
    const same = byName.get(key) ?? [];
    const organisation = theOne(same, communeOf);
    return {
      typed: cleanText(typed),
      organisation,
      namesakes: organisation === null ? same : [],
      // Without its marks a name may be another's: a person decides.
      suggestions: same.length === 0 ? (byLetters.get(plainKey(key)) ?? []) : [],
    };
  };
}

/** Of one name: told apart by their communes where all are known; one that has its seat elsewhere is another. */
function theOne<Listed extends Organisation>(
  same: readonly Listed[],
  communeOf: (() => string | null) | undefined,
): Listed | null {
  const [only] = same;
  if (only === undefined) return null;
  const isPlaced = same.every(({ commune }) => commune !== null);
  const commune = isPlaced ? (communeOf?.() ?? null) : null;
  if (commune === null) return same.length === 1 ? only : null;
  const [here, other] = same.filter((one) => one.commune === commune);
  return here !== undefined && other === undefined ? here : null;
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
