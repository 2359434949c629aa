import { cleanText } from '../text/vietnamese.ts';
import { ASIDE_WORDS } from './aside-title.ts';
import type { TitleMeaning } from './question-title.ts';

/** A column of the responses that plays no part (P42), and why, in words for the clerk; '' where nothing says. */
export interface UnusedColumn {
  /** Counted from 1. */
  readonly column: number;
  readonly title: string;
  readonly why: string;
}

export function unusedColumns(input: {
  readonly header: readonly string[];
  readonly meanings: readonly TitleMeaning[];
  readonly used: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
  readonly ofOthers: ReadonlySet<number>;
}): UnusedColumn[] {
  const { header, meanings, used, links, ofOthers } = input;
  return header.flatMap((title, column) => {
    if (used.has(column) || cleanText(title) === '') return [];
    const meaning = meanings[column];
    const aside = meaning?.aside ?? null;
    return { column: column + 1, title: cleanText(title), why: whyOf() };

    function whyOf(): string {
      if (links.has(column)) return 'chỉ chứa đường liên kết hoặc tên tệp';
      if (aside !== null) return ASIDE_WORDS[aside];
      if (ofOthers.has(column)) return ASIDE_WORDS.person;
      return KIND_WORDS[meaning?.kind ?? 'other'] ?? '';
    }
  });
}

/** Titles that speak of something needed, where another column says it better. */
const KIND_WORDS: Readonly<Partial<Record<TitleMeaning['kind'], string>>> = {
  timestamp: 'đã có cột thời điểm gửi rõ hơn',
  unit: 'đã có cột đơn vị rõ hơn',
  class: 'không rõ là lớp đăng ký',
  name: 'đã có cột họ và tên rõ hơn',
  position: 'không thuộc đại biểu nào',
  phone: 'không thuộc đại biểu nào',
  role: 'không thuộc đại biểu nào',
  note: 'không thuộc đại biểu nào',
};

/** One line for the terminal; null where every column plays a part. */
export function unusedColumnsText(columns: readonly UnusedColumn[]): string | null {
  if (columns.length === 0) return null;
  const shown = columns.slice(0, SHOWN_MAX).map(({ title, why }) => {
    const short = title.length > TITLE_LENGTH_MAX ? `${title.slice(0, TITLE_LENGTH_MAX)}…` : title;
    return why === '' ? `“${short}”` : `“${short}” (${why})`;
  });
  const more = columns.length > SHOWN_MAX ? `, … và ${columns.length - SHOWN_MAX} cột nữa` : '';
  return `Cột không dùng: ${shown.join(', ')}${more}.`;
}

const SHOWN_MAX = 20;
const TITLE_LENGTH_MAX = 60;
