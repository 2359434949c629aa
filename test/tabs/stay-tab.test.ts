import { expect, test } from 'vitest';
import type { HoldsPlace } from '#shared/tabs/office/duty-plan-state.ts';
import {
  DUTIES_TAB,
  ENTRY_ROW,
  MEAL_COLUMN,
  NIGHT_COLUMN,
  OWED_ROW,
  STAY_TAB,
} from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { CONFERENCE, SMALL_CONFERENCE } from './conference.ts';
import { dateCell, DutyOffice } from './duty-office.ts';
import { cellOf, typedPlan, type TypedRows } from './typed-plan.ts';

const TAB = STAY_TAB.of(CONFERENCE.id);
const LUNCH = MEAL_COLUMN.of('2026-05-19', 'trưa');
const [NIGHT_1, NIGHT_2] = [NIGHT_COLUMN.of('2026-05-18'), NIGHT_COLUMN.of('2026-05-19')];
const [FIRST, SECOND, THIRD] = ['1', '2', '3'].map((number) => ENTRY_ROW.of(number)) as [
  string,
  string,
  string,
];

type Cells = Readonly<Record<string, CellValue>>;

/** Somebody of Phường Ninh Kiều who has lunch and stays both nights, registered in time. */
function guest(name: string, sex: string | null, more: Cells = {}): Cells {
  const asked = { [LUNCH]: 'x', [NIGHT_1]: 'x', [NIGHT_2]: 'x' };
  return {
    name,
    sex,
    unit: 'Phường Ninh Kiều',
    role: 'Công chức',
    ...asked,
    registered: dateCell('2026-05-10'),
    ...more,
  };
}

function typed(rows: readonly Cells[], more: { day?: string; holdsPlace?: HoldsPlace } = {}) {
  const keyed: TypedRows = Object.fromEntries(rows.map((cells, at) => [ENTRY_ROW.of(String(at + 1)), cells]));
  return typedPlan(SMALL_CONFERENCE, { tab: TAB, rows: keyed, day: '2026-05-14', ...more });
}

async function office(rows: readonly Cells[], days = ['2026-05-08', '2026-05-11']): Promise<DutyOffice> {
  const made = new DutyOffice(SMALL_CONFERENCE);
  await made.sync(days[0] ?? '');
  for (const cells of rows) await made.add(TAB, cells);
  await made.sync(days[1] ?? '');
  return made;
}

test('requests with meals, nights and rooms, as staff write them (P75–P78)', async () => {
  const made = await office(
    [
      guest('Nguyễn Văn An', 'Nam'),
      guest('Trần Văn Bình', 'Nam'),
      guest('Phạm Văn Đạt', 'Nam', { [NIGHT_2]: null }),
      guest('Lê Thị Cúc', 'Nữ'),
      guest('Phạm Thị Dung', 'nữ', { unit: 'Phường Cái Khế', [NIGHT_1]: null }),
      guest('Võ Văn Em', 'Nam', { unit: 'Phường Cái Khế', registered: dateCell('2026-05-13') }),
      guest('Đỗ Văn Giàu', null, { unit: 'Phường Tân An' }),
      guest('Hồ Văn Hai', 'Nam', {
        unit: null,
        role: 'Đại biểu HĐND TP',
        [MEAL_COLUMN.of('2026-05-20', 'sáng')]: 'X',
      }),
      guest('Ngô Văn Ích', 'Nam', { unit: 'Xã Không Có Thật' }),
      guest('Bùi Văn Khá', 'Nam', { unit: 'Phường An Bình', room: '305', note: 'đến muộn' }),
      guest('Lý Văn Lộc', null, { [NIGHT_1]: null, [NIGHT_2]: 'không', unit: 'Phường Bình Thủy' }),
    ],
    ['2026-05-08', '2026-05-14'],
  );
  await expect(made.grid(TAB)).toMatchFileSnapshot('golden/stay-tab.txt');
  expect((await made.sync('2026-05-14', '09:00')).planned.diff.changes).toEqual([]);
});

test('managers read counts of meals, nights and rooms, and nobody’s name', async () => {
  const made = await office([
    guest('Nguyễn Văn An', 'Nam'),
    guest('Lê Thị Cúc', 'Nữ'),
    guest('Đỗ Văn Giàu', null, { [NIGHT_1]: null }),
  ]);
  const sentences = [
    'Ăn, nghỉ: đang tính 3 người.',
    'Bữa ăn: 19/5 sáng 0 người; 19/5 trưa 3 người; 19/5 tối 0 người; 20/5 sáng 0 người; 20/5 trưa 0 người.',
    'Nghỉ: đêm 18→19/5 1 nam, 1 nữ, 2 phòng; đêm 19→20/5 1 nam, 1 nữ, 2 phòng, chưa kể 1 người chưa ghi Nam/Nữ.',
  ];
  expect(made.state.summary).toEqual(expect.arrayContaining(sentences));
  const summary = made.grid('summary');
  for (const sentence of sentences) expect(summary).toContain(sentence);
  expect(summary).not.toMatch(/Nguyễn Văn An|Cúc|Giàu|\d{6}/);
});

test('after the day a person approves or refuses; the kitchen counts who is approved (P76)', () => {
  const late = { registered: dateCell('2026-05-13') };
  const { tab } = typed([
    guest('Nguyễn Văn An', 'Nam', late),
    guest('Trần Văn Bình', 'Nam', { ...late, approval: 'Duyệt' }),
    guest('Lê Thị Cúc', 'Nữ', { ...late, approval: 'Không duyệt' }),
  ]);
  expect([FIRST, SECOND, THIRD].map((row) => cellOf(tab, row, 'state'))).toEqual([
    'Trễ – chờ duyệt',
    'Đã duyệt (trễ)',
    'Không duyệt',
  ]);
  expect(cellOf(tab, FIRST, 'problem')).toBe(
    'Đăng ký ngày 13/05/2026, sau hạn 12/05/2026: cần cán bộ duyệt.',
  );
  expect([cellOf(tab, 'total-people', LUNCH), cellOf(tab, 'total-rooms', NIGHT_1)]).toEqual([1, 1]);
  expect(cellOf(tab, 'counted', 'name')).toContain(
    'Đang tính 1 người; chưa tính 2: 1 trễ – chờ duyệt, 1 không duyệt.',
  );
});

test('the last day itself is in time', () => {
  const { tab } = typed([guest('Nguyễn Văn An', 'Nam', { registered: dateCell('2026-05-12') })]);
  expect(cellOf(tab, FIRST, 'state')).toBe('Đã nhận');
});

test('a row without its day is in time where it stood there in time, and asks for the day where it did not', async () => {
  const undated = { registered: null };
  const made = await office([guest('Nguyễn Văn An', 'Nam', undated)]);
  await made.add(TAB, guest('Trần Văn Bình', 'Nam', undated));
  await made.sync('2026-05-13');
  expect([FIRST, SECOND].map((row) => made.cell(TAB, row, 'state'))).toEqual([
    'Đã nhận',
    'Chờ duyệt – chưa rõ lúc đăng ký',
  ]);
  expect(made.cell(TAB, SECOND, 'problem')).toContain(
    'người này có ở đây từ ngày 13/05/2026, sau hạn 12/05/2026',
  );
  // Who is asked to make the unit clear afterwards was there all the same.
  await made.type(TAB, FIRST, 'unit', 'Phường Cái Khế');
  await made.sync('2026-05-13', '09:00');
  expect(made.cell(TAB, FIRST, 'state')).toBe('Đã nhận');
  // A sort of what is visible leaves the hidden keys where they are: who was in time still is.
  const { title, rows } = made.file.snapshot().tabs.find(({ key }) => key === TAB) ?? { title: '', rows: [] };
  const at = rows.findIndex(({ key }) => key === FIRST);
  const [one, other] = rows
    .slice(at, at + 2)
    .map(({ cells }) => Array.from({ length: 18 }, (_, to) => cells[to] ?? null));
  await made.file.setCells(title, at, 0, [other ?? [], one ?? []]);
  expect((await made.sync('2026-05-14')).outcome).toBe('done');
  expect([made.cell(TAB, FIRST, 'name'), made.cell(TAB, FIRST, 'state')]).toEqual([
    'Trần Văn Bình',
    'Chờ duyệt – chưa rõ lúc đăng ký',
  ]);
  expect(made.cell(TAB, SECOND, 'state')).toBe('Đã nhận');
  expect((await made.sync('2026-05-14', '09:00')).planned.diff.changes).toEqual([]);
});

test.each<readonly [Cells, string, string]>([
  [{ name: null }, 'Chưa đủ thông tin', 'Cần ghi họ và tên.'],
  [{ unit: null }, 'Chưa đủ thông tin', 'Cần ghi đơn vị.'],
  [{ unit: 'Long Phú' }, 'Chưa đủ thông tin', '“Long Phú” không khớp đúng một đơn vị'],
  [{ unit: 'Xã Hòa An' }, 'Không thuộc diện', '“Xã Hòa An” không có trong kế hoạch'],
  [{ [LUNCH]: null, [NIGHT_1]: '', [NIGHT_2]: '0' }, 'Chưa đủ thông tin', 'Chưa đánh x bữa hoặc đêm nào.'],
  [{ [LUNCH]: 'chay' }, 'Đã nhận', '19/5 trưa: “chay” chưa tính'],
  [{ [LUNCH]: 2 }, 'Đã nhận', '19/5 trưa: “2” chưa tính; đề nghị đánh x, mỗi người một dòng.'],
  [{ sex: 'M' }, 'Đã nhận', '“M” không phải Nam hoặc Nữ'],
  [{ sex: null }, 'Đã nhận', 'Cần ghi Nam hoặc Nữ để xếp phòng.'],
  [{ registered: 'hôm qua' }, 'Chờ duyệt – chưa rõ lúc đăng ký', 'Lúc đăng ký “hôm qua” không đọc được'],
  [{ registered: dateCell('2026-05-15') }, 'Chờ duyệt – chưa rõ lúc đăng ký', 'ở tương lai'],
  [{ approval: 'chắc được' }, 'Đã nhận', 'Duyệt: “chắc được” chưa tính'],
])('what is missing or cannot be read is told and does not count: %j', (cells, state, problem) => {
  const { tab } = typed([guest('Nguyễn Văn An', 'Nam', cells)]);
  expect(cellOf(tab, FIRST, 'state')).toBe(state);
  expect(cellOf(tab, FIRST, 'problem')).toContain(problem);
  const isCounted = state === 'Đã nhận' && cells[LUNCH] === undefined;
  expect(cellOf(tab, 'total-people', LUNCH)).toBe(isCounted ? 1 : 0);
});

test('one of whom nobody knows whether a man or a woman is counted apart and put in no room', () => {
  const { tab } = typed([
    guest('Nguyễn Văn An', null, { room: '301' }),
    guest('Trần Văn Bình', 'Nam', { room: '301' }),
    guest('Lê Văn Cam', 'Nam'),
  ]);
  const rows = ['people', 'men', 'women', 'unknown', 'rooms'].map((row) =>
    cellOf(tab, `total-${row}`, NIGHT_1),
  );
  expect(rows).toEqual([3, 2, 0, 1, 1]);
  // Not to the room of one of whom nobody knows, though a bed is free there.
  expect(cellOf(tab, THIRD, 'proposal')).toBe('Nam – Phường Ninh Kiều (2)');
});

test('only who holds a place in person may ask; with the place the requests fall away (P76)', () => {
  const rows = [guest('Nguyễn Văn An', 'Nam'), guest('Trần Văn Bình', 'Nam'), guest('Lê Văn Cam', 'Nam')];
  const unknown = typed(rows).tab;
  expect(cellOf(unknown, 'unchecked', 'name')).toContain(
    'Chưa đối chiếu với danh sách đại biểu dự trực tiếp',
  );
  const answers = new Map<string, ReturnType<HoldsPlace>>([
    ['Nguyễn Văn An', 'holds'],
    ['Trần Văn Bình', 'withdrawn'],
  ]);
  const { tab, state } = typed(rows, {
    holdsPlace: (name, party) => (party === '31135' ? (answers.get(name) ?? 'none') : 'unknown'),
  });
  expect([FIRST, SECOND, THIRD].map((row) => cellOf(tab, row, 'state'))).toEqual([
    'Đã nhận',
    'Đã rút',
    'Không thuộc diện',
  ]);
  expect(cellOf(tab, 'total-people', LUNCH)).toBe(1);
  expect(tab.rows.map(({ key }) => key)).not.toContain('unchecked');
  expect(state.summary).toContain('Ăn, nghỉ: đang tính 1 người; chưa tính 2: 1 không thuộc diện, 1 đã rút.');
});

test('whose registration waits for a decision is counted meanwhile, and the row says so (P76)', () => {
  const { tab } = typed([guest('Nguyễn Văn An', 'Nam'), guest('Trần Văn Bình', 'Nam')], {
    holdsPlace: (name) => (name === 'Trần Văn Bình' ? 'waiting' : 'holds'),
  });
  expect([FIRST, SECOND].map((row) => cellOf(tab, row, 'state'))).toEqual(['Đã nhận', 'Đã nhận']);
  expect(cellOf(tab, FIRST, 'problem')).toBeNull();
  expect(cellOf(tab, SECOND, 'problem')).toContain('chờ quyết định ở “Cần xử lý”');
  expect(tab.rows.map(({ key }) => key)).not.toContain('unchecked');
});

test('a list whose day of receipt is typed later gives it to the rows that were made before', () => {
  const [unit, slots] = ['Phường Ninh Kiều', new Set([LUNCH])];
  const asks = { unitTyped: unit, name: 'Mai Thị Năm', sexTyped: 'Nữ', role: '', slots, note: '' };
  const listOf = (receivedOn: string | null) => [{ ...asks, receivedOn }];
  const rowMade = typedPlan(SMALL_CONFERENCE, {
    tab: TAB,
    rows: {},
    day: '2026-05-14',
    guests: listOf(null),
  });
  const key = rowMade.tab.rows.find((row) => row.staffInitial?.['name'] === 'Mai Thị Năm')?.key ?? '';
  const stateWith = (receivedOn: string | null, registered: CellValue = null) => {
    const rows = { [key]: { ...guest('Mai Thị Năm', 'Nữ'), registered } };
    const { tab } = typedPlan(SMALL_CONFERENCE, {
      tab: TAB,
      rows,
      day: '2026-05-14',
      guests: listOf(receivedOn),
    });
    return cellOf(tab, key, 'state');
  };
  expect([
    stateWith(null),
    stateWith('2026-05-12'),
    stateWith('2026-05-13'),
    stateWith('2026-05-20'),
  ]).toEqual([
    'Chờ duyệt – chưa rõ lúc đăng ký',
    'Đã nhận',
    'Trễ – chờ duyệt',
    'Chờ duyệt – chưa rõ lúc đăng ký',
  ]);
  // What staff typed counts.
  expect(stateWith('2026-05-12', dateCell('2026-05-13'))).toBe('Trễ – chờ duyệt');
  expect(stateWith('2026-05-12', 'hôm qua')).toBe('Chờ duyệt – chưa rõ lúc đăng ký');
});

test('a name twice in one unit is counted twice and shown to a person', () => {
  const { tab } = typed([
    guest('Nguyễn Văn An', 'Nam'),
    guest('Ông Nguyễn  văn An', 'Nam'),
    guest('Nguyễn Văn An', 'Nam', { unit: 'Phường Cái Khế' }),
  ]);
  expect([FIRST, SECOND, THIRD].map((row) => cellOf(tab, row, 'problem')?.toString().slice(0, 8))).toEqual([
    'Trùng họ',
    'Trùng họ',
    undefined,
  ]);
  expect(cellOf(tab, 'total-people', LUNCH)).toBe(3);
});

test('“Không phát sinh” of a unit fills its list, silence is “Chưa gửi”, and a request of such a unit is told (P72, P73)', async () => {
  const made = await office([guest('Nguyễn Văn An', 'Nam')]);
  const list = DUTIES_TAB.of(CONFERENCE.id);
  const [an, silent, sent] = ['31135', '31120', '31147'].map((unit) => OWED_ROW.of('an-nghi', unit, '')) as [
    string,
    string,
    string,
  ];
  // As the dropdown of a local file ticks it.
  await made.type(list, an, 'nil', '☑');
  await made.type(list, silent, 'nil', 'chưa rõ');
  await made.type(list, sent, 'on', dateCell('2026-05-11'));
  await made.type(list, sent, 'document', '12/DS-HĐND');
  await made.sync('2026-05-12');
  expect([an, silent, sent].map((row) => made.cell(list, row, 'state'))).toEqual([
    'Không phát sinh',
    'Chưa gửi',
    'Đủ',
  ]);
  expect(made.cell(list, silent, 'problem')).toContain('Không phát sinh: “chưa rõ” chưa tính');
  expect(made.cell(TAB, FIRST, 'problem')).toContain('Đơn vị đã báo “Không phát sinh” ở tab “Nghĩa vụ”');
  expect(made.cell(TAB, 'counted', 'name')).toContain(
    'Danh sách của đơn vị (hạn 12/05/2026): 1/6 đã gửi, 1 không phát sinh, 4 chưa gửi.',
  );
  await made.sync('2026-05-13');
  expect(made.cell(list, silent, 'state')).toBe('Quá hạn – chưa gửi');
  expect(made.state.summary).toEqual(
    expect.arrayContaining([
      'Danh sách đại biểu dự trực tiếp: 0/6 đã gửi, 6 chưa gửi (quá hạn 6).',
      'Danh sách đăng ký ăn, nghỉ: 1/6 đã gửi, 1 không phát sinh, 4 chưa gửi (quá hạn 4).',
    ]),
  );
});

test('rooms that staff typed are never changed, and what is wrong with them is told (P78)', () => {
  const rows = [
    guest('Nguyễn Văn An', 'Nam', { room: '305' }),
    guest('Lê Thị Cúc', 'Nữ', { room: ' 305' }),
    guest('Trần Văn Bình', 'Nam', { room: '306' }),
    guest('Phạm Văn Đạt', 'Nam', { room: '306' }),
    guest('Hồ Văn Hai', 'Nam', { room: '306', [NIGHT_2]: null }),
    guest('Lý Văn Lộc', 'Nam', { room: '307', [NIGHT_1]: null, [NIGHT_2]: null }),
    guest('Võ Văn Em', 'Nam', { room: '308', registered: dateCell('2026-05-13') }),
    guest('Bùi Văn Khá', 'Nam'),
  ];
  const { tab } = typed(rows);
  const problem = (at: number) => cellOf(tab, ENTRY_ROW.of(String(at)), 'problem');
  expect([problem(1), problem(2)]).toEqual(['Phòng 305 có cả nam và nữ.', 'Phòng 305 có cả nam và nữ.']);
  expect(problem(3)).toBe('Phòng 306: Đêm 18→19/5 có 3 người, phòng có 2 giường.');
  expect(problem(6)).toBe('Có phòng 307 nhưng không đăng ký nghỉ đêm nào.');
  expect(problem(7)).toContain('Có phòng 308 nhưng đăng ký chưa được tính (Trễ – chờ duyệt).');
  expect(rows.map((_, at) => cellOf(tab, ENTRY_ROW.of(String(at + 1)), 'proposal')).slice(0, 7)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
  expect(problem(8)).toBeNull();
  expect(cellOf(tab, ENTRY_ROW.of('8'), 'proposal')).toMatch(/^Nam – /);
});

test('once one of two has a room, the other is proposed to it', () => {
  const room = (more: Cells) =>
    cellOf(
      typed([guest('Nguyễn Văn An', 'Nam', more), guest('Trần Văn Bình', 'Nam')]).tab,
      SECOND,
      'proposal',
    );
  expect([room({}), room({ room: '305' })]).toEqual(['Nam – Phường Ninh Kiều (1)', '305']);
});

test('a row that staff delete stays away, a day that is over still counts it, and a deleted tab comes back with its rows', async () => {
  const made = await office([guest('Nguyễn Văn An', 'Nam'), guest('Trần Văn Bình', 'Nam')]);
  const { title, rows } = made.file.snapshot().tabs.find(({ key }) => key === TAB) ?? { title: '', rows: [] };
  await made.file.deleteRow(
    title,
    rows.findIndex(({ key }) => key === SECOND),
  );
  await made.sync('2026-05-12');
  expect(made.state.summary).toContain('Ăn, nghỉ: đang tính 1 người.');
  expect((await made.sync('2026-05-12', '09:00')).planned.diff.changes).toEqual([]);
  expect(made.asOf('2026-05-11').summary).toContain('Ăn, nghỉ: đang tính 2 người.');
  const before = made.grid(TAB);
  await made.file.deleteTab(title);
  await made.sync('2026-05-12', '10:00');
  expect(made.grid(TAB)).toBe(before);
  await made.add(TAB, guest('Lê Thị Cúc', 'Nữ'));
  await made.sync('2026-05-12', '11:00');
  expect(made.cell(TAB, THIRD, 'name')).toBe('Lê Thị Cúc');
});

test('a plan that names no meals has no such tab', async () => {
  const made = new DutyOffice({ ...SMALL_CONFERENCE, stay: null });
  await made.sync('2026-05-08');
  expect(made.hasTab(TAB)).toBe(false);
});
