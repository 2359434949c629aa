/** The official units of Cần Thơ since 1 July 2025, those they were formed from, and the names used elsewhere. */
import former from '../data/former-units-can-tho.data.json' with { type: 'json' };
import otherNames from '../data/other-province-names.data.json' with { type: 'json' };
import unitRows from '../data/units-can-tho.data.json' with { type: 'json' };
import type { GazetteerData } from './gazetteer.ts';
import type { NameElsewhere } from './name-index.ts';
import type { FormerUnit, Unit } from './unit.ts';

/** 103 units (72 xã, 31 phường): Resolution 1668/NQ-UBTVQH15, codes of the statistics office. */
const UNITS: readonly Unit[] = unitRows.map((row) => {
  const [code = '', type = '', name = ''] = row;
  if (type !== 'xã' && type !== 'phường') throw misshapen(row);
  return { code, name, type, fullName: fullNameOf(type, name) };
});

/** 266 rows; a unit that was split stands once for each unit it went to. One text a row: the add-in carries it. */
const FORMER_UNITS: readonly FormerUnit[] = former.rows.map((text) => {
  const row = text.split(';');
  const [district = '', provinceAt = '', type = '', name = '', newCode = ''] = row;
  const province = former.provinces[Number(provinceAt)];
  if (province === undefined) throw misshapen(row);
  if (type !== 'xã' && type !== 'phường' && type !== 'thị trấn') throw misshapen(row);
  return { name, type, fullName: fullNameOf(type, name), district, province, newCode };
});

/**
 * Names of communes of the other 33 provinces that no unit of Cần Thơ bears. Who types one of them exactly means it
 * ("phường Long Xuyên" is An Giang's, however near Long Tuyền is).
 */
const NAMES_ELSEWHERE: readonly NameElsewhere[] = [
  ...namesIn(otherNames['xã']).map((name) => ({ name, type: 'xã' as const })),
  ...namesIn(otherNames['phường']).map((name) => ({ name, type: 'phường' as const })),
  ...namesIn(otherNames['đặc khu']).map((name) => ({ name, type: 'đặc khu' as const })),
];

/** Many names a line: a tenth of the add-in would be their quotation marks. */
function namesIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(';'));
}

/** Cần Thơ as the registries of 1 July 2025 have it. */
export const CAN_THO: GazetteerData = {
  province: { code: '92', name: 'Cần Thơ', type: 'thành phố' },
  units: UNITS,
  formerUnits: FORMER_UNITS,
  namesElsewhere: NAMES_ELSEWHERE,
};

function fullNameOf(type: string, name: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${name}`;
}

function misshapen(row: readonly string[]): Error {
  return new Error(`the data of Cần Thơ has a row of no known type or province: ${JSON.stringify(row)}`);
}
