/**
 * Small nasty worlds for the differential test: few units, few names that differ in diacritics, few phones, equal
 * times; tables that change over some syncs, and decisions of every kind on whatever row there is.
 */
import * as fc from 'fast-check';
import type { DecisionKind } from '#shared/registrations/registration.ts';
import type { Response } from '#shared/responses/response.ts';
import { NAMES, NAMES_SET, PHONES, POSITIONS, ROLE_ANSWERS, UNITS } from '../oracle/texts.ts';
import { instant, SCENE_PLAN } from './scene.ts';

export interface LifeDelegate {
  readonly name: string;
  readonly phone: string;
  readonly role: string;
  readonly title: string;
  readonly position: string;
}

export interface LifeRow {
  readonly at: string;
  readonly unit: string;
  readonly chosen: string;
  readonly people: readonly LifeDelegate[];
}

export type LifeStep =
  | { readonly kind: 'add'; readonly row: LifeRow }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'return'; readonly index: number }
  | { readonly kind: 'edit'; readonly index: number; readonly part: keyof LifeRow; readonly from: LifeRow }
  | {
      readonly kind: 'editPerson';
      readonly index: number;
      readonly part: keyof LifeDelegate;
      readonly from: LifeDelegate;
    };

export interface LifeDecision {
  readonly index: number;
  /** Null: the cell is cleared. */
  readonly kind: DecisionKind | null;
  readonly value: string;
  readonly column: 'review' | 'class';
}

export interface LifeSync {
  readonly steps: readonly LifeStep[];
  readonly decisions: readonly LifeDecision[];
}

/** Half of the questions are answered plainly, so that people do get seats. */
const ANSWERS = [...typedOf(ROLE_ANSWERS), ...Array.from({ length: 9 }, () => 'Công chức'), '', ''];
/** Few blocks have a title of their own. */
const TITLES = ['', '', '', '', 'Lãnh đạo UBND', 'Công chức', 'Mặt trận'];
const TIMES = [
  '5 08:00',
  '5 08:00',
  '5 09:00',
  '5 10:00',
  '6 08:00',
  '7 23:59',
  '8 10:00',
  '9 08:00',
  '10 09:00',
];
/** Most register for the same unit: there they meet. */
const UNITS_TYPED = [...typedOf(UNITS), 'Hòa An', 'Hòa An', 'Hòa An', 'Long Phú'];
const CHOSEN = ['', '', 'Lớp 01', 'Lớp 2'];

function typedOf(texts: readonly { readonly typed: string }[]): readonly string[] {
  return texts.map(({ typed }) => typed);
}

const delegate: fc.Arbitrary<LifeDelegate> = fc.record({
  name: fc.constantFrom(...typedOf(NAMES)),
  phone: fc.constantFrom(...typedOf(PHONES), ''),
  role: fc.constantFrom(...ANSWERS),
  title: fc.constantFrom(...TITLES),
  position: fc.constantFrom(...typedOf(POSITIONS), '', ''),
});

const row: fc.Arbitrary<LifeRow> = fc.record({
  at: fc.constantFrom(...TIMES),
  unit: fc.constantFrom(...UNITS_TYPED),
  chosen: fc.constantFrom(...CHOSEN),
  people: fc.oneof(
    { weight: 3, arbitrary: fc.array(delegate, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(delegate, { minLength: 2, maxLength: 3 }) },
  ),
});

const index = fc.nat({ max: 11 });
const step: fc.Arbitrary<LifeStep> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('add' as const), row }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('return' as const), index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      index,
      part: fc.constantFrom('at' as const, 'unit' as const, 'people' as const),
      from: row,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('editPerson' as const),
      index,
      part: fc.constantFrom('name' as const, 'phone' as const, 'role' as const, 'position' as const),
      from: delegate,
    }),
  },
);

const KINDS: readonly (DecisionKind | null)[] = [
  'approve',
  'approve',
  'replace',
  'replace',
  'withdraw',
  'reject',
  'same_person',
  'same_person',
  'different_person',
  'different_person',
  'set_unit',
  'set_role',
  'set_role',
  'set_name',
  'set_name',
  'set_name',
  'right_time',
  'look_again',
  null,
  null,
];

const decision: fc.Arbitrary<LifeDecision> = fc.record({
  index,
  kind: fc.constantFrom(...KINDS),
  value: fc.constantFrom('0', '1', '2'),
  column: fc.constantFrom('review' as const, 'review' as const, 'class' as const),
});

export const lives: fc.Arbitrary<readonly LifeSync[]> = fc.array(
  fc.record({
    steps: fc.array(step, { minLength: 0, maxLength: 5 }),
    decisions: fc.array(decision, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
);

/** When the syncs take place; rows of any time may arrive with any of them. */
export const SYNC_TIMES = ['5 12:00', '7 12:00', '8 12:00', '9 12:00', '12 12:00'] as const;

/** The table after the steps; a row that was removed may return. */
export function applySteps(
  table: readonly LifeRow[],
  removed: readonly LifeRow[],
  steps: readonly LifeStep[],
): { table: readonly LifeRow[]; removed: readonly LifeRow[] } {
  for (const one of steps) {
    if (one.kind === 'add') table = [...table, one.row];
    else if (one.kind === 'return') {
      const back = removed[one.index % Math.max(1, removed.length)];
      if (back === undefined) continue;
      table = [...table, back];
      removed = removed.filter((each) => each !== back);
    } else {
      const at = one.index % Math.max(1, table.length);
      const old = table[at];
      if (old === undefined) continue;
      if (one.kind === 'remove') {
        table = table.filter((each) => each !== old);
        removed = [...removed, old];
      } else table = table.with(at, one.kind === 'edit' ? edited(old, one) : personEdited(old, one));
    }
  }
  return { table, removed };
}

function edited(old: LifeRow, { part, from }: Extract<LifeStep, { kind: 'edit' }>): LifeRow {
  return { ...old, [part]: from[part] };
}

function personEdited(
  old: LifeRow,
  { index: at, part, from }: Extract<LifeStep, { kind: 'editPerson' }>,
): LifeRow {
  const place = at % old.people.length;
  return {
    ...old,
    people: old.people.map((one, each) => (each === place ? { ...one, [part]: from[part] } : one)),
  };
}

/** As the reader hands them over: copies left out, in no particular order. */
export function toTable(rows: readonly LifeRow[]): Response[] {
  const seen = new Set<string>();
  return rows.map(toResponse).filter(({ cellTexts }) => {
    const text = JSON.stringify(cellTexts);
    return !seen.has(text) && seen.add(text);
  });
}

function toResponse(said: LifeRow, place: number): Response {
  const { people, at, unit, chosen } = said;
  return {
    row: place + 1,
    sourceId: null,
    submittedAt: instant(at),
    cellTexts: [
      at,
      unit,
      chosen,
      ...people.flatMap((one) => [one.name, one.phone, one.role, one.title, one.position]),
    ],
    unitTyped: unit,
    classTyped: chosen,
    delegates: people.map((one, each) => ({
      delegate: each + 1,
      fullName: one.name,
      position: one.position,
      phoneText: one.phone,
      roleTyped: one.role,
      roleTitle: one.title,
      note: '',
    })),
  };
}

/** What a decision's value means. */
export function valueOf(kind: DecisionKind, value: string): string | null {
  if (kind === 'set_name') return NAMES_SET[Number(value)]?.typed ?? null;
  if (kind === 'set_role') return SCENE_PLAN.roles[Number(value)]?.key ?? null;
  return kind === 'set_unit' ? (['31393', '31639', '31153'][Number(value)] ?? null) : null;
}

/** One table, as it stands. */
export const rowsOnly: fc.Arbitrary<readonly LifeRow[]> = fc.array(row, { maxLength: 9 });
