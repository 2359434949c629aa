/**
 * Parts the columns into the blocks of the delegates (R1).
 *
 * A block begins at each name title. A title with a number or a role word goes to the block with that number or role,
 * wherever it stands; one without goes to the block begun last. Choices where the rule is silent:
 * - a block whose name title has no number bears its place among the blocks ("Họ và tên", "Họ và tên", "Chức vụ 2"),
 *   unless another block bears that number;
 * - of several blocks with the number or role, the one begun last before the title, else the first;
 * - a number or role that no block bears: a role word is taken for an explanation ("Chức vụ (ví dụ: Chủ tịch UBND)"), and
 *   the title goes to the block begun last; a number means a delegate without a name title, and the column is not
 *   used, except that a second phone column ("SĐT 2") of the only block is that person's;
 * - a title in front of the first name title belongs to the only block, else to nobody;
 * - a title about somebody who is no delegate ("Họ và tên người ký", "Lái xe") begins a block that is no delegate, to
 *   which go the titles that speak of that person, and those behind it that the delegate has already; only where nobody
 *   but who sends the form is asked for, that is the delegate;
 * - one leader's post in a name title beside delegates who have none ("Họ tên Chủ tịch UBND") asks whom the office
 *   answers to, not who comes;
 * - where one of several blocks has two columns for one thing, both are read (the rule says so), with a notice.
 */
import type { Role, RoleKey } from '../people/role.ts';
import { roleOfQuestion } from '../people/role-of-text.ts';
import { cleanText, plainKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import type { Aside } from './aside-title.ts';
import { askedAnew, type BlockColumns, DETAILS } from './asked-anew.ts';
import { nameColumns } from './name-columns.ts';
import { isOfPerson, withoutQuestionNumber, type Field, type TitleMeaning } from './question-title.ts';

/** Columns by position from 0. Several for one thing: their texts are joined. */
export interface DelegateBlock extends BlockColumns {
  /** What the name title says of the role; '' if nothing. */
  readonly roleTitle: string;
  /** The name columns are parts of one name, all of which are read. */
  readonly isNameSplit: boolean;
}

export interface BlocksFound {
  readonly blocks: readonly DelegateBlock[];
  /** Columns of people who are no delegates. */
  readonly ofOthers: ReadonlySet<number>;
  readonly notices: readonly string[];
  /** Columns that cannot be told apart without a person: a name's halves, or one delegate's question asked anew. */
  readonly unclear: { readonly columns: readonly number[]; readonly why: 'halves' | 'anew' } | null;
}

interface Block {
  readonly start: number;
  readonly number: number | null;
  /** The number stands in the title; else it is the block's place. */
  readonly isNumberGiven: boolean;
  readonly role: RoleKey | null;
  readonly roleTitle: string;
  /** It speaks of somebody who is no delegate, or of who sends the form. */
  readonly aside: Aside | null;
  readonly isDelegate: boolean;
  readonly isNameSplit: boolean;
  readonly columns: Record<Field, number[]>;
}

export function blocksOf(
  header: readonly string[],
  meanings: readonly TitleMeaning[],
  roles: readonly Role[],
  rows: readonly (readonly CellValue[])[] = [],
): BlocksFound {
  const roleOf = (column: number) => roleIn(header[column] ?? '', roles);
  const { names, halves } = nameColumns(meanings, (column) => roleOf(column) ?? '', rows);
  const blocks = numbered(beginBlocks(header, meanings, names, roles));
  const delegates = blocks.filter((block) => block.isDelegate);
  // Who sends the form has a phone that is the only delegate's where no other is asked for: so these come last.
  const details = meanings.map((meaning, column) => ({ meaning, column })).filter(isDetail);
  const sent = details.filter(({ meaning }) => meaning.aside === 'sender');
  const ofOthers = new Set<number>();
  for (const { meaning, column } of [
    ...details.filter(({ meaning }) => meaning.aside !== 'sender'),
    ...sent,
  ]) {
    const block = blockFor(meaning, roleOf(column), column, blocks, delegates);
    block?.columns[meaning.kind as Field].push(column);
    if (block?.isDelegate === false) ofOthers.add(column);
  }
  const merged = withoutAskedAnew(delegates, rows);
  for (const { isDelegate, columns } of blocks)
    if (!isDelegate) for (const column of columns.name) ofOthers.add(column);
  return {
    blocks: merged.blocks.map(({ columns, roleTitle, isNameSplit }) => ({
      ...columns,
      roleTitle,
      isNameSplit,
    })),
    ofOthers,
    notices: merged.blocks.length > 1 ? merged.blocks.flatMap(noticesOfDoubles(header)) : [],
    unclear:
      halves.length > 0
        ? { columns: halves, why: 'halves' }
        : merged.unclear.length > 0
          ? { columns: merged.unclear, why: 'anew' }
          : null,
  };
}

/** The only delegate may well have two phones; of several, one of the columns probably is another's. */
function noticesOfDoubles(header: readonly string[]) {
  return ({ columns }: Block): string[] =>
    (['position', 'phone', 'role'] as const)
      .map((field) => columns[field])
      .filter((doubles) => doubles.length > 1)
      .map((doubles) => {
        const titles = doubles.map(
          (column) => `“${cleanText(header[column] as string)}” (cột ${column + 1})`,
        );
        return `Các cột ${titles.join(', ')} đều được đọc cho cùng một đại biểu; nếu không đúng, đề nghị dùng tệp khai báo cột (--mapping).`;
      });
}

function isDetail({ meaning }: { readonly meaning: TitleMeaning }): boolean {
  return meaning.kind !== 'name' && (FIELDS as readonly string[]).includes(meaning.kind);
}

const FIELDS: readonly Field[] = ['name', ...DETAILS];

/** Blocks that nothing tells apart, of which the rows say that the later one goes on where the earlier one stopped. */
function withoutAskedAnew(
  delegates: readonly Block[],
  rows: readonly (readonly CellValue[])[],
): { readonly blocks: readonly Block[]; readonly unclear: readonly number[] } {
  const blocks: Block[] = [];
  for (const block of delegates) {
    const alike = blocks.find((before) => isAlike(before, block));
    const verdict = alike === undefined ? 'two' : askedAnew(rows, alike.columns, block.columns);
    if (alike === undefined || verdict === 'two') blocks.push(block);
    else if (verdict === 'unclear')
      return { blocks, unclear: [...alike.columns.name, ...block.columns.name] };
    else {
      for (const field of FIELDS) alike.columns[field].push(...block.columns[field]);
    }
  }
  return { blocks, unclear: [] };
}

function isAlike(a: Block, b: Block): boolean {
  const number = (block: Block) => (block.isNumberGiven ? block.number : null);
  return number(a) === number(b) && a.role === b.role;
}

function beginBlocks(
  header: readonly string[],
  meanings: readonly TitleMeaning[],
  names: ReturnType<typeof nameColumns>['names'],
  roles: readonly Role[],
): Block[] {
  const areAllSenders = names.every(({ meaning }) => isOfPerson(meaning.aside));
  const named = names.map(({ meaning, column, columns }): Block => {
    const title = header[column] as string;
    const isDelegate = meaning.aside === null || (meaning.aside === 'sender' && areAllSenders);
    return {
      start: column,
      number: meaning.number,
      isNumberGiven: meaning.number !== null,
      role: roleIn(title, roles),
      roleTitle: roleTitleOf(title, roles),
      aside: meaning.aside,
      isDelegate,
      isNameSplit: columns.length > 1,
      columns: { ...NO_COLUMNS(), name: [...columns] },
    };
  });
  const superior = superiorAmong(named, header);
  const blocks = named.map((block) =>
    block === superior ? { ...block, isDelegate: false, aside: 'person' as const } : block,
  );
  return [...blocks, ...unnamed(meanings)].sort((a, b) => a.start - b.start);
}

const NO_COLUMNS = (): Record<Field, number[]> => ({ name: [], position: [], phone: [], role: [], note: [] });

/** "Lái xe", "Thay cho ông/bà": somebody else, asked for without the word for a name. */
function unnamed(meanings: readonly TitleMeaning[]): Block[] {
  return meanings.flatMap(({ kind, aside, number }, column) =>
    kind === 'other' && (aside === 'person' || aside === 'contact')
      ? {
          start: column,
          number,
          isNumberGiven: number !== null,
          role: null,
          roleTitle: '',
          aside,
          isDelegate: false,
          isNameSplit: false,
          columns: NO_COLUMNS(),
        }
      : [],
  );
}

/** The one title that names a leader's post, where other delegates are asked for by no role or number. */
function superiorAmong(blocks: readonly Block[], header: readonly string[]): Block | undefined {
  const delegates = blocks.filter((block) => block.isDelegate);
  const titled = delegates.filter((block) => block.role !== null || block.isNumberGiven);
  const [only] = titled;
  if (only === undefined || titled.length > 1 || delegates.length === 1) return undefined;
  return SUPERIOR.test(plainKey(header[only.start] ?? '')) ? only : undefined;
}

const SUPERIOR = /(?<!pho )\bchu tich\b(?!.*\b(?:dai bieu|tham du|tham gia)\b)/;

function numbered(blocks: readonly Block[]): Block[] {
  const given = new Set(blocks.map(({ number }) => number));
  let place = 0;
  return blocks.map((block) => {
    if (block.isDelegate) place++;
    return block.number === null && block.isDelegate && !given.has(place)
      ? { ...block, number: place }
      : block;
  });
}

function blockFor(
  meaning: TitleMeaning,
  role: RoleKey | null,
  column: number,
  blocks: readonly Block[],
  delegates: readonly Block[],
): Block | null {
  const [only] = delegates.length === 1 ? delegates : [];
  const field = meaning.kind as Field;
  const isSendersOwn = meaning.aside === 'sender' && delegates.some((block) => block.aside === 'sender');
  if (isOfPerson(meaning.aside) && !isSendersOwn) {
    const others = blocks.filter((block) => !block.isDelegate);
    const other =
      nearest(others, column, (block) => block.aside === meaning.aside) ??
      nearest(others, column, () => true);
    if (other !== null) return other;
    return meaning.aside === 'sender' && only?.columns[field].length === 0 ? only : null;
  }
  const hasNumber = (block: Block) => meaning.number !== null && block.number === meaning.number;
  const hasRole = (block: Block) => role !== null && block.role === role;
  const labelled =
    nearest(delegates, column, (block) => hasNumber(block) && hasRole(block)) ??
    nearest(delegates, column, (block) => hasNumber(block) && block.isNumberGiven) ??
    nearest(delegates, column, hasRole) ??
    nearest(delegates, column, hasNumber);
  if (labelled !== null) return labelled;
  if (meaning.number !== null && role === null) {
    return only !== undefined && field === 'phone' ? only : null;
  }
  const last = blocks.findLast((block) => block.start < column);
  if (last?.isDelegate === false) return delegateBehind(last, field, column, delegates) ?? last;
  return last ?? (blocks.length === 1 ? (only ?? null) : null);
}

/** Behind somebody else's title: the only delegate's, where that one has none of its kind yet, or nobody else can. */
function delegateBehind(
  other: Block,
  field: Field,
  column: number,
  delegates: readonly Block[],
): Block | undefined {
  const delegate = delegates.findLast((block) => block.start < column && block.start < other.start);
  if (delegate === undefined || field === 'role') return delegate;
  return delegates.length === 1 && delegate.columns[field].length === 0 ? delegate : undefined;
}

function nearest(blocks: readonly Block[], column: number, fits: (block: Block) => boolean): Block | null {
  const fitting = blocks.filter(fits);
  return fitting.findLast((block) => block.start < column) ?? fitting[0] ?? null;
}

/** The one role a title names. A role question that lists several to choose from says nothing of the block. */
function roleIn(title: string, roles: readonly Role[]): RoleKey | null {
  const said = roleOfQuestion(title, roles);
  return typeof said === 'string' ? null : said.role;
}

/** "Họ và tên (Lãnh đạo UBND)" → "Lãnh đạo UBND": the part of the title that names a role, else all that is left of it. */
function roleTitleOf(title: string, roles: readonly Role[]): string {
  if (roleOfQuestion(title, roles) === 'silent') return '';
  const clean = withoutQuestionNumber(cleanText(title));
  const parts = clean.split(/[()[\]:|]|\s[–—-]\s/).map((part) => part.trim());
  const saying = parts.filter((part) => roleOfQuestion(part, roles) !== 'silent');
  const text = saying.length > 0 ? saying.join('; ') : clean;
  return text.replace(/^họ\s*(?:và|&)?\s*tên\s*(?:của\s*)?(?:đại biểu\s*)?(?:\d+\s*)?/i, '').trim() || text;
}
