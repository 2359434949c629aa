import { STATUSES, type Reconciliation } from '../../registrations/registration.ts';
import type { Row } from '../../workbook/model.ts';
import { STATUS_WORDS } from '../../registrations/registration-words.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { ACCOUNT_ROW } from '../../workbook/keys.ts';

/** How an account begins that adds up, and one that does not. */
export const ACCOUNT_WORDS = { right: 'Khớp', wrong: 'Không khớp' } as const;

/**
 * The account of R10 as two sums that anybody can check: every row read and every delegate is counted in exactly one
 * place. Statuses that nobody has are left out: they add nothing.
 */
export function accountRows(reconciliation: Reconciliation): readonly Row[] {
  return [
    textRow('account', 'section', 'class', 'Đối soát: mỗi dòng, mỗi đại biểu được tính đúng một lần'),
    ...accountLines(reconciliation).map(
      ({ key, line, words, text }): Row => ({
        key: ACCOUNT_ROW.of(key),
        kind: 'info',
        cells: { class: line > 0 ? null : words, date: text },
      }),
    ),
  ];
}

export interface AccountLine {
  readonly key: string;
  /** The how manieth of its sum, from 0. */
  readonly line: number;
  readonly words: string;
  readonly text: string;
}

/** The two sums as lines. */
export function accountLines({ account }: Reconciliation): readonly AccountLine[] {
  const rows: readonly Part[] = [
    { count: account.responses, words: 'phản hồi' },
    { count: account.identicalRows, words: 'dòng trùng hệt dòng khác' },
    { count: account.rowProblems, words: 'dòng không đọc được' },
  ];
  const statuses = STATUSES.map((status): Part => {
    return { count: account.byStatus[status], words: STATUS_WORDS[status].label.toLowerCase() };
  });
  return [
    ...sumLines('rows', account.rows, 'dòng trong bảng phản hồi', rows),
    ...sumLines('delegates', account.delegates, 'đại biểu trong mọi phản hồi đã biết', statuses),
  ];
}

interface Part {
  readonly count: number;
  readonly words: string;
}

/** As much as runs over the columns of the summary. */
const LINE_CHARACTERS_MAX = 180;

function sumLines(key: string, total: number, words: string, parts: readonly Part[]): readonly AccountLine[] {
  const isRight = parts.reduce((sum, { count }) => sum + count, 0) === total;
  const [first, ...rest] = parts
    .filter(({ count }) => count > 0)
    .map((part) => `${part.count} ${part.words}`);
  const beginning = `${total} ${words} ${isRight ? '=' : '≠'} ${first ?? '0'}`;
  const lines = flowLines([beginning, ...rest], ' + ', LINE_CHARACTERS_MAX);
  return lines.map((text, line) => ({
    key: line === 0 ? key : `${key}:${line + 1}`,
    line,
    words: isRight ? ACCOUNT_WORDS.right : ACCOUNT_WORDS.wrong,
    text,
  }));
}
