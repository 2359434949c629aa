import { afterEach, expect, test } from 'vitest';
import type { Registration } from '#shared/registrations/registration.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';
import { Office, personOf, row, STAFF } from './office.ts';

/** R1 and R7 through a workbook and its journal: names that are none, and the names that staff give. */
const REVIEW = 'Cần xử lý';
const UNIT = 'Xã Long Phú';
let office: Office;
afterEach(() => office.close());

function inQueue(name: string) {
  return { 'Họ và tên': name };
}

function everybody({ planned }: SyncResult): readonly Registration[] {
  return planned.state?.reconciliation.registrations ?? [];
}

/** The field cases a5, a6, h5b, h13 and h14, and more of their kinds. */
const NOBODY = [
  '#N/A',
  '#ERROR!',
  '#NAME?',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#TÊN?',
  'Err:502',
  'x',
  '0',
  'N/A',
  'như trên',
  'nt',
  'Chưa có',
  'Sẽ bổ sung sau',
  'Chưa cử',
  'Để sau',
  'Đang chờ',
  'Vắng',
  'Không cử người',
  'test',
  'aaa',
  'Tôi',
  'Đang xin ý kiến',
  'Sẽ báo sau',
  'Không tham gia',
  '(trống)',
  'null',
  'đang cập nhật…',
  'CHUA CO',
  'chưa phân công',
  'đơn vị chưa cử',
  'sẽ gửi danh sách',
  '0901234567',
  'Chuyên viên',
  'Xã Long Phú',
  'Chủ tịch UBND',
  'Phó Chủ tịch UBND xã',
  'Văn phòng HĐND và UBND',
  'Nguy?n V?n An',
  'Tr?n Th? Bông',
  'L\ufffd Văn Ba',
  '=Nguyễn Văn An',
  'Nguyễn Văn An, Trần Thị Bông',
  'Nguyễn Văn An và Trần Thị Bông',
  'Nguyễn Văn An/Trần Thị Bông',
  'Nguyễn Văn …',
  'N.V. An',
  'Cần Thơ',
  'can tho',
  'Sóc Trăng',
  'TP. Cần Thơ',
  'Hậu Giang',
  'Ngã Bảy',
  'Mỹ Hương',
];

test('what is no name takes no seat, stands in the queue with what was typed, and a person finds the seat free', async () => {
  office = new Office([
    ...NOBODY.map((name, at) =>
      row(
        `05 ${String(8 + Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`,
        UNIT,
        name,
        STAFF,
      ),
    ),
    row('06 09:00', UNIT, 'Lê Văn Tín', STAFF),
  ]);
  const result = await office.sync('08 08:00');
  const named = everybody(result).filter(({ status }) => status !== 'name_unclear');
  expect(named.map(({ fullName, status }) => [fullName, status])).toEqual([['Lê Văn Tín', 'seated']]);
  expect(await office.read(REVIEW, inQueue('#N/A'), 'Loại việc')).toBe('Xác định họ tên');
  expect(String(await office.read(REVIEW, inQueue('Chưa cử'), 'Lý do'))).toContain(
    '“Chưa cử” không phải là họ tên',
  );
});

test('control: a place that begins with a family name, or lacks its marks, may be somebody’s name', async () => {
  const people = ['Trần Đề', 'Hà Giang', 'Trần Cần Thơ', 'My Huong', 'Lê Thị Y', 'Nguyễn Văn A'];
  office = new Office(people.map((name, at) => row(`05 08:0${at}`, UNIT, name, STAFF)));
  const result = await office.sync('08 08:00');
  expect(everybody(result).map(({ status }) => status)).not.toContain('name_unclear');
});

test('who is to be listed with initials takes the seat once a person says so', async () => {
  office = new Office([row('05 09:00', UNIT, 'N.V. An', STAFF)]);
  await office.sync('08 08:00');
  expect(String(await office.read(REVIEW, inQueue('N.V. An'), 'Lý do'))).toContain('viết tắt');
  await office.type(REVIEW, inQueue('N.V. An'), 'Họ tên đúng', 'N.V. An');
  expect(personOf(await office.sync('08 09:00'), 'N.V. An').status).toBe('seated');
});

test('names set in the queue are that many delegates; a shorter list withdraws the last, and nothing typed is lost', async () => {
  office = new Office([row('05 09:00', UNIT, 'sẽ bổ sung sau', STAFF, '0912000111')]);
  await office.sync('08 08:00');
  await office.type(REVIEW, inQueue('sẽ bổ sung sau'), 'Họ tên đúng', 'Lê Văn Tín; Trần Thị Ngân');
  const both = await office.sync('08 09:00');
  expect(personOf(both, 'Lê Văn Tín').status).toBe('seated');
  expect(personOf(both, 'Trần Thị Ngân')).toMatchObject({ status: 'extra_pending', phones: ['0912000111'] });
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Quyết định', 'Duyệt');
  await office.type(REVIEW, inQueue('Trần Thị Ngân'), 'Ghi chú', 'đã gọi');
  expect(personOf(await office.sync('08 10:00'), 'Trần Thị Ngân').status).toBe('extra_approved');

  await office.type(REVIEW, inQueue('Lê Văn Tín'), 'Họ tên đúng', 'Lê Văn Tín');
  const one = await office.sync('08 11:00');
  expect(personOf(one, 'Lê Văn Tín').status).toBe('seated');
  expect(personOf(one, 'Trần Thị Ngân').status).toBe('withdrawn');
  expect(await office.read(REVIEW, inQueue('Trần Thị Ngân'), 'Ghi chú')).toBe('đã gọi');
  expect((await office.sync('08 12:00')).changes.cells).toBe(0);
});

test('what is typed as a name and is none is refused with words, and the row goes on waiting', async () => {
  office = new Office([row('05 09:00', UNIT, 'chưa có', STAFF)]);
  await office.sync('08 08:00');
  await office.type(REVIEW, inQueue('chưa có'), 'Họ tên đúng', 'sẽ báo sau');
  const result = await office.sync('08 09:00');
  expect(everybody(result).map(({ status }) => status)).toEqual(['name_unclear']);
  expect(String(await office.read(REVIEW, inQueue('chưa có'), 'Tình trạng quyết định'))).toContain(
    'Chưa hiểu “sẽ báo sau”: đề nghị ghi đủ họ và tên',
  );
});

test('“Xem lại” beside a seated person of a class tab calls them into the queue, where their name may be set', async () => {
  office = new Office([row('05 09:00', UNIT, 'Lê Văn Tin', STAFF)]);
  await office.sync('08 08:00');
  await office.type('Lớp 05', inQueue('Lê Văn Tin'), 'Xử lý', 'xem lại');
  expect(personOf(await office.sync('08 09:00'), 'Lê Văn Tin').status).toBe('seated');
  expect(await office.read(REVIEW, inQueue('Lê Văn Tin'), 'Loại việc')).toBe('Xem lại theo yêu cầu');
  await office.type(REVIEW, inQueue('Lê Văn Tin'), 'Họ tên đúng', 'Lê Văn Tín');
  expect(personOf(await office.sync('08 10:00'), 'Lê Văn Tín').status).toBe('seated');
});

test('a time that cannot be is asked about, and “Đúng thời điểm” makes it count', async () => {
  const early = row('05 09:00', UNIT, 'Lê Văn Tín', STAFF).with(0, '2016-05-05T09:00:00+07:00');
  office = new Office([early, row('06 09:00', UNIT, 'Trần Thị Ngân', STAFF)]);
  const before = await office.sync('08 08:00');
  expect(personOf(before, 'Lê Văn Tín')).toMatchObject({
    status: 'extra_pending',
    notes: ['in_grace', 'time_doubtful'],
  });
  expect(personOf(before, 'Trần Thị Ngân').status).toBe('seated');
  expect(String(await office.read(REVIEW, inQueue('Lê Văn Tín'), 'Lý do'))).toContain(
    'Thời điểm gửi không hợp lý',
  );
  await office.type(REVIEW, inQueue('Lê Văn Tín'), 'Quyết định', 'Đúng thời điểm');
  expect(personOf(await office.sync('08 09:00'), 'Lê Văn Tín')).toMatchObject({
    status: 'seated',
    notes: [],
  });
});

test('the remark of the commune stands in the queue', async () => {
  const late = row('20 09:00', UNIT, 'Lê Văn Tín', STAFF).with(7, 'thôi không đi nữa');
  office = new Office([late]);
  await office.sync('21 08:00');
  expect(String(await office.read(REVIEW, inQueue('Lê Văn Tín'), 'Lý do'))).toContain(
    'Đơn vị ghi chú: “thôi không đi nữa”',
  );
});

/** R3, R8: a name that staff set pairs an edit like any other; a form's edit comes with a new time. */
test.each(['sẽ bổ sung sau', 'N.V. Tín', 'Lê Văn Tin'])(
  'R8: what was decided beside “%s” goes on when the commune writes the very name that staff had set',
  async (typed) => {
    office = new Office([row('05 09:00', UNIT, typed, STAFF), row('05 10:00', UNIT, 'Trần Thị Ngân', STAFF)]);
    const first = await office.sync('06 08:00');
    const { key } = personOf(first, typed);
    if (typed === 'Lê Văn Tin') {
      await office.type('Lớp 05', inQueue(typed), 'Xử lý', 'Xem lại');
      await office.sync('06 08:30');
    }
    await office.type(REVIEW, inQueue(typed), 'Họ tên đúng', 'Lê Văn Tín');
    await office.type(REVIEW, inQueue(typed), 'Ghi chú', 'đã gọi');
    await office.sync('06 09:00');
    office.rows[0] = row('10 09:00', UNIT, 'Lê Văn Tín', STAFF);
    const after = await office.sync('10 10:00');
    expect(everybody(after).map(({ status }) => status)).not.toContain('withdrawn');
    // The time goes on too: the edit after the deadline makes nobody late.
    expect(personOf(after, 'Lê Văn Tín')).toMatchObject({
      key,
      submittedAt: personOf(first, typed).submittedAt,
    });
    expect(await office.read(REVIEW, inQueue('Lê Văn Tín'), 'Ghi chú')).toBe('đã gọi');
  },
);

test.each([
  ['Lê Văn Tín', 'Trần Thị Ngân'],
  ['Trần Thị Ngân', 'Lê Văn Tín'],
])('R8: of two edited rows of one second each goes on with the name set in it: %s, %s', async (...names) => {
  office = new Office(['chưa có', 'chưa cử'].map((typed) => row('05 09:00', UNIT, typed, STAFF)));
  const first = await office.sync('06 08:00');
  for (const [at, typed] of ['chưa có', 'chưa cử'].entries())
    await office.type(REVIEW, inQueue(typed), 'Họ tên đúng', names[at] ?? '');
  await office.sync('06 09:00');
  office.rows = names.map((name) => row('05 09:00', UNIT, name, STAFF));
  const after = await office.sync('06 10:00');
  const keys = ['chưa có', 'chưa cử'].map((typed) => personOf(first, typed).key);
  expect(names.map((name) => personOf(after, name).key)).toEqual(keys);
});

test('R8: a name typed by the commune comes before the same name set by staff elsewhere', async () => {
  office = new Office([
    row('05 09:00', UNIT, 'chưa có', STAFF),
    row('05 10:00', UNIT, 'Lê Văn Tín', 'Lãnh đạo UBND', '0900111222'),
  ]);
  const first = await office.sync('06 08:00');
  await office.type(REVIEW, inQueue('chưa có'), 'Họ tên đúng', 'Lê Văn Tín');
  await office.sync('06 09:00');
  office.rows = [row('07 10:00', UNIT, 'Lê Văn Tín', 'Lãnh đạo UBND', '0900111222')];
  const after = await office.sync('07 11:00');
  const standing = everybody(after).filter(({ status }) => status !== 'withdrawn');
  expect(standing.map(({ key }) => key)).toEqual([personOf(first, 'Lê Văn Tín').key]);
});
