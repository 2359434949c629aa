import type { Gazetteer } from '../units/gazetteer.ts';
import { DOUBT_WORDS } from '../units/unit-doubt-words.ts';
import { type UnitSearchReply, UNITS_FOUND_MAX } from './panel-messages.ts';

/**
 * What a typed name would be resolved to, by the rules of a sync, and which units somebody may have meant. The server and
 * the add-in answer alike.
 */
export function searchUnits(
  text: string,
  { match, nameOf, find }: Pick<Gazetteer, 'match' | 'nameOf' | 'find'>,
  classOf: (code: string) => string | null,
): UnitSearchReply {
  const found = match(text);
  const { code } = found;
  const offered = found.suggestions.length > 0 ? found.suggestions : find(text, Number.POSITIVE_INFINITY);
  return {
    matched: code === null ? null : { code, name: nameOf(code) ?? code, class: classOf(code) },
    reason: found.status === 'review' ? reasonOf(found.reason, offered.length > 0) : '',
    suggestions: offered.slice(0, UNITS_FOUND_MAX).map((one) => ({ ...one, class: classOf(one.code) })),
    left: Math.max(0, offered.length - UNITS_FOUND_MAX),
  };
}

/** A word that is too short to tell units apart has units to tell apart. */
function reasonOf(reason: string, hasUnits: boolean): string {
  return reason === DOUBT_WORDS.tooShort && !hasUnits ? DOUBT_WORDS.notFound : reason;
}
