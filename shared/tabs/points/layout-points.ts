import { daysText, asOfText } from '../office/duty-cells.ts';
import { type DutyPlanState, problemCell } from '../office/duty-plan-state.ts';
import { isReadyAt, pointsOf } from './point-duties.ts';
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { dayCell } from '../../programme/progress-cell.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { DUTY_ROW, HEADER_ROW, POINTS_TAB } from '../../workbook/keys.ts';
import type { Row, Tab } from '../../workbook/model.ts';
import { RowOn } from '../office/cells-on.ts';
import { CONFIRM_COLUMN, POINT_TONES, pointColumns } from './point-columns.ts';
import { POINT_STATE_WORDS } from './point-state.ts';
import {
  expectedSentence,
  pointCounts,
  presentSentences,
  type SeenPoint,
  seenPoints,
} from './seen-points.ts';

export function layoutPoints(state: DutyPlanState): Tab {
  const { plan, asOf } = state;
  const columns = pointColumns(plan);
  const points = seenPoints(state);
  return {
    key: POINTS_TAB.of(plan.id),
    title: 'Điểm cầu',
    columns,
    rows: [
      textRow('title', 'title', 'party', 'ĐIỂM CẦU'),
      textRow('plan', 'subtitle', 'party', plan.title),
      textRow('as-of', 'info', 'party', asOfText(asOf)),
      textRow('counts', 'info', 'party', `${pointCounts(points)}.`),
      ...presenceRows(points, state),
      ...dueRows(points, state),
      headerRow(columns),
      ...points.map((point) => pointRow(point, state)),
    ],
    frozenThrough: HEADER_ROW,
    tones: POINT_TONES,
    orientation: 'landscape',
  };
}

function presenceRows(points: readonly SeenPoint[], state: DutyPlanState): readonly Row[] {
  const expected = expectedSentence(points);
  const said = [...(expected === null ? [] : [expected]), ...presentSentences(points, state)];
  const rows = said.length === 0 ? [] : [textRow('present', 'info', 'party', said.join(' '))];
  const pointKeys = new Set(pointsOf(state.plan).map(({ key }) => key));
  const isAlsoInPerson = state.plan.duties.some(
    ({ what, at }) => what === 'seat' && Array.isArray(at) && at.some((key) => !pointKeys.has(key)),
  );
  return isAlsoInPerson ? [...rows, textRow('in-person', 'info', 'party', IN_PERSON)] : rows;
}

/** P71. */
const IN_PERSON =
  'Số có mặt chỉ gồm người dự tại điểm cầu; người đã dự trực tiếp tại hội nghị không tính ở đây.';

/** When the points are to be ready; of a day that the document does not name staff say which is meant. */
function dueRows(points: readonly SeenPoint[], state: DutyPlanState): readonly Row[] {
  const isAsked = (duty: Duty) => pointsOf(state.plan).some((point) => isReadyAt(duty, point));
  return state.stored.duties.filter(isAsked).flatMap((duty): readonly Row[] => {
    const due = points.find(({ ready }) => ready?.obligation.duty.key === duty.key)?.ready?.obligation.due;
    const day = due === undefined || due === null ? 'chưa xác định' : displayDay(due);
    if (!duty.dueOurs) return [textRow(DUTY_ROW.of(duty.key), 'info', 'party', `Hạn sẵn sàng: ${day}.`)];
    return [confirmRow(duty, day, state)];
  });
}

function confirmRow({ key }: Duty, day: string, { plan, sheet, asOf }: DutyPlanState): Row {
  const row = DUTY_ROW.of(key);
  const said = dayCell(new RowOn(sheet, POINTS_TAB.of(plan.id), row, asOf).value(CONFIRM_COLUMN));
  const isConfirmed = said.value !== null;
  const text = isConfirmed
    ? `Hạn sẵn sàng: ${day} (văn bản không nêu; cán bộ đã xác nhận ở ô bên phải).`
    : `Hạn sẵn sàng: ${day} – văn bản không nêu, cơ quan đề xuất, chưa xác nhận. Đề nghị ghi ngày đúng vào ô bên phải:`;
  return {
    key: row,
    kind: 'info',
    cells: {
      party: text,
      problem:
        said.unreadable === null
          ? null
          : `Ngày “${said.unreadable}” không đọc được, chưa tính; đề nghị ghi dạng 18/05/2026.`,
    },
    staffCells: [CONFIRM_COLUMN],
    formats: { [CONFIRM_COLUMN]: { kind: 'date', align: 'center' } },
  };
}

function pointRow({ key, occasion, name, read, ready }: SeenPoint, state: DutyPlanState): Row {
  return {
    key,
    kind: 'data',
    cells: {
      party: name,
      ...(pointsOf(state.plan).length > 1 ? { occasion: occasion.label } : {}),
      state: POINT_STATE_WORDS[read.state],
      days: ready === null ? null : daysWords(ready, state.asOf),
      problem: problemCell(state, POINTS_TAB.of(state.plan.id), key),
    },
  };
}

function daysWords(ready: Filled, asOf: IsoDay): string | null {
  const text = daysText(ready, asOf);
  return text !== null && ready.obligation.duty.dueOurs ? `${text} (đề xuất)` : text;
}
