/** What a row made of a response begins with, and what the newest response of the person says differently since. */
import type { FormEntry } from '../../series/series-form.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { cleanText, toneKey } from '../../text/vietnamese.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { audienceChoice, audienceNamed } from './people-columns.ts';

export type FormCells = Readonly<Partial<Record<FormColumn, string>>>;
type FormColumn = 'name' | 'audience' | 'post' | 'organisation' | 'commune' | 'phone' | 'note';

export function formCells({ entry }: FormEntry, plan: DutyPlan, duty: Duty): FormCells {
  const { said, name, unitTyped } = entry;
  const audience = audienceNamed(said.roleTyped, plan, duty);
  const texts: Readonly<Record<FormColumn, string>> = {
    name,
    audience: audience === undefined ? said.roleTyped : audienceChoice(plan, audience),
    post: said.position,
    organisation: said.organisation ?? '',
    // Where nothing else asks for the organisation, the unit is it.
    commune: said.organisation === unitTyped ? '' : unitTyped,
    phone: said.phoneText,
    note: said.note,
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([column, text]) => {
      const clean = cleanText(text);
      return clean === '' ? [] : [[column, clean]];
    }),
  );
}

/**
 * What staff changed in the row is theirs and no difference; what a response says that the row was not made with is told.
 * A phone is not repeated.
 */
export function differenceText(
  cells: FormCells,
  row: string,
  {
    tab,
    sheet,
    valueOf,
  }: {
    readonly tab: string;
    readonly sheet: StaffSheet;
    readonly valueOf: (row: string, column: string) => CellValue;
  },
): readonly string[] {
  const differing = TOLD.flatMap(([column, title]): readonly string[] => {
    const text = cells[column] ?? '';
    const begun = sheet.versions(tab, row, column)[0]?.value ?? null;
    const isSame = [begun, valueOf(row, column)].some((value) => toneKey(plainText(value)) === toneKey(text));
    if (text === '' || isSame) return [];
    return [column === 'phone' ? title : `${title} “${text}”`];
  });
  return differing.length === 0
    ? []
    : [
        `Phản hồi mới nhất ghi khác dòng này: ${differing.join(', ')}. Đang tính theo dòng này; đề nghị kiểm tra.`,
      ];
}

const TOLD: readonly (readonly [FormColumn, string])[] = [
  ['name', 'họ và tên'],
  ['audience', 'đối tượng'],
  ['post', 'chức vụ'],
  ['organisation', 'đơn vị'],
  ['commune', 'xã'],
  ['phone', 'số điện thoại'],
];
