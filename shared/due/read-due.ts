import type { DueReading } from './due-reading.ts';
import { evaluateDue } from './evaluate-due.ts';
import { parseDue } from './parse-due.ts';
import { DueRefusal } from './span-days.ts';
import { DUE_TEXT_MAX, tokensOf } from './tokens.ts';

/**
 * Reads a due text (T2). `year` is the programme's, used where the text names none. Never throws and never guesses: what is
 * not understood whole has kind null and an error that names the part; a day that does not exist is `invalid`.
 */
export function readDue(text: string, options: { readonly year: number }): DueReading {
  if (text.length > DUE_TEXT_MAX)
    return refused(text, `dài quá ${DUE_TEXT_MAX} ký tự; cần một thời hạn ngắn gọn`);
  const tokens = tokensOf(text);
  if (tokens.length === 0) return refused(text, 'chưa ghi thời gian hoàn thành');
  const { tree, notUnderstood } = parseDue(tokens);
  if (tree === null) {
    if (notUnderstood === '') return refused(text, `thời gian ghi chưa trọn: sau “${text.trim()}” còn thiếu`);
    return refused(text, `không hiểu phần “${notUnderstood}”`);
  }
  try {
    const { periods, contradiction, ...due } = evaluateDue(tree, options.year);
    return {
      input: text,
      ...due,
      occurrences: periods.map((period) => period.due),
      error: contradiction,
      periods,
    };
  } catch (error) {
    if (!(error instanceof DueRefusal)) throw error;
    return { ...refused(text, error.message), kind: error.impossible ? 'invalid' : null };
  }
}

function refused(input: string, error: string): DueReading {
  return {
    input,
    kind: null,
    from: null,
    to: null,
    occurrences: [],
    flags: [],
    error,
    lenientTo: null,
    periods: [],
  };
}
