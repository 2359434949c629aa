import { expect, test } from 'vitest';
import { listName } from '#shared/people/list-name.ts';

test.each([
  ['NGUYỄN THỊ BA', 'Nguyễn Thị Ba'],
  ['đặng văn ước', 'Đặng Văn Ước'],
  ['K’BRẾP', 'K’Brếp'],
  ['TRẦN-LÊ AN', 'Trần-Lê An'],
  ['NGUYỄN THỊ BA'.normalize('NFD'), 'Nguyễn Thị Ba'.normalize('NFD')],
])('“%s” goes into a list as “%s”', (typed, listed) => {
  expect(listName(typed)).toBe(listed);
});

test.each(['Nguyễn Thị Ba', 'H’Hen Niê', 'Lê McDonald', '=SUM(A1)', 'NGUYEN V4N A'])(
  '“%s” stays as it is',
  (name) => {
    expect(listName(name)).toBe(name);
  },
);
