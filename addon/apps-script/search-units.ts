import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import { CAN_THO_UNITS } from '#shared/units/can-tho-units.ts';
import { findUnits } from '#shared/units/find-units.ts';
import { classCodeOf } from './class-of-unit.ts';
import { matchUnit } from './match-unit.ts';

/** As many as the local server offers. */
const FOUND_MAX = 8;

/** What a typed name would be resolved to, by the same rules as in a sync; needs no server. */
export function searchUnits(text: string): UnitSearchReply {
  const found = matchUnit(text);
  const unit = CAN_THO_UNITS.find((each) => each.code === found.code);
  return {
    matched:
      unit === undefined ? null : { code: unit.code, name: unit.fullName, class: classCodeOf(unit.code) },
    reason: found.status === 'review' ? found.reason : '',
    suggestions: (found.suggestions.length > 0 ? found.suggestions : findUnits(text, FOUND_MAX)).map(
      (suggestion) => ({
        ...suggestion,
        class: classCodeOf(suggestion.code),
      }),
    ),
  };
}
