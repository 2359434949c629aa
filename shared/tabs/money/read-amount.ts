/**
 * Money as staff write it: a number in the stated unit, or words with a unit of their own – “455,9 tỷ”, “1 tỷ 250 triệu”,
 * “750.439 triệu đồng” (P95). Whole đồng always; what can be read in two ways is not read.
 */
import { isBlank } from '../../programme/progress-cell.ts';
import { cleanText, plainKey } from '../../text/vietnamese.ts';
import type { CellValue } from '../../workbook/model.ts';

export interface AmountReading {
  /** In the stated unit; null: blank, or not readable. */
  readonly value: number | null;
  /** Vietnamese: why it cannot be read; null: it can, or nothing stands there. */
  readonly problem: string | null;
  /** Words with units were read as this number: to be shown beside them. */
  readonly isFromWords: boolean;
}

/** @param unit as the plan states it ("triệu đồng"). */
export function readAmount(value: CellValue, unit: string): AmountReading {
  if (isBlank(value)) return NOTHING;
  if (typeof value === 'number')
    return value < 0 ? unreadable(value, 'số tiền không âm') : { ...NOTHING, value };
  if (typeof value === 'boolean') return unreadable(value, 'một số tiền');
  const text = cleanText(value ?? '');
  const parts = partsOf(text);
  if (parts === null)
    return unreadable(text, `một số theo ${unit}, hoặc số kèm đơn vị (tỷ, triệu, nghìn, đồng)`);
  if (new Set(parts.map(({ factor }) => factor === null)).size > 1)
    return unreadable(text, 'đơn vị sau mỗi số, như 1 tỷ 250 triệu, hoặc một số duy nhất');
  if (parts.some(({ isEitherWay }) => isEitherWay))
    return unreadable(text, 'rõ dấu phẩy là phần thập phân hay hàng nghìn (hàng nghìn thì dùng dấu chấm)');
  return totalOf(parts, text, unit);
}

const NOTHING: AmountReading = { value: null, problem: null, isFromWords: false };

function unreadable(shown: number | boolean | string, expected: string): AmountReading {
  return { ...NOTHING, problem: `“${String(shown)}” không đọc được, chưa tính; cần ${expected}.` };
}

interface Part {
  /** Digits without separators; `decimals` of them stand behind the comma. */
  readonly digits: number;
  readonly decimals: number;
  /** Null: no unit is written. */
  readonly factor: number | null;
  readonly isEitherWay: boolean;
}

const NUMBER = String.raw`(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?`;
const PART = new RegExp(String.raw`(${NUMBER})\s*([^\d\s.,][^\d.,]*)?`, 'gu');

/** Null: something in it is no number with a unit. */
function partsOf(text: string): readonly Part[] | null {
  const rest = text.replace(PART, '').trim();
  const found = [...text.matchAll(PART)];
  if (rest !== '' || found.length === 0) return null;
  const parts: Part[] = [];
  for (const [, number = '', words = ''] of found) {
    const factor = words === '' ? null : unitFactor(words);
    if (words !== '' && factor === null) return null;
    const [whole = '', decimals = ''] = number.replace(/[. ]/g, '').split(',');
    // "1,234" without a unit is a thousand in one hand and one and a bit in another.
    const isEitherWay = words === '' && decimals.length === 3 && !/[. ]/.test(number);
    parts.push({ digits: Number(whole + decimals), decimals: decimals.length, factor, isEitherWay });
  }
  const isFalling = parts.every(({ factor }, at) => at === 0 || (factor ?? 0) < (parts[at - 1]?.factor ?? 0));
  return isFalling ? parts : null;
}

const FACTORS: Readonly<Record<string, number>> = {
  dong: 1,
  d: 1,
  vnd: 1,
  nghin: 1e3,
  ngan: 1e3,
  trieu: 1e6,
  tr: 1e6,
  trd: 1e6,
  ty: 1e9,
  ti: 1e9,
};

/** How many đồng one of it is; null: no unit of money that is known. */
export function unitFactor(words: string): number | null {
  const word = plainKey(words)
    .replace(/[().\s]+/g, ' ')
    .trim();
  return FACTORS[word] ?? FACTORS[word.replace(/ (?:dong|d|vnd)$/, '')] ?? null;
}

function totalOf(parts: readonly Part[], text: string, unit: string): AmountReading {
  const own = unitFactor(unit);
  const isPlain = parts.every(({ factor }) => factor === null);
  if (isPlain && own === null) return { ...NOTHING, value: plainNumber(parts[0]) };
  if (own === null) return unreadable(text, `một số theo ${unit}`);
  let dong = 0;
  for (const { digits, decimals, factor } of parts) dong += (digits * (factor ?? own)) / 10 ** decimals;
  if (!Number.isSafeInteger(dong)) return unreadable(text, 'số tiền tròn đồng');
  return { value: dong / own, problem: null, isFromWords: !isPlain };
}

function plainNumber(part: Part | undefined): number {
  return part === undefined ? 0 : part.digits / 10 ** part.decimals;
}
