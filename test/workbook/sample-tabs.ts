import {
  CLASS_TAB,
  HEADER_ROW,
  OUTSIDE,
  outsideKey,
  PERSON,
  SEAT,
  SUMMARY_TAB,
} from '#shared/workbook/keys.ts';
import type { CellValue, Column, Row, Tab } from '#shared/workbook/model.ts';
import { rowKey } from '#shared/workbook/row-key.ts';

/** A small class tab: title rows, heading, seats with their states, and the block outside the quota. */
export function classTab(code: string, people: readonly Seat[]): Tab {
  const seats = people.filter((person) => !person.extra);
  const extras = people.filter((person) => person.extra);
  return {
    key: CLASS_TAB.of(code),
    title: `Lớp ${code}`,
    columns: CLASS_COLUMNS,
    rows: [
      { key: 'title', kind: 'title', cells: { number: `DANH SÁCH ĐẠI BIỂU LỚP ${code}` } },
      {
        key: 'date',
        kind: 'info',
        cells: { number: 'Ngày 12/5/2026 (thứ Ba), buổi sáng 08h00, buổi chiều 13h30' },
      },
      {
        key: HEADER_ROW,
        kind: 'header',
        cells: Object.fromEntries(CLASS_COLUMNS.map((c) => [c.key, c.title])),
      },
      ...seats.map((seat, at) => seatRow(seat, at + 1)),
      { key: OUTSIDE, kind: 'section', cells: { number: 'NGOÀI CHỈ TIÊU' } },
      ...extras.map((extra) => extraRow(extra)),
    ],
    frozenThrough: HEADER_ROW,
    tones: [
      { columns: ['status'], startsWith: 'Đã đăng ký', tone: 'green' },
      { columns: ['status'], startsWith: 'Bổ sung', tone: 'blue' },
      { columns: ['status'], startsWith: 'Vượt chỉ tiêu', tone: 'orange' },
      { columns: ['status'], startsWith: 'Chưa đăng ký', tone: 'red' },
      { columns: ['status'], startsWith: 'Đã rút', tone: 'grey' },
    ],
    orientation: 'landscape',
    colour: 'blue',
    rowsTravelWithin: 'class',
  };
}

export interface Seat {
  readonly unit: string;
  readonly role: string;
  readonly person?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly status?: string;
  readonly extra?: boolean;
}

export function seatKey({ unit, role, person }: Seat): string {
  return person === undefined ? SEAT.of(unit, role) : rowKey(SEAT.of(unit, role), PERSON.of(person));
}

/** Key of the row of somebody outside the quota. */
export function extraKey(person: string): string {
  return outsideKey(PERSON.of(person));
}

function seatRow(seat: Seat, number: number): Row {
  const { unit, role, person } = seat;
  return {
    key: seatKey(seat),
    kind: 'data',
    ...(person === undefined ? {} : { entity: PERSON.of(person), inherits: SEAT.of(unit, role) }),
    cells: {
      number,
      ...texts(seat),
      status: seat.status ?? (seat.person === undefined ? 'Chưa đăng ký' : 'Đã đăng ký'),
    },
  };
}

function extraRow(seat: Seat): Row {
  return {
    key: extraKey(seat.person ?? ''),
    entity: PERSON.of(seat.person ?? ''),
    kind: 'data',
    cells: { ...texts(seat), status: seat.status ?? 'Vượt chỉ tiêu – chờ duyệt' },
  };
}

function texts(seat: Seat): Record<string, CellValue> {
  return { unit: seat.unit, role: seat.role, name: seat.name ?? null, phone: seat.phone ?? null };
}

const CLASS_COLUMNS: readonly Column[] = [
  { key: 'number', title: 'STT', owner: 'server', width: 6, kind: 'integer', align: 'center' },
  { key: 'unit', title: 'Đơn vị', owner: 'server', width: 26, kind: 'text' },
  { key: 'role', title: 'Thành phần', owner: 'server', width: 18, kind: 'text' },
  { key: 'name', title: 'Họ và tên', owner: 'server', width: 26, kind: 'text', wrap: true },
  { key: 'phone', title: 'Số điện thoại', owner: 'server', width: 14, kind: 'phone' },
  { key: 'status', title: 'Tình trạng', owner: 'server', width: 26, kind: 'text' },
  {
    key: 'decision',
    title: 'Xử lý',
    owner: 'staff',
    width: 16,
    kind: 'choice',
    choices: { list: ['Duyệt', 'Không chấp nhận', 'Thay thế', 'Rút'] },
  },
  { key: 'morning', title: 'Có mặt sáng', owner: 'staff', width: 10, kind: 'check' },
  { key: 'afternoon', title: 'Có mặt chiều', owner: 'staff', width: 10, kind: 'check' },
  { key: 'note', title: 'Ghi chú', owner: 'staff', width: 30, kind: 'text', wrap: true },
];

export const SEATS: readonly Seat[] = [
  {
    unit: 'Phường Sông Mây',
    role: 'Lãnh đạo UBND',
    person: 'p1',
    name: 'Nguyễn Văn Một',
    phone: '0912345678',
  },
  { unit: 'Phường Sông Mây', role: 'Lãnh đạo MTTQ' },
  { unit: 'Phường Sông Mây', role: 'Công chức', person: 'p2', name: 'Trần Thị Hai', phone: '0987654321' },
  { unit: 'Xã Đồng Nắng', role: 'Lãnh đạo UBND', person: 'p3', name: 'Lê Văn Ba', phone: '0356789012' },
  { unit: 'Xã Đồng Nắng', role: 'Lãnh đạo MTTQ', person: 'p4', name: 'Phạm Thị Bốn' },
  { unit: 'Xã Đồng Nắng', role: 'Công chức' },
  {
    unit: 'Phường Sông Mây',
    role: 'Công chức',
    person: 'p5',
    name: 'Võ Văn Năm',
    phone: '0771234567',
    extra: true,
  },
  {
    unit: 'Xã Đồng Nắng',
    role: 'Lãnh đạo UBND',
    person: 'p6',
    name: 'Hồ Thị Sáu',
    extra: true,
    status: 'Bổ sung – đã duyệt',
  },
];

/** Every kind of column in one tab, with links, choices from another tab and dates. */
export function summaryTab(): Tab {
  return {
    key: SUMMARY_TAB,
    title: 'Tổng hợp',
    columns: [
      { key: 'class', title: 'Lớp', owner: 'server', width: 10, kind: 'text' },
      { key: 'day', title: 'Ngày', owner: 'server', width: 12, kind: 'date', align: 'center' },
      { key: 'share', title: 'Tỷ lệ', owner: 'server', width: 16, kind: 'progress' },
      { key: 'rate', title: 'Đúng hạn', owner: 'server', width: 10, kind: 'percent' },
      { key: 'seen', title: 'Cập nhật lúc', owner: 'server', width: 18, kind: 'dateTime' },
      { key: 'seats', title: 'Chỉ tiêu', owner: 'server', width: 9, kind: 'integer' },
      {
        key: 'officer',
        title: 'Người phụ trách',
        owner: 'staff',
        width: 20,
        kind: 'choice',
        choices: { tab: CLASS_TAB.of('01'), column: 'name' },
      },
    ],
    rows: [
      { key: 'title', kind: 'title', cells: { class: 'TỔNG HỢP ĐĂNG KÝ' } },
      {
        key: HEADER_ROW,
        kind: 'header',
        cells: {
          class: 'Lớp',
          day: 'Ngày',
          share: 'Tỷ lệ',
          rate: 'Đúng hạn',
          seen: 'Cập nhật lúc',
          seats: 'Chỉ tiêu',
          officer: 'Người phụ trách',
        },
      },
      {
        key: 'c01',
        kind: 'data',
        cells: { class: 'Lớp 01', day: 46154, share: 0.75, rate: 1, seen: 46150.5864699074, seats: 6 },
        links: { class: CLASS_TAB.of('01') },
      },
      { key: 'total', kind: 'total', cells: { class: 'Cộng', seats: 6, share: 0.75 } },
    ],
    frozenThrough: HEADER_ROW,
    orientation: 'portrait',
    colour: 'green',
  };
}

/** Texts and numbers that programs like to change. All of them must come back as they were. */
export const TRICKY_VALUES: readonly CellValue[] = [
  '=1+1',
  '+84912345678',
  '-5',
  '@SUM(A1)',
  "'apostrophe",
  '0912345678',
  '00123',
  '1e5',
  '12/5/2026',
  'TRUE',
  '#N/A',
  '_x0041_',
  ' leading and trailing ',
  'line one\nline two',
  'tab\there',
  '<b>&amp;"quoted"</b>',
  '\u202Eright to left',
  'Nguyễn Thị Ánh',
  'Nguye\u0302\u0303n',
  '😀',
  '\u00A0',
  'x'.repeat(32_767),
  0,
  -1.5,
  0.1,
  46150.5864699074,
  123456789012,
  true,
  false,
];
