import { displayDay, serialOfDay } from '../time/local-date.ts';
import type { CellFormat, CellValue, Row } from '../workbook/model.ts';
import { TASK_STATE_WORDS, TOTAL_WORDS } from '../words/programme-words.ts';
import type { ProgrammeState } from './programme-state.ts';
import { TOTAL_KEYS, type Totals } from './programme-totals.ts';
import { taskTabKey } from './programme.ts';
import { PROGRAMME_TAB } from './programme-tab-keys.ts';
import type { SummaryColumnKeys } from './summary-column-keys.ts';
import type { OccurrenceState, TaskState } from './task-state.ts';

/** What managers, who read weekly, want to know ahead. */
const UPCOMING_DAYS = 30;

/**
 * The programme's part of `Tổng hợp`: the two-by-two by section (T6) and by lead agency, what is overdue, what falls due in
 * the next 30 days. Every row says its own formats, since the columns are those of the classes.
 */
export function programmeSummaryRows(state: ProgrammeState, columns: SummaryColumnKeys): readonly Row[] {
  const { totals } = state;
  const rows: readonly SummaryRow[] = [
    { key: 'space', kind: 'blank' },
    {
      key: 'title',
      kind: 'section',
      label: `CHƯƠNG TRÌNH CÔNG TÁC NĂM ${state.programme.year} (PHỤ LỤC 01)`,
      link: PROGRAMME_TAB,
    },
    { key: 'as-of', kind: 'info', label: `Tính đến hết ngày ${displayDay(state.asOf)}` },
    totalsHeader('sections-header', 'Mục', 'Nội dung'),
    ...totals.bySection.map(({ section, tasks }) =>
      totalsRow(`section ${section.no}`, section.no, section.title, tasks),
    ),
    { ...totalsRow('total-tasks', 'Tổng', 'Tổng số nhiệm vụ', totals.tasks), kind: 'total' },
    {
      ...totalsRow('total-occurrences', 'Tổng', 'Tổng số kỳ phải hoàn thành', totals.occurrences),
      kind: 'total',
    },
    { key: 'leads-space', kind: 'blank' },
    {
      key: 'leads-title',
      kind: 'section',
      label: 'Theo cơ quan chủ trì (nhiệm vụ có nhiều cơ quan chủ trì được tính cho từng cơ quan)',
    },
    totalsHeader('leads-header', 'TT', 'Cơ quan chủ trì'),
    ...totals.byLead.map(({ agency, tasks }, index) =>
      totalsRow(`lead ${agency}`, String(index + 1), agency, tasks),
    ),
    ...overdueRows(state),
    ...upcomingRows(state),
  ];
  return rows.map((row) => rowOf(row, columns));
}

interface SummaryRow {
  readonly key: string;
  readonly kind: Row['kind'];
  readonly label?: string;
  readonly date?: CellValue;
  readonly text?: string;
  readonly rate?: CellValue;
  readonly counts?: readonly CellValue[];
  readonly note?: string;
  readonly link?: string;
}

function rowOf(row: SummaryRow, columns: SummaryColumnKeys): Row {
  const cells: Record<string, CellValue> = {};
  const formats: Record<string, CellFormat> = {};
  const put = (column: string | undefined, value: CellValue | undefined, format: CellFormat): void => {
    if (column === undefined || value === undefined || value === null) return;
    cells[column] = value;
    formats[column] = typeof value === 'string' ? { ...format, kind: 'text' } : format;
  };
  const wraps = row.kind === 'header' || row.kind === 'data' || row.kind === 'total';
  put(columns.label, row.label, { kind: 'text', align: 'left' });
  put(columns.date, row.date, { kind: 'date', align: 'center' });
  put(columns.text, row.text, { kind: 'text', wrap: wraps });
  put(columns.rate, row.rate, { kind: 'progress', align: 'center', wrap: wraps });
  row.counts?.forEach((count, index) => {
    put(columns.cells[index], count, { kind: 'integer', align: 'center', wrap: wraps });
  });
  put(columns.note, row.note, { kind: 'text', wrap: wraps });
  const links = row.link === undefined ? {} : { links: { [columns.label]: row.link } };
  return { key: `programme ${row.key}`, kind: row.kind, cells, formats, staffCells: [], ...links };
}

function totalsHeader(key: string, label: string, text: string): SummaryRow {
  const counts = [...TOTAL_KEYS.map((total) => TOTAL_WORDS[total]), 'Tổng số'];
  return { key, kind: 'header', label, text, rate: 'Tỷ lệ đúng hạn', counts, note: 'Ghi nhận' };
}

function totalsRow(key: string, label: string, text: string, totals: Totals): SummaryRow {
  const counts = [...TOTAL_KEYS.map((total) => totals[total]), totals.all];
  return { key, kind: 'data', label, text, rate: totals.rateOnTime, counts, note: rateText(totals) };
}

/** Over due tasks only (T6): those still within their term say nothing about punctuality. */
function rateText(totals: Totals): string {
  if (totals.rateOnTime === null) return 'Chưa có nhiệm vụ đến hạn';
  return `Đúng hạn ${totals.onTime}/${totals.onTime + totals.late + totals.overdue} đến hạn`;
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
  return listRows('overdue', `Quá hạn: ${found.length}`, 'Số ngày quá hạn', found);
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
  );
}

function listRows(
  name: string,
  title: string,
  daysTitle: string,
  found: readonly Listed[],
): readonly SummaryRow[] {
  const rows = found.map(({ task, occurrence, days }): SummaryRow => {
    const { key, leads } = task.task;
    const parts = [leads.join('; '), TASK_STATE_WORDS[occurrence.state].label];
    if (task.occurrences.length > 1) parts.unshift(occurrence.label);
    return {
      key: `${name} ${key} ${occurrence.key}`,
      kind: 'data',
      label: `NV ${key}`,
      date: occurrence.effectiveDue === null ? null : serialOfDay(occurrence.effectiveDue),
      text: task.task.title,
      counts: [Math.abs(days)],
      note: parts.join(' – '),
      link: taskTabKey(key),
    };
  });
  const header: SummaryRow = {
    key: `${name}-header`,
    kind: 'header',
    label: 'Nhiệm vụ',
    date: 'Hạn',
    text: 'Nội dung',
    counts: [daysTitle],
    note: 'Cơ quan chủ trì, tình trạng',
  };
  const heading: readonly SummaryRow[] = [
    { key: `${name}-space`, kind: 'blank' },
    { key: `${name}-title`, kind: 'section', label: title },
  ];
  return rows.length === 0 ? heading : [...heading, header, ...rows];
}
