import { expect, test } from 'vitest';
import { dayInName } from '#shared/responses/day-in-name.ts';

test.each([
  ['xa-long-phu_danh-sach_20260511.xlsx', '2026-05-11'],
  ['xa-long-phu 2026-05-11.xlsx', '2026-05-11'],
  ['Danh sách 11-5-2026 (1).xlsx', '2026-05-11'],
  ['DS 11.05.2026.xlsx', '2026-05-11'],
  ['DS_11_5_2026.xlsx', '2026-05-11'],
  ['ds 11052026.xlsx', '2026-05-11'],
  ['ds nhận 11-5-2026, gửi 2026-05-11.xlsx', '2026-05-11'],
])('“%s” says %s', (name, day) => {
  expect(dayInName(name)).toEqual({ day, problem: null });
});

test.each([
  'ds.xlsx',
  'ds 11-5.xlsx',
  'ds 31-2-2026.xlsx',
  'ds 5-13-2026.xlsx',
  'ds 0912345678.xlsx',
  'KH 108-2026.xlsx',
  'ds 11-05.2026.xlsx',
])('“%s” says no day', (name) => {
  expect(dayInName(name)).toEqual({ day: null, problem: null });
});

test('two days are asked about, also where eight digits may be either', () => {
  expect(dayInName('ds 11-5-2026 sửa 12-5-2026.xlsx').problem).toContain(
    'nhiều ngày (11/05/2026, 12/05/2026)',
  );
  expect(dayInName('ds 20102011.xlsx').problem).toBeNull();
  expect(dayInName('ds 20012012.xlsx')).toMatchObject({ day: '2012-01-20' });
});

test('the plan’s own name is none, and a day of the plan says what the list is for', () => {
  const options = { planInName: 'dot-2-2026-05-12', planDays: new Set(['2026-05-19']) };
  expect(dayInName('dot-2-2026-05-12_xa-long-phu_danh-sach.xlsx', options).problem).toBeNull();
  expect(dayInName('dot-2-2026-05-12_xa-long-phu_danh-sach.xlsx').day).toBe('2026-05-12');
  expect(dayInName('dot-2-2026-05-12_xa-long-phu_20260511.xlsx', options).day).toBe('2026-05-11');
  expect(dayInName('hoi nghi 19-5-2026.xlsx', options).problem).toContain('là ngày của kế hoạch');
});
