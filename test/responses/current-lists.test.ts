import { expect, test } from 'vitest';
import { currentLists } from '#shared/responses/current-lists.ts';
import { type ListFile, readListFile } from '#shared/responses/list-file.ts';

function list(
  name: string,
  received: string,
  people: readonly string[],
  title = 'DANH SÁCH ĐẠI BIỂU',
  unit = 'Xã Long Phú',
): ListFile {
  const rows = [
    [title],
    ['Đơn vị:', unit],
    ['Ngày nhận:', received],
    ['STT', 'Họ và tên', 'Chức vụ'],
    ...people.map((person, at) => [at + 1, person, 'Công chức']),
  ];
  return readListFile(name, [{ title: 'Sheet1', rows }]) ?? expect.fail('no list');
}

const REPLACES = 'DANH SÁCH ĐẠI BIỂU (thay thế danh sách ngày 10/5/2026)';
const [AN, BINH, CUC] = ['Trần Văn An', 'Lê Thị Bình', 'Ngô Thị Cúc'];

function named(
  lists: readonly ListFile[],
  unitKeyOf = (typed: string): string | null => typed.toLowerCase(),
) {
  const current = currentLists(lists, unitKeyOf);
  return {
    people: current.lists.map(({ table }) => table.rows.map((row) => row[3])),
    notices: current.notices.join('\n'),
    lists: current.lists,
  };
}

test('a second list of a unit does not end the first: both count, and who is missing in it is told', () => {
  const { people, notices } = named([
    list('1.xlsx', '10/5/2026', [AN, BINH]),
    list('2.xlsx', '12/5/2026', [BINH, CUC]),
  ]);
  expect(people).toEqual([
    [AN, BINH],
    [BINH, CUC],
  ]);
  expect(notices).toBe(
    'Danh sách “2.xlsx” của Xã Long Phú gửi sau không có 1 người của “1.xlsx”; vẫn tính cả hai. Nếu danh sách sau thay thế danh sách trước, đề nghị ghi “thay thế danh sách đã gửi” ở phần đầu của “2.xlsx”.',
  );
});

test('one that says it replaces leaves out whom it names no more; whoever it names again keeps the first day', () => {
  const { people, notices, lists } = named([
    list('1.xlsx', '10/5/2026', [AN, BINH]),
    list('2.xlsx', '12/5/2026', [BINH, CUC], REPLACES),
  ]);
  expect(people).toEqual([[BINH], [BINH, CUC]]);
  expect(lists[0]?.table.ids).toEqual([lists[1]?.table.ids?.[0]]);
  expect(lists[0]?.rowNumbers).toEqual([6]);
  expect(notices).toContain('ghi là thay thế: 1 người chỉ có trong “1.xlsx” không còn tính');
});

test.each([
  ['of one day', list('2.xlsx', '10/5/2026', [CUC], REPLACES)],
  ['without a day', list('2.xlsx', '', [CUC], REPLACES)],
  ['of another unit', list('2.xlsx', '12/5/2026', [CUC], REPLACES, 'Phường Ninh Kiều')],
])('control: one %s replaces nobody', (_, second) => {
  expect(named([list('1.xlsx', '10/5/2026', [AN]), second]).people).toEqual([[AN], [CUC]]);
});

test('of one day, or without a day, it is asked which came last', () => {
  for (const received of ['10/5/2026', '']) {
    const second = list('2.xlsx', received, [CUC], REPLACES);
    expect(named([list('1.xlsx', '10/5/2026', [AN]), second]).notices).toContain(
      '“2.xlsx” của Xã Long Phú ghi là thay thế, nhưng chưa rõ nhận sau “1.xlsx” hay không',
    );
  }
  const timed = [list('1.xlsx', '10/5/2026 8:00', [AN]), list('2.xlsx', '10/5/2026 15:00', [CUC], REPLACES)];
  expect(named(timed).people).toEqual([[], [CUC]]);
});

test('control: where the unit is unclear nobody is replaced', () => {
  const lists = [list('1.xlsx', '10/5/2026', [AN]), list('2.xlsx', '12/5/2026', [CUC], REPLACES)];
  expect(named(lists, () => null)).toMatchObject({ people: [[AN], [CUC]], notices: '' });
});

test('a list after the one that replaces adds to it; one before it does not count for who is named', () => {
  const first = list('1.xlsx', '10/5/2026', [AN, BINH]);
  const added = list('2.xlsx', '11/5/2026', [BINH]);
  const replacing = list('3.xlsx', '12/5/2026', [AN], REPLACES);
  const after = list('4.xlsx', '13/5/2026', [BINH]);
  expect(named([first, added, replacing]).people).toEqual([[AN], [], [AN]]);
  expect(named([first, replacing, after]).people).toEqual([[AN, BINH], [AN], [BINH]]);
});

test('a spelling leaves nobody out: R3 asks about it', () => {
  const lists = [list('1.xlsx', '10/5/2026', [AN]), list('2.xlsx', '12/5/2026', ['TRAN VAN AN'], REPLACES)];
  expect(named(lists)).toMatchObject({ people: [[AN], ['TRAN VAN AN']], notices: '' });
});
