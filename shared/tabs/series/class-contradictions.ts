/** What a class says and what its list or its days say otherwise, and what is missing of a class that was held. */
import { CLASS_STANDING_WORDS } from '../../plan/class-standing.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { isHeld, type SeriesClass } from '../../series/series-class.ts';
import { numberText } from '../../text/number-text.ts';
import { SERIES_TAB, TRAINED_COLUMN } from '../../workbook/keys.ts';
import { RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { fedAudiences } from './people-columns.ts';

/** @param hasList its tab says who was there. */
export function classContradictions(
  one: SeriesClass,
  hasList: boolean,
  input: DutyTabInput,
): readonly string[] {
  return [...standingContradictions(one), ...(hasList ? [] : [...uncounted(one, input), ...tooMany(one)])];
}

function standingContradictions({ state, standing, present }: SeriesClass): readonly string[] {
  if (state === 'early')
    return ['Cần kiểm tra: chưa đến ngày học mà đã ghi là đã tổ chức; chưa tính là đã tổ chức.'];
  if ((state === 'postponed' || state === 'cancelled') && (present ?? 0) > 0)
    return [
      `Cần kiểm tra: lớp ghi “${CLASS_STANDING_WORDS[state]}” mà có số người có mặt; không tính là đã tổ chức.`,
    ];
  return state === 'held' && standing !== 'held'
    ? ['Có số người có mặt nên tính là đã tổ chức; đề nghị ghi “Đã tổ chức” ở “Tình trạng lớp”.']
    : [];
}

/** Who was trained is not known of a class held of which nobody wrote it, and that is not nobody (P5). */
function uncounted(one: SeriesClass, { plan, sheet, asOf }: DutyTabInput): readonly string[] {
  if (one.duty === null || !isHeld(one)) return [];
  const keys = fedAudiences(plan, one.duty).map(({ key }) => key);
  const row = new RowOn(sheet, SERIES_TAB.of(plan.id), one.row, asOf);
  if (keys.length === 0 || keys.some((key) => !isBlank(row.value(TRAINED_COLUMN.of(key))))) return [];
  return [`Cần ghi “Dự lần đầu” (${keys.join(', ')}): lớp chưa được tính vào số người được tập huấn.`];
}

/** Nobody who was not there was trained there. */
function tooMany({ trained, present }: SeriesClass): readonly string[] {
  return [...trained].flatMap(([audience, n]) =>
    present !== null && n > present
      ? [
          `Cần kiểm tra: “Dự lần đầu: ${audience}” ${numberText(n)} người, nhiều hơn ${numberText(present)} người có mặt.`,
        ]
      : [],
  );
}
