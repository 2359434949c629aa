import { expect, test } from 'vitest';
import { entriesReader, readEntries } from '#shared/registrations/entries.ts';
import type { Decision, DecisionKind } from '#shared/registrations/registration.ts';
import type { KnownResponse } from '#shared/responses/advance-history.ts';
import type { UnitMatch } from '#shared/units/unit.ts';
import { instant, row, SCENE_PLAN, sceneMatch, toResponse } from './scene.ts';

const rows = [
  row('5 08:00', 'chưa có', { unit: 'Hòa An' }),
  row('25 08:00', 'Trần Thị Bông', { unit: 'Nơi nào' }),
  row('6 08:00', 'Lê Văn Cường', { unit: 'Long Phú' }),
];
const known = rows.map((said, at): KnownResponse => {
  return {
    id: `r${at}`,
    row: at,
    versions: [{ response: toResponse(said, at), seenAt: instant('20 08:00') }],
  };
});
const plain = { match: sceneMatch };
const withAlias = {
  match: (typed: string): UnitMatch => sceneMatch(typed === 'Nơi nào' ? 'Long Phú' : typed),
};

function decision(kind: DecisionKind, registration: string, value: string | null = null): Decision {
  return { kind, registration, value, seenAt: instant('20 09:00') };
}

const SAID: readonly (readonly [typeof plain, readonly Decision[]])[] = [
  [plain, []],
  [plain, [decision('approve', 'r0.1')]],
  [plain, [decision('set_name', 'r0.1', 'Nguyễn Văn An')]],
  [plain, [decision('set_name', 'r0.1', 'Nguyễn Văn An; Lý Thị Dung')]],
  [plain, [decision('right_time', 'r1.1')]],
  [withAlias, [decision('right_time', 'r1.1')]],
  [withAlias, []],
  [plain, []],
];

test('read once more, with any matcher and whatever was decided before, the entries are those read anew', () => {
  const read = entriesReader({ known, plan: SCENE_PLAN });
  const seen = SAID.map(([matcher, decisions]) => {
    const entries = read(matcher, decisions);
    expect(entries).toEqual(readEntries({ known, plan: SCENE_PLAN, matchUnit: matcher.match }, decisions));
    return JSON.stringify(entries);
  });
  // Only the approval and the way back change nothing that is read.
  expect(new Set(seen).size).toBe(SAID.length - 2);
});

test('where neither the matcher nor a name or time is another, nothing is read again', () => {
  const read = entriesReader({ known, plan: SCENE_PLAN });
  expect(read(plain, [decision('approve', 'r0.1')])).toBe(read(plain, []));
});
