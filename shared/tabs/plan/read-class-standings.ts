import { type ClassStanding, classStandingOf } from '../../plan/class-standing.ts';
import { dayOf, type IsoDay } from '../../time/local-date.ts';
import { CLASS_ROW, CLASSES_TAB } from '../../workbook/keys.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { cellClassCode } from './plan-cells.ts';

export interface StandingSaid {
  readonly standing: ClassStanding;
  /** The day on which a sync first saw it. */
  readonly since: IsoDay;
}

/** What “Tình trạng lớp” of `Danh sách lớp` says, by class code. */
export function readClassStandings(sheet: StaffSheet): ReadonlyMap<string, StandingSaid> {
  const said = new Map<string, StandingSaid>();
  for (const row of sheet.rows(CLASSES_TAB).filter(CLASS_ROW.is)) {
    const standing = classStandingOf(plainText(sheet.value(CLASSES_TAB, row, 'standing')));
    if (standing === null || standing === undefined) continue;
    const code = cellClassCode(sheet.value(CLASSES_TAB, row, 'code'));
    said.set(code, { standing, since: dayOf(sheet.since(CLASSES_TAB, row, 'standing')) });
  }
  return said;
}
