/** S9: two people became one because tone marks were moved after the spaces had gone. */
import { expect, test } from 'vitest';
import { nameKeys } from '#shared/people/person-name.ts';

test.each([
  ['Nguyễn Chí Anh', 'Nguyễn Chi Ánh'],
  ['Trần Lý Anh', 'Trần Ly Ánh'],
  ['Lê Thế Anh', 'Lê Thê Ánh'],
  ['Phạm Tú Anh', 'Phạm Tu Ánh'],
  ['Võ Mỹ Uyên', 'Võ My Uyển'],
  ['Đỗ Thị Thu Ẩn', 'Đỗ Thị Thủ Ân'],
  ['Bùi Hoài An', 'Bùi Hoai Àn'],
  ['Lý Gia Ân', 'Lý Già Ân'],
  ['Huỳnh Bảo Ái', 'Huỳnh Bao Ải'],
  ['Danh Thị Ý Ên', 'Danh Thị Y Ến'],
])('R3: “%s” and “%s” are two people by K1, and one by K2', (a, b) => {
  expect(nameKeys(a).k1).not.toBe(nameKeys(b).k1);
  expect(nameKeys(a).k2).toBe(nameKeys(b).k2);
});

test.each([
  ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'],
  ['Lê Thuý An', 'Lê Thúy An'],
  ['Trần Qủa', 'Trần Quả'],
  ['Trần Qúy Anh', 'Trần Quý Anh'],
  ['Phạm Thị Gìau', 'Phạm Thị Giàu'],
  ['Võ Khoẻ', 'Võ Khỏe'],
  ['Lê Tòan', 'Lê Toàn'],
  ['Đặng Thùy Uyên', 'Đặng Thuỳ Uyên'],
  ['Bùi Huế', 'Bùi Húê'],
  ['Kim Khuỷu', 'Kim Khủyu'],
])('R3: within its syllable the tone may stand anywhere: “%s” is “%s”', (a, b) => {
  expect(nameKeys(a).k1).toBe(nameKeys(b).k1);
});

test.each([
  ['NguyễnChíAnh', 'Nguyễn Chí Anh'],
  ['nguyễn chíanh', 'Nguyễn Chí Anh'],
  ['LêThếAnh', 'Lê Thế Anh'],
  ['lêthếanh', 'Lê Thế Anh'],
  ['BùiHoàiAnh', 'Bùi Hoài Anh'],
  ['BÙI HOÀIANH', 'Bùi Hoài Anh'],
  ['TrầnQuýAn', 'Trần Quý An'],
])('R3: a space left out parts nobody: “%s” is “%s”', (a, b) => {
  expect(nameKeys(a).k1).toBe(nameKeys(b).k1);
});
