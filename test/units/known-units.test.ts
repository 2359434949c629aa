import { expect, test } from 'vitest';
import { planUnits } from '#shared/plan/plan-units.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';
import { COUNTRY } from '#shared/units/country.ts';
import { unitsOfCountry } from '#shared/units/known-units.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { planFileJson, PLAN_NAMES } from '../plan/plan-files-2.ts';

const known = unitsOfCountry(COUNTRY, CAN_THO_GAZETTEER);
const BEFORE = 'xa-92@2024-05-24';

test('a code is a unit of its registry only (P24)', () => {
  expect(known.units('31120', BEFORE)?.name).toBe('Phường An Hòa');
  expect(known.units('31120', 'xa-92@2025-07-01')?.name).toBe('Phường Cái Khế');
  expect(known.units('31120', null)?.name).toBe('Phường Cái Khế');
  expect(known.units('31120', 'xa-19@2024-05-24')).toBeNull();
});

test('of a former unit it is said where it lay and what it is part of today (P22, P23)', () => {
  expect(known.units('31267', BEFORE)).toEqual({
    name: 'Xã Thới Thạnh',
    parent: 'Huyện Thới Lai',
    parentCode: '927',
    today: 'Phường Ô Môn',
  });
  expect(known.units('924', 'huyen-can-tho@2024-05-24')?.name).toBe('Huyện Vĩnh Thạnh');
});

test('names are matched in the registry they are asked of; a name of another day is for a person (P20)', () => {
  expect(known.match('xã Thới Thạnh', BEFORE)).toBe('31267');
  expect(known.match('xã Thới Thạnh', null)).toBeNull();
  expect(known.match('huyện Cờ Đỏ', 'huyen-92@2024-05-24')).toBe('925');
  expect(known.match('co do', 'huyen-92@2024-05-24')).toBe('925');
  expect(known.match('Cờ Lau', 'huyen-92@2024-05-24')).toBeNull();
});

test.each(PLAN_NAMES)('%s names units that its registries hold', (name) => {
  expect(readPlan2(planFileJson(name), planUnits(known)).problems).toEqual([]);
});

test('a code of another day, a name in place of a code and a registry that never was are told, with what may be meant', () => {
  const plan = {
    version: 2,
    id: 'thu',
    title: 'Thử',
    registryAsOf: '2024-05-24',
    parties: [
      { key: 'a', of: 'unit', registry: BEFORE, members: ['31120', '31639', 'xã Thới Thạnh'] },
      { key: 'b', of: 'unit', registry: 'huyen-92@2025-07-01', members: ['924'] },
      { key: 'c', of: 'unit', registry: 'cần thơ', count: 2 },
    ],
    duties: [{ key: 'd', who: 'a', what: 'list', spread: 'each' }],
  };
  const { problems } = readPlan2(plan, planUnits(known));
  expect(problems.map(({ path }) => path)).toEqual([
    'parties[0].members[1]',
    'parties[0].members[2]',
    'parties[1].registry',
    'parties[2].registry',
  ]);
  expect(problems[1]?.expected).toContain('31267 (Xã Thới Thạnh)');
});

test('a registry’s names are made ready once, however many are asked for', () => {
  let reads = 0;
  const counted = {
    ...COUNTRY,
    get variants() {
      reads += 1;
      return COUNTRY.variants;
    },
  };
  const units = unitsOfCountry(counted, CAN_THO_GAZETTEER);
  units.match('xã Thới Thạnh', BEFORE);
  const first = reads;
  for (const name of ['xã Đông Bình', 'Trường Xuân', 'xã Không Có']) units.match(name, BEFORE);
  expect(first).toBeGreaterThan(0);
  expect(reads).toBe(first);
});
