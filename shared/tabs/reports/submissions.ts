/** The rows of `Báo cáo` that staff add: which report came, when, with which document, and what it stands for besides (P10). */
import { factKey } from '../../obligations/fact.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { type CellReading, dayCell, documentCell, isBlank, textCell } from '../../programme/progress-cell.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { REPORTS_TAB } from '../../workbook/keys.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { ENTRY_CELLS, ENTRY_COLUMNS } from './report-columns.ts';
import { reportAsks } from './report-settings.ts';
import {
  namedReport,
  owedBy,
  ReportParties,
  type ReportParty,
  reportNames,
  reportsOwed,
} from './reports-owed.ts';

/** One report that counts, or that a document exempts from. */
export interface Submission {
  readonly row: string;
  /** What it is the report of; what it stands for besides comes behind. */
  readonly of: readonly Obligation[];
  readonly says:
    | { readonly kind: 'sent'; readonly on: IsoDay; readonly document: string }
    /** There is nothing to report (P73). */
    | { readonly kind: 'nil'; readonly on: IsoDay }
    | { readonly kind: 'exempt' };
  readonly seenAt: number;
}

export interface SubmissionsRead {
  readonly submissions: readonly Submission[];
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

export function readSubmissions(input: DutyTabInput): SubmissionsRead {
  const { plan, sheet, asOf } = input;
  const tab = REPORTS_TAB.of(plan.id);
  const owed = reportsOwed(plan, reportAsks(input));
  const reader = new SubmissionReader(input, owed);
  const problems = new Problems();
  const submissions: Submission[] = [];
  for (const key of everyEntry(sheet, tab)) {
    const row = new RowOn(sheet, tab, key, asOf);
    if (ENTRY_CELLS.every((column) => isBlank(row.value(column)))) continue;
    const read = reader.read(row, (text) => problems.say(key, text));
    if (read !== null) submissions.push({ row: key, ...read, seenAt: row.seenAt(ENTRY_CELLS) });
  }
  sayRepeated(submissions, reader.nameOf, problems);
  return { submissions, problems: problems.all };
}

type Say = (text: string) => void;

class SubmissionReader {
  private readonly input: DutyTabInput;
  private readonly owed: readonly Obligation[];
  private readonly parties: ReportParties;
  readonly nameOf: (one: Obligation) => string;

  constructor(input: DutyTabInput, owed: readonly Obligation[]) {
    this.input = input;
    this.owed = owed;
    this.parties = new ReportParties(input, owed);
    this.nameOf = reportNames(owed, input.plan);
  }

  read(row: RowOn, say: Say): Pick<Submission, 'of' | 'says'> | null {
    const party = this.partyOf(row, say);
    if (party === null) return null;
    const ofParty = owedBy(party, this.owed, this.input.plan);
    const main = this.mainOf(row, ofParty, say);
    if (main === null) return null;
    const says = saysOf(row, this.input.asOf, main, say);
    if (says === null) return null;
    const combined = this.combinedOf(row, ofParty, main, say);
    for (const { from } of [main, ...combined])
      if (says.kind !== 'exempt' && from !== null && says.on < from)
        say(`Ngày gửi ${displayDay(says.on)} trước khi kỳ bắt đầu (${displayDay(from)}); đề nghị kiểm tra.`);
    return { of: [main, ...combined], says };
  }

  private partyOf(row: RowOn, say: Say): ReportParty | null {
    const typed = row.value(ENTRY_COLUMNS.party);
    const party = this.parties.named(typed);
    if (party !== null) return party;
    const set = this.parties.namedSet(typed);
    const isAsked = set !== null && this.owed.some(({ duty }) => duty.key === row.row);
    if (isAsked && isBlank(row.value(ENTRY_COLUMNS.sent))) return null;
    if (isAsked)
      say('Dòng này yêu cầu cả nhóm báo cáo; mỗi bên gửi thì ghi một dòng riêng. Ngày gửi ở đây chưa tính.');
    else if (isBlank(typed)) say('Chưa ghi bên báo cáo: chưa tính; đề nghị chọn trong danh sách.');
    else say(`Chưa rõ “${String(typed)}” là bên nào: chưa tính; đề nghị chọn trong danh sách.`);
    return null;
  }

  private mainOf(row: RowOn, ofParty: readonly Obligation[], say: Say): Obligation | null {
    const own = ofParty.find(({ duty }) => duty.key === row.row);
    if (own !== undefined) return own;
    const due = dayCell(row.value(ENTRY_COLUMNS.ownDue));
    const typed = textCell(row.value(ENTRY_COLUMNS.report));
    const found = typed === null ? null : namedReport(typed, ofParty, this.nameOf);
    if (due.unreadable !== null)
      say(`Hạn “${due.unreadable}” không đọc được; đề nghị ghi ngày dạng 15/06/2026.`);
    else if (found !== null && due.value !== null)
      say('Hạn của kỳ này tính theo “Chế độ báo cáo”; hạn ghi ở đây không dùng.');
    if (found === null && due.unreadable === null) {
      const what =
        typed === null ? 'Chưa ghi báo cáo, kỳ nào' : `“${typed}” không phải kỳ mà bên này phải báo cáo`;
      say(`${what}: chưa tính; đề nghị chọn trong danh sách, hoặc ghi hạn nếu là báo cáo đột xuất.`);
    }
    return found;
  }

  /** P10: one submission for several periods. */
  private combinedOf(
    row: RowOn,
    ofParty: readonly Obligation[],
    main: Obligation,
    say: Say,
  ): readonly Obligation[] {
    const text = textCell(row.value(ENTRY_COLUMNS.combined));
    if (text === null) return [];
    const whole = namedReport(text, ofParty, this.nameOf);
    const names = whole === null ? String(row.value(ENTRY_COLUMNS.combined)).split(/[;\n,]/) : [text];
    return names.flatMap((name) => {
      if (isBlank(name)) return [];
      const found = namedReport(name, ofParty, this.nameOf);
      if (found === null)
        say(`Gộp cho kỳ “${name.trim()}”: không phải kỳ mà bên này phải báo cáo; chưa tính cho kỳ ấy.`);
      return found === null || found === main ? [] : [found];
    });
  }
}

/** P73: with its day and its document, or where it came from. */
function saysOf(row: RowOn, asOf: IsoDay, { duty }: Obligation, say: Say): Submission['says'] | null {
  if (!isBlank(row.value(ENTRY_COLUMNS.exempt))) {
    if (documentCell(row.value(ENTRY_COLUMNS.exempt)) !== null) return { kind: 'exempt' };
    say('Miễn cần số văn bản cho phép; chưa tính.');
  }
  const day = dayCell(row.value(ENTRY_COLUMNS.sent));
  const document = documentCell(row.value(ENTRY_COLUMNS.document));
  const on = readDay(day, asOf, say);
  if (on !== null && document !== null) return sentOrNil(on, document, duty, say);
  if (on !== null) say('Có ngày gửi, chưa có số văn bản hoặc nguồn nhận: chưa tính; đề nghị ghi.');
  else if (day.value === null && day.unreadable === null && (document !== null || duty.key !== row.row))
    say('Chưa có ngày gửi: chưa tính; đề nghị ghi ngày.');
  return null;
}

function readDay({ value, unreadable }: CellReading<IsoDay>, asOf: IsoDay, say: Say): IsoDay | null {
  if (unreadable !== null)
    say(`Ngày gửi “${unreadable}” không đọc được, chưa tính; đề nghị ghi ngày dạng 15/06/2026.`);
  if (value === null || value <= asOf) return value;
  say(`Ngày gửi ${displayDay(value)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
  return null;
}

function sentOrNil(on: IsoDay, document: string, { nilAllowed }: Duty, say: Say): Submission['says'] | null {
  if (plainKey(document) !== NIL) return { kind: 'sent', on, document };
  if (nilAllowed) return { kind: 'nil', on };
  say('Báo cáo này không nhận “không phát sinh”: chưa tính; đề nghị ghi số văn bản, hoặc văn bản miễn.');
  return null;
}

const NIL = plainKey('Không phát sinh');

/** Of several rows for one report the earliest day counts; a person should know that there are several. */
function sayRepeated(
  submissions: readonly Submission[],
  nameOf: (one: Obligation) => string,
  problems: Problems,
): void {
  const rows = new Map<string, { readonly name: string; readonly rows: Set<string> }>();
  for (const { row, of, says } of submissions) {
    for (const one of says.kind === 'exempt' ? [] : of) {
      const key = factKey({ duty: one.duty.key, party: one.party, slot: one.slot });
      const said = rows.get(key) ?? { name: nameOf(one), rows: new Set<string>() };
      said.rows.add(row);
      rows.set(key, said);
    }
  }
  for (const { name, rows: same } of rows.values()) {
    if (same.size < 2) continue;
    for (const row of same)
      problems.say(row, `Kỳ “${name}” có nhiều dòng; tính lần gửi sớm nhất. Nếu là kỳ khác thì đề nghị sửa.`);
  }
}
