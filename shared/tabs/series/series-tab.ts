/**
 * `Chuỗi lớp`: classes that a plan counts by group and year (P50), what was opened and held of them (P54), and below, a row
 * for each class that staff open (P52).
 */
import { SERIES_CLASS_WORDS } from '../../series/series-class.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { SERIES_TAB } from '../../workbook/keys.ts';
import type { Column, Row, Tab, ToneRule } from '../../workbook/model.ts';
import { adoptEntries, entryRows } from '../office/adopt-entries.ts';
import { asOfText } from '../office/duty-cells.ts';
import { type DutyPlanState, type DutyTab, problemCell } from '../office/duty-plan-state.ts';
import { planGridRows } from './plan-grid.ts';
import { progressRows } from './progress-rows.ts';
import { TOLERANCE_ROW } from './read-spread.ts';
import { readSeries, readSeriesFacts, type Series } from './read-series.ts';
import {
  audienceDuties,
  CLASS_FIELDS,
  CLASSES_HEADER,
  classRowLook,
  classDuties,
  gridRow,
  seriesColumns,
  SETTING_COLUMN,
} from './series-columns.ts';
import { seriesSentences } from './series-summary.ts';

export const SERIES: DutyTab = {
  tab: SERIES_TAB,
  labelColumns: ['code', 'group'],
  identity: { place: [], entity: ['code'], also: ['state', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  adopt: (sheet, plan) =>
    adoptEntries(sheet, SERIES_TAB.of(plan.id), CLASSES_HEADER, CLASS_FIELDS, classRowLook(plan)),
  read: readSeriesFacts,
  layout: (state) => (classDuties(state.plan).length === 0 ? [] : [layoutSeries(state)]),
  summary: (state) => (classDuties(state.plan).length === 0 ? [] : seriesSentences(readSeries(state), state)),
};

function layoutSeries(state: DutyPlanState): Tab {
  const { plan } = state;
  const series = readSeries(state);
  const columns = seriesColumns(plan);
  return {
    key: SERIES_TAB.of(plan.id),
    title: 'Chuỗi lớp',
    columns,
    rows: [
      textRow('title', 'title', 'code', 'CHUỖI LỚP'),
      textRow('plan', 'subtitle', 'code', plan.title),
      textRow('as-of', 'info', 'code', asOfText(state.asOf)),
      ...HELP.map((text, at) => textRow(`help-${at + 1}`, 'info', 'code', text)),
      ...planGridRows(plan, series),
      { key: 'plan-space', kind: 'blank', cells: {} },
      ...progressRows(state, series),
      { key: 'progress-space', kind: 'blank', cells: {} },
      ...settingRows(state),
      ...classHeading(state, columns),
      ...classRows(state, series),
    ],
    frozenThrough: 'title',
    tones: TONES,
    orientation: 'landscape',
    staffRowsAfter: CLASSES_HEADER,
    staffRow: classRowLook(plan),
  };
}

const HELP = [
  'Mở lớp: ghi một dòng mới dưới cùng của tab. Lớp chỉ là “Đã tổ chức” khi cán bộ ghi như vậy, hoặc đã ghi số người có mặt.',
  'Nhóm mà văn bản không phân theo năm: cán bộ ghi số lớp từng năm ở cột “Phân năm” của bảng tiến độ.',
];

function settingRows(state: DutyPlanState): readonly Row[] {
  const hasLearners = classDuties(state.plan).some((duty) => (duty.class?.learners ?? null) !== null);
  if (!hasLearners) return [];
  const cells = {
    group: 'Số người một lớp được lệch so với văn bản (để trống: 20%)',
    problem: problemCell(state, SERIES_TAB.of(state.plan.id), TOLERANCE_ROW),
  };
  const row = gridRow(TOLERANCE_ROW, 'data', cells, {
    staffCells: [SETTING_COLUMN],
    rates: [SETTING_COLUMN],
  });
  return [row, { key: 'settings-space', kind: 'blank', cells: {} }];
}

function classHeading(state: DutyPlanState, columns: readonly Column[]): readonly Row[] {
  const audiences = audienceDuties(state.plan).map(({ key, who }) => {
    const label = state.plan.parties.find((set) => set.key === who)?.label ?? who;
    return `${key}: ${label}`;
  });
  const lines =
    audiences.length === 0
      ? []
      : [
          'Cột “Dự lần đầu”: số người của từng đối tượng chưa dự lớp nào trước đó của kế hoạch, để mỗi người chỉ được tính một lần.',
          `Đối tượng – ${audiences.join('; ')}.`,
        ];
  return [
    textRow(
      'classes-title',
      'section',
      'code',
      'CÁC LỚP ĐÃ MỞ – mỗi lớp một dòng, ghi tiếp vào dòng trống bên dưới',
    ),
    ...lines.map((text, at) => textRow(`classes-help-${at + 1}`, 'info', 'code', text)),
    {
      key: CLASSES_HEADER,
      kind: 'header',
      cells: Object.fromEntries(columns.map(({ key, title }) => [key, title])),
    },
  ];
}

function classRows(state: DutyPlanState, { classes }: Series): readonly Row[] {
  const tab = SERIES_TAB.of(state.plan.id);
  const byRow = new Map(classes.map((one) => [one.row, one]));
  const look = classRowLook(state.plan);
  return entryRows(state.sheet, tab, CLASS_FIELDS).flatMap((key): readonly Row[] => {
    const one = byRow.get(key);
    if (one === undefined) return [];
    const cells = {
      code: one.code,
      state: SERIES_CLASS_WORDS[one.state],
      problem: problemCell(state, tab, key),
    };
    return [{ key, kind: 'data', cells, ...look }];
  });
}

const TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.held, tone: 'green' },
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.open, tone: 'blue' },
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.passed, tone: 'orange' },
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.incomplete, tone: 'orange' },
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.cancelled, tone: 'grey' },
  { columns: ['state'], startsWith: SERIES_CLASS_WORDS.postponed, tone: 'grey' },
  // The column's own title begins with “Cần kiểm tra”, too.
  ...['Cần ghi', 'Cần chọn', 'Cần kiểm tra:', 'Lưu ý:'].map(
    (startsWith): ToneRule => ({ columns: ['problem'], startsWith, tone: 'orange' }),
  ),
];
