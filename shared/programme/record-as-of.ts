import { type IsoDay, displayDay, endOfDayMs } from '../time/local-date.ts';
import type { CellValue } from '../workbook/model.ts';
import { PROGRESS_FIELD_WORDS, WAITING_CHOICE } from './programme-words.ts';
import {
  LOG_FIELDS,
  type LogEntry,
  type OccurrenceField,
  type OccurrenceRecord,
  type ProgressFact,
  type ProgressField,
  type RecordProblem,
} from './progress.ts';
import {
  type CellReading,
  dayCell,
  documentCell,
  shareCell,
  textCell,
  waitingCell,
} from './progress-cell.ts';

/** What was recorded of an occurrence by the end of this day. */
export function recordAsOf(facts: readonly ProgressFact[], row: string, asOf: IsoDay): OccurrenceRecord {
  const cells = cellsAsOf(facts, asOf).get(row) ?? new Map<ProgressField, CellValue>();
  const problems: RecordProblem[] = [];
  const cell = (field: OccurrenceField): CellValue => cells.get(field) ?? null;
  const read = <T>(field: OccurrenceField, reading: CellReading<T>, expected: string): T | null => {
    if (reading.unreadable !== null) {
      const text = `${PROGRESS_FIELD_WORDS[field]} “${reading.unreadable}”: không đọc được, chưa tính; đề nghị ghi ${expected}`;
      problems.push({ field, text });
    }
    return reading.value;
  };
  const day = (field: OccurrenceField) => read(field, dayCell(cell(field)), 'ngày dạng 15/06/2026');
  const record = {
    progress: read('progress', shareCell(cell('progress')), 'từ 0% đến 100%'),
    completedOn: day('completedOn'),
    document: documentCell(cell('document')),
    documentDate: day('documentDate'),
    newDue: day('newDue'),
    grantingDocument: documentCell(cell('grantingDocument')),
    waiting: read('waiting', waitingCell(cell('waiting')), `“${WAITING_CHOICE}” hoặc để trống`) === true,
    guidanceOn: day('guidanceOn'),
    note: textCell(cell('note')),
  };
  return { ...record, problems: [...problems, ...contradictions(record, asOf)] };
}

/** The updates recorded by the end of this day, oldest first; those without a readable day come last. */
export function logAsOf(facts: readonly ProgressFact[], asOf: IsoDay): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  for (const [row, cells] of cellsAsOf(facts, asOf)) {
    if (!LOG_FIELDS.some((field) => cells.has(field))) continue;
    const text = textCell(cells.get('logText') ?? null) ?? '';
    const day = dayCell(cells.get('logDay') ?? null);
    if (text === '' && day.value === null && day.unreadable === null) continue;
    entries.push({ row, day: day.value, text, problem: logProblem(day, text, asOf) });
  }
  return entries.sort((a, b) => compareText(a.day ?? '9999', b.day ?? '9999') || compareText(a.row, b.row));
}

function logProblem(day: CellReading<IsoDay>, text: string, asOf: IsoDay): string | null {
  if (day.unreadable !== null)
    return `Ngày “${day.unreadable}” không đọc được; đề nghị ghi ngày dạng 15/06/2026`;
  if (day.value === null) return 'Chưa ghi ngày cập nhật; chưa tính là tiến độ, đề nghị ghi ngày';
  if (day.value > asOf)
    return `Ngày cập nhật ${displayDay(day.value)} ở tương lai; chưa tính, đề nghị kiểm tra ngày`;
  return text === '' ? 'Chưa ghi nội dung cập nhật' : null;
}

/** The newest value of each cell among those recorded by the end of the day; of equal times the later in the list. */
function cellsAsOf(
  facts: readonly ProgressFact[],
  asOf: IsoDay,
): ReadonlyMap<string, ReadonlyMap<ProgressField, CellValue>> {
  const end = endOfDayMs(asOf);
  const newest = new Map<string, Map<ProgressField, ProgressFact>>();
  for (const fact of facts) {
    if (fact.recordedAt > end) continue;
    const row = newest.get(fact.row) ?? new Map<ProgressField, ProgressFact>();
    newest.set(fact.row, row);
    const known = row.get(fact.field);
    if (known === undefined || known.recordedAt <= fact.recordedAt) row.set(fact.field, fact);
  }
  return new Map(
    [...newest].map(([row, fields]) => [
      row,
      new Map([...fields].map(([field, { value }]) => [field, value])),
    ]),
  );
}

/** What can be read and yet does not count, or not yet: said beside the cell. */
function contradictions(record: Omit<OccurrenceRecord, 'problems'>, asOf: IsoDay): readonly RecordProblem[] {
  const problems: RecordProblem[] = [];
  const say = (field: ProgressField, text: string) => problems.push({ field, text });
  const { completedOn, document, documentDate, newDue, grantingDocument, guidanceOn, progress } = record;
  if (completedOn !== null && completedOn > asOf)
    say(
      'completedOn',
      `Ngày hoàn thành ${displayDay(completedOn)} ở tương lai; chưa tính là hoàn thành, đề nghị kiểm tra ngày`,
    );
  else if (completedOn !== null && document === null)
    say(
      'document',
      'Có ngày hoàn thành, chưa có số văn bản kết quả: chờ xác nhận hoàn thành; đề nghị ghi số văn bản',
    );
  if (completedOn === null && document !== null)
    say(
      'completedOn',
      'Có văn bản kết quả, chưa có ngày hoàn thành: chưa tính là hoàn thành; đề nghị ghi ngày',
    );
  if (document === null && documentDate !== null)
    say('document', 'Có ngày văn bản, chưa có số văn bản kết quả; đề nghị ghi số văn bản');
  if (newDue !== null && grantingDocument === null)
    say(
      'newDue',
      `Hạn mới ${displayDay(newDue)} chưa có văn bản cho phép gia hạn: không được áp dụng; đề nghị ghi văn bản`,
    );
  if (newDue === null && grantingDocument !== null)
    say(
      'grantingDocument',
      'Có văn bản cho phép gia hạn, chưa có hạn mới đọc được: giữ hạn hiện tại; đề nghị ghi hạn mới',
    );
  if (guidanceOn !== null && guidanceOn > asOf)
    say(
      'guidanceOn',
      `Ngày có hướng dẫn ${displayDay(guidanceOn)} ở tương lai; chưa tính, đề nghị kiểm tra ngày`,
    );
  if (completedOn === null) problems.push(...unfinished(progress));
  return problems;
}

/** Work done to the last percent is not yet reported as complete. */
export function unfinished(progress: number | null): readonly RecordProblem[] {
  const text =
    'Tiến độ 100%, chưa có ngày hoàn thành: chưa tính là hoàn thành; đề nghị ghi ngày hoàn thành và số văn bản';
  return progress === 1 ? [{ field: 'progress', text }] : [];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
