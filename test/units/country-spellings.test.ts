/**
 * Every unit of every province, today and in 2024, as people write it, and every name that is not a unit there: none is
 * taken for another, no decoy is taken. By day two provinces in part, at night all of them.
 */
import { expect, test } from 'vitest';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import type { RegistryUnit } from '#shared/units/registry.ts';
import { gazetteerOn, PLAN_DAY, registryAt, TODAY } from '../fixtures/country.ts';
import { IS_NIGHT, LONG_MS } from '../sizes.ts';
import { withoutMarks } from './typing.ts';
import { folded, type NamedUnit, readAs, type Spelling, tenWays } from './ten-ways.ts';

const EVERY_UNIT = IS_NIGHT ? 1 : 2;
const EVERY_DECOY = IS_NIGHT ? 1 : 20;
const LAST_OF_63 = '2025-06-30';

/** By day the names of the highlands as they are now, and Cần Thơ as its plans of 2024 have it. */
const worlds: readonly (readonly [string, string])[] = [TODAY, PLAN_DAY].flatMap((day) =>
  registryAt('tỉnh', 'all', day)
    .units.filter(({ code }) => IS_NIGHT || code === (day === TODAY ? '66' : '92'))
    .map(({ code }) => [code, day] as const),
);

test.each(worlds)(
  'units of province %s on %s in ten ways: none wrong, no decoy taken',
  (province, day) => {
    const gazetteer = gazetteerOn(province, day);
    const units = named(registryAt('xã', province, day).units);
    const others = named([...ofOtherTime(province, day), ...ofOtherProvinces(province, day)]);
    const own = registryAt('tỉnh', province, day).units[0];
    const spellings = tenWays({
      every: EVERY_UNIT,
      units,
      others: others.map(({ name }) => name),
      province: `${own?.type ?? ''} ${own?.name ?? ''}`,
    });
    const { wrong, accepted, clear } = tally([...spellings], gazetteer);
    expect(wrong).toEqual([]);
    expect(accepted / clear).toBeGreaterThan(0.93);
    counts.accepted += accepted;
    counts.clear += clear;
    const decoys = decoysAmong(
      others.filter((_, place) => place % EVERY_DECOY === 0),
      units,
    );
    expect(decoys.length).toBeGreaterThan(200);
    expect(decoys.filter((typed) => gazetteer.match(typed).code !== null)).toEqual([]);
  },
  LONG_MS,
);

const counts = { accepted: 0, clear: 0 };

test('of the spellings that name one unit only at least 97 % are accepted', () => {
  expect(counts.clear).toBeGreaterThan(500);
  expect(counts.accepted / counts.clear).toBeGreaterThan(0.97);
});

function tally(spellings: readonly Spelling[], gazetteer: Gazetteer) {
  const wrong: string[] = [];
  let [accepted, clear] = [0, 0];
  for (const { way, typed, codes } of spellings) {
    const { code } = gazetteer.match(typed);
    const isClear = codes.length === 1;
    if (isClear) clear += 1;
    if (code !== null && isClear && code === codes[0]) accepted += 1;
    else if (code !== null) wrong.push(`${way}: ${typed} taken for ${gazetteer.nameOf(code) ?? code}`);
  }
  return { wrong, accepted, clear };
}

/** What is no unit there, as written or without marks; as a full name and as a bare one. */
function decoysAmong(others: readonly NamedUnit[], units: readonly NamedUnit[]): readonly string[] {
  const full = ({ type, name }: NamedUnit): string => `${type} ${name}`;
  const own = new Set(units.flatMap((unit) => [readAs(full(unit)), readAs(unit.name)]));
  const plain = new Set(units.flatMap((unit) => [folded(full(unit)), folded(unit.name)]));
  const isNone = (text: string): boolean =>
    withoutMarks(text) === text ? plain.has(folded(text)) : own.has(readAs(text));
  const typed = others.flatMap((unit) => [
    full(unit),
    `UBND ${full(unit).toUpperCase()}`,
    unit.name,
    folded(full(unit)),
    folded(unit.name),
  ]);
  return [...new Set(typed)].filter((text) => !isNone(text.replace(/^UBND /, '')));
}

/** Units of the same land before July 2025, or since. */
function ofOtherTime(province: string, day: string): readonly RegistryUnit[] {
  const before = registryAt('tỉnh', 'all', LAST_OF_63).units;
  if (day > LAST_OF_63)
    return before
      .filter(({ successors }) => successors.includes(province))
      .flatMap(({ code }) => registryAt('xã', code, LAST_OF_63).units);
  const now = before.find(({ code }) => code === province)?.successors[0] ?? '';
  return registryAt('xã', now, TODAY).units;
}

function ofOtherProvinces(province: string, day: string): readonly RegistryUnit[] {
  return registryAt('tỉnh', 'all', day)
    .units.filter(({ code }) => code !== province)
    .flatMap(({ code }) => registryAt('xã', code, day).units);
}

function named(units: readonly RegistryUnit[]): readonly NamedUnit[] {
  return units.map(({ code, name, type }) => ({
    code,
    name,
    type: type === 'xã' || type === 'phường' || type === 'thị trấn' ? type : 'đặc khu',
  }));
}
