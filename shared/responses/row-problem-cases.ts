import { byKey } from '../text/by-key.ts';
import type { RowProblem } from './response.ts';

/** A row of the responses table that registers nobody, or lacks a name, with whom and what it does say. */
export interface RowProblemCase {
  /** Data row in the responses table. */
  readonly row: number;
  /** Where that row stands, in words. */
  readonly place: string;
  /** What tells it from every other. */
  readonly key: string;
  readonly problem: RowProblem['problem'];
  /** What is wrong, in a word or two. */
  readonly title: string;
  readonly names: string;
  readonly unitTyped: string;
  readonly position: string;
  readonly reason: string;
  readonly suggestion: string;
}

/** A row of the Form's table by its number alone, as version 0.1.0 stored it. */
function keyOf({ row, place }: RowProblem): string {
  return place === undefined ? String(row) : place;
}

export const ROW_PROBLEM_WORDS = 'Dòng không đọc được';

/** One case a row, whatever is wrong with it: somebody has to call about each once. */
export function rowProblemCases(problems: readonly RowProblem[]): readonly RowProblemCase[] {
  return [...byKey(problems, keyOf).values()].flatMap((ofRow) => {
    const first = ofRow.find(({ problem }) => problem !== 'delegate_without_name') ?? ofRow[0];
    if (first === undefined) return [];
    const { row, problem, says, place = `dòng ${row}` } = first;
    const details = [...new Set(ofRow.map(({ detail }) => detail))];
    const phone = says === undefined || says.phoneText === '' ? [] : [`Điện thoại: ${says.phoneText}.`];
    return [
      {
        row,
        place,
        key: keyOf(first),
        problem,
        title: problem === 'delegate_without_name' ? 'Thiếu họ và tên' : ROW_PROBLEM_WORDS,
        names: says?.names ?? '',
        unitTyped: says?.unitTyped ?? '',
        position: says?.position ?? '',
        reason: [...(first.place === undefined ? [] : [`Danh sách: ${place}.`]), ...details, ...phone].join(
          ' ',
        ),
        suggestion:
          first.place === undefined
            ? 'Đề nghị liên hệ đơn vị để đăng ký lại, hoặc sửa trong bảng phản hồi.'
            : 'Đề nghị liên hệ đơn vị để gửi lại danh sách, hoặc sửa trong tệp danh sách.',
      },
    ];
  });
}
