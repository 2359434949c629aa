/**
 * Which columns hold names (R1): the clearest name titles, and a name that is asked for in two or three questions
 * ("Họ và chữ đệm" and "Tên", "Last name" and "First name"), whose parts are read in the order in which a Vietnamese
 * name is said, wherever they stand.
 */
import type { CellValue } from '../workbook/model.ts';
import { sharedRows } from './filled-cells.ts';
import { isOfPerson, type NamePart, type TitleMeaning } from './question-title.ts';

export interface NameColumns {
  /** In the order in which they are read. */
  readonly columns: readonly number[];
  /** The title that says whose name it is. */
  readonly column: number;
  readonly meaning: TitleMeaning;
}

/**
 * @param groupOf what tells the delegates of a form apart, beside their numbers.
 * @returns besides the names the columns of a family name whose given name is not to be found.
 */
export function nameColumns(
  meanings: readonly TitleMeaning[],
  groupOf: (column: number) => string,
  rows: readonly (readonly CellValue[])[],
): { readonly names: readonly NameColumns[]; readonly halves: readonly number[] } {
  const titles = meanings.flatMap((meaning, column) =>
    meaning.kind === 'name' ? [{ meaning, column }] : [],
  );
  const splits = splitNames(titles, groupOf);
  const used = new Set(splits.flatMap(({ columns }) => columns));
  const single = titles
    .filter(({ meaning, column }) => isWhole(meaning) && !used.has(column))
    .map((title): NameColumns => ({ ...title, columns: [title.column] }));
  const wholes = strongest(single, splits.length > 0 ? WHOLE_STRENGTH : 0);
  const counting = splits.filter((split) => goesOn(split, wholes, rows));
  const isNamed = wholes.some(({ meaning }) => meaning.strength >= WHOLE_STRENGTH);
  return {
    names: [...wholes, ...counting].sort((a, b) => a.column - b.column),
    halves: isNamed
      ? []
      : titles
          .filter(({ meaning, column }) => !isWhole(meaning) && !used.has(column))
          .map(({ column }) => column),
  };
}

/** What a title that names the whole name says, more than a bare "Tên" that may be the account's. */
const WHOLE_STRENGTH = 2;

type Title = Pick<NameColumns, 'meaning' | 'column'>;

function isWhole({ namePart }: TitleMeaning): boolean {
  return namePart === null || namePart === 'given';
}

function strongest(names: readonly NameColumns[], least: number): NameColumns[] {
  const most = Math.max(least, ...names.map(({ meaning }) => meaning.strength));
  return names.filter(({ meaning }) => meaning.strength === most);
}

/** Beside whole names, one in parts is the same question asked anew, or the account of who filled in the form. */
function goesOn(
  split: NameColumns,
  wholes: readonly NameColumns[],
  rows: readonly (readonly CellValue[])[],
): boolean {
  const delegates = wholes.filter(({ meaning }) => !isOfPerson(meaning.aside));
  if (delegates.length === 0) return true;
  const { both, onlyAfter } = sharedRows(
    rows,
    delegates.flatMap(({ columns }) => columns),
    split.columns,
  );
  return both === 0 && onlyAfter > 0;
}

/** The parts of each delegate: as many given names as family names, in their order, or the given name that follows. */
function splitNames(titles: readonly Title[], groupOf: (column: number) => string): NameColumns[] {
  const groups = new Map<string, Title[]>();
  for (const title of titles) {
    const group = `${title.meaning.number}|${isOfPerson(title.meaning.aside)}|${groupOf(title.column)}`;
    groups.set(group, [...(groups.get(group) ?? []), title]);
  }
  const paired = [...groups.values()].flatMap(pairsInOrder);
  const used = new Set(paired.flatMap(({ columns }) => columns));
  return [...paired, ...pairsThatFollow(titles.filter(({ column }) => !used.has(column)))];
}

function pairsInOrder(group: readonly Title[]): NameColumns[] {
  const parts = (part: NamePart) => group.filter(({ meaning }) => meaning.namePart === part);
  const [families, middles, givens] = [parts('family'), parts('middle'), parts('given')];
  const isEven =
    families.length === givens.length && (middles.length === 0 || middles.length === families.length);
  if (!isEven) return [];
  return families.map((family, index) => split([family, middles[index], givens[index]]));
}

function pairsThatFollow(titles: readonly Title[]): NameColumns[] {
  return titles.flatMap((family, index) => {
    if (family.meaning.namePart !== 'family') return [];
    const [next, afterNext] = titles.slice(index + 1);
    if (next?.meaning.namePart === 'given') return [split([family, next])];
    const isThree = next?.meaning.namePart === 'middle' && afterNext?.meaning.namePart === 'given';
    return isThree ? [split([family, next, afterNext])] : [];
  });
}

function split(parts: readonly [Title, ...(Title | undefined)[]]): NameColumns {
  const columns = parts.flatMap((title) => (title === undefined ? [] : [title.column]));
  const { meaning } = parts[0];
  return { columns, column: Math.min(...columns), meaning: { ...meaning, strength: WHOLE_STRENGTH } };
}
