/** Tries the readings a name allows: as typed, its type unstuck, "Ngã 7" in words, the type word as part of the name. */
import { decideUnit } from './decide-unit.ts';
import type { Decision, NameToDecide } from './decision.ts';
import { nameSyllables, toneKeyOf } from './name-index.ts';
import type { NearNames } from './near-names.ts';
import type { ReadName } from './read-name.ts';
import type { ReadingContext } from './reading-context.ts';
import { isNumber, readSyllable, type Syllable } from './syllable.ts';

/** As typed; then with "Ngã 7" as Ngã Bảy; then with the word read as a type taken back into the name. */
export function decideName(
  name: ReadName,
  isDecoded: boolean,
  context: ReadingContext,
  near: NearNames,
  isThere: NameToDecide['isThere'] = null,
): Decision {
  const { index } = context;
  const { type, syllables, isTypeMarked } = name;
  const words = junctionInWords(syllables);
  if (words !== null) {
    const decision = decideUnit(
      { type, syllables: words, isDecoded: true, isTypeMarked, isThere },
      index,
      near,
    );
    return decision.code === null ? decision : { ...decision, method: 'alias' };
  }
  const decision = decideUnit({ type, syllables, isDecoded, isTypeMarked, isThere }, index, near);
  if (
    decision.code !== null &&
    decision.method !== 'exact' &&
    context.otherProvinceKeys.has(toneKeyOf(syllables))
  )
    return { code: null, doubt: 'nameElsewhere', syllables };
  const unstuck = decision.code === null && type === null ? typeUnstuck(syllables) : null;
  if (unstuck !== null) {
    const other = decideUnit({ ...unstuck, isDecoded: true, isTypeMarked, isThere }, index, near);
    if (other.code !== null) return other;
  }
  if (name.withMarker === null || (decision.code !== null && decision.method !== 'typo')) return decision;
  const whole = nameSyllables(name.withMarker.join(' '));
  const asName = { type: null, syllables: whole, isDecoded: true, isTypeMarked, isThere };
  const other = decideUnit(asName, index, near);
  return other.code === null ? decision : other;
}

/** "xahiephung", "phườngninhkiều": the kind of unit stuck to the name. */
function typeUnstuck(
  syllables: readonly Syllable[],
): { readonly type: 'xã' | 'phường'; readonly syllables: readonly Syllable[] } | null {
  const [first, ...others] = syllables;
  const found = STUCK_TYPE.exec(first?.text ?? '');
  if (found === null) return null;
  const [, type, rest] = found as unknown as [string, string, string];
  return { type: type.startsWith('x') ? 'xã' : 'phường', syllables: [readSyllable(rest), ...others] };
}

const STUCK_TYPE = /^(xã|xa|phường|phuong)(.{2,})$/u;

/** People write the canal junctions Ngã Năm, Ngã Sáu, Ngã Bảy with a digit. */
function junctionInWords(syllables: readonly Syllable[]): readonly Syllable[] | null {
  const [first, second] = syllables;
  if (syllables.length !== 2 || first?.plain !== 'nga' || second === undefined || !isNumber(second.plain))
    return null;
  const word = JUNCTIONS[second.plain];
  return word === undefined ? null : [readSyllable('ngã'), readSyllable(word)];
}

const JUNCTIONS: Readonly<Record<string, string>> = { '5': 'năm', '6': 'sáu', '7': 'bảy' };
