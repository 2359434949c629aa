import { expect, test } from 'vitest';
import { stayOfList } from '#shared/lists/list-stay.ts';
import { slotsOf } from '#shared/plan/stay-slots.ts';
import { readListFile } from '#shared/responses/list-file.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { CONFERENCE } from '../tabs/conference.ts';

const TERMS = CONFERENCE.stay ?? expect.fail();
const labelOf = new Map(slotsOf(TERMS).map(({ key, label }) => [key, label]));

function stay(titles: readonly string[], answers: readonly CellValue[]) {
  const rows = [
    ['Đơn vị: Xã Long Phú'],
    ['Ngày nhận: 11/5/2026'],
    ['STT', 'Họ và tên', 'Chức vụ', ...titles],
    [1, 'Trần Văn An', 'Công chức', ...answers],
  ];
  const { guests, notices } = stayOfList(
    readListFile('ds.xlsx', [{ title: 'Sheet1', rows }]) ?? expect.fail('no list'),
    TERMS,
  );
  return {
    slots: guests.flatMap(({ slots }) => [...slots].map((key) => labelOf.get(key))),
    notices: notices.join('\n'),
  };
}

test.each([
  ['19/5 trưa', '19/5 trưa'],
  ['Ăn trưa ngày 19/5', '19/5 trưa'],
  ['Ăn trưa ngày 19/5/2026', '19/5 trưa'],
  ['Bữa trưa ngày 19 tháng 5', '19/5 trưa'],
  ['Ăn sáng 20/05', '20/5 sáng'],
  ['Đêm 18→19/5', 'Đêm 18→19/5'],
  ['Nghỉ đêm 18-19/5', 'Đêm 18→19/5'],
  ['Nghỉ đêm 18/5 rạng 19/5', 'Đêm 18→19/5'],
  ['Lưu trú đêm 19/5', 'Đêm 19→20/5'],
])('a column “%s” is “%s”', (title, label) => {
  expect(stay([title], ['x'])).toEqual({ slots: [label], notices: '' });
});

test.each(['Ăn trưa', 'Ăn trưa 21/5', 'Nghỉ đêm', 'Nghỉ đêm 20/5', 'Nghỉ đêm 18-20/5', 'Đăng ký ăn 19/5'])(
  'a column “%s” is none for certain: told, not counted',
  (title) => {
    const { slots, notices } = stay([title], ['x']);
    expect(slots).toEqual([]);
    expect(notices).toContain(`cột “${title}” không khớp bữa ăn hay đêm nghỉ nào`);
    expect(stay([title], [null]).notices).toBe('');
  },
);

test('two columns of one meal are told, and neither counts', () => {
  expect(stay(['Ăn trưa 19/5', '19/5 trưa'], ['x', null])).toEqual({
    slots: [],
    notices: expect.stringContaining('trùng với một cột khác'),
  });
});

test('a number of people is no x', () => {
  expect(stay(['19/5 trưa'], [2])).toEqual({
    slots: [],
    notices: 'Tệp danh sách “ds.xlsx”: dòng 4, cột “19/5 trưa”: “2” chưa tính; đề nghị đánh x.',
  });
  expect(stay(['19/5 trưa'], ['không']).notices).toBe('');
});
