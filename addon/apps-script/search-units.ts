import { type UnitSearchReply, UNITS_FOUND_MAX } from '#shared/panel/panel-messages.ts';
import { classCodeOf } from './class-of-unit.ts';
import { gazetteer } from './gazetteer.ts';

/** What a typed name would be resolved to, by the same rules as in a sync; needs no server. */
export function searchUnits(text: string): UnitSearchReply {
  const { match, nameOf, find } = gazetteer();
  const found = match(text);
  const { code } = found;
  return {
    matched: code === null ? null : { code, name: nameOf(code) ?? code, class: classCodeOf(code) },
    reason: found.status === 'review' ? found.reason : '',
    suggestions: (found.suggestions.length > 0 ? found.suggestions : find(text, UNITS_FOUND_MAX)).map(
      (suggestion) => ({
        ...suggestion,
        class: classCodeOf(suggestion.code),
      }),
    ),
  };
}
