import { expect, test } from 'vitest';
import {
  isUnsafeToShift,
  shiftAnchored,
  shiftReferences,
  translateReferences,
} from '../../sync-server/local/sheet/formula-references.ts';
import { axisMoves, type SheetMoves } from '../../sync-server/local/sheet/moves.ts';

/** Rows 2, 3, 4 of `Tờ` went to 5, nowhere, 6; row 2 of the other to 9. */
const SHEETS: Readonly<Record<string, SheetMoves>> = {
  Tờ: rowsMoved(
    [
      [2, 5],
      [3, null],
      [4, 6],
    ],
    4,
    2,
  ),
  "Lớp '1'": rowsMoved([[2, 9]], 9, 0),
};

test.each([
  ['A2', 'A5'],
  ['$A$2+A$3+$A4', '$A$5+#REF!+$A6'],
  ["'Lớp ''1'''!A2&Lớp!A2", "'Lớp ''1'''!A9&Lớp!A2"],
  ['SUM(A2:B4)', 'SUM(A5:B6)'],
  ['SUM($A$1:$B$3)', 'SUM($A$1:$B$5)'],
  ['SUM(A3:A3)+SUM(A2:A2)', 'SUM(#REF!)+SUM(A5:A5)'],
  ['"A2"&A2&LOG10(A2)&A2_x&TÊN2', '"A2"&A5&LOG10(A5)&A2_x&TÊN2'],
  ["SUM('Lớp ''1'''!A1:A2)+A2", "SUM('Lớp ''1'''!A1:A9)+A5"],
  ['SUM(A4:A20)+A20', 'SUM(A6:A22)+A22'],
  ['SUM(B:B)+SUM(2:4)+SUM($2:$2)', 'SUM(B:B)+SUM(5:6)+SUM($5:$5)'],
  ['SUM(T1:T1048576)', 'SUM(T1:T1048576)'],
  ["[1]Tờ!A2+'[khác.xlsx]Tờ'!A2", "[1]Tờ!A2+'[khác.xlsx]Tờ'!A2"],
  ['Bảng[A2]+Bảng[[#All],[A2]]', 'Bảng[A2]+Bảng[[#All],[A2]]'],
  ['Tờ!A2#+Tờ!$A$2', 'Tờ!A5#+Tờ!$A$5'],
  ["SUM('Một:Tờ'!A2)+SUM(Một:Tờ!A2)", "SUM('Một:Tờ'!A2)+SUM(Một:Tờ!A2)"],
  ['1.5*A2-1E5', '1.5*A5-1E5'],
])('the references of %s follow their cells', (formula, expected) => {
  expect(shiftReferences(formula, 'Tờ', (sheet) => SHEETS[sheet])).toBe(expected);
});

test('a range does not stretch after a row that moved out of it', () => {
  const rows = [1, 2, 9, 3, 4, 5, 6, 7, 8].map((to, at): [number, number] => [at + 1, to]);
  const moves = rowsMoved(rows, 9, 0);
  expect(rows.filter(([row]) => moves.rows.overtakes(row))).toEqual([[3, 9]]);
  expect(shiftReferences('SUM(A1:A3)+SUM(A3:A5)+A3', 'Tờ', () => moves)).toBe('SUM(A1:A2)+SUM(A3:A4)+A9');
});

test('columns move as rows do, and what is not absolute goes along when a formula is written out', () => {
  const columns = axisMoves(new Map([[2, 3]]), 2, 1, 16_384);
  const moves = { rows: axisMoves(new Map(), 0, 0, 1_048_576), columns };
  expect(shiftReferences('SUM(A1:B9)+C1+D:E+XFD1', 'Tờ', () => moves)).toBe('SUM(A1:C9)+D1+E:F+XFD1');
  expect(translateReferences('A1+$B$2+C$3+SUM(D:D)+SUM($4:4)', 2, 1)).toBe('B3+$B$2+D$3+SUM(E:E)+SUM($4:6)');
  expect(translateReferences('A1', -1, 0)).toBe('#REF!');
});

test('a formula for a range stays as far from its first cell as it was, whoever is first now, and what is absolute follows', () => {
  const anchored = (formula: string, down: number) =>
    shiftAnchored(formula, 'Tờ', (sheet) => SHEETS[sheet], { down, right: 0 });
  expect(anchored('LEFT(G3,2)="x"', 0)).toBe('LEFT(G3,2)="x"');
  expect(anchored('AND($G3>H$2,$A$4=G$3:G3,B1)', 2)).toBe('AND($G5>H$5,$A$6=#REF!,B3)');
  expect(anchored("SUM($A$2:$A$4)+'Lớp ''1'''!$A$2+'Lớp ''1'''!A2", 0)).toBe(
    "SUM($A$5:$A$6)+'Lớp ''1'''!$A$9+'Lớp ''1'''!A2",
  );
  expect(anchored('A1', -1)).toBe('#REF!');
});

test('what names cells by text, or through several sheets, is told apart', () => {
  const formulas = [
    'INDIRECT("A"&1)',
    'SUM(Một:Ba!A1)',
    "SUM('Lớp 01:Lớp 08'!A1)",
    'SUM(A1:A2)',
    '"INDIRECT"&A1',
  ];
  expect(formulas.map(isUnsafeToShift)).toEqual([true, true, true, false, false]);
});

function rowsMoved(
  rows: readonly (readonly [number, number | null])[],
  last: number,
  shift: number,
): SheetMoves {
  return {
    rows: axisMoves(new Map(rows), last, shift, 1_048_576),
    columns: axisMoves(new Map(), 0, 0, 16_384),
  };
}
