import { expect, test } from 'vitest';
import { maskPhones } from '#shared/people/mask-phones.ts';

test.each([
  ['0912345678', '0912***678'],
  ['gọi 0912 345 678 nhé', 'gọi 0912***678 nhé'],
  ['0912.345.678/0987-654-321', '0912***678/0987***321'],
  ['+84 912 345 678', '0912***678'],
  ['84912345678', '0912***678'],
  ['912345678', '0912***678'],
  ['(0912) 345678', '(0912***678'],
  ['02923812345', '0292***345'],
])('a phone number is masked: %s', (text, masked) => {
  expect(maskPhones(text)).toBe(masked);
});

test.each([
  'Dòng 12: 07/05/2026 14:05:11',
  '1.356.994 triệu đồng',
  '194/KH-UBND',
  'mã 31183',
  '2026-05-07',
  'Lớp 01; 02; 03',
  '12345678901234567890',
])('what is no phone number stays: %s', (text) => {
  expect(maskPhones(text)).toBe(text);
});
