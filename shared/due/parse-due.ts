import { Cursor } from './cursor.ts';
import type { DueCore, DueTree } from './due-tree.ts';
import { parseBound, parseRange, parseSpanList } from './parse-bound.ts';
import { parseRecurring } from './parse-cycle.ts';
import { parseEvent, parseExternal, parseWords } from './parse-words.ts';
import type { Token } from './tokens.ts';

export type ParsedDue =
  | { readonly tree: DueTree; readonly notUnderstood: null }
  /** The text from the first part that fits nothing; '' where it broke off too early. */
  | { readonly tree: null; readonly notUnderstood: string };

/**
 * The grammar of due texts: `[opening] core [suffixes]`, to the end of the text. A core that leaves anything behind it
 * unread does not count, so a text is understood whole or not at all.
 */
export function parseDue(tokens: readonly Token[]): ParsedDue {
  const at = new Cursor(tokens);
  const tree = at.first(...CORES.map((core) => () => parseWhole(at, core)));
  return tree === null ? { tree: null, notUnderstood: at.notUnderstood() } : { tree, notUnderstood: null };
}

/** In the order in which they must be tried: what recurs before the single day it contains. */
const CORES: readonly ((at: Cursor) => DueCore | null)[] = [
  parseRecurring,
  parseBound,
  parseRange,
  (at) => {
    const spans = parseSpanList(at);
    return spans === null ? null : { type: 'spans', spans };
  },
  parseWords,
];

function parseWhole(at: Cursor, parseCore: (at: Cursor) => DueCore | null): DueTree | null {
  const approximate = parseOpening(at);
  const core = parseCore(at);
  if (core === null) return null;
  const suffixes = parseSuffixes(at);
  if (!at.atEnd()) return null;
  return { core, ...suffixes, needsConfirmation: approximate || suffixes.needsConfirmation };
}

/** Words in front that say what is to be done by then. Answers whether the text calls itself an estimate. */
function parseOpening(at: Cursor): boolean {
  let approximate = false;
  at.sign('-', '+');
  for (;;) {
    if (at.phrase('dự kiến', 'khoảng', 'vào khoảng') !== null) approximate = true;
    else if (at.phrase(...OPENINGS) === null) return approximate;
    at.sign(':');
  }
}

const OPENINGS = [
  'thời gian hoàn thành',
  'thời gian thực hiện',
  'thời gian',
  'thời hạn hoàn thành',
  'hoàn thành xong',
  'hoàn thành',
  'thực hiện',
  'triển khai',
  'ban hành',
  'báo cáo',
  'xong',
] as const;

interface Suffixes {
  readonly conditional: boolean;
  readonly maintenance: boolean;
  readonly needsConfirmation: boolean;
}

function parseSuffixes(at: Cursor): Suffixes {
  const found = { conditional: false, maintenance: false, needsConfirmation: false };
  for (;;) {
    const suffix = at.attempt(() => parseSuffix(at));
    if (suffix === null) return found;
    for (const flag of suffix) found[flag] = true;
  }
}

function parseSuffix(at: Cursor): readonly (keyof Suffixes)[] | null {
  const bracket = at.sign('(', ',', ';', '-');
  at.phrase('và', 'hoặc');
  const suffix = at.first<readonly (keyof Suffixes)[]>(
    () => parseMaintenance(at),
    () => (parseExternal(at) ? ['conditional'] : null),
    // "hàng quý và đột xuất khi có yêu cầu": the extra reports have no day, so a person should know of them.
    () => (parseEvent(at) ? ['needsConfirmation'] : null),
    () => (bracket === '(' && at.phrase('dự kiến') !== null ? ['needsConfirmation'] : null),
  );
  if (suffix === null || (bracket === '(' && at.sign(')') === null)) return null;
  return suffix;
}

const UPKEEP = ['điều chỉnh', 'bổ sung', 'cập nhật', 'sửa đổi', 'hoàn thiện', 'rà soát', 'duy trì'] as const;

/** "điều chỉnh/bổ sung thường xuyên (nếu cần)". */
function parseMaintenance(at: Cursor): readonly (keyof Suffixes)[] | null {
  const verbs = parseUpkeepVerbs(at);
  const often = at.phrase('thường xuyên', 'liên tục') !== null;
  const needed = parseIfNeeded(at);
  if (verbs) return often || needed ? ['maintenance'] : null;
  // "Năm 2026, thường xuyên": due once, or never? Both are said.
  return often ? ['maintenance', 'needsConfirmation'] : null;
}

function parseUpkeepVerbs(at: Cursor): boolean {
  if (at.phrase(...UPKEEP) === null) return false;
  while (
    at.attempt(() => {
      at.sign('/', ',');
      at.phrase('và', 'hoặc');
      return at.phrase(...UPKEEP);
    }) !== null
  );
  return true;
}

function parseIfNeeded(at: Cursor): boolean {
  const found = at.attempt(() => {
    const bracket = at.sign('(', ',');
    const words = at.phrase(
      'nếu cần thiết',
      'nếu cần',
      'nếu có',
      'khi cần thiết',
      'khi cần',
      'khi có yêu cầu',
    );
    if (words === null || (bracket === '(' && at.sign(')') === null)) return null;
    return true;
  });
  return found === true;
}
