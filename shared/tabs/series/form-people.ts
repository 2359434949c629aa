/**
 * Who registered for one class by the Form (P60): a row of its tab each, made once and staff's from then on, beside the rows that
 * staff typed. A person has one place, whose time is that of the first response that still stands; what the newest one says
 * differently is told beside the row.
 */
import { classRegistrants, type Registrant, type RegistrantPerson } from '../../series/class-registrants.ts';
import type { SeatClaim } from '../../series/class-seats.ts';
import { decisionOn, type FormEntry } from '../../series/series-form.ts';
import { byKey } from '../../text/by-key.ts';
import { FORM_ROW } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import type { ClaimTimes } from './claim-times.ts';
import { differenceText, type FormCells } from './form-cells.ts';

/** `joined`: another row has the person's place; `left`: the response is for another class. */
export type FormState = 'seat' | 'suspected' | 'withdrawn' | 'rejected' | 'gone' | 'joined' | 'left';

/** How one registration stands in its class. */
export interface FormStanding {
  /** The row that has the person's place. */
  readonly row: string;
  readonly state: FormState;
  /** Registrations of the same person, in the order of R0; the last one counts. */
  readonly live: readonly FormEntry[];
  readonly suspect: string | null;
  readonly since: number;
  /** What staff said of who it is settled something. */
  readonly isSettled: boolean;
}

export interface FormRow {
  readonly row: string;
  /** Null: the row stands. Else what it begins with. */
  readonly fresh: FormCells | null;
  readonly submittedAt: number | null;
  /** Null: it asks for no place of its own. */
  readonly claim: Omit<SeatClaim, 'key' | 'isAdmitted'> | null;
  readonly isAdmitted: boolean;
  readonly state: FormState;
  readonly says: readonly string[];
}

export interface FormPeople {
  readonly rows: readonly FormRow[];
  /** Rows that staff typed of somebody who registered by the Form too: since when they did. */
  readonly typedSince: ReadonlyMap<string, number>;
  /** By key of the registration. */
  readonly standings: ReadonlyMap<string, FormStanding>;
}

export interface TypedRow extends Registrant {
  readonly row: string;
  readonly withdrawnAt: number | null;
}

export interface FormOfClass {
  readonly tab: string;
  readonly sheet: StaffSheet;
  /** Those placed in this class, gone ones included, with the time from which they may claim. */
  readonly placed: readonly { readonly form: FormEntry; readonly since: number }[];
  readonly typed: readonly TypedRow[];
  readonly timesOf: (row: string) => ClaimTimes | null;
  readonly cellsOf: (entry: FormEntry) => FormCells;
  readonly organisationOf: (entry: FormEntry) => string;
  readonly isOtherInRow: (row: string) => number | null;
  readonly isAdmittedInRow: (row: string) => boolean;
  readonly valueOf: (row: string, column: string) => CellValue;
  /** What a registrant is called in a sentence. */
  readonly called: (key: string) => string;
}

interface Member extends Registrant {
  readonly form: FormEntry | null;
  readonly row: string;
  readonly withdrawnAt: number | null;
}

export function formPeople(input: FormOfClass): FormPeople {
  const members = [...input.typed.map(typedMember), ...input.placed.map((one) => formMember(one, input))];
  const people = classRegistrants(members, (own) => endOf(own));
  const groups = byKey(members, ({ key }) => people.get(key)?.person ?? key);
  const found = { rows: [] as FormRow[], typedSince: new Map<string, number>(), standings: new Map() };
  const used = new Set(input.sheet.used(input.tab));
  for (const group of groups.values()) addPerson(group, { input, people, used, found });
  return found;
}

interface Adding {
  readonly input: FormOfClass;
  readonly people: ReadonlyMap<string, RegistrantPerson>;
  readonly used: ReadonlySet<string>;
  readonly found: {
    readonly rows: FormRow[];
    readonly typedSince: Map<string, number>;
    readonly standings: Map<string, FormStanding>;
  };
}

type FormMember = Member & { readonly form: FormEntry };

function addPerson(group: readonly Member[], { input, people, used, found }: Adding): void {
  const own = group.filter(isOfForm).toSorted((a, b) => a.form.order - b.form.order);
  if (own.length === 0) return;
  const live = own.filter(({ form }) => form.goneAt === null);
  const typed = group.find(({ form, withdrawnAt }) => form === null && withdrawnAt === null);
  const existing = own.filter(({ row }) => used.has(row));
  // Whoever is not to come by the row that staff typed does not come by the Form either.
  const givenUp = group.find(({ form, withdrawnAt }) => form === null && withdrawnAt !== null);
  const typedRow = typed ?? givenUp;
  const carrier = existing[0] ?? (typedRow === undefined ? live[0] : undefined);
  const row = carrier?.row ?? typedRow?.row ?? own[0]?.row ?? '';
  const sinceOf = ({ key, since }: Member) => people.get(key)?.since ?? since;
  const since = Math.min(...(live.length > 0 ? live : own).map(sinceOf));
  const suspect = own.map(({ key }) => people.get(key)?.suspect ?? null).find((one) => one !== null) ?? null;
  const end = endOfForm(own);
  const isGivenUp = carrier === undefined && typed === undefined && givenUp !== undefined;
  const state = end?.state ?? (isGivenUp ? 'withdrawn' : suspect === null ? 'seat' : 'suspected');
  const forms = live.map(({ form }) => form);
  for (const { key, form } of own)
    found.standings.set(key, {
      row,
      state: form.goneAt === null ? state : 'gone',
      live: forms,
      suspect,
      since,
      isSettled: people.get(key)?.isSettled ?? false,
    });
  if (carrier === undefined) {
    if (typed !== undefined && end === null) found.typedSince.set(typed.row, since);
    return;
  }
  found.rows.push(rowOf(carrier, { own, live, since, suspect, end, state }, input, used));
  for (const other of existing.slice(1))
    found.rows.push({
      row: other.row,
      fresh: null,
      submittedAt: other.form.entry.typedAt,
      claim: null,
      isAdmitted: false,
      state: 'joined',
      says: [`Cùng một người với ${input.called(carrier.key)}; chỗ tính ở dòng ấy.`],
    });
}

interface PersonFound {
  readonly own: readonly FormMember[];
  readonly live: readonly FormMember[];
  readonly since: number;
  readonly suspect: string | null;
  readonly end: End | null;
  readonly state: FormState;
}

function rowOf(
  carrier: FormMember,
  { own, live, since, suspect, end, state }: PersonFound,
  input: FormOfClass,
  used: ReadonlySet<string>,
): FormRow {
  const isFresh = !used.has(carrier.row);
  const newest = live.at(-1);
  const times = isFresh ? null : input.timesOf(carrier.row);
  // A name that staff took out and wrote anew asks from then on.
  const claimedSince = Math.max(since, times?.again ?? since);
  const withdrawnAt = earliest(end?.at ?? null, times?.withdrawnAt ?? null);
  const approved = decisionOf(live, 'approve', 'reject', 'withdraw');
  const isNamed = isFresh || times !== null;
  return {
    row: carrier.row,
    fresh: isFresh ? input.cellsOf(carrier.form) : null,
    submittedAt: carrier.form.entry.typedAt,
    claim:
      state === 'suspected' || !isNamed
        ? null
        : { since: claimedSince, order: carrier.form.order - ORDER_BEFORE_TYPED, withdrawnAt },
    isAdmitted: approved?.kind === 'approve' || (!isFresh && input.isAdmittedInRow(carrier.row)),
    state,
    says: [
      ...(suspect === null || state !== 'suspected' ? [] : [suspectedText(input.called(suspect))]),
      ...(end === null ? [] : [ENDED[end.state]]),
      ...(isFresh || newest === undefined
        ? []
        : differenceText(input.cellsOf(newest.form), carrier.row, input)),
      ...(isSentAgain(newest, withdrawnAt) ? [SENT_AGAIN] : []),
      ...(live.length > 1 ? [`Đã gửi ${own.length} phản hồi; giữ thời điểm của phản hồi đầu tiên.`] : []),
    ],
  };
}

/** What was sent after they were taken out may mean that they come after all. */
export function isSentAgain(newest: { readonly form: FormEntry } | undefined, withdrawnAt: number | null) {
  return newest !== undefined && withdrawnAt !== null && newest.form.entry.submittedAt > withdrawnAt;
}

const SENT_AGAIN = 'Có phản hồi mới gửi sau khi đã thôi dự; nếu người này dự lại, đề nghị xóa quyết định ấy.';

/** Rows of the Form of one time stand before those typed at that time: they were sent before anybody looked. */
const ORDER_BEFORE_TYPED = 10_000_000;

const suspectedText = (who: string) =>
  `Cần kiểm tra: có thể là một người với ${who}, nên chưa có chỗ. Nếu là người khác, chọn “Khác người”; nếu là một người, chọn “Thôi dự”.`;

const ENDED: Readonly<Record<End['state'], string>> = {
  gone: 'Phản hồi không còn trong bảng phản hồi nên không còn giữ chỗ.',
  withdrawn: 'Đã chọn “Rút” ở tab “Cần xử lý”.',
  rejected: 'Đã chọn “Không chấp nhận” ở tab “Cần xử lý”.',
};

interface End {
  readonly state: 'gone' | 'withdrawn' | 'rejected';
  readonly at: number;
}

/** Since when nothing of what a person sent asks for a place any more. */
function endOfForm(own: readonly FormMember[]): End | null {
  const live = own.filter(({ form }) => form.goneAt === null);
  if (live.length === 0) return { state: 'gone', at: Math.max(...own.map(({ form }) => form.goneAt ?? 0)) };
  const fate = decisionOf(live, 'approve', 'reject', 'withdraw');
  if (fate?.kind === 'reject') return { state: 'rejected', at: fate.seenAt };
  return fate?.kind === 'withdraw' ? { state: 'withdrawn', at: fate.seenAt } : null;
}

function endOf(members: readonly Member[]): number | null {
  const own = members.filter(isOfForm);
  const ofForm = own.length === 0 ? null : endOfForm(own);
  const ends = members.map(({ form, withdrawnAt }) =>
    earliest(withdrawnAt, form === null ? null : (ofForm?.at ?? form.goneAt)),
  );
  return ends.every((end) => end !== null) ? Math.max(...ends.map((end) => end ?? 0)) : null;
}

/** Of a person the decision on the newest row that holds one (R7). */
function decisionOf(members: readonly FormMember[], ...kinds: Parameters<typeof decisionOn>[1][]) {
  return members.map(({ form }) => decisionOn(form, ...kinds)).findLast((one) => one !== null) ?? null;
}

function isOfForm(member: Member): member is FormMember {
  return member.form !== null;
}

function typedMember(typed: TypedRow): Member {
  return { ...typed, form: null };
}

function formMember(
  { form, since }: FormOfClass['placed'][number],
  { organisationOf, isOtherInRow, timesOf }: FormOfClass,
): Member {
  const { entry } = form;
  const row = FORM_ROW.of(entry.key);
  const other = decisionOn(form, 'different_person');
  const same = decisionOn(form, 'same_person');
  const inRow = isOtherInRow(row);
  return {
    key: entry.key,
    k1: entry.k1,
    k2: entry.k2,
    phones: entry.phones,
    organisation: organisationOf(form),
    isOther: other !== null || inRow !== null,
    isSame: same !== null && other === null && inRow === null,
    settledAt: earliest(other?.seenAt ?? null, inRow) ?? same?.seenAt ?? null,
    since,
    order: form.order - ORDER_BEFORE_TYPED,
    isTyped: false,
    form,
    row,
    withdrawnAt: timesOf(row)?.withdrawnAt ?? null,
  };
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
