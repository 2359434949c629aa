/** Plan, opened, held, left and over of every group, year by year (P54); staff spread here what the document gives to no year (P51). */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { isPlannedYear } from '../../series/group-plan.ts';
import { isHeld, type SeriesClass } from '../../series/series-class.ts';
import { addProgress, type Progress } from '../../series/series-progress.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { SERIES_TAB, YEAR_ROW } from '../../workbook/keys.ts';
import type { CellValue, Row } from '../../workbook/model.ts';
import { type DutyPlanState, problemCell } from '../office/duty-plan-state.ts';
import type { Series, SeriesGroup } from './read-series.ts';
import { gridRow, SPREAD_COLUMN } from './series-columns.ts';

/** In place of a year. */
const NO_YEAR = 'none';
const ALL_YEARS = 'all';
/** In place of a duty. */
const ALL_GROUPS = '';

export function progressRows(state: DutyPlanState, { groups, classes }: Series): readonly Row[] {
  return [
    textRow('progress-title', 'section', 'code', 'TIẾN ĐỘ TỪNG NHÓM THEO NĂM'),
    gridRow('progress-header', 'header', {
      code: 'Mã nhóm, năm',
      group: 'Nhóm',
      commune: 'Năm',
      from: 'Kế hoạch',
      [SPREAD_COLUMN]: 'Phân năm',
      fieldFrom: 'Đã mở',
      fieldTo: 'Đã tổ chức',
      standing: 'Còn lại',
      state: 'Vượt',
      problem: 'Cần kiểm tra',
      capacity: 'Sức chứa',
      present: 'Lượt người dự',
      venue: 'Tỷ lệ lấp đầy',
      lecturer: 'Số người (mỗi người đếm một lần)',
    }),
    ...groups.flatMap((group) => groupRows(group, state)),
    ...totalRows(groups, classes),
  ];
}

function groupRows(group: SeriesGroup, state: DutyPlanState): readonly Row[] {
  const { duty, total } = group.plan;
  if (total === null) return [];
  const rows = group.progress.map((progress) => {
    const key = YEAR_ROW.of(duty.key, progress.year === null ? NO_YEAR : String(progress.year));
    const problem = [problemCell(state, SERIES_TAB.of(state.plan.id), key), ...countRemarks(progress)].filter(
      (text) => text !== null,
    );
    return progressRow(key, 'data', {
      code: `${duty.key}-${progress.year ?? 'chưa phân'}`,
      group: duty.label,
      year: progress.year ?? 'Chưa phân năm',
      problem: problem.join('\n') || null,
      progress,
      isSpread: group.plan.open > 0 && isOfPlan(progress, group, state.plan),
      isPlanned: progress.year === null || isPlannedYear(group.plan, progress.year),
    });
  });
  const all = addProgress(group.progress, group.classes.filter(isHeld));
  return [...rows, sumRow(YEAR_ROW.of(duty.key, ALL_YEARS), `Cộng ${duty.key}`, 'Cộng', all)];
}

/** A class may be opened in a year that is not the plan's: nothing is to be spread there. */
function isOfPlan({ year }: Progress, { plan }: SeriesGroup, { from, to }: DutyPlan): boolean {
  if (year === null) return false;
  if (plan.byYear.has(year)) return true;
  return from !== null && to !== null && Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4));
}

/** The sums of all groups, year by year and over all of them. */
function totalRows(groups: readonly SeriesGroup[], classes: readonly SeriesClass[]): readonly Row[] {
  const known = groups.filter(({ plan }) => plan.total !== null);
  const rows = known.flatMap(({ progress }) => progress);
  const held = classes.filter(isHeld).filter(({ duty }) => known.some(({ plan }) => plan.duty === duty));
  const years = [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
  const heldIn = (year: number) => held.filter(({ study }) => study?.from.startsWith(`${year}-`));
  const sums = years.map((year) => {
    const progress = addProgress(
      rows.filter((row) => row.year === year),
      heldIn(year),
    );
    return sumRow(YEAR_ROW.of(ALL_GROUPS, String(year)), 'Cộng các nhóm', year, progress);
  });
  const open = rows.filter(({ year }) => year === null);
  const unassigned = sumRow(
    YEAR_ROW.of(ALL_GROUPS, NO_YEAR),
    'Cộng các nhóm',
    'Chưa phân năm',
    addProgress(open, []),
  );
  const all = sumRow(YEAR_ROW.of(ALL_GROUPS, ALL_YEARS), 'Cộng các nhóm', 'Cộng', addProgress(rows, held));
  return [...sums, ...(open.length === 0 ? [] : [unassigned]), all];
}

function sumRow(key: string, group: string, year: CellValue, progress: Progress): Row {
  const problem = countRemarks(progress).join('\n') || null;
  return progressRow(key, 'total', {
    code: null,
    group,
    year,
    problem,
    progress,
    isSpread: false,
    isPlanned: true,
  });
}

function countRemarks({ uncounted, people, unlisted }: Progress): readonly string[] {
  return [
    ...(uncounted === 0 ? [] : [`${uncounted} lớp chưa ghi số người có mặt.`]),
    // Without any list there is no number that could be taken for that of all.
    ...(people === null || unlisted === 0 ? [] : [`Số người chưa gồm ${unlisted} lớp không có danh sách.`]),
  ];
}

interface ProgressRow {
  readonly code: string | null;
  readonly group: string;
  readonly year: CellValue;
  readonly problem: string | null;
  readonly progress: Progress;
  readonly isSpread: boolean;
  /** False: nobody said yet how many classes the year has, which is not none (P5). */
  readonly isPlanned: boolean;
}

function progressRow(key: string, kind: Row['kind'], row: ProgressRow): Row {
  const { plan, opened, held, left, over, capacity, learners, people, rate } = row.progress;
  const cells = {
    code: row.code,
    group: row.group,
    commune: row.year,
    from: row.isPlanned ? plan : null,
    fieldFrom: opened,
    fieldTo: held,
    standing: row.isPlanned ? left : null,
    state: over,
    problem: row.problem,
    capacity,
    present: learners,
    venue: rate,
    lecturer: people,
  };
  return gridRow(key, kind, cells, {
    rates: ['venue'],
    staffCells: row.isSpread ? [SPREAD_COLUMN] : [],
  });
}
