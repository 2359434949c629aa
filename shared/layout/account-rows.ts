import { STATUSES, type Reconciliation } from '../registrations/registration.ts';
import type { CellFormat, Row } from '../workbook/model.ts';
import { STATUS_WORDS } from '../words/registration-words.ts';
import { textRow } from './heading-rows.ts';

/** The account of R10 in words: every row read and every delegate stands in exactly one line, and the sums say so. */
export function accountRows({ account }: Reconciliation): readonly Row[] {
  const rowsSum = account.responses + account.identicalRows + account.rowProblems;
  const statusSum = STATUSES.reduce((sum, status) => sum + account.byStatus[status], 0);
  return [
    textRow('account', 'section', 'class', 'Đối soát'),
    line('rows', 'Dòng đã đọc trong bảng đăng ký', account.rows, check(account.rows, rowsSum)),
    line('responses', '• phản hồi được nhận', account.responses),
    line('identical', '• dòng trùng hệt dòng khác', account.identicalRows),
    line('problems', '• dòng không đọc được', account.rowProblems),
    line(
      'delegates',
      'Đại biểu trong mọi phản hồi đã biết',
      account.delegates,
      check(account.delegates, statusSum),
    ),
    ...STATUSES.map((status) => line(status, `• ${STATUS_WORDS[status].label}`, account.byStatus[status])),
  ];
}

function line(key: string, text: string, count: number, note: string | null = null): Row {
  return {
    key: `account:${key}`,
    kind: 'info',
    cells: { class: text, units: count, note },
    formats: { class: TEXT, units: COUNT, note: TEXT },
  };
}

const TEXT: CellFormat = { kind: 'text', align: 'left' };
const COUNT: CellFormat = { kind: 'integer', align: 'center' };

function check(total: number, sum: number): string {
  return total === sum
    ? `Khớp: các dòng dưới cộng lại bằng ${sum}`
    : `Không khớp: các dòng dưới cộng lại bằng ${sum}`;
}
