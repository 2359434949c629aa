import { plainKey } from '../text/vietnamese.ts';
import { CHECK_BLANK, isChecked } from '../workbook/check.ts';
import type { CellValue } from '../workbook/model.ts';

/** What stands in the cell of a meal or a night; a number of people is for a person to look at. */
export function slotAnswer(value: CellValue): 'asked' | 'not' | 'unclear' {
  if (isChecked(value)) return 'asked';
  const text = value === null || value === false ? '' : plainKey(String(value));
  return text === '' || NO.has(text) ? 'not' : 'unclear';
}

const NO: ReadonlySet<string> = new Set(['khong', '0', '-', CHECK_BLANK]);
