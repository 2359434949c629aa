import { flowLines, shortText } from '../../text/flow-lines.ts';
import { displayDay, serialOfDay } from '../../time/local-date.ts';
import type { Row } from '../../workbook/model.ts';
import { TOTAL_WORDS } from '../../programme/programme-words.ts';
import type { ProgrammeState } from '../../programme/programme-state.ts';
import type { Totals } from '../../programme/programme-totals.ts';
import type { TotalKey } from '../../programme/total-key.ts';
import { type SummaryRow, summaryRow } from './summary-row.ts';
import type { SummaryUse } from './summary-tab.ts';
import type { OccurrenceState, TaskState } from '../../programme/task-state.ts';
import { PROGRAMME_ROW, PROGRAMME_SECTION, PROGRAMME_TAB, TASK_TAB } from '../../workbook/keys.ts';

/** What managers, who read weekly, want to know ahead. */
const UPCOMING_DAYS = 30;

/**
 * The programme's part of `Tổng hợp`: the two-by-two in a sentence, then by section (T6) and by lead agency, what is overdue,
 * what falls due in the next 30 days. Every row says its own formats, since the columns are those of the classes.
 */
export function programmeSummaryRows(state: ProgrammeState, columns: SummaryUse): readonly Row[] {
  const { totals } = state;
  const rows: readonly SummaryRow[] = [
    { key: 'space', kind: 'blank' },
    // Each title begins a page of its own when printed.
    { key: 'title', kind: 'title', label: `CHƯƠNG TRÌNH CÔNG TÁC NĂM ${state.programme.year} (PHỤ LỤC 01)` },
    { key: 'as-of', kind: 'subtitle', label: `Tính đến hết ngày ${displayDay(state.asOf)}` },
    ...headlines(totals.tasks),
    { key: 'open', kind: 'info', label: 'Mở “Phụ lục 01”', link: PROGRAMME_TAB },
    totalsHeader('sections-header', 'Mục', 'Nội dung'),
    ...totals.bySection.map(({ section, tasks }) =>
      totalsRow(PROGRAMME_SECTION.of(section.no), section.no, section.title, tasks),
    ),
    { ...totalsRow('total-tasks', 'Tổng', 'Tổng số nhiệm vụ', totals.tasks), kind: 'total' },
    {
      ...totalsRow('total-occurrences', 'Tổng', 'Tổng số kỳ phải hoàn thành', totals.occurrences),
      kind: 'total',
    },
    ...overdueRows(state),
    ...upcomingRows(state),
    { key: 'leads-space', kind: 'blank' },
    { key: 'leads-title', kind: 'title', label: 'CHƯƠNG TRÌNH CÔNG TÁC THEO CƠ QUAN CHỦ TRÌ' },
    {
      key: 'leads-note',
      kind: 'subtitle',
      label: 'Nhiệm vụ có nhiều cơ quan chủ trì được tính cho từng cơ quan',
    },
    totalsHeader('leads-header', 'TT', 'Cơ quan chủ trì'),
    ...totals.byLead.map(({ agency, tasks }, index) =>
      totalsRow(`lead ${agency}`, String(index + 1), agency, tasks),
    ),
  ];
  return rows.map((row) => summaryRow(PROGRAMME_ROW.of(row.key), row, columns));
}

/** As much as runs over the columns of the summary. */
const LINE_CHARACTERS_MAX = 190;

/** T6 in words: the official two-by-two, the rate, and what is counted beside it. */
function headlines(totals: Totals): readonly SummaryRow[] {
  const { onTime, late, withinTerm, overdue } = totals;
  const beside = BESIDE.filter((key) => totals[key] > 0).map(
    (key) => `${withinSentence(TOTAL_WORDS[key])} ${totals[key]}`,
  );
  const sentences = [
    `Tổng số ${totals.all} nhiệm vụ.`,
    `Hoàn thành ${onTime + late}: đúng hạn ${onTime}, quá hạn ${late}.`,
    `Chưa hoàn thành ${withinTerm + overdue}: trong hạn ${withinTerm}, quá hạn ${overdue}.`,
    ...(beside.length === 0 ? [] : [`Ngoài ra: ${beside.join(', ')}.`]),
    rateText(totals),
  ];
  return flowLines(sentences, ' ', LINE_CHARACTERS_MAX).map((label, line) => ({
    key: line === 0 ? 'headline' : `headline:${line + 1}`,
    kind: 'info',
    label,
  }));
}

const BESIDE: readonly TotalKey[] = [
  'awaitingConfirmation',
  'awaitingGuidance',
  'notYet',
  'noDue',
  'undetermined',
];

/** "Chờ hướng dẫn của Trung ương" inside a sentence: only its first letter is small, names keep theirs. */
function withinSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Over due tasks only (T6): those still within their term say nothing about punctuality. */
function rateText(totals: Totals): string {
  const { rateOnTime, onTime, late, overdue } = totals;
  if (rateOnTime === null) return 'Không có nhiệm vụ nào đến hạn.';
  const percent = Math.round(rateOnTime * 100);
  return `Tỷ lệ đúng hạn ${percent}% (${onTime}/${onTime + late + overdue} nhiệm vụ đã đến hạn).`;
}

/** First what the rate is made of (all that was due), then the rate, then the rest. */
const SHOWN_COUNTS: readonly TotalKey[] = ['onTime', 'late', 'overdue', 'withinTerm', ...BESIDE];

function totalsHeader(key: string, label: string, text: string): SummaryRow {
  const counts = SHOWN_COUNTS.map((total) => TOTAL_WORDS[total]);
  return { key, kind: 'header', label, date: 'Số nhiệm vụ', text, rate: 'Tỷ lệ đúng hạn', counts };
}

function totalsRow(key: string, label: string, text: string, totals: Totals): SummaryRow {
  const counts = SHOWN_COUNTS.map((total) => totals[total]);
  // A dash where nothing was due yet: no rate is not a rate of 0 %.
  return { key, kind: 'data', label, date: totals.all, text, rate: totals.rateOnTime ?? '–', counts };
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
  return listRows('overdue', `Quá hạn: ${found.length}`, found);
}

function upcomingRows(state: ProgrammeState): readonly SummaryRow[] {
  const found = listed(state, ({ state, daysLeft }) => {
    const open = state === 'dang_trong_han' || state === 'chua_thuc_hien' || state === 'chua_den_ky';
    return open && daysLeft !== null && daysLeft <= UPCOMING_DAYS;
  });
  return listRows('upcoming', `Đến hạn trong ${UPCOMING_DAYS} ngày tới: ${found.length}`, found);
}

/** One line each, so that a screen holds the whole list; the task's tab, one click away, has the full words. */
function listRows(name: string, title: string, found: readonly Listed[]): readonly SummaryRow[] {
  const rows = found.map(({ task, occurrence, days }): SummaryRow => {
    const { key, leads } = task.task;
    const of = task.occurrences.length > 1 ? `${occurrence.label}: ` : '';
    return {
      key: `${name} ${key} ${occurrence.key}`,
      kind: 'info',
      label: `NV ${key}`,
      date: occurrence.effectiveDue === null ? null : serialOfDay(occurrence.effectiveDue),
      text: shortText(of + withoutBasis(task.task.title), TITLE_CHARACTERS_MAX),
      lead: shortText(leads.map(shortAgency).join('; '), LEAD_CHARACTERS_MAX),
      note: days < 0 ? `Quá hạn ${-days} ngày` : days === 0 ? 'Hạn hôm nay' : `Còn ${days} ngày`,
      link: TASK_TAB.of(key),
    };
  });
  const heading: readonly SummaryRow[] = [
    { key: `${name}-space`, kind: 'blank' },
    {
      key: `${name}-title`,
      kind: 'section',
      label: title,
      ...(rows.length === 0 ? {} : { lead: 'Cơ quan chủ trì', note: 'Số ngày' }),
    },
  ];
  return [...heading, ...rows];
}

const TITLE_CHARACTERS_MAX = 98;
const LEAD_CHARACTERS_MAX = 48;

/** "(Theo quy định tại …)" at the end of a title names its legal basis, not the task. */
function withoutBasis(title: string): string {
  return title.replace(/\s*\(theo quy định[^()]*\)[\s.]*$/iu, '');
}

/** "Văn phòng Điều phối", as the office itself is called within the programme. */
function shortAgency(agency: string): string {
  return agency.replace(/ (?:các )?Chương trình mục tiêu quốc gia.*$/u, '');
}
