import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNameCell } from '#shared/people/name-cell.ts';
import { nameKeys } from '#shared/people/person-name.ts';
import { matchEdits } from '#shared/responses/match-edits.ts';
import type { Response } from '#shared/responses/response.ts';
import { plainKey } from '#shared/text/vietnamese.ts';
import { cases } from '../sizes.ts';

function response(
  row: number,
  sourceId: string | null,
  time: number,
  unit: string,
  names: readonly string[],
): Response {
  const delegates = names.map((fullName, index) => ({
    delegate: index + 1,
    fullName,
    position: '',
    phoneText: '',
    roleTyped: '',
    roleTitle: '',
    note: '',
  }));
  return {
    row,
    sourceId,
    submittedAt: time,
    cellTexts: [String(row)],
    unitTyped: unit,
    classTyped: '',
    delegates,
  };
}

const unitOf = (typed: string) => (typed.startsWith('Xã') ? plainKey(typed) : null);

/** R3: a cell that names nobody pairs nothing. */
const isName = (typed: string) => readNameCell(typed, '').doubt === null;

/** R8 word for word, pair by pair, as 0.1.0 had it. */
function slowly(gone: readonly Response[], fresh: readonly Response[]): Map<number, Response> {
  const edits = new Map<number, Response>();
  const taken = new Set<Response>();
  const sameTime = (a: Response, b: Response) => a.submittedAt === b.submittedAt;
  const sameUnit = (a: Response, b: Response) => {
    const [codeA, codeB] = [unitOf(a.unitTyped), unitOf(b.unitTyped)];
    if (codeA !== null && codeB !== null) return codeA === codeB;
    return codeA === codeB && plainKey(a.unitTyped) === plainKey(b.unitTyped);
  };
  const sharesName = (a: Response, b: Response) =>
    a.delegates.some((one) =>
      b.delegates.some(
        (two) => isName(one.fullName) && nameKeys(one.fullName).k1 === nameKeys(two.fullName).k1,
      ),
    );
  const passes: ((a: Response, b: Response) => boolean)[] = [
    (a, b) => a.sourceId !== null && a.sourceId === b.sourceId,
    (a, b) => sameTime(a, b) && sameUnit(a, b) && sharesName(a, b),
    (a, b) => sameTime(a, b) && sharesName(a, b),
    (a, b) => sameTime(a, b) && sameUnit(a, b),
    sameTime,
    (a, b) => sameUnit(a, b) && sharesName(a, b),
  ];
  for (const fits of passes) {
    gone.forEach((before, place) => {
      if (edits.has(place)) return;
      const after = fresh.find((candidate) => !taken.has(candidate) && fits(before, candidate));
      if (after === undefined) return;
      edits.set(place, after);
      taken.add(after);
    });
  }
  return edits;
}

test('R8: rows find their partners as they do pair by pair', () => {
  const one = fc.record({
    id: fc.constantFrom(null, null, 'a', 'b', 'c'),
    time: fc.integer({ min: 0, max: 4 }),
    unit: fc.constantFrom('Xã A', 'xã a', 'Xã B', 'nơi nào', 'Nơi  nào', ''),
    names: fc.array(fc.constantFrom('Lê Văn Ba', 'Ông Lê Văn Ba', 'Lê Thị Tư', 'Trần Năm'), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  const rows = fc
    .array(one, { maxLength: 12 })
    .map((all) => all.map(({ id, time, unit, names }, row) => response(row, id, time, unit, names)));
  fc.assert(
    fc.property(rows, rows, (gone, fresh) => {
      expect(new Map(matchEdits(gone, fresh, unitOf))).toEqual(slowly(gone, fresh));
    }),
    { numRuns: cases(600) },
  );
});

test('R8: two thousand rows that are all different are each looked at once', () => {
  const rows = (from: number) =>
    Array.from({ length: 2_000 }, (_, row) =>
      response(row, null, from + row, `Xã ${from + row}`, [`Lê Văn Người ${from + row}`]),
    );
  const [gone, fresh] = [rows(0), rows(100_000)];
  let asked = 0;
  const counted = (typed: string) => {
    asked++;
    return unitOf(typed);
  };
  expect(matchEdits(gone, fresh, counted).size).toBe(0);
  // Linear: each row's unit is asked for once, however many others there are.
  expect(asked).toBe(4_000);
});
