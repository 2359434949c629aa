import type { CellValue } from './model.ts';

/**
 * What stands in the title of `Tổng hợp` and `Cần xử lý` while syncs are held (W3). It takes the place of a heading that
 * says nothing but the tab's name, so no row comes or goes for it. Kept in workbooks: it must be known again as ours.
 */
export const HELD_BANNER = {
  of: (text: string): string => `${START}${text}`,
  is: (value: CellValue | undefined): boolean => typeof value === 'string' && value.startsWith(START),
};

/** The tone rules of both tabs colour what begins with this. */
export const HELD_BANNER_WORDS = 'TẠM DỪNG ĐỒNG BỘ';

const START = `${HELD_BANNER_WORDS} – `;
