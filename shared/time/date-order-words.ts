import type { DateOrder } from './timestamp-text.ts';
import { plainKey } from '../text/vietnamese.ts';

/** How `Kế hoạch` says in which order the Form's export writes day and month, where the export itself leaves it open. */
export const DATE_ORDER_WORDS: Readonly<Record<DateOrder, string>> = { dmy: 'ngày/tháng', mdy: 'tháng/ngày' };

/** Undefined: blank; null: something that is neither. */
export function dateOrderOf(text: string): DateOrder | null | undefined {
  const key = plainKey(text).replace(/[^a-z]/g, '');
  if (key === '') return undefined;
  if (['ngaythang', 'ngaythangnam', 'dmy', 'ddmm', 'ddmmyyyy'].includes(key)) return 'dmy';
  if (['thangngay', 'thangngaynam', 'mdy', 'mmdd', 'mmddyyyy'].includes(key)) return 'mdy';
  return null;
}
