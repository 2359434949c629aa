/**
 * Finds out what each column of the responses table is: the timestamp, the unit, the class, and the blocks of the
 * delegates (R1). A mapping decides before any title does. What is needed and not found, or could be two columns,
 * is an error that asks for the mapping: nothing is guessed.
 */
import type { Role } from '../people/role.ts';
import { blocksOf, type DelegateBlock } from './delegate-blocks.ts';
import { meaningOfTitle, type TitleKind, type TitleMeaning } from './question-title.ts';
import { columnsOf, listHeader, MAPPING_EXAMPLE, type ResponseMapping } from './response-mapping.ts';
import { ResponsesError } from './responses-error.ts';

/** Columns by position from 0. Several columns for one thing: their texts are joined. */
export interface HeaderReading {
  readonly timestamp: number;
  readonly unit: readonly number[];
  readonly class: readonly number[];
  /** At least one, in the order of their name titles. */
  readonly blocks: readonly DelegateBlock[];
  /** The titles, for messages. */
  readonly titles: readonly string[];
  /** Columns that no one reads, though their titles speak of a delegate; Vietnamese, for the log. */
  readonly notices: readonly string[];
}

/** Throws `ResponsesError`. */
export function readHeader(
  header: readonly string[],
  roles: readonly Role[],
  mapping: ResponseMapping = {},
): HeaderReading {
  const meanings = header.map(meaningOfTitle);
  const mapped = mappedColumns(header, mapping);
  const taken = new Set(mapped.taken);
  const free = meanings.map((meaning, column) => (taken.has(column) ? NOT_READ : meaning));
  const found =
    mapped.blocks === null
      ? blocksOf(header, free, roles)
      : { blocks: mapped.blocks, notices: [] as string[] };
  const timestamp = mapped.timestamp ?? only('timestamp', header, free);
  const unit = mapped.unit ?? only('unit', header, free);
  const missing = [
    timestamp.length === 0 ? NEEDED.timestamp : null,
    unit.length === 0 ? NEEDED.unit : null,
    found.blocks.length === 0 ? NEEDED.name : null,
  ].filter((what) => what !== null);
  if (missing.length > 0) throw columnMissing(missing, header);
  return {
    timestamp: timestamp[0] as number,
    unit,
    class: mapped.class ?? only('class', header, free),
    blocks: found.blocks,
    titles: header,
    notices: found.notices,
  };
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

const NOT_READ: TitleMeaning = { kind: 'other', strength: 0, number: null, isContact: false };

const NEEDED = {
  timestamp: 'thời điểm gửi (ví dụ “Dấu thời gian”, “Timestamp”, “Thời gian gửi”)',
  unit: 'đơn vị (ví dụ “Đơn vị”, “Xã/phường”, “Tên đơn vị công tác”)',
  name: 'họ và tên đại biểu (ví dụ “Họ và tên”, “Họ tên đại biểu 1”)',
} as const;

const WORDS = { timestamp: 'thời điểm gửi', unit: 'đơn vị', class: 'lớp' } as const;

/** The clearest column of a kind; none is an empty list, several equally clear ones an error. */
function only(
  kind: 'timestamp' | 'unit' | 'class',
  header: readonly string[],
  meanings: readonly TitleMeaning[],
): number[] {
  const candidates = meanings.flatMap((meaning, column) =>
    meaning.kind === kind ? [{ column, strength: meaning.strength }] : [],
  );
  const strongest = Math.max(...candidates.map(({ strength }) => strength));
  const clearest = candidates.filter(({ strength }) => strength === strongest);
  if (clearest.length <= 1) return clearest.map(({ column }) => column);
  // A word such as "lớp" in several questions says nothing of the class chosen, and the class is not needed.
  if (kind === 'class' && strongest <= 1) return [];
  const names = clearest.map(({ column }) => `“${header[column]}” (cột ${column + 1})`).join(', ');
  throw new ResponsesError(
    'column-ambiguous',
    `Có ${clearest.length} cột có thể là ${WORDS[kind]}: ${names}. Đề nghị ghi rõ trong tệp khai báo cột (--mapping), ví dụ:\n` +
      `{ "${kind}": ${JSON.stringify(header[clearest[0]?.column ?? 0])} }\n` +
      'Nếu mỗi phản hồi chỉ điền một trong các cột đó, đề nghị ghi tất cả trong ngoặc vuông. Các cột có trong bảng:\n' +
      listHeader(header),
  );
}

function columnMissing(missing: readonly string[], header: readonly string[]): ResponsesError {
  return new ResponsesError(
    'column-missing',
    `Không tìm thấy cột ${missing.join('; cột ')}.\nCác cột có trong bảng:\n${listHeader(header)}\n` +
      'Đề nghị sửa tiêu đề cột, hoặc ghi rõ cột nào là gì trong tệp khai báo cột (JSON, --mapping), ví dụ:\n' +
      MAPPING_EXAMPLE,
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
      }),
    ) ?? null;
  const taken = [...(timestamp ?? []), ...(unit ?? []), ...(ofClass ?? [])].concat(
    ...(blocks ?? []).map(({ name, position, phone, role, note }) =>
      [name, position, phone, role, note].flat(),
    ),
  );
  return { timestamp, unit, class: ofClass, blocks, taken };
}
