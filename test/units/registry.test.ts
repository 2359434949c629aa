import { assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { COUNTRY } from '#shared/units/country.ts';
import { nowPartOf, type Registry, registryOf, successorsOf, unitOf } from '#shared/units/registry.ts';
import { parseRegistryId, registryIdOf, type UnitLevel } from '#shared/units/registry-id.ts';
import { CAN_THO_FORMER_UNITS, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { registryAt as at } from '../fixtures/country.ts';

function types(registry: Registry): Record<string, number> {
  const groups = Map.groupBy(registry.units, ({ type }) => type);
  return Object.fromEntries([...groups].map(([type, units]) => [type, units.length]));
}

test('the country has the units that the resolutions say, before and after July 2025', () => {
  expect(types(at('xã', 'all', '2025-07-01'))).toEqual({ xã: 2621, phường: 687, 'đặc khu': 13 });
  expect(types(at('xã', 'all', '2026-04-29'))).toEqual({ xã: 2621, phường: 687, 'đặc khu': 13 });
  expect(types(at('xã', 'all', '2026-04-30'))).toEqual({ xã: 2611, phường: 697, 'đặc khu': 13 });
  expect(types(at('xã', 'all', '2025-06-30'))).toEqual({ xã: 7691, phường: 1727, 'thị trấn': 617 });
  expect(at('xã', 'all', '2019-11-01').units).toHaveLength(11_158);
  expect(types(at('huyện', 'all', '2025-06-30'))).toEqual({
    huyện: 508,
    'thành phố': 87,
    'thị xã': 52,
    quận: 49,
  });
  expect(at('tỉnh', 'all', '2025-06-30').units).toHaveLength(63);
  expect(at('tỉnh', 'all', '2025-07-01').units).toHaveLength(34);
});

test('provinces are called as they were on the day', () => {
  const named = (code: string, day: string): string => {
    const { type = '', name = '' } = unitOf(at('tỉnh', 'all', day), code) ?? {};
    return `${type} ${name}`;
  };
  expect(named('75', '2026-04-29')).toBe('tỉnh Đồng Nai');
  expect(named('75', '2026-04-30')).toBe('thành phố Đồng Nai');
  expect(named('46', '2024-12-31')).toBe('tỉnh Thừa Thiên Huế');
  expect(named('46', '2025-01-01')).toBe('thành phố Huế');
});

test('Cần Thơ on the days its plans ask for (P21)', () => {
  expect(types(at('xã', '92', '2024-05-24'))).toEqual({ xã: 36, phường: 42, 'thị trấn': 5 });
  expect(at('xã', '92', '2025-06-30').units).toHaveLength(80);
  expect(at('xã', '92', '2024-10-31').units).toHaveLength(83);
  expect(at('xã', '92', '2024-11-01').units).toHaveLength(80);
  expect(types(at('xã', '92', '2026-08-01'))).toEqual({ xã: 72, phường: 31 });
  const districts = at('huyện', '92', '2024-05-24').units;
  expect(districts).toHaveLength(9);
  expect(districts.filter(({ type }) => type === 'huyện').map(({ code, name }) => `${code} ${name}`)).toEqual(
    ['924 Vĩnh Thạnh', '925 Cờ Đỏ', '926 Phong Điền', '927 Thới Lai'],
  );
  const parents = new Set(at('xã', '92', '2024-05-24').units.map(({ parent }) => parent));
  expect(parents).toEqual(new Set(districts.map(({ code }) => code)));
});

test('Thái Nguyên before and after (P21)', () => {
  expect(types(at('xã', 'thai-nguyen', '2025-07-01'))).toEqual({ xã: 77, phường: 15 });
  expect(at('xã', 'thai-nguyen', '2025-06-30').units).toHaveLength(172);
  expect(at('xã', 'bac-kan', '2025-06-30').units).toHaveLength(108);
});

test.each([
  ['31294', ['31294'], ['Xã Trường Xuân']],
  ['31267', ['31153'], ['Phường Ô Môn']],
  ['31279', ['31282'], ['Xã Đông Thuận']],
  ['31246', ['31246'], ['Xã Thạnh Quới']],
  ['31234', ['31232'], ['Xã Vĩnh Thạnh']],
  ['31255', ['31255'], ['Xã Trung Hưng']],
  ['31306', ['31299'], ['Xã Phong Điền']],
  ['31300', ['31315'], ['Xã Nhơn Ái']],
  ['31243', ['31231'], ['Xã Thạnh An']],
] as const)('what the communes of plan 004 became (P22): %s', (code, successors, names) => {
  const registry = at('xã', '92', '2024-05-24');
  expect(successorsOf(registry, code)).toEqual(successors);
  expect(nowPartOf(COUNTRY, registry, code)).toEqual(names);
});

test('a code alone is nobody: 31120 was An Hòa and is Cái Khế (P24)', () => {
  expect(unitOf(at('xã', '92', '2024-05-24'), '31120')).toMatchObject({ name: 'An Hòa', parent: '916' });
  expect(unitOf(at('xã', '92', '2025-07-01'), '31120')).toMatchObject({ name: 'Cái Khế', parent: '92' });
});

test('a unit of today became nothing, and where only land went nobody is looked for', () => {
  expect(successorsOf(at('xã', '92', '2025-07-01'), '31120')).toEqual([]);
  const before = at('xã', '42', '2025-06-30');
  expect(successorsOf(before, '18796')).toHaveLength(3);
  expect(nowPartOf(COUNTRY, before, '18796')).toEqual(['Phường Sông Trí', 'Phường Hoành Sơn']);
});

test('every commune of 30 June 2025 became one of 1 July 2025, in the province that its own became', () => {
  for (const province of at('tỉnh', 'all', '2025-06-30').units) {
    const [now = ''] = province.successors;
    const later = new Set(at('xã', now, '2025-07-01').units.map(({ code }) => code));
    for (const { successors } of at('xã', province.code, '2025-06-30').units) {
      expect(successors.length).toBeGreaterThan(0);
      expect(successors.every((code) => later.has(code))).toBe(true);
    }
  }
});

test('the country’s rows say of Cần Thơ what its own file says', () => {
  const own = CAN_THO_UNITS.map(({ code, type, name }) => `${code} ${type} ${name}`).sort();
  expect(
    at('xã', '92', '2026-08-01')
      .units.map(({ code, type, name }) => `${code} ${type} ${name}`)
      .sort(),
  ).toEqual(own);
  const formers = CAN_THO_FORMER_UNITS.map(({ fullName, newCode }) =>
    `${fullName} > ${newCode}`.toLowerCase(),
  );
  const pairs = ['92', '93', '94'].flatMap((code) =>
    at('xã', code, '2025-06-30').units.flatMap(({ type, name, successors }) =>
      successors.map((successor) => `${type} ${name} > ${successor}`.toLowerCase()),
    ),
  );
  expect(pairs.sort()).toEqual(formers.sort());
});

test('between its days a registry is the same, and on the next it is another', () => {
  const { validFrom, validTo } = at('xã', '92', '2024-05-24');
  expect([validFrom, validTo]).toEqual(['2020-03-01', '2024-11-01']);
  expect(at('xã', '92', '2024-10-31').units).toEqual(at('xã', '92', '2020-03-01').units);
});

test('no registry of a day before the first one known, of a province of another time, of districts that are gone', () => {
  const asked = (level: UnitLevel, province: string, asOf: string) =>
    registryOf(COUNTRY, { level, province, asOf });
  expect(asked('xã', '92', '2019-10-31')).toBeNull();
  expect(asked('xã', '94', '2025-07-01')).toBeNull();
  expect(asked('xã', '94', '2025-06-30')).not.toBeNull();
  expect(asked('huyện', '92', '2025-07-01')).toBeNull();
});

test('what is printed is read again, and a slug is as good as a code', () => {
  assert(
    property(
      constantFrom<UnitLevel>('xã', 'huyện', 'tỉnh'),
      constantFrom('92', 'can-tho', 'ba-ria-vung-tau', 'all'),
      constantFrom('2024-05-24', '2025-07-01', '2024-02-29'),
      (level, province, asOf) => {
        const id = { level, province, asOf };
        expect(parseRegistryId(registryIdOf(id))).toEqual(id);
      },
    ),
  );
  expect(at('xã', 'can-tho', '2024-05-24').id).toBe('xa-92@2024-05-24');
  for (const text of [
    '',
    'xa-92',
    'ap-92@2024-05-24',
    'xa-92@2024-02-30',
    'xa-92@24/5/2024',
    'xa-@2024-05-24',
  ])
    expect(parseRegistryId(text)).toBeNull();
});
