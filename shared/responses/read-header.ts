/**
 * Finds out what each column of the responses table is: the timestamp, the unit, the class, and the blocks of the
 * delegates (R1). A mapping decides before any title does; the rows tell where titles cannot (which columns hold only
 * links, which question goes on where another stopped). What is needed and not found, or could be two columns, is an
 * error that asks for the mapping: nothing is guessed.
 */
import type { Role } from '../people/role.ts';
import { cleanText, plainKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { gradedQuestion } from './aside-title.ts';
import { type BlocksFound, blocksOf, type DelegateBlock } from './delegate-blocks.ts';
import { holdsLinks, holdsScores, sharedRows } from './filled-cells.ts';
import { meaningOfTitle, type TitleKind, type TitleMeaning } from './question-title.ts';
import { columnsOf, listHeader, mappingText, referenceTo, type ResponseMapping } from './response-mapping.ts';
import { ResponsesError } from './responses-error.ts';
import { type UnusedColumn, unusedColumns } from './unused-columns.ts';

/** Columns by position from 0. Several columns for one thing: their texts are joined. */
export interface HeaderReading {
  readonly timestamp: number;
  readonly unit: readonly number[];
  /** Where a unit is typed that does not stand in the list of the question above ("Đơn vị khác"). */
  readonly otherUnit: readonly number[];
  readonly class: readonly number[];
  /** P60: cooperative, business or agency, where it plays a part; absent: it plays none. */
  readonly organisation?: readonly number[];
  /** At least one, in the order of their name titles. */
  readonly blocks: readonly DelegateBlock[];
  /** The titles, for messages. */
  readonly titles: readonly string[];
  /** Columns that no one reads, though their titles speak of a delegate; Vietnamese, for the log. */
  readonly notices: readonly string[];
  /** P42: columns whose answers are about a duty, by the duty's key. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** P42: columns that play no part, and why. */
  readonly unused: readonly UnusedColumn[];
}

type Rows = readonly (readonly CellValue[])[];

/** Throws `ResponsesError`. */
export function readHeader(
  header: readonly string[],
  roles: readonly Role[],
  mapping: ResponseMapping = {},
  rows: Rows = [],
): HeaderReading {
  const meanings = withoutGrades(header.map(meaningOfTitle), header, rows);
  const mapped = mappedColumns(header, mapping);
  const taken = new Set(mapped.taken);
  const links = linkColumns(meanings, rows);
  const free = meanings.map((meaning, column) =>
    taken.has(column) || links.has(column) ? NOT_READ : meaning,
  );
  const found: BlocksFound =
    mapped.blocks === null
      ? blocksOf(header, free, roles, rows)
      : { blocks: mapped.blocks, ofOthers: new Set(), notices: [], unclear: null };
  const timestamp = mapped.timestamp ?? only('timestamp', header, free, []);
  const unit = mapped.unit ?? only('unit', header, free, rows);
  const missing = NEEDED.filter(
    ({ what }) =>
      ({ timestamp: timestamp.length === 0, unit: unit.length === 0, name: found.blocks.length === 0 })[what],
  );
  if (found.unclear !== null) throw namesUnclear(found.unclear, header);
  if (missing.length > 0) throw columnMissing(missing, header, { timestamp, unit, blocks: found.blocks });
  const otherUnit = mapped.unit === null ? otherUnits(free, unit, header) : [];
  const ofClass = mapped.class ?? only('class', header, free, rows);
  const ofBlocks = found.blocks.flatMap(({ name, position, phone, role, note }) =>
    [name, position, phone, role, note].flat(),
  );
  const ofAnswers = [...mapped.answers.values()].flat();
  const used = new Set([...timestamp, ...unit, ...otherUnit, ...ofClass, ...ofBlocks, ...ofAnswers]);
  return {
    timestamp: timestamp[0] as number,
    unit,
    otherUnit,
    class: ofClass,
    blocks: found.blocks,
    titles: header,
    answers: mapped.answers,
    notices: found.notices,
    unused: unusedColumns({ header, meanings, used, links, ofOthers: found.ofOthers }),
  };
}

/**
 * A title that repeats another one with something in square brackets is what a graded form adds to that question, in
 * whatever language: where the brackets say nothing of a delegate, or where every row has a score there.
 */
function withoutGrades(
  meanings: readonly TitleMeaning[],
  header: readonly string[],
  rows: Rows,
): TitleMeaning[] {
  const titles = new Set(header.map((title) => cleanText(title).toLowerCase()));
  return meanings.map((meaning, column) => {
    if (meaning.kind === 'note' && holdsScores(rows, column)) return scoreOf(meaning);
    const graded = gradedQuestion(cleanText(header[column] ?? '').toLowerCase());
    const isGraded =
      graded !== null &&
      titles.has(graded.question) &&
      ((!/\d/.test(graded.grade) && saysNothing(graded.grade)) || holdsScores(rows, column));
    return isGraded ? scoreOf(meaning) : meaning;
  });
}

function scoreOf(meaning: TitleMeaning): TitleMeaning {
  return { ...meaning, kind: 'other', aside: 'score', namePart: null };
}

/** A column of files that were uploaded; not the only one that asks for a name or the unit, whose rows are asked about. */
function linkColumns(meanings: readonly TitleMeaning[], rows: Rows): ReadonlySet<number> {
  const links = meanings.flatMap((_, column) => (holdsLinks(rows, column) ? [column] : []));
  const isNeeded = (column: number) =>
    NEEDED_KINDS.some((kind) => {
      const asks = (one: number) => meanings[one]?.kind === kind && meanings[one]?.aside === null;
      return asks(column) && !meanings.some((_, other) => asks(other) && !links.includes(other));
    });
  return new Set(links.filter((column) => !isNeeded(column)));
}

const NEEDED_KINDS = ['unit', 'name'] as const;

function saysNothing(title: string): boolean {
  const { kind, aside } = meaningOfTitle(title);
  return kind === 'other' && aside === null;
}

/** How many of the needed things (timestamp, unit, name) the titles of a row name: used to find the header row. */
export function recognisedTitles(titles: readonly string[]): ReadonlySet<TitleKind> {
  const kinds = titles
    .filter((title) => title.length <= TITLE_LENGTH_MAX)
    .map((title) => meaningOfTitle(title).kind);
  return new Set(kinds.filter((kind) => kind !== 'other'));
}

/** A question with its explanation may be long; whole paragraphs are no titles. */
const TITLE_LENGTH_MAX = 1000;

const NOT_READ: TitleMeaning = {
  kind: 'other',
  strength: 0,
  number: null,
  aside: null,
  namePart: null,
  isOtherUnit: false,
};

const NEEDED = [
  { what: 'timestamp', words: 'thời điểm gửi (ví dụ “Dấu thời gian”, “Timestamp”, “Thời gian gửi”)' },
  { what: 'unit', words: 'đơn vị (ví dụ “Đơn vị”, “Xã/phường”, “Tên đơn vị công tác”)' },
  { what: 'name', words: 'họ và tên đại biểu (ví dụ “Họ và tên”, “Họ tên đại biểu 1”)' },
] as const;

const WORDS = { timestamp: 'thời điểm gửi', unit: 'đơn vị', class: 'lớp' } as const;

/**
 * The clearest column of a kind; none is an empty list. Of several equally clear ones those count that go on where the
 * other stopped (R1): no row fills two of them with different things. Else they are an error.
 */
function only(
  kind: 'timestamp' | 'unit' | 'class',
  header: readonly string[],
  meanings: readonly TitleMeaning[],
  rows: Rows,
): number[] {
  const candidates = candidatesFor(kind, meanings);
  const strongest = Math.max(...candidates.map(({ strength }) => strength));
  const clearest = candidates.filter(({ strength }) => strength === strongest).map(({ column }) => column);
  // A word such as "lớp" in several questions says nothing of the class chosen, and the class is not needed.
  if (kind === 'class' && strongest <= 1 && clearest.length > 1) return [];
  const first = clearest.slice(0, 1);
  const goingOn = clearest.slice(1).reduce((before, column) => {
    const { both } = sharedRows(rows, before, [column]);
    return both === 0 && rows.length > 0 ? [...before, column] : before;
  }, first);
  if (goingOn.length < clearest.length) throw ambiguous(kind, clearest, header);
  if (kind === 'timestamp') return goingOn;
  const weaker = candidates.filter(({ strength }) => strength < strongest && strength >= WEAK_MIN[kind]);
  return weaker.reduce((before, { column }) => {
    const { both, onlyAfter } = sharedRows(rows, before, [column]);
    return both === 0 && onlyAfter > 0 ? [...before, column] : before;
  }, goingOn);
}

/** A title that doubts of itself ("Đơn vị trước sáp nhập"), or only holds the word "lớp", goes on where nothing stopped. */
const WEAK_MIN = { unit: 1, class: 2 } as const;

/** Columns about somebody else are none; those for who did not find their unit only where they are all there is. */
function candidatesFor(
  kind: 'timestamp' | 'unit' | 'class',
  meanings: readonly TitleMeaning[],
): { readonly column: number; readonly strength: number }[] {
  const all = meanings.flatMap((meaning, column) =>
    meaning.kind === kind && meaning.aside !== 'person' && meaning.aside !== 'contact'
      ? [{ meaning, column }]
      : [],
  );
  const own = all.filter(({ meaning }) => meaning.aside === null);
  const main = (own.length > 0 ? own : all).filter(({ meaning }) => !meaning.isOtherUnit);
  const counting = main.length > 0 ? main : own;
  return counting.map(({ meaning, column }) => ({ column, strength: meaning.strength }));
}

/** A bare “Khác” asks for the other unit where it stands directly behind the list of units. */
function otherUnits(
  meanings: readonly TitleMeaning[],
  unit: readonly number[],
  header: readonly string[],
): number[] {
  return meanings.flatMap(({ isOtherUnit, aside, kind }, column) => {
    const isBare =
      kind === 'other' && unit.includes(column - 1) && BARE_OTHER.test(plainKey(header[column] ?? ''));
    return (isOtherUnit || isBare) && aside === null && !unit.includes(column) ? [column] : [];
  });
}

const BARE_OTHER = /^[^a-z]*(?:neu )?(?:khac|other)(?:[^a-z]+(?:vui long |xin |de nghi )?ghi ro.*)?[^a-z]*$/;

function ambiguous(
  kind: 'timestamp' | 'unit' | 'class',
  clearest: readonly number[],
  header: readonly string[],
): ResponsesError {
  const names = clearest.map((column) => `“${header[column]}” (cột ${column + 1})`).join(', ');
  const first = referenceTo(clearest[0] ?? 0, header);
  return new ResponsesError(
    'column-ambiguous',
    `Có ${clearest.length} cột có thể là ${WORDS[kind]}: ${names}. Đề nghị ghi rõ trong tệp khai báo cột (--mapping), ví dụ:\n` +
      `{ "${kind}": ${JSON.stringify(first)} }\n` +
      'Nếu mỗi phản hồi chỉ điền một trong các cột đó, đề nghị ghi tất cả trong ngoặc vuông. Các cột có trong bảng:\n' +
      listHeader(header),
  );
}

function namesUnclear({ columns, why }: NonNullable<BlocksFound['unclear']>, header: readonly string[]) {
  const names = columns.map((column) => `“${header[column]}” (cột ${column + 1})`).join(', ');
  const said =
    why === 'halves'
      ? `Cột ${names} hỏi một phần của họ tên nhưng không rõ ghép với cột nào.`
      : `Không rõ các cột ${names} hỏi họ tên của một đại biểu hay nhiều đại biểu: có dòng điền cả hai, có dòng chỉ điền cột sau cùng thông tin của cột trước.`;
  const references = columns.map((column) => referenceTo(column, header));
  return new ResponsesError(
    'column-ambiguous',
    `${said} Đề nghị ghi rõ trong tệp khai báo cột (--mapping). Nếu là tên của một đại biểu, ví dụ:\n` +
      `${mappingText({ delegates: [{ name: why === 'halves' ? [...references, '<cột tên>'] : references }] })}\n` +
      'Nếu là nhiều đại biểu, ghi mỗi đại biểu một mục riêng. Các cột có trong bảng:\n' +
      listHeader(header),
  );
}

function columnMissing(
  missing: readonly (typeof NEEDED)[number][],
  header: readonly string[],
  found: {
    readonly timestamp: readonly number[];
    readonly unit: readonly number[];
    readonly blocks: readonly DelegateBlock[];
  },
): ResponsesError {
  const reference = (columns: readonly number[], otherwise: string) => {
    const all = columns.map((column) => referenceTo(column, header));
    return all.length > 1 ? all : (all[0] ?? otherwise);
  };
  const detail = (name: 'position' | 'phone' | 'role', columns: readonly number[]) =>
    columns.length === 0 ? {} : { [name]: reference(columns, '') };
  const delegates = found.blocks.map((block) => ({
    name: reference(block.name, ''),
    ...detail('position', block.position),
    ...detail('phone', block.phone),
    ...detail('role', block.role),
    ...(block.roleTitle === '' ? {} : { roleTitle: block.roleTitle }),
  }));
  return new ResponsesError(
    'column-missing',
    `Không tìm thấy cột ${missing.map(({ words }) => words).join('; cột ')}.\nCác cột có trong bảng:\n${listHeader(header)}\n` +
      'Đề nghị sửa tiêu đề cột, hoặc ghi rõ cột nào là gì trong tệp khai báo cột (JSON, --mapping); thay phần trong < > bằng tên cột:\n' +
      mappingText({
        timestamp: reference(found.timestamp, '<cột thời điểm gửi>'),
        unit: reference(found.unit, '<cột đơn vị>'),
        delegates:
          delegates.length > 0
            ? delegates
            : [{ name: '<cột họ và tên>', position: '<cột chức vụ>', phone: '<cột số điện thoại>' }],
      }),
  );
}

function mappedColumns(header: readonly string[], mapping: ResponseMapping) {
  const columns = (reference: Parameters<typeof columnsOf>[0] | undefined) =>
    reference === undefined ? null : columnsOf(reference, header);
  const timestamp = columns(mapping.timestamp);
  const unit = columns(mapping.unit);
  const ofClass = mapping.class === null ? [] : columns(mapping.class);
  const blocks =
    mapping.delegates?.map(
      (block): DelegateBlock => ({
        name: columns(block.name) ?? [],
        position: columns(block.position) ?? [],
        phone: columns(block.phone) ?? [],
        role: columns(block.role) ?? [],
        note: columns(block.note) ?? [],
        roleTitle: block.roleTitle ?? '',
        isNameSplit:
          columns(block.name)?.every((column) => meaningOfTitle(header[column] ?? '').namePart !== null) ===
          true,
      }),
    ) ?? null;
  const answers = new Map(
    Object.entries(mapping.answers ?? {}).map(([duty, reference]) => [duty, columnsOf(reference, header)]),
  );
  const ofAnswers = [...answers.values()].flat();
  const taken = [...(timestamp ?? []), ...(unit ?? []), ...(ofClass ?? []), ...ofAnswers].concat(
    ...(blocks ?? []).map(({ name, position, phone, role, note }) =>
      [name, position, phone, role, note].flat(),
    ),
  );
  return { timestamp, unit, class: ofClass, blocks, answers, taken };
}
