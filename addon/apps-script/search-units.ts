import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import { searchUnits as searchIn } from '#shared/panel/search-units.ts';
import { classCodeOf } from './class-of-unit.ts';
import { gazetteer } from './gazetteer.ts';

/** Needs no server. */
export function searchUnits(text: string): UnitSearchReply {
  return searchIn(text, gazetteer(), classCodeOf);
}
