/**
 * The three tabs in which staff keep the plan: their keys, columns and row keys. Every cell but `Hệ thống lưu ý` is staff's.
 *
 * A row is known by its key, not by what stands in it: `unit:31135` stays that row when staff put another unit there.
 */
import { CLASS_STANDING_WORDS } from '../../plan/class-standing.ts';
import type { Column } from '../../workbook/model.ts';
import {
  CLASSES_TAB,
  LISTS_TAB,
  ODDITY_ROW,
  ROLE_ROW,
  SECTION_HEADING,
  TOPIC_ROW,
} from '../../workbook/keys.ts';

export const LISTS_UNIT_COLUMN = 'unit';

export const SETTINGS = [
  { field: 'title', item: 'Tên kế hoạch' },
  { field: 'batch', item: 'Đợt' },
  { field: 'issuer', item: 'Cơ quan ban hành' },
  { field: 'issued', item: 'Ngày ban hành (nếu có)' },
  { field: 'url', item: 'Biểu mẫu đăng ký' },
  { field: 'deadlineText', item: 'Hạn đăng ký theo văn bản' },
  { field: 'deadline', item: 'Hạn đăng ký (hết ngày)' },
  { field: 'graceDay', item: 'Ngày gia hạn (nếu có)' },
  { field: 'dateOrder', item: 'Kiểu ngày trong bảng phản hồi' },
] as const;
export type SettingField = (typeof SETTINGS)[number]['field'];

/** The lists of the plan tab, each under its section heading, in this order. */
export const PLAN_LISTS = [
  {
    list: 'roles',
    rows: ROLE_ROW,
    section: SECTION_HEADING.of('roles'),
    heading: 'Thành phần (mỗi đơn vị một chỗ cho mỗi thành phần)',
    item: 'Thành phần',
  },
  {
    list: 'topics',
    rows: TOPIC_ROW,
    section: SECTION_HEADING.of('topics'),
    heading: 'Chuyên đề',
    item: 'Chuyên đề',
  },
  {
    list: 'oddities',
    rows: ODDITY_ROW,
    section: SECTION_HEADING.of('oddities'),
    heading: 'Điểm cần lưu ý của văn bản',
    item: 'Lưu ý',
  },
] as const;
export type PlanList = (typeof PLAN_LISTS)[number]['list'];

const NOTE: Column = {
  key: 'note',
  title: 'Hệ thống lưu ý',
  owner: 'server',
  kind: 'text',
  width: 44,
  wrap: true,
};

export const PLAN_COLUMNS: readonly Column[] = [
  { key: 'item', title: 'Nội dung', owner: 'server', kind: 'text', width: 26, wrap: true },
  { key: 'value', title: 'Giá trị', owner: 'staff', kind: 'text', width: 64, wrap: true },
  { key: 'short', title: 'Tên rút gọn', owner: 'staff', kind: 'text', width: 20, wrap: true },
  NOTE,
];

const UNIT_CHOICES = { tab: LISTS_TAB, column: LISTS_UNIT_COLUMN } as const;

export const CLASSES_COLUMNS: readonly Column[] = [
  { key: 'code', title: 'Lớp', owner: 'staff', kind: 'text', width: 6, align: 'center' },
  { key: 'label', title: 'Tên lớp', owner: 'staff', kind: 'text', width: 12 },
  { key: 'date', title: 'Ngày học', owner: 'staff', kind: 'date', width: 12, align: 'center' },
  {
    key: 'standing',
    title: 'Tình trạng lớp',
    owner: 'staff',
    kind: 'choice',
    width: 14,
    wrap: true,
    choices: { list: Object.values(CLASS_STANDING_WORDS) },
  },
  { key: 'weekday', title: 'Thứ (theo văn bản)', owner: 'staff', kind: 'text', width: 11, wrap: true },
  { key: 'sessions', title: 'Các buổi', owner: 'staff', kind: 'text', width: 18, wrap: true },
  { key: 'venue', title: 'Địa điểm', owner: 'staff', kind: 'text', width: 34, wrap: true },
  { key: 'capacity', title: 'Sức chứa', owner: 'staff', kind: 'integer', width: 9, align: 'center' },
  {
    key: 'host',
    title: 'Đơn vị nơi tổ chức',
    owner: 'staff',
    kind: 'choice',
    width: 18,
    wrap: true,
    choices: UNIT_CHOICES,
  },
  { key: 'statedText', title: 'Số đơn vị theo văn bản', owner: 'staff', kind: 'text', width: 17, wrap: true },
  {
    key: 'statedUnits',
    title: 'Tổng số đơn vị (theo văn bản)',
    owner: 'staff',
    kind: 'integer',
    width: 12,
    wrap: true,
    align: 'center',
  },
  NOTE,
];

export const ASSIGNMENT_COLUMNS: readonly Column[] = [
  {
    key: 'class',
    title: 'Lớp',
    owner: 'staff',
    kind: 'choice',
    width: 8,
    align: 'center',
    choices: { tab: CLASSES_TAB, column: 'code' },
  },
  { key: 'order', title: 'Thứ tự', owner: 'staff', kind: 'integer', width: 8, align: 'center' },
  { key: 'unit', title: 'Đơn vị', owner: 'staff', kind: 'choice', width: 26, choices: UNIT_CHOICES },
  { key: 'typed', title: 'Tên ghi trong văn bản', owner: 'staff', kind: 'text', width: 26 },
  { key: 'confirm', title: 'Cần xác nhận', owner: 'staff', kind: 'check', width: 10, align: 'center' },
  NOTE,
];
