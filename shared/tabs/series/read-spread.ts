/** How the office spread over the years what the document gives to none (P51), and what it set for the checks (P53). */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { isBlank, shareCell } from '../../programme/progress-cell.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { SERIES_TAB, SETTING_ROW, YEAR_ROW } from '../../workbook/keys.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { type Problems, RowOn } from '../office/cells-on.ts';
import { countCell } from '../office/count-cell.ts';
import { classDuties, SETTING_COLUMN, SPREAD_COLUMN } from './series-columns.ts';

interface SeriesInput {
  readonly plan: DutyPlan;
  readonly sheet: StaffSheet;
  readonly asOf: IsoDay;
}

/** By duty and year; of years that are the plan's. */
export function readSpread(
  { plan, sheet, asOf }: SeriesInput,
  years: readonly number[],
  problems: Problems,
): (duty: string) => ReadonlyMap<number, number> {
  const tab = SERIES_TAB.of(plan.id);
  const spread = new Map<string, Map<number, number>>();
  for (const { key: duty } of classDuties(plan)) {
    const ofDuty = new Map<number, number>();
    for (const year of years) {
      const key = YEAR_ROW.of(duty, String(year));
      const cell = countCell(new RowOn(sheet, tab, key, asOf).value(SPREAD_COLUMN));
      if (cell.unreadable !== null)
        problems.say(
          key,
          `Cần ghi số lớp bằng một số nguyên; đang ghi “${cell.unreadable}”, chưa tính vào năm ${year}.`,
        );
      if (cell.value !== null && cell.value > 0) ofDuty.set(year, cell.value);
    }
    spread.set(duty, ofDuty);
  }
  return (duty) => spread.get(duty) ?? NOTHING;
}

const NOTHING: ReadonlyMap<number, number> = new Map();

export const TOLERANCE_ROW = SETTING_ROW.of('learners-tolerance');

/** “Khoảng 50” is read as 40 to 60 unless the office says otherwise. */
export const TOLERANCE_DEFAULT = 0.2;

export function readTolerance({ plan, sheet, asOf }: SeriesInput, problems: Problems): number {
  const value = new RowOn(sheet, SERIES_TAB.of(plan.id), TOLERANCE_ROW, asOf).value(SETTING_COLUMN);
  if (isBlank(value)) return TOLERANCE_DEFAULT;
  const share = shareCell(value);
  if (share.value !== null) return share.value;
  problems.say(
    TOLERANCE_ROW,
    `Cần ghi tỷ lệ phần trăm, ví dụ 20%; đang ghi “${share.unreadable}”, tạm tính 20%.`,
  );
  return TOLERANCE_DEFAULT;
}
