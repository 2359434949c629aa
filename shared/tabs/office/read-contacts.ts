/**
 * Whom people ask about a plan, as `Đầu mối` says at the end of a day (P15, P79): for what, who, under which number. Numbers are
 * the office's own and leave the tab for nobody who may not call them.
 */
import { readPhones } from '../../people/phone.ts';
import type { DutyPlan, PlanContact } from '../../plan/duty-plan.ts';
import { isBlank, textCell } from '../../programme/progress-cell.ts';
import { CONTACT_ROW, CONTACTS_TAB } from '../../workbook/keys.ts';
import { entryRows } from './adopt-entries.ts';
import { RowOn } from './cells-on.ts';
import type { DutyTabInput } from './duty-plan-state.ts';

/** What staff fill; in a row of their own all of it, in one that the document names all but the first. */
export const CONTACT_CELLS = ['what', 'name', 'post', 'phone', 'note'] as const;

export interface Contact {
  readonly row: string;
  /** What the document names it for; null: it names nobody, and staff may say for what. */
  readonly named: PlanContact | null;
  readonly what: string | null;
  /** As typed, else as the document has it. */
  readonly name: string | null;
  readonly post: string | null;
  readonly phones: readonly string[];
  /** Vietnamese, without any number. */
  readonly problems: readonly string[];
}

/** Those that the document names, in its order, then the rows that staff added. */
export function readContacts(input: DutyTabInput): readonly Contact[] {
  const { plan, sheet, asOf } = input;
  const tab = CONTACTS_TAB.of(plan.id);
  const read = (key: string, named: PlanContact | null, what: string | null) =>
    readContact(new RowOn(sheet, tab, key, asOf), named, what);
  return [
    ...namedRows(plan).map(({ key, named }) => read(key, named, named?.for ?? WHOLE_PLAN)),
    ...entryRows(sheet, tab, CONTACT_CELLS).map((key) => read(key, null, null)),
  ];
}

/** Beside a plan that names nobody: a row to begin with. */
const WHOLE_PLAN = 'Mọi việc của kế hoạch';

/** By what the contact is for and not by its place: a plan that is replaced gives nobody's number to another's work. */
function namedRows({
  contacts,
}: DutyPlan): readonly { readonly key: string; readonly named: PlanContact | null }[] {
  if (contacts.length === 0) return [{ key: CONTACT_ROW.of('', '1'), named: null }];
  const counts = new Map<string, number>();
  return contacts.map((named) => {
    const number = (counts.get(named.for) ?? 0) + 1;
    counts.set(named.for, number);
    return { key: CONTACT_ROW.of(named.for, String(number)), named };
  });
}

function readContact(row: RowOn, named: PlanContact | null, what: string | null): Contact {
  const typed = (column: (typeof CONTACT_CELLS)[number]) => textCell(row.value(column));
  const { valid, problems: wrong } = readPhones(typed('phone') ?? '');
  const [name, post] = [typed('name') ?? named?.name ?? null, typed('post') ?? named?.post ?? null];
  const own = what ?? typed('what');
  const problems: string[] = [];
  if (own === null && CONTACT_CELLS.some((column) => !isBlank(row.value(column))))
    problems.push('Cần ghi “Việc”: chưa rõ hỏi người này về việc gì.');
  if (wrong.some(({ kind }) => kind === 'unreadable' || kind === 'placeholder'))
    problems.push('Cần kiểm tra số điện thoại: có số không dùng được.');
  if (valid.length > 0 && name === null && post === null)
    problems.push('Cần ghi họ tên hoặc bộ phận: chưa rõ số điện thoại này của ai.');
  if (named !== null && named.phone !== null)
    problems.push('Cần bỏ số điện thoại khỏi tệp kế hoạch; số dùng để gọi thì ghi ở cột “Số điện thoại”.');
  return { row: row.row, named, what: own, name, post, phones: valid, problems };
}
