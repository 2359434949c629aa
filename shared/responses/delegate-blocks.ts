/**
 * Parts the columns into the blocks of the delegates (R1).
 *
 * A block begins at each name title. A title with a number or a role word goes to the block with that number or role,
 * wherever it stands; one without goes to the block begun last. Choices where the rule is silent:
 * - a block whose name title has no number bears its place among the blocks ("Họ và tên", "Họ và tên", "Chức vụ 2"),
 *   unless another block bears that number;
 * - of several blocks with the number or role, the one begun last before the title, else the first;
 * - a number or role that no block bears: a role word is taken for an explanation ("Chức vụ (ví dụ: Chủ tịch UBND)"), and
 *   the title goes to the block begun last; a number means a delegate without a name title, and the column is left out
 *   with a notice, except that a second phone column ("SĐT 2") of the only block is that person's;
 * - a title in front of the first name title belongs to the only block, else to nobody, with a notice;
 * - a name title of who fills in the form ("Họ và tên người lập") begins a block that is no delegate, if there are
 *   others; other titles that speak of that person ("SĐT người lập") go there, or nowhere if there is no such block and
 *   several delegates: the last delegate must not get a stranger's phone;
 * - where one of several blocks has two columns for one thing, both are read (the rule says so), with a notice.
 */
import type { Role, RoleKey } from '../people/role.ts';
import { roleOfQuestion } from '../people/role-of-text.ts';
import { cleanText } from '../text/vietnamese.ts';
import { withoutQuestionNumber, type Field, type TitleMeaning } from './question-title.ts';

/** Columns by position from 0. Several for one thing: their texts are joined. */
export interface DelegateBlock {
  readonly name: readonly number[];
  readonly position: readonly number[];
  readonly phone: readonly number[];
  readonly role: readonly number[];
  readonly note: readonly number[];
  /** What the name title says of the role; '' if nothing. */
  readonly roleTitle: string;
}

interface Block {
  readonly start: number;
  readonly number: number | null;
  /** The number stands in the title; else it is the block's place. */
  readonly isNumberGiven: boolean;
  readonly role: RoleKey | null;
  readonly roleTitle: string;
  /** Its title speaks of who fills in the form. */
  readonly speaksOfContact: boolean;
  /** And it is no delegate, because other titles name delegates. */
  readonly isContact: boolean;
  readonly columns: Record<Field, number[]>;
}

export function blocksOf(
  header: readonly string[],
  meanings: readonly TitleMeaning[],
  roles: readonly Role[],
): { blocks: DelegateBlock[]; notices: string[] } {
  const blocks = numbered(beginBlocks(header, meanings, roles));
  const delegates = blocks.filter((block) => !block.isContact);
  const notices: string[] = [];
  meanings.forEach((meaning, column) => {
    if (!isDetail(meaning)) return;
    const title = header[column] as string;
    const block = blockFor(meaning, roleIn(title, roles), column, blocks, delegates);
    if (block !== null) block.columns[meaning.kind as Field].push(column);
    else notices.push(`Cột ${column + 1} “${cleanText(title)}” không thuộc đại biểu nào nên không được đọc.`);
  });
  return {
    blocks: delegates.map(({ columns, roleTitle }) => ({ ...columns, roleTitle })),
    notices: [...notices, ...(delegates.length > 1 ? delegates.flatMap(noticesOfDoubles(header)) : [])],
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

function isDetail({ kind }: TitleMeaning): boolean {
  return kind === 'position' || kind === 'phone' || kind === 'role' || kind === 'note';
}

function beginBlocks(
  header: readonly string[],
  meanings: readonly TitleMeaning[],
  roles: readonly Role[],
): Block[] {
  const names = strongestNames(meanings);
  const areAllContacts = names.every(({ meaning }) => meaning.isContact);
  return names.map(({ meaning, column }) => {
    const title = header[column] as string;
    return {
      start: column,
      number: meaning.number,
      isNumberGiven: meaning.number !== null,
      role: roleIn(title, roles),
      roleTitle: roleTitleOf(title, roles),
      speaksOfContact: meaning.isContact,
      isContact: meaning.isContact && !areAllContacts,
      columns: { name: [column], position: [], phone: [], role: [], note: [] },
    };
  });
}

/** A bare "Tên" is a name title only where nothing says it better. */
function strongestNames(meanings: readonly TitleMeaning[]) {
  const names = meanings
    .map((meaning, column) => ({ meaning, column }))
    .filter(({ meaning }) => meaning.kind === 'name');
  const strongest = Math.max(...names.map(({ meaning }) => meaning.strength));
  return names.filter(({ meaning }) => meaning.strength === strongest);
}

function numbered(blocks: readonly Block[]): Block[] {
  const given = new Set(blocks.map(({ number }) => number));
  let place = 0;
  return blocks.map((block) => {
    if (!block.isContact) place++;
    return block.number === null && !block.isContact && !given.has(place)
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
  if (meaning.isContact && delegates.length > 1 && !delegates.some((block) => block.speaksOfContact)) {
    return nearest(blocks, column, (block) => block.isContact);
  }
  const contact = meaning.isContact ? nearest(blocks, column, (block) => block.isContact) : null;
  if (contact !== null) return contact;
  const hasNumber = (block: Block) => meaning.number !== null && block.number === meaning.number;
  const hasRole = (block: Block) => role !== null && block.role === role;
  const labelled =
    nearest(delegates, column, (block) => hasNumber(block) && hasRole(block)) ??
    nearest(delegates, column, (block) => hasNumber(block) && block.isNumberGiven) ??
    nearest(delegates, column, hasRole) ??
    nearest(delegates, column, hasNumber);
  if (labelled !== null) return labelled;
  if (meaning.number !== null && role === null) {
    return delegates.length === 1 && meaning.kind === 'phone' ? (delegates[0] ?? null) : null;
  }
  const last = blocks.findLast((block) => block.start < column);
  if (last !== undefined) return last;
  return delegates.length === 1 && blocks.length === 1 ? (delegates[0] ?? null) : null;
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
