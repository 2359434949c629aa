import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader } from '#shared/responses/read-header.ts';
import { readResponses } from '#shared/responses/read-responses.ts';
import type { ReadResponses } from '#shared/responses/response.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { ROLES } from '../registrations/roles.fixture.ts';

const LONG = ['Dấu thời gian', 'Đơn vị', 'Lớp', 'Họ và tên', 'Chức vụ', 'SĐT', 'Thành phần', 'Ghi chú'];
const WIDE = ['Dấu thời gian', 'Đơn vị'].concat(
  ...Array.from({ length: 3 }, () => ['Họ và tên', 'Chức vụ', 'SĐT']),
);

function read(
  header: readonly string[],
  rows: readonly (readonly CellValue[])[],
  ids?: string[],
): ReadResponses {
  const table = ids === undefined ? { header, rows } : { header, rows, ids };
  return readResponses(table, readHeader(header, ROLES));
}

const TIME = '2026-05-06 14:05:11';

test('a long row is one response with one delegate, texts as typed and trimmed', () => {
  const { responses } = read(LONG, [
    [
      TIME,
      ' xã Long Phú ',
      'Lớp 02',
      ' Ông  Trần Văn Nam',
      'PCT UBND',
      912345678,
      'Lãnh đạo UBND',
      'ăn chay',
    ],
  ]);
  expect(responses).toEqual([
    {
      row: 1,
      sourceId: null,
      submittedAt: Date.UTC(2026, 4, 6, 7, 5, 11),
      cellTexts: [
        TIME,
        'xã Long Phú',
        'Lớp 02',
        'Ông  Trần Văn Nam',
        'PCT UBND',
        '912345678',
        'Lãnh đạo UBND',
        'ăn chay',
      ],
      unitTyped: 'xã Long Phú',
      classTyped: 'Lớp 02',
      delegates: [
        {
          delegate: 1,
          fullName: 'Ông  Trần Văn Nam',
          position: 'PCT UBND',
          phoneText: '912345678',
          roleTyped: 'Lãnh đạo UBND',
          roleTitle: '',
          note: 'ăn chay',
        },
      ],
    },
  ]);
});

test('R1: delegates of a row are counted over its filled blocks, a block without a name is reported', () => {
  const { responses, rowProblems } = read(WIDE, [
    [TIME, 'Long Phú', '-', 'Chuyên viên', '', 'Lê Văn Ba', '', '', 'Trần Thị Tư', '', ''],
  ]);
  expect(responses[0]?.delegates.map(({ delegate, fullName }) => [delegate, fullName])).toEqual([
    [1, 'Lê Văn Ba'],
    [2, 'Trần Thị Tư'],
  ]);
  expect(rowProblems).toMatchObject([{ row: 1, problem: 'delegate_without_name' }]);
  expect(rowProblems[0]?.detail).toContain('Đại biểu thứ 1 có chức vụ');
});

test.each([
  '',
  ' ',
  '-',
  '--',
  '–',
  '…',
  'không',
  'Không',
  'KHÔNG CÓ',
  'không có.',
  'khong co',
  '\u200b',
  'Kho\u0302ng',
])('R1: “%s” as a name is blank', (name) => {
  expect(read(LONG, [[TIME, 'Long Phú', '', name]])).toMatchObject({
    responses: [],
    rowProblems: [{ row: 1, problem: 'no_delegate' }],
  });
});

test.each(['Khổng', 'Khổng Văn Có', 'Không Văn A', 'K'])('“%s” is a name', (name) => {
  expect(read(LONG, [[TIME, 'Long Phú', '', name]]).responses).toHaveLength(1);
});

test('R1: words for nothing beside a blank name are not reported as a delegate without a name', () => {
  const { rowProblems } = read(WIDE, [[TIME, 'Long Phú', 'Lê Văn Ba', '', '', 'không', '-', 'không có']]);
  expect(rowProblems).toEqual([]);
});

test('R1: each block without a name but with a phone is reported, without showing the phone', () => {
  const { rowProblems } = read(WIDE, [[TIME, 'Long Phú', '', '', '0912345678', '', '', 907111222]]);
  expect(rowProblems.map(({ problem }) => problem)).toEqual([
    'delegate_without_name',
    'delegate_without_name',
    'no_delegate',
  ]);
  expect(JSON.stringify(rowProblems)).not.toMatch(/\d{8}/);
});

test('R1: a row without a readable time is reported and registers nobody', () => {
  const result = read(LONG, [['hôm qua 0912345678', 'Long Phú', '', 'Lê Văn Ba']]);
  expect(result).toMatchObject({ responses: [], rows: 1, rowProblems: [{ row: 1, problem: 'no_time' }] });
  expect(result.rowProblems[0]?.detail).toContain('0912***678');
});

test('R1: a row with neither a delegate nor a time is one row problem', () => {
  expect(read(LONG, [['', 'Long Phú', '', '']]).rowProblems).toMatchObject([
    { row: 1, problem: 'no_delegate' },
  ]);
});

test('R1: rows equal in every cell are one response, whatever they hold', () => {
  const good = [TIME, 'Long Phú', '', 'Lê Văn Ba', '', 912345678];
  const goodAsText = [TIME, 'Long Phú', null, 'Lê Văn Ba', '', '912345678', '', ''];
  const bad = ['', 'Long Phú', '', 'Lê Văn Ba'];
  const result = read(LONG, [good, bad, goodAsText, bad, good]);
  expect(result).toMatchObject({
    rows: 5,
    identicalRows: 3,
    responses: [{ row: 1 }],
    rowProblems: [{ row: 2 }],
  });
});

test('rows that differ in a single cell, even one nobody reads, are two responses', () => {
  const header = [...LONG, 'Địa chỉ email'];
  const row = (mail: string) => [TIME, 'Long Phú', '', 'Lê Văn Ba', '', '', '', '', mail];
  expect(read(header, [row('a@example.vn'), row('b@example.vn')])).toMatchObject({
    identicalRows: 0,
    rows: 2,
  });
});

test('R1: blank rows at the end are no rows, one in the middle is reported', () => {
  const row = [TIME, 'Long Phú', '', 'Lê Văn Ba'];
  const result = read(LONG, [
    [],
    row,
    ['', ' ', null],
    [TIME, 'An Lạc', '', 'Lê Thị Tư'],
    [],
    ['  ', '\u200b', null],
  ]);
  expect(result).toMatchObject({
    rows: 4,
    identicalRows: 1,
    rowProblems: [{ row: 1, problem: 'no_delegate' }],
  });
  expect(result.responses.map(({ row }) => row)).toEqual([4, 2]);
});

test('R0: rows are taken by time, then by the text of their cells, column by column', () => {
  const { responses } = read(LONG, [
    ['2026-05-06 10:00', 'B', '', 'Lê Văn Ba'],
    ['2026-05-06 09:00', 'C', '', 'Lê Văn Ba'],
    ['2026-05-06 10:00', 'A', '', 'Z'],
    ['2026-05-06 10:00', 'A', '', 'Lê Văn Ba'],
  ]);
  expect(responses.map(({ row }) => row)).toEqual([2, 4, 3, 1]);
});

test('a cell beyond the titles is kept: it makes rows differ', () => {
  const row = [TIME, 'Long Phú', '', 'Lê Văn Ba', '', '', '', ''];
  expect(read(LONG, [row, [...row, 'thừa']])).toMatchObject({ identicalRows: 0, responses: [{}, {}] });
});

test('several unit or phone columns are joined, each text once', () => {
  const header = ['Dấu thời gian', 'Đơn vị A', 'Đơn vị B', 'Họ và tên', 'SĐT', 'Zalo'];
  const table = {
    header,
    rows: [
      [TIME, '', 'Long Phú', 'Lê Văn Ba', '0912345678', '0907111222'],
      [TIME, 'An', 'An', 'Lê Tư'],
    ],
  };
  const { responses } = readResponses(table, readHeader(header, ROLES, { unit: [2, 3] }));
  expect(responses.map(({ unitTyped }) => unitTyped).sort()).toEqual(['An', 'Long Phú']);
  expect(
    responses
      .map(({ delegates }) => delegates[0]?.phoneText)
      .toSorted((a = '', b = '') => a.localeCompare(b)),
  ).toEqual(['', '0912345678; 0907111222']);
});

test('formula-like text stays as typed; control and direction characters vanish', () => {
  const { responses } = read(LONG, [[TIME, '=HYPERLINK("x")', '', '\u202eLê\u0007 Văn Ba\u0000']]);
  expect(responses[0]).toMatchObject({
    unitTyped: '=HYPERLINK("x")',
    delegates: [{ fullName: 'Lê Văn Ba' }],
  });
});

test('the ids of the source go with their rows', () => {
  const rows = [
    ['2026-05-07', 'A', '', 'Lê Văn Ba'],
    ['2026-05-06', 'B', '', 'Lê Văn Ba'],
  ];
  expect(read(LONG, rows, ['x', 'y']).responses.map(({ sourceId }) => sourceId)).toEqual(['y', 'x']);
});

const cell = fc.constantFrom<CellValue>('', null, '-', 'Lê Văn Ba', 'Trần Thị Tư', 'không', 912345678, 'PCT');
const time = fc.constantFrom<CellValue>(
  '2026-05-06 10:00',
  '2026-05-06 10:00:00',
  46148.5,
  'x',
  '',
  '13/05/2026 8:00',
  '06/05/2026 8:00',
);
/** With something in it, so that no row is blank at the end and a row in the middle elsewhere. */
const row = fc.tuple(time, fc.constantFrom('A', 'B'), cell, cell, cell, cell, cell, cell, cell, cell, cell);
const rowsWithProof = fc
  .array(row, { maxLength: 12 })
  .map((rows) => [['13/05/2026 9:00', 'A', 'Lê Văn Ba'], ...rows]);

/** All but the row numbers, which say where a row stood. */
function withoutRowNumbers({ responses, rowProblems, ...rest }: ReadResponses) {
  const problems = rowProblems.map(({ problem, detail }) => `${problem} ${detail}`).sort();
  return { ...rest, problems, responses: responses.map((response) => ({ ...response, row: 0 })) };
}

test('law: the order in which rows stand changes nothing', () => {
  const shuffled = rowsWithProof.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([rows, other]) => {
      expect(withoutRowNumbers(read(WIDE, other))).toEqual(withoutRowNumbers(read(WIDE, rows)));
    }),
  );
});

test('law: rows sent twice change nothing but the count of identical rows', () => {
  fc.assert(
    fc.property(rowsWithProof, (rows) => {
      const [once, twice] = [read(WIDE, rows), read(WIDE, [...rows, ...rows])];
      expect(twice).toEqual({
        ...once,
        rows: rows.length * 2,
        identicalRows: once.identicalRows + rows.length,
      });
    }),
  );
});

test('law: rows read = responses + identical rows + rows with a problem', () => {
  fc.assert(
    fc.property(rowsWithProof, (rows) => {
      const { responses, identicalRows, rowProblems, ...result } = read(WIDE, rows);
      const bad = rowProblems.filter(({ problem }) => problem !== 'delegate_without_name').length;
      expect(responses.length + identicalRows + bad).toBe(result.rows);
    }),
  );
});
