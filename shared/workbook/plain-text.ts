import { cleanText } from '../text/vietnamese.ts';
import type { CellValue } from './model.ts';

/** What a cell says as one line of text: spaces folded, '' where it is empty. */
export function plainText(value: CellValue): string {
  return value === null ? '' : cleanText(String(value));
}
