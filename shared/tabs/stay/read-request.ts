/** What staff wrote in one row of `Ăn nghỉ`, cell by cell: what cannot be read is told and does not count. */
import { slotAnswer } from '../../lists/slot-answer.ts';
import { dayCell, isBlank, textCell } from '../../programme/progress-cell.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { RowOn } from '../office/cells-on.ts';
import type { StaySlot } from '../../plan/stay-slots.ts';

export type Sex = 'nam' | 'nữ';

/** A row as typed. */
export interface RequestRead {
  /** Key of the row. */
  readonly row: string;
  readonly name: string | null;
  readonly sex: Sex | null;
  readonly unit: string | null;
  readonly role: string | null;
  /** Keys of the meals and nights asked for. */
  readonly slots: ReadonlySet<string>;
  /** As staff say; null: they do not, or it cannot be read. */
  readonly registeredOn: IsoDay | null;
  readonly approval: 'approved' | 'refused' | null;
  readonly room: string | null;
  readonly problems: readonly string[];
}

export const APPROVED = 'Duyệt';
export const REFUSED = 'Không duyệt';

/** A row and what stands in it. */
export type StayRow = Pick<RowOn, 'row' | 'value'>;

/** Null: nothing is written in the row. */
export function readRequest(row: StayRow, slots: readonly StaySlot[], asOf: IsoDay): RequestRead | null {
  const columns = [
    'name',
    'sex',
    'unit',
    'role',
    ...slots.map(({ key }) => key),
    'registered',
    'approval',
    'room',
  ];
  if (columns.every((column) => isBlank(row.value(column)))) return null;
  const problems: string[] = [];
  const say = (text: string): void => void problems.push(text);
  return {
    row: row.row,
    name: textCell(row.value('name')),
    sex: sexOf(row, say),
    unit: textCell(row.value('unit')),
    role: textCell(row.value('role')),
    slots: new Set(slots.filter((slot) => isAsked(row.value(slot.key), slot, say)).map(({ key }) => key)),
    registeredOn: registeredDay(row, asOf, say),
    approval: approvalOf(row, say),
    room: textCell(row.value('room')),
    problems,
  };
}

function sexOf(row: StayRow, say: (text: string) => void): Sex | null {
  const text = textCell(row.value('sex'));
  if (text === null) return null;
  const sex = SEXES.get(plainKey(text)) ?? null;
  if (sex === null) say(`“${text}” không phải Nam hoặc Nữ: chưa tính.`);
  return sex;
}

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['nam', 'nam'],
  ['nu', 'nữ'],
]);

function isAsked(value: CellValue, { label }: StaySlot, say: (text: string) => void): boolean {
  const answer = slotAnswer(value);
  if (answer === 'unclear')
    say(`${label}: “${String(value)}” chưa tính; đề nghị đánh x, mỗi người một dòng.`);
  return answer === 'asked';
}

function registeredDay(row: StayRow, asOf: IsoDay, say: (text: string) => void): IsoDay | null {
  const { value: day, unreadable } = dayCell(row.value('registered'));
  if (unreadable !== null)
    say(`Lúc đăng ký “${unreadable}” không đọc được, chưa tính; đề nghị ghi dạng 10/05/2026.`);
  if (day === null || day <= asOf) return day;
  say(`Lúc đăng ký ${displayDay(day)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
  return null;
}

function approvalOf(row: StayRow, say: (text: string) => void): RequestRead['approval'] {
  const text = textCell(row.value('approval'));
  if (text === null) return null;
  const approval = APPROVALS.get(plainKey(text)) ?? null;
  if (approval === null) say(`Duyệt: “${text}” chưa tính; đề nghị chọn “${APPROVED}” hoặc “${REFUSED}”.`);
  return approval;
}

const APPROVALS: ReadonlyMap<string, 'approved' | 'refused'> = new Map([
  [plainKey(APPROVED), 'approved'],
  [plainKey(REFUSED), 'refused'],
]);
