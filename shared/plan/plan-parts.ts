/**
 * A plan file of version 2, item by item: what can be read becomes a part with nothing left open, so that the faults of the
 * rest are found in the same sitting; what cannot is a problem with its path, its value and what was expected.
 */
import type * as z from 'zod/mini';
import type { Amount, Duty, Occasion, PartySet, PlanRole, StayTerms } from './duty-plan.ts';
import { type FileHead, type FilePart, headSchema, PART_SCHEMAS, type PartList } from './plan-file-2.ts';
import { unknownFields } from './unknown-fields.ts';

/** One thing that is wrong, or that a person should look at. The path counts from 0: `duties[3].amount.n`. */
export interface PartProblem {
  readonly path: string;
  readonly value: unknown;
  /** Vietnamese. */
  readonly expected: string;
}

/** An item that could be read, and where it stood. */
export interface Placed<Part> {
  readonly path: string;
  readonly part: Part;
}

export interface PartFindings {
  readonly problems: PartProblem[];
  readonly warnings: PartProblem[];
}

/** The items of a list: what of one cannot be read is told, and left out of what is checked further. */
export function readParts<List extends PartList>(
  list: List,
  value: unknown,
  { problems, warnings }: PartFindings,
): readonly Placed<FilePart<List>>[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    problems.push({ path: list, value, expected: 'một danh sách [ … ]' });
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    const path = `${list}[${index}]`;
    const wrong: PartProblem[] = [];
    const parts = readPart(list, item, path, wrong);
    // A field that holds something wrong has a name that is right.
    for (const { part } of parts) warnings.push(...withoutConsequences(unread(item, part, path), wrong));
    problems.push(...wrong);
    return parts;
  });
}

function readPart<List extends PartList>(
  list: List,
  item: unknown,
  path: string,
  problems: PartProblem[],
): readonly Placed<FilePart<List>>[] {
  const schema: z.ZodMiniType<FilePart<List>> = PART_SCHEMAS[list] as never;
  const read = schema.safeParse(item, { reportInput: true });
  if (read.success) return [{ path, part: read.data }];
  problems.push(...read.error.issues.map((issue) => problemOfIssue(issue, path)));
  const record = recordOf(item);
  if (record === null) return [];
  // Without the fields that cannot be read, so that the others are checked in the same sitting.
  const wrong = new Set(read.error.issues.map(({ path: [field] }) => field));
  const rest = Object.fromEntries(Object.entries(record).filter(([field]) => !wrong.has(field)));
  const again = schema.safeParse({ ...NEEDED[list], ...rest });
  return again.success ? [{ path, part: again.data }] : [];
}

/** Stand-ins for fields that an item cannot do without; what they lead to is not told (`withoutConsequences`). */
const NEEDED: Readonly<Partial<Record<PartList, object>>> = {
  roles: { key: '' },
  sections: { key: '' },
  parties: { key: '' },
  occasions: { key: '', kind: 'class' },
  duties: { key: '', who: '', what: 'document' },
  stated: { of: [], n: 0 },
  targets: { level: '', total: 0 },
  funds: { key: '' },
};

/** @param path where the head stands: `plan.` or nothing. */
export function readHead(
  value: unknown,
  path: string,
  { problems, warnings }: PartFindings,
): FileHead | null {
  const read = headSchema.safeParse(value, { reportInput: true });
  if (!read.success) {
    problems.push(...read.error.issues.map((issue) => withHeadPath(problemOfIssue(issue, ''), path)));
    return null;
  }
  warnings.push(...unread(value, read.data, '').map((one) => withHeadPath(one, path)));
  return read.data;
}

function unread(file: unknown, read: unknown, path: string): readonly PartProblem[] {
  const expected =
    'tên mục có trong mẫu tệp kế hoạch; mục này không có nên không được đọc, đề nghị kiểm tra chính tả';
  return unknownFields(file, read, path).map((field) => ({ ...field, expected }));
}

function withHeadPath(problem: PartProblem, path: string): PartProblem {
  return { ...problem, path: `${path}${problem.path}` };
}

function problemOfIssue(issue: z.core.$ZodIssue, from: string): PartProblem {
  // Of a choice between forms the whole is wrong, not the word that tells them apart.
  const isForm = issue.code === 'invalid_union' && 'discriminator' in issue;
  const keys = isForm ? issue.path.slice(0, -1) : issue.path;
  const path = keys.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, from);
  const { message, input } = issue;
  return { path, value: input ?? null, expected: input === undefined ? `${message} (đang thiếu)` : message };
}

/** Problems that follow from a field that could not be read, at the same place, are not told a second time. */
export function withoutConsequences(
  found: readonly PartProblem[],
  misshapen: readonly PartProblem[],
): readonly PartProblem[] {
  return found.filter(
    ({ path }) => !misshapen.some((one) => isWithin(path, one.path) || isWithin(one.path, path)),
  );
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

/**
 * One line for the terminal: where, what stands there, what was expected.
 *
 * @param need stands before the words of what was expected.
 */
export function partProblemText({ path, value, expected }: PartProblem, need: string): string {
  const place = path === '' ? 'Cả tệp' : path;
  const text = textOf(value);
  if (value === null || value === undefined || text === '') return `${place}: ${need}${expected}`;
  const shown = text.length <= VALUE_MAX ? text : `${text.slice(0, VALUE_MAX)}…`;
  return `${place}: “${shown}” – ${need}${expected}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join('; ')
    : JSON.stringify(value);
}

/** A value that fills the screen hides the message behind it. */
const VALUE_MAX = 80;

export function recordOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

export function partySetOf(file: FilePart<'parties'>): PartySet {
  const { key, members = null, count = null, registry = null, size = null } = file;
  return {
    key,
    label: file.label ?? key,
    of: file.of ?? (registry === null ? 'group' : 'unit'),
    registry,
    members,
    count,
    size: size === null ? null : { n: size.n, source: size.source ?? null, asOf: size.asOf ?? null },
    ours: file.ours === true,
  };
}

export function occasionOf(file: FilePart<'occasions'>): Occasion {
  const { key, kind, expected = null } = file;
  const common = (file.sessions ?? []).map(sessionOf);
  const days = (file.days ?? []).map(({ date, sessions }) => ({
    date,
    sessions: (sessions ?? []).length === 0 ? common : (sessions ?? []).map(sessionOf),
  }));
  const range = typeof expected === 'number' ? { min: expected, max: expected } : expected;
  return {
    key,
    label: file.label ?? key,
    kind,
    series: file.series ?? null,
    mode: file.mode ?? 'trực tiếp',
    // A document may name its days in any order; whoever asks for the first means the earliest.
    days: [...days, ...(file.dates ?? []).map((date) => ({ date, sessions: common }))].sort((a, b) =>
      a.date.localeCompare(b.date),
    ),
    venue: file.venue ?? null,
    host: file.host ?? null,
    expected: range,
    capacity: file.capacity ?? null,
    perParty: file.perParty ?? null,
    ours: file.ours === true,
  };
}

function sessionOf({ name, start }: { readonly name: string; readonly start?: string | null | undefined }) {
  return { name, start: start ?? null };
}

/** @param set the set that owes it; null: there is none of that key, which is told elsewhere. */
export function dutyOf(file: FilePart<'duties'>, set: PartySet | null): Duty {
  return {
    key: file.key,
    who: file.who,
    // A set of one owes a thing once, either way.
    spread: file.spread ?? (set !== null && set.members?.length === 1 ? 'together' : 'each'),
    spreadAsked: file.spreadAsked === true,
    what: file.what,
    role: file.role ?? null,
    label: file.label ?? file.key,
    amount: amountOf(file.amount ?? { kind: 'fixed', n: 1 }),
    at: file.at ?? null,
    periods: file.periods ?? null,
    every: file.every ?? null,
    due: file.due ?? null,
    dueOurs: file.dueOurs === true,
    dueDaysBefore: file.dueDaysBefore ?? null,
    product: file.product ?? null,
    helpers: file.helpers ?? null,
    paidBy: file.paidBy ?? 'organiser',
    approval: file.approval === true,
    nilAllowed: file.nilAllowed === true,
    commitment: file.commitment ?? null,
    level: file.level ?? null,
    group: file.group ?? null,
    class: file.class === null || file.class === undefined ? null : termsOf(file.class),
    feeds: file.feeds ?? [],
    progressOf: file.progressOf ?? null,
    ours: file.ours === true,
    note: file.note ?? null,
  };
}

function termsOf(terms: NonNullable<FilePart<'duties'>['class']>) {
  const { learners = null, maxDays = null, fieldDays = null } = terms;
  return { learners, maxDays, fieldDays };
}

function amountOf(amount: NonNullable<FilePart<'duties'>['amount']>): Amount {
  switch (amount.kind) {
    case 'fixed':
      return { ...amount, unit: amount.unit ?? null };
    case 'declared':
      return { ...amount, max: amount.max ?? null };
    case 'all':
      return { ...amount, estimate: amount.estimate ?? null };
    // Told by `withRests`, once all duties are read.
    case 'rest':
      return { kind: 'fixed', n: 0, unit: amount.unit ?? null };
    default:
      return amount;
  }
}

export function roleOf(file: FilePart<'roles'>): PlanRole {
  const label = file.label ?? file.key;
  return {
    key: file.key,
    label,
    shortLabel: file.shortLabel ?? label,
    words: file.words ?? [],
    notWords: file.notWords ?? [],
    organ: file.organ ?? null,
  };
}

export function stayOf(file: FileHead['stay']): StayTerms | null {
  if (file === null || file === undefined) return null;
  const { duty, meals, nights, beds } = file;
  return { duty, meals: meals ?? [], nights: nights ?? [], beds: beds ?? BEDS, ours: file.ours === true };
}

/** In a room, where the plan does not say it (P77). */
const BEDS = 2;
