import { cleanText, toneKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { plainText } from '../workbook/plain-text.ts';
import type { Unit } from './unit.ts';

/** JSON may hold a code as a number, which loses leading zeros. '' where there is none. */
export function unitCodeOf(code: string | number | null | undefined): string {
  const text = cleanText(String(code ?? ''));
  return /^\d{1,5}$/.test(text) ? text.padStart(5, '0') : text;
}

/** A typed unit name resolved with certainty, or null. */
export type MatchTyped = (typed: string) => string | null;

/**
 * Reads cells in which staff name a unit by its code, its official name, or as `match` knows it: the unit's code; '' for
 * an empty cell, null where it cannot be told with certainty.
 */
export function unitReader(
  units: readonly Unit[],
  match: MatchTyped | undefined,
): (value: CellValue) => string | null {
  const { byName, codes } = indexOf(units);
  return (value) => {
    const text = plainText(value);
    if (text === '') return '';
    if (codes.has(unitCodeOf(text))) return unitCodeOf(text);
    return byName.get(toneKey(text)) ?? match?.(text) ?? null;
  };
}

interface UnitIndex {
  readonly byName: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
}

/** One gazetteer is read with many times in every sync. */
const indexes = new WeakMap<readonly Unit[], UnitIndex>();

function indexOf(units: readonly Unit[]): UnitIndex {
  const known = indexes.get(units);
  if (known !== undefined) return known;
  const made = {
    byName: new Map(units.map((unit) => [toneKey(unit.fullName), unit.code])),
    codes: new Set(units.map((unit) => unit.code)),
  };
  indexes.set(units, made);
  return made;
}
