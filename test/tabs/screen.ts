/** A screen 1366 pixels wide, less the row numbers and the scroll bar. */
export const LAPTOP_PIXELS = 1366 - 30 - 20;

/** As Excel draws columns of so many characters of Times New Roman 11: 7.3 pixels each, and 5 of padding. */
export function pixelsWide(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + Math.round(width * 1.04 * 7) + 5, 0);
}
