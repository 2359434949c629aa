import { byKey } from '../text/by-key.ts';
import type { RowProblem } from './response.ts';

/** A row of the responses table that registers nobody, or lacks a name, with whom and what it does say. */
export interface RowProblemCase {
  /** Data row in the responses table. */
  readonly row: number;
  readonly problem: RowProblem['problem'];
  /** What is wrong, in a word or two. */
  readonly title: string;
  readonly names: string;
  readonly unitTyped: string;
  readonly position: string;
  readonly reason: string;
  readonly suggestion: string;
}

export const ROW_PROBLEM_WORDS = 'Dòng không đọc được';

/** One case a row, whatever is wrong with it: somebody has to call about each once. */
export function rowProblemCases(problems: readonly RowProblem[]): readonly RowProblemCase[] {
  return [...byKey(problems, ({ row }) => String(row)).values()].flatMap((ofRow) => {
    const first = ofRow.find(({ problem }) => problem !== 'delegate_without_name') ?? ofRow[0];
    if (first === undefined) return [];
    const { row, problem, says } = first;
    const details = [...new Set(ofRow.map(({ detail }) => detail))];
    const phone = says === undefined || says.phoneText === '' ? [] : [`Điện thoại: ${says.phoneText}.`];
    return [
      {
        row,
        problem,
        title: problem === 'delegate_without_name' ? 'Thiếu họ và tên' : ROW_PROBLEM_WORDS,
        names: says?.names ?? '',
        unitTyped: says?.unitTyped ?? '',
        position: says?.position ?? '',
        reason: [...details, ...phone].join(' '),
        suggestion: 'Đề nghị liên hệ đơn vị để đăng ký lại, hoặc sửa trong bảng phản hồi.',
      },
    ];
  });
}
