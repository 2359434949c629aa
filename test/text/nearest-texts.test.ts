import { expect, test } from 'vitest';
import { nearestTexts } from '#shared/text/nearest-texts.ts';

const NAMES = ['Trần Thị Bích Ngân', 'Trần Thị Bích Nga', 'Lê Văn An', 'Long Phú', 'Long Mỹ'];
const near = (typed: string) => nearestTexts(typed, NAMES, (name) => [name]);

test.each([
  ['tran thi bich ngan', ['Trần Thị Bích Ngân', 'Trần Thị Bích Nga']],
  ['Trần Bích Ngân', ['Trần Thị Bích Ngân']],
  ['Long Phú Tây', ['Long Phú']],
  ['Logn Phú', ['Long Phú']],
])('what is spelt nearly so, the nearest first: %s', (typed, found) => {
  expect(near(typed)).toEqual(found);
});

test.each(['An', 'Phú', '', 'Nguyễn Thị Hoa', 'Mai Phú'])('nothing is near to another text: %s', (typed) => {
  expect(near(typed)).toEqual([]);
});
