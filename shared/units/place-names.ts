import { plainKey, toneKey } from '../text/vietnamese.ts';
import { OTHER_PROVINCES } from './place-words.ts';
import type { FormerUnit, Unit } from './unit.ts';

/**
 * Is the text exactly what a unit of the province, one that it was formed from, or a province is called? Diacritics may be
 * left out of a province only: "My Huong" may be somebody, nobody is called "Can Tho".
 */
export function placeNames(
  province: string,
  units: readonly Unit[],
  formerUnits: readonly FormerUnit[],
): (text: string) => boolean {
  const provinces = [province, ...OTHER_PROVINCES, ...formerUnits.map((unit) => unit.province)];
  const places = [...units, ...formerUnits].map(({ name }) => name);
  const all = [...provinces, ...formerUnits.map(({ district }) => district), ...places];
  const keys = new Set(all.map((name) => toneKey(withoutKind(name))));
  const plain = new Set(provinces.map((name) => plainKey(withoutKind(name))));
  return (text) => {
    const name = withoutKind(text.trim());
    const isUnmarked = name.toLowerCase() === plainKey(name);
    return keys.has(toneKey(name)) || (isUnmarked && plain.has(plainKey(name)));
  };
}

function withoutKind(name: string): string {
  return name.normalize('NFC').replace(KIND, '');
}

const KIND = /^(?:tỉnh|thành phố|tp\.?|thị xã|huyện|quận)\s+/iu;
