/** What staff record of a duty in its row of `Nghĩa vụ` (T3, P73): progress, completion, document, a new due day, exemption. */
import type { ExpandOptions } from '../../obligations/expand.ts';
import { factKey, type FactSays } from '../../obligations/fact.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { dayCell, documentCell, isBlank, shareCell } from '../../programme/progress-cell.ts';
import { CHECK_BLANK, CHECK_MARK, isChecked } from '../../workbook/check.ts';
import { DUTIES_TAB, OWED_ROW } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { RowOn } from './cells-on.ts';
import type { DutyTabInput } from './duty-plan-state.ts';

export const FACT_COLUMNS = ['on', 'document', 'nil', 'exempt'];

type Say = (text: string) => void;

const SILENT: Say = () => undefined;

/** P73: something is received with its day and its document or source; a hall is ready with a day. */
export function readRecord(
  row: RowOn,
  duty: Duty,
  asOf: IsoDay,
  say: Say,
): { readonly says: FactSays; readonly on: IsoDay | null } | null {
  const day = dayCell(row.value('on'));
  if (day.unreadable !== null)
    say(`Ngày “${day.unreadable}” không đọc được, chưa tính; đề nghị ghi ngày dạng 15/06/2026.`);
  const on = day.value;
  if (on !== null && on > asOf) say(`Ngày ${displayDay(on)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
  const document = documentCell(row.value('document'));
  if (!isBlank(row.value('exempt'))) {
    if (documentCell(row.value('exempt')) !== null) return { says: { kind: 'exempt' }, on: null };
    say('Miễn cần số văn bản cho phép; chưa tính.');
  }
  if (isTicked(row.value('nil'), say)) {
    if (duty.nilAllowed) return { says: { kind: 'nil' }, on };
    say('Nghĩa vụ này không nhận “không phát sinh”; đề nghị bỏ dấu, hoặc ghi văn bản miễn.');
  }
  const needsDocument = duty.what !== 'ready';
  if (on === null) {
    if (document !== null && day.unreadable === null)
      say('Có số văn bản, chưa có ngày: chưa tính; đề nghị ghi ngày.');
    return null;
  }
  if (needsDocument && document === null) {
    say('Có ngày, chưa có số văn bản hoặc nguồn nhận: chưa tính; đề nghị ghi.');
    return null;
  }
  return { says: { kind: 'total', n: duty.amount.kind === 'fixed' ? duty.amount.n : 1 }, on };
}

function isTicked(value: CellValue, say: Say): boolean {
  const isOpen = isBlank(value) || value === false || value === CHECK_BLANK;
  if (isOpen || isChecked(value)) return !isOpen;
  say(`Không phát sinh: “${String(value)}” chưa tính; đề nghị đánh dấu ${CHECK_MARK} hoặc để trống.`);
  return false;
}

/** How far it is, 0…1; null: not said. */
export function progressOf(row: RowOn, say: Say = SILENT): number | null {
  const { value, unreadable } = shareCell(row.value('progress'));
  if (unreadable !== null)
    say(`Tiến độ “${unreadable}” không đọc được, chưa tính; đề nghị ghi từ 0% đến 100%.`);
  if (value === 1 && isBlank(row.value('on')))
    say('Tiến độ 100%, chưa có ngày hoàn thành: chưa tính là hoàn thành; đề nghị ghi ngày và số văn bản.');
  return value;
}

/** What can be read and yet says nothing by itself. */
export function sayDocumentDay(row: RowOn, say: Say): void {
  const { value, unreadable } = dayCell(row.value('documentOn'));
  if (unreadable !== null)
    say(`Ngày văn bản “${unreadable}” không đọc được; đề nghị ghi ngày dạng 15/06/2026.`);
  if (value !== null && documentCell(row.value('document')) === null)
    say('Có ngày văn bản, chưa có số văn bản; đề nghị ghi số văn bản.');
}

/** T3: a new due day counts only with the document that grants it. */
export function newDueOf(row: RowOn, say: Say = SILENT): IsoDay | null {
  const { value, unreadable } = dayCell(row.value('newDue'));
  const grant = documentCell(row.value('newDueDocument'));
  if (unreadable !== null)
    say(`Hạn mới “${unreadable}” không đọc được, không áp dụng; đề nghị ghi ngày dạng 15/06/2026.`);
  else if (value !== null && grant === null)
    say(`Hạn mới ${displayDay(value)} chưa có văn bản cho phép gia hạn: không áp dụng; đề nghị ghi văn bản.`);
  else if (value === null && grant !== null)
    say('Có văn bản cho phép gia hạn, chưa có hạn mới: giữ hạn hiện tại; đề nghị ghi hạn mới.');
  return grant === null ? null : value;
}

/** By when things are owed now, where a document granted another day. */
export function newDues({ plan, sheet, asOf }: DutyTabInput): ExpandOptions {
  const tab = DUTIES_TAB.of(plan.id);
  const days = new Map<string, IsoDay>();
  for (const key of sheet.used(tab)) {
    const [duty, party, slot] = OWED_ROW.partsOf(key) ?? [];
    if (duty === undefined || party === undefined || slot === undefined) continue;
    const day = newDueOf(new RowOn(sheet, tab, key, asOf));
    if (day !== null) days.set(factKey({ duty, party, slot }), day);
  }
  return days.size === 0 ? {} : { newDues: days };
}
