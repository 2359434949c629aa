/** Since when a row of a class's tab has named somebody, and since when that is given up (P60). */
import { readNameCell } from '../../people/name-cell.ts';
import { isBlank, textCell } from '../../programme/progress-cell.ts';
import { plainKey } from '../../text/vietnamese.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { WITHDRAW } from './people-columns.ts';

export interface ClaimTimes {
  readonly since: number;
  /** By “Thôi dự”, or because the name was taken out or the row deleted; null: it stands. */
  readonly withdrawnAt: number | null;
  /** Since when it names somebody anew, its name having been taken out before; null: it always did. */
  readonly again: number | null;
}

/** Null: the row never named anybody. @param end what was seen later does not count. */
export function claimTimes(sheet: StaffSheet, tab: string, row: string, end: number): ClaimTimes | null {
  const versions = (column: string) =>
    sheet.versionsOfAdded(tab, row, column).filter(({ seenAt }) => seenAt <= end);
  const names = versions('name').map(({ value, seenAt }) => ({ isTrue: isName(value), seenAt }));
  const decisions = versions('decision').map(({ value, seenAt }) => ({
    isTrue: plainKey(textCell(value) ?? '') === plainKey(WITHDRAW),
    seenAt,
  }));
  const last = names.findLastIndex(({ isTrue }) => isTrue);
  if (last < 0) return null;
  const run = names.slice(0, last + 1);
  const since = sinceOf(run) ?? 0;
  const gone = names[last + 1]?.seenAt ?? null;
  const again = run.every(({ isTrue }) => isTrue) ? null : since;
  return { since, withdrawnAt: gone ?? sinceOf(decisions), again };
}

/** Since when the last of these has been true without a break; null: it is not. */
function sinceOf(versions: readonly { readonly isTrue: boolean; readonly seenAt: number }[]): number | null {
  const before = versions.findLastIndex(({ isTrue }) => !isTrue);
  return versions[before + 1]?.seenAt ?? null;
}

function isName(value: CellValue): boolean {
  return !isBlank(value) && readNameCell(textCell(value) ?? '').doubt === null;
}
