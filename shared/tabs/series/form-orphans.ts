/** Rows of a class's tab that were made of a response which is not for this class any more (P60): they stay, and hold no place. */
import type { FormEntry, SeriesForm } from '../../series/series-form.ts';
import { FORM_ROW, REVIEW_TAB } from '../../workbook/keys.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import type { ClaimTimes } from './claim-times.ts';
import type { FormRow } from './form-people.ts';

export function formOrphans(
  rows: readonly string[],
  form: SeriesForm,
  {
    plan,
    sheet,
    timesOf,
  }: {
    readonly plan: string;
    readonly sheet: StaffSheet;
    readonly timesOf: (row: string) => ClaimTimes | null;
  },
): readonly FormRow[] {
  const byKey = new Map(form.entries.map((one) => [one.entry.key, one]));
  return rows.map((row): FormRow => {
    const registration = FORM_ROW.registrationOf(row, plan) ?? '';
    const one = byKey.get(registration);
    const times = timesOf(row);
    const leftAt = one === undefined ? sheet.nowMs : leftSince(one, sheet);
    const since = Math.min(leftAt, one?.entry.submittedAt ?? times?.since ?? leftAt);
    const withdrawnAt = Math.min(leftAt, times?.withdrawnAt ?? leftAt);
    return {
      row,
      fresh: null,
      submittedAt: one?.entry.typedAt ?? null,
      claim: { since, order: one?.order ?? 0, withdrawnAt },
      isAdmitted: false,
      state: 'left',
      says: [one === undefined ? NOBODY : LEFT],
    };
  });
}

const LEFT =
  'Phản hồi của dòng này nay không tính cho lớp này (đã đổi lớp, hoặc đang chờ ở tab “Cần xử lý”) nên không giữ chỗ.';
const NOBODY = 'Không còn phản hồi nào ứng với dòng này nên không giữ chỗ.';

/** When the response, or what staff decided about it, last said which class it is for. */
function leftSince({ entry, goneAt }: FormEntry, sheet: StaffSheet): number {
  const decided = ['unit', 'fullName'].map((column) => {
    const versions = sheet.versions(REVIEW_TAB, entry.key, column);
    return versions.every(({ value }) => value === null) ? 0 : (versions.at(-1)?.seenAt ?? 0);
  });
  return Math.max(entry.unitSince, goneAt ?? 0, ...decided);
}
