import { expect, test } from 'vitest';
import { withOrganisation } from '#shared/responses/organisation-columns.ts';
import { readHeader } from '#shared/responses/read-header.ts';

const BEGIN = ['Dấu thời gian', 'Họ và tên'];
const reading = (...titles: readonly string[]) => withOrganisation(readHeader([...BEGIN, ...titles], []));

test.each(['Đơn vị/HTX/DN', 'Tên hợp tác xã, doanh nghiệp', 'Cơ quan công tác'])(
  '“%s” beside the commune is the organisation, and plays a part',
  (title) => {
    const { unit, organisation, unused } = reading(title, 'Xã/phường', 'Lớp muốn dự');
    expect([unit, organisation, unused]).toEqual([[3], [2], []]);
  },
);

test('where nothing else asks for it, the unit is the organisation; a commune is none', () => {
  expect(reading('Đơn vị công tác').organisation).toEqual([2]);
  expect(reading('Xã').organisation).toBeUndefined();
  expect(reading('Tên hợp tác xã, đơn vị').organisation).toEqual([2]);
});

test('the organisation of somebody else stays unused', () => {
  const { organisation, unused } = reading('Xã', 'Đơn vị của người ký');
  expect([organisation, unused.map(({ column }) => column)]).toEqual([undefined, [4]]);
});
