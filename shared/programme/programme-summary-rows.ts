import { displayDay, serialOfDay } from '../time/local-date.ts';
import type { CellFormat, CellValue, Row } from '../workbook/model.ts';
import { TASK_STATE_WORDS } from '../words/programme-words.ts';
import type { ProgrammeState } from './programme-state.ts';
import type { Totals } from './programme-totals.ts';
import { taskTabKey } from './programme.ts';
import { PROGRAMME_TAB } from './programme-tab-keys.ts';
import type { OccurrenceState, TaskState } from './task-state.ts';

/** Which columns of the summary tab the rows use: a label, ten for numbers and dates, one for text. */
export interface SummaryColumnKeys {
  readonly label: string;
  /** At least ten. */
  readonly cells: readonly string[];
  readonly note: string;
}

export const SUMMARY_COLUMN_KEYS: SummaryColumnKeys = {
  label: 'label',
  cells: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
  note: 'note',
};

/** "Due soon" for managers, who read weekly. */
export const UPCOMING_DAYS = 30;

/**
 * The programme's part of `Tổng hợp`: the two-by-two by section (T6), by lead agency, what is overdue, what falls due in the
 * next 30 days. Every row says its own formats, since the columns are other people's.
 */
export function programmeSummaryRows(
  state: ProgrammeState,
  columns: SummaryColumnKeys = SUMMARY_COLUMN_KEYS,
): readonly Row[] {
  const { totals } = state;
  const at = (rows: readonly SummaryRow[]) => rows.map((row) => rowOf(row, columns));
  return at([
    { key: 'space', kind: 'blank' },
    {
      key: 'title',
      kind: 'section',
      label: `CHƯƠNG TRÌNH CÔNG TÁC NĂM ${state.programme.year} (PHỤ LỤC 01)`,
      link: PROGRAMME_TAB,
    },
    { key: 'as-of', kind: 'info', label: `Tính đến hết ngày ${displayDay(state.asOf)}` },
    totalsHeader('sections-header', 'Mục'),
    ...totals.bySection.map(({ section, tasks }) =>
      totalsRow(`section ${section.no}`, `${section.no}. ${section.title}`, tasks),
    ),
    { ...totalsRow('total-tasks', 'Tổng số nhiệm vụ', totals.tasks), kind: 'total' },
    { ...totalsRow('total-occurrences', 'Tổng số kỳ phải hoàn thành', totals.occurrences), kind: 'total' },
    { key: 'leads-space', kind: 'blank' },
    {
      key: 'leads-title',
      kind: 'section',
      label: 'Theo cơ quan chủ trì (nhiệm vụ nhiều cơ quan chủ trì được tính cho từng cơ quan)',
    },
    totalsHeader('leads-header', 'Cơ quan chủ trì'),
    ...totals.byLead.map(({ agency, tasks }) => totalsRow(`lead ${agency}`, agency, tasks)),
    ...overdueRows(state),
    ...upcomingRows(state),
  ]);
}

interface SummaryRow {
  readonly key: string;
  readonly kind: Row['kind'];
  readonly label?: string;
  readonly values?: readonly CellValue[];
  readonly formats?: readonly CellFormat['kind'][];
  readonly note?: string;
  readonly link?: string;
}

function rowOf(row: SummaryRow, columns: SummaryColumnKeys): Row {
  const cells: Record<string, CellValue> = {};
  const formats: Record<string, CellFormat> = {};
  if (row.label !== undefined) cells[columns.label] = row.label;
  if (row.note !== undefined) cells[columns.note] = row.note;
  row.values?.forEach((value, index) => {
    const column = columns.cells[index];
    if (column === undefined || value === null) return;
    cells[column] = value;
    formats[column] = { kind: row.formats?.[index] ?? (typeof value === 'number' ? 'integer' : 'text') };
  });
  const links = row.link === undefined ? {} : { links: { [columns.label]: row.link } };
  return { key: `programme ${row.key}`, kind: row.kind, cells, formats, staffCells: [], ...links };
}

function totalsHeader(key: string, label: string): SummaryRow {
  const values = [
    'Hoàn thành đúng hạn',
    'Hoàn thành quá hạn',
    'Đang thực hiện trong hạn',
    'Đang thực hiện quá hạn',
    'Chờ xác nhận',
    'Chờ hướng dẫn của Trung ương',
    'Chưa đến kỳ',
    'Không có thời hạn',
    'Chưa xác định thời hạn',
    'Tổng số',
  ];
  return { key, kind: 'header', label, values, note: 'Tỷ lệ đúng hạn' };
}

function totalsRow(key: string, label: string, totals: Totals): SummaryRow {
  const values = [
    totals.onTime,
    totals.late,
    totals.withinTerm,
    totals.overdue,
    totals.awaitingConfirmation,
    totals.awaitingGuidance,
    totals.notYet,
    totals.noDue,
    totals.undetermined,
    totals.all,
  ];
  return { key, kind: 'data', label, values, note: rateText(totals) };
}

/** Over due tasks only (T6): those still within their term say nothing about punctuality. */
function rateText(totals: Totals): string {
  if (totals.rateOnTime === null) return 'Chưa có nhiệm vụ đến hạn';
  const due = totals.onTime + totals.late + totals.overdue;
  return `Đúng hạn ${totals.onTime}/${due} (${Math.round(totals.rateOnTime * 100)}%)`;
}

interface Listed {
  readonly task: TaskState;
  readonly occurrence: OccurrenceState;
  readonly days: number;
}

function listed(state: ProgrammeState, wanted: (occurrence: OccurrenceState) => boolean): readonly Listed[] {
  const found = state.tasks.flatMap((task) =>
    task.occurrences
      .filter(wanted)
      .map((occurrence) => ({ task, occurrence, days: occurrence.daysLeft ?? 0 })),
  );
  // The most urgent first; `sort` is stable, so equals stay in the programme's order.
  return found.sort((a, b) => a.days - b.days);
}

function overdueRows(state: ProgrammeState): readonly SummaryRow[] {
  const found = listed(state, (occurrence) => occurrence.state === 'dang_qua_han');
  return listRows('overdue', `Quá hạn: ${found.length}`, 'Số ngày quá hạn', found, (days) => -days);
}

function upcomingRows(state: ProgrammeState): readonly SummaryRow[] {
  const found = listed(state, ({ state, daysLeft }) => {
    const open = state === 'dang_trong_han' || state === 'chua_thuc_hien' || state === 'chua_den_ky';
    return open && daysLeft !== null && daysLeft <= UPCOMING_DAYS;
  });
  return listRows(
    'upcoming',
    `Đến hạn trong ${UPCOMING_DAYS} ngày tới: ${found.length}`,
    'Số ngày còn lại',
    found,
    (days) => days,
  );
}

function listRows(
  name: string,
  title: string,
  daysTitle: string,
  found: readonly Listed[],
  shown: (days: number) => number,
): readonly SummaryRow[] {
  return [
    { key: `${name}-space`, kind: 'blank' },
    { key: `${name}-title`, kind: 'section', label: title },
    {
      key: `${name}-header`,
      kind: 'header',
      label: 'Nhiệm vụ',
      values: ['Hạn', daysTitle],
      note: 'Nội dung, cơ quan chủ trì, tình trạng',
    },
    ...found.map(({ task, occurrence, days }): SummaryRow => {
      const of = task.occurrences.length > 1 ? ` (${occurrence.label})` : '';
      const due = occurrence.effectiveDue;
      return {
        key: `${name} ${task.task.key} ${occurrence.key}`,
        kind: 'data',
        label: `NV ${task.task.key}${of}`,
        values: [due === null ? null : serialOfDay(due), shown(days)],
        formats: ['date', 'integer'],
        note: `${task.task.title} – ${task.task.leads.join('; ')} – ${TASK_STATE_WORDS[occurrence.state].label}`,
        link: taskTabKey(task.task.key),
      };
    }),
  ];
}
