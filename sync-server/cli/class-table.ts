import { numberText } from '#shared/text/number-text.ts';
import { classShortName, type Plan } from '#shared/plan/plan.ts';
import type { Reconciliation } from '#shared/registrations/registration.ts';
import { STATUS_WORDS } from '#shared/registrations/registration-words.ts';
import { oneLine } from './terminal.ts';
import { STATUSES } from '#shared/registrations/registration.ts';

/** The classes as a table for the terminal, and the account of R10 under it. */
export function classTable({ classes, account }: Reconciliation, plan: Plan): readonly string[] {
  const head = [
    'Lớp',
    'Đơn vị',
    'Chỗ',
    'Đã đăng ký',
    ...plan.roles.map((role) => `Thiếu ${oneLine(role.shortLabel)}`),
    'Chờ duyệt',
    'Bổ sung',
    'Tổng dự',
  ];
  const rows = classes.map((one) => [
    oneLine(nameOf(one.code, plan)),
    one.units,
    one.seats,
    one.seated,
    ...plan.roles.map((role) => one.missing[role.key] ?? 0),
    one.extraPending,
    one.extraApproved,
    one.headcount,
  ]);
  const total = rows.reduce<(string | number)[]>(
    (sum, row) => sum.map((value, index) => (index === 0 ? value : Number(value) + Number(row[index]))),
    ['Cộng', ...head.slice(1).map(() => 0)],
  );
  return [...table([head, ...rows, total]), '', ...accountLines(account)];
}

function nameOf(code: string, { classes }: Plan): string {
  const planned = classes.find((one) => one.code === code);
  return planned === undefined ? code : classShortName(planned);
}

/** "Phản hồi … + … + … = … dòng; đại biểu …": every row and every delegate, once. */
function accountLines(account: Reconciliation['account']): readonly string[] {
  const { rows, responses, identicalRows, rowProblems, delegates, byStatus } = account;
  const parts = STATUSES.filter((status) => byStatus[status] > 0).map(
    (status) => `${byStatus[status]} ${STATUS_WORDS[status].label.toLowerCase()}`,
  );
  return [
    `${numberText(rows)} dòng = ${numberText(responses)} phản hồi + ${numberText(identicalRows)} dòng trùng hệt + ${numberText(rowProblems)} dòng không đọc được`,
    `${numberText(delegates)} đại biểu = ${parts.length === 0 ? '0' : parts.join(' + ')}`,
  ];
}

function table(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) =>
        column === 0
          ? String(cell).padEnd(widths[column] as number)
          : String(cell).padStart(widths[column] as number),
      )
      .join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const [head, ...body] = rows.map(line);
  const last = body.pop() as string;
  return [head ?? '', rule, ...body, rule, last];
}
