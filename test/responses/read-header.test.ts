import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHeader } from '#shared/responses/read-header.ts';
import { readMapping } from '#shared/responses/response-mapping.ts';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { ANY_CHARACTER } from '../any-character.ts';
import { ROLES } from '../registrations/roles.fixture.ts';

/** The blocks as titles: what a person would check. */
function blocksOf(header: readonly string[], mapping = {}) {
  const numbered = header.map((title, column) => `${title}@${column}`);
  return readHeader(header, ROLES, mapping).blocks.map((block) => ({
    name: block.name.map((column) => numbered[column]).join(),
    position: block.position.map((column) => numbered[column]).join(),
    phone: block.phone.map((column) => numbered[column]).join(),
    roleTitle: block.roleTitle,
  }));
}

function errorOf(action: () => unknown): ResponsesError {
  try {
    action();
  } catch (error) {
    if (error instanceof ResponsesError) return error;
    throw error;
  }
  throw new Error('expected a ResponsesError');
}

const BASE = ['Dấu thời gian', 'Đơn vị'];

test('a long form has one block', () => {
  const header = [
    'Dấu thời gian',
    'Đơn vị',
    'Lớp',
    'Họ và tên',
    'Chức vụ',
    'Số điện thoại',
    'Thành phần',
    'Ghi chú',
  ];
  expect(readHeader(header, ROLES)).toMatchObject({
    timestamp: 0,
    unit: [1],
    class: [2],
    blocks: [{ name: [3], position: [4], phone: [5], role: [6], note: [7], roleTitle: '' }],
    notices: [],
  });
});

test('R1: repeated titles begin a block at each name title', () => {
  expect(blocksOf([...BASE, 'Họ và tên', 'Chức vụ', 'SĐT', 'Họ và tên', 'Chức vụ', 'SĐT'])).toMatchObject([
    { name: 'Họ và tên@2', position: 'Chức vụ@3', phone: 'SĐT@4' },
    { name: 'Họ và tên@5', position: 'Chức vụ@6', phone: 'SĐT@7' },
  ]);
});

test('R1: titles with a number go to the block with that number wherever they stand', () => {
  expect(blocksOf([...BASE, 'Họ và tên 1', 'Họ và tên 2', 'Chức vụ 2', 'Chức vụ 1', 'SĐT'])).toMatchObject([
    { name: 'Họ và tên 1@2', position: 'Chức vụ 1@5', phone: '' },
    { name: 'Họ và tên 2@3', position: 'Chức vụ 2@4', phone: 'SĐT@6' },
  ]);
});

test('R1: titles with a role word go to the block with that role wherever they stand', () => {
  const header = [
    ...BASE,
    'Họ và tên (Lãnh đạo UBND)',
    'Họ và tên (Lãnh đạo UBMTTQ)',
    'Họ và tên (Công chức)',
    'SĐT (Công chức)',
    'SĐT (Lãnh đạo UBND)',
    'SĐT (Mặt trận)',
    'Chức vụ',
  ];
  expect(blocksOf(header)).toEqual([
    {
      name: 'Họ và tên (Lãnh đạo UBND)@2',
      position: '',
      phone: 'SĐT (Lãnh đạo UBND)@6',
      roleTitle: 'Lãnh đạo UBND',
    },
    {
      name: 'Họ và tên (Lãnh đạo UBMTTQ)@3',
      position: '',
      phone: 'SĐT (Mặt trận)@7',
      roleTitle: 'Lãnh đạo UBMTTQ',
    },
    {
      name: 'Họ và tên (Công chức)@4',
      position: 'Chức vụ@8',
      phone: 'SĐT (Công chức)@5',
      roleTitle: 'Công chức',
    },
  ]);
});

test('R1: a question’s own leading number is not a delegate’s number', () => {
  expect(
    blocksOf([
      '1. Dấu thời gian',
      '2. Đơn vị',
      '3. Họ và tên',
      '4. Chức vụ',
      '5. SĐT',
      '6. Họ và tên',
      '7. Chức vụ',
      '8. SĐT',
    ]),
  ).toMatchObject([
    { name: '3. Họ và tên@2', position: '4. Chức vụ@3', phone: '5. SĐT@4' },
    { name: '6. Họ và tên@5', position: '7. Chức vụ@6', phone: '8. SĐT@7' },
  ]);
});

test('R1: question numbers that look like the other delegate’s number do not cross the blocks', () => {
  const header = [
    ...BASE,
    '1. Họ và tên đại biểu thứ 2',
    '2. Chức vụ',
    '2. Họ và tên đại biểu thứ 1',
    '1. Chức vụ',
  ];
  expect(blocksOf(header)).toMatchObject([{ position: '2. Chức vụ@3' }, { position: '1. Chức vụ@5' }]);
});

test('a block without a number bears its place, so that a later “Chức vụ 2” finds it', () => {
  expect(blocksOf([...BASE, 'Họ và tên', 'Họ và tên', 'Chức vụ 1', 'Chức vụ 2'])).toMatchObject([
    { position: 'Chức vụ 1@4' },
    { position: 'Chức vụ 2@5' },
  ]);
  expect(blocksOf([...BASE, 'Họ và tên', 'SĐT', 'Họ và tên.1', 'SĐT.1'])).toMatchObject([
    { phone: 'SĐT@3' },
    { phone: 'SĐT.1@5' },
  ]);
});

test('of several blocks with one role or number, the one begun last before the title is meant', () => {
  const role = ['Họ và tên (Công chức)', 'SĐT (Công chức)'];
  expect(blocksOf([...BASE, ...role, ...role])).toMatchObject([
    { phone: 'SĐT (Công chức)@3' },
    { phone: 'SĐT (Công chức)@5' },
  ]);
  expect(blocksOf([...BASE, 'SĐT (Công chức)', 'Họ và tên (Công chức)'])).toMatchObject([
    { phone: 'SĐT (Công chức)@2' },
  ]);
});

test('number and role together tell blocks apart where neither does alone', () => {
  const names = ['Họ tên 1 (Lãnh đạo UBND)', 'Họ tên 1 (Công chức)'];
  expect(blocksOf([...BASE, ...names, 'SĐT 1 (Lãnh đạo UBND)', 'SĐT 1 (Công chức)'])).toMatchObject([
    { phone: 'SĐT 1 (Lãnh đạo UBND)@4' },
    { phone: 'SĐT 1 (Công chức)@5' },
  ]);
});

test('titles that speak of who fills in the form go to that person wherever they stand', () => {
  const header = [...BASE, 'Họ và tên người lập biểu', 'Họ và tên', 'SĐT', 'SĐT người lập biểu'];
  expect(blocksOf(header)).toMatchObject([{ name: 'Họ và tên@3', phone: 'SĐT@4' }]);
});

test('a role word in a title outweighs a number that no name title bears', () => {
  const names = ['Họ tên (Lãnh đạo UBND)', 'Họ tên (Công chức)'];
  expect(blocksOf([...BASE, ...names, 'SĐT 2 (Lãnh đạo UBND)'])).toMatchObject([
    { phone: 'SĐT 2 (Lãnh đạo UBND)@4' },
    { phone: '' },
  ]);
});

test('the phone of who fills in the form is not given to the last of several delegates', () => {
  const reading = readHeader([...BASE, 'Họ tên 1', 'SĐT 1', 'Họ tên 2', 'SĐT 2', 'SĐT người đăng ký'], ROLES);
  expect(reading.blocks.map(({ phone }) => phone)).toEqual([[3], [5]]);
  expect(reading.unused.map(({ title }) => title)).toEqual(['SĐT người đăng ký']);
});

test('two columns for one thing in one of several blocks are both read, with a notice', () => {
  const reading = readHeader([...BASE, '1. Họ và tên', '2. Họ và tên', '1. SĐT', '2. SĐT'], ROLES);
  expect(reading.blocks.map(({ phone }) => phone)).toEqual([[], [4, 5]]);
  expect(reading.notices).toEqual([expect.stringContaining('“1. SĐT” (cột 5), “2. SĐT” (cột 6)')]);
});

test('two phone columns of the only delegate are both theirs', () => {
  expect(blocksOf([...BASE, 'Họ và tên', 'Số điện thoại 1', 'Số điện thoại 2'])).toMatchObject([
    { phone: 'Số điện thoại 1@3,Số điện thoại 2@4' },
  ]);
});

test('a role question that lists every role says nothing of the block', () => {
  const header = [
    ...BASE,
    'Họ và tên',
    'Thành phần (Lãnh đạo UBND, Mặt trận, Công chức)',
    'Họ và tên',
    'Thành phần',
  ];
  expect(readHeader(header, ROLES).blocks.map(({ role }) => role)).toEqual([[3], [5]]);
});

test('a detail with a number that no name title bears is not used, and listed', () => {
  const reading = readHeader([...BASE, 'Họ và tên 1', 'Họ và tên 2', 'Chức vụ 3'], ROLES);
  expect(reading.blocks.map(({ position }) => position)).toEqual([[], []]);
  expect(reading.unused).toEqual([{ column: 5, title: 'Chức vụ 3', why: 'không thuộc đại biểu nào' }]);
});

test('who fills in the form is no delegate where delegates are named', () => {
  const header = [...BASE, 'Họ và tên', 'SĐT', 'Họ và tên người lập biểu', 'Số điện thoại'];
  expect(blocksOf(header)).toMatchObject([{ name: 'Họ và tên@2', phone: 'SĐT@3' }]);
  expect(blocksOf([...BASE, 'Họ và tên người đăng ký', 'SĐT'])).toMatchObject([{ phone: 'SĐT@3' }]);
});

test('the clearest of several columns is taken', () => {
  expect(
    readHeader(['Thời gian bắt đầu', 'Thời gian hoàn thành', 'Đơn vị', 'Xã/phường', 'Họ và tên'], ROLES),
  ).toMatchObject({
    timestamp: 1,
    unit: [3],
  });
});

test('two columns that could be the unit are asked about, and the mapping answers', () => {
  const header = ['Dấu thời gian', 'Đơn vị (Lớp 01)', 'Đơn vị (Lớp 02)', 'Họ và tên'];
  const error = errorOf(() => readHeader(header, ROLES));
  expect(error.code).toBe('column-ambiguous');
  expect(error.message).toContain('“Đơn vị (Lớp 01)” (cột 2), “Đơn vị (Lớp 02)” (cột 3)');
  expect(readHeader(header, ROLES, { unit: ['Đơn vị (Lớp 01)', 'Đơn vị (Lớp 02)'] }).unit).toEqual([1, 2]);
});

test('a needed column that is not found is an error that lists the titles seen and shows a mapping', () => {
  const error = errorOf(() => readHeader(['STT', 'Người tham dự', ''], ROLES));
  expect(error.code).toBe('column-missing');
  for (const part of [
    'thời điểm gửi',
    'đơn vị',
    'họ và tên',
    '1. STT',
    '2. Người tham dự',
    '3. (để trống)',
    '"timestamp"',
  ])
    expect(error.message).toContain(part);
});

test('a mapping overrides the titles, by title, by repeated title and by position', () => {
  const header = ['Lúc', 'Nơi', 'Ai', 'Việc', 'Ai', 'Máy'];
  const mapping = readMapping({
    timestamp: 'lúc',
    unit: 2,
    delegates: [
      { name: 'Ai#1', position: 'Việc' },
      { name: 'Ai#2', phone: ['Máy'], roleTitle: 'Công chức' },
    ],
  });
  expect(readHeader(header, ROLES, mapping)).toMatchObject({
    timestamp: 0,
    unit: [1],
    blocks: [
      { name: [2], position: [3] },
      { name: [4], phone: [5], roleTitle: 'Công chức' },
    ],
  });
});

test('a mapping that names a column the table does not have is refused by name', () => {
  const header = [...BASE, 'Họ và tên'];
  expect(errorOf(() => readHeader(header, ROLES, { unit: 'Xã' }))).toMatchObject({
    code: 'mapping-unknown-column',
    message: expect.stringContaining('“Xã”'),
  });
  expect(errorOf(() => readHeader(header, ROLES, { unit: 9 })).code).toBe('mapping-unknown-column');
  const repeated = errorOf(() =>
    readHeader([...header, 'Họ và tên'], ROLES, { delegates: [{ name: 'Họ và tên' }] }),
  );
  expect(repeated.message).toContain('2 cột cùng tên');
});

test('a mapping of the wrong form is refused with all that is wrong', () => {
  const error = errorOf(() => readMapping({ unit: '', donvi: 'Đơn vị', dateOrder: 'ymd' }));
  expect(error.code).toBe('mapping-invalid');
  for (const part of ['unit', 'donvi', 'dateOrder']) expect(error.message).toContain(part);
  expect(errorOf(() => readMapping([])).code).toBe('mapping-invalid');
});

test('any titles are read or refused with a reason, and no column is read twice', () => {
  const fragment = fc.constantFrom(
    ...'Họ và tên,Chức vụ,SĐT,Thành phần,Ghi chú,Đơn vị,Dấu thời gian,Lớp,Email,(Lãnh đạo UBND),Mặt trận,Công chức,1,2,1.,2.,đại biểu,thứ hai,người lập,-'.split(
      ',',
    ),
  );
  const title = fc.oneof(
    { weight: 9, arbitrary: fc.array(fragment, { maxLength: 4 }).map((parts) => parts.join(' ')) },
    fc.string({ unit: ANY_CHARACTER }),
  );
  fc.assert(
    fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
      const header = [...BASE, ...titles];
      try {
        const { timestamp, unit, class: ofClass, blocks } = readHeader(header, ROLES);
        const ofBlocks = blocks.flatMap(({ name, position, phone, role, note }) =>
          [name, position, phone, role, note].flat(),
        );
        const columns = [timestamp, ...unit, ...ofClass, ...ofBlocks];
        expect(new Set(columns).size).toBe(columns.length);
      } catch (error) {
        if (!(error instanceof ResponsesError)) throw error;
      }
    }),
  );
});
