/** The units of the country as a benchmark gives them to a matcher, and 100,000 texts in which clerks name them. */
import { COUNTRY } from '#shared/units/country.ts';
import { gazetteerAt } from '#shared/units/gazetteer-at.ts';
import type { Unit } from '#shared/units/unit.ts';
import { asKeys, withCheapSlips, withNewTonePlace, withoutMarks } from '../units/typing.ts';

export const NAMES = 100_000;

/** Without the places that tell namesakes apart: the peers have none either. */
export function nationalUnits(asOf: string): readonly Unit[] {
  const units = gazetteerAt(COUNTRY, { province: 'all', asOf })?.units ?? [];
  return units.map(({ fullName, ...unit }) => ({ ...unit, fullName: fullName.replace(/ \([^)]*\)$/, '') }));
}

/** As clerks type: most right, many without marks, some slips, some keyboards switched off. Same list every run. */
export function typedNames(units: readonly Unit[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, turn) => {
    const unit = units[(turn * 7919) % units.length] as Unit;
    return spelling(unit, Math.floor((turn * 31) / units.length) + turn);
  });
}

const SHORT: Readonly<Record<Unit['type'], string>> = {
  xã: 'X.',
  phường: 'P.',
  'thị trấn': 'TT ',
  'đặc khu': 'đặc khu ',
};

const OFFICES = ['', 'UBND ', 'Ủy ban nhân dân ', 'UBMTTQVN ', 'Đảng ủy ', 'VP HĐND và UBND '];

function spelling({ name, type, fullName }: Unit, turn: number): string {
  const office = OFFICES[turn % OFFICES.length] as string;
  const full = `${office}${type} ${name}`;
  const slips = withCheapSlips(name);
  switch (turn % 11) {
    case 0:
      return withoutMarks(full);
    case 1:
      return withoutMarks(full).toLowerCase();
    case 2:
      return full.toUpperCase();
    case 3:
      return `${office}${type} ${slips[turn % slips.length] ?? name}`;
    case 4:
      return asKeys(full, 'telex', true);
    case 5:
      return withNewTonePlace(full).normalize('NFD');
    case 6:
      return `${office}${type} ${name.slice(0, -1)}${name.slice(-1).repeat(2)}`;
    case 7:
      return `${office}${SHORT[type]}${name}`;
    case 8:
      return `  ${fullName} .`;
    default:
      return full;
  }
}
