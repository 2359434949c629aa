import type { Cursor } from './cursor.ts';
import type { DueCore, Span } from './due-tree.ts';
import { parseTime } from './parse-day.ts';
import { parseBareDay, parseBareSpan, parseSpan } from './parse-span.ts';

/** "chậm nhất", "hạn cuối", "không quá": the day named is the last one that counts. */
const LATEST = [
  'chậm nhất',
  'muộn nhất',
  'trễ nhất',
  'không muộn hơn',
  'không chậm hơn',
  'không trễ hơn',
  'không quá',
  'hạn cuối cùng',
  'hạn cuối',
  'hạn chót',
  'hạn hoàn thành',
  'thời hạn hoàn thành',
  'thời hạn',
  'hạn',
] as const;

/** "trước ngày D", "chậm nhất ngày D", "đến hết tháng 6". */
export function parseBound(at: Cursor): DueCore | null {
  const bound = parseBoundWords(at);
  if (bound === null) return null;
  const hasTime = at.attempt(() => parseTime(at)) !== null;
  if (hasTime) at.sign(',');
  const span = parseSpan(at) ?? parseThisYear(at);
  if (span === null) return null;
  // "trước 17h00 ngày 15/6" leaves the morning of that day: the day itself counts.
  if (hasTime) return span.type === 'day' ? { type: 'bound', bound: 'by', span } : null;
  // "trước cuối tháng 6" and "trước 6 tháng đầu năm" name no day to stay before.
  if (bound === 'before' && (span.type === 'edge' || span.type === 'months')) return null;
  return { type: 'bound', bound, span };
}

/** "hết năm": the programme's. */
function parseThisYear(at: Cursor): Span | null {
  return at.phrase('năm') === null ? null : { type: 'year', year: null };
}

/** The words that make a bound of the day behind them. "trước" wins over "chậm nhất": the strict reading (T2). */
export function parseBoundWords(at: Cursor): 'before' | 'by' | null {
  return at.first<'before' | 'by'>(
    () => {
      if (at.phrase(...LATEST) === null) return null;
      at.sign(':');
      at.phrase('là');
      return boundTail(at) ?? 'by';
    },
    () => (at.phrase('từ nay') === null || !isTo(at) ? null : (boundTail(at) ?? 'by')),
    () => (isTo(at) ? (boundTail(at) ?? 'by') : null),
    () => (at.phrase('hết') === null ? null : 'by'),
    () => (at.phrase('xong trước', 'trước') === null ? null : 'before'),
  );
}

function isTo(at: Cursor): boolean {
  return at.phrase('đến', 'tới') !== null;
}

function boundTail(at: Cursor): 'before' | 'by' | null {
  at.phrase('đến', 'tới', 'vào', 'trong');
  const word = at.phrase('trước', 'hết');
  return word === null ? null : word === 'trước' ? 'before' : 'by';
}

/** "từ ngày 01/6 đến ngày 15/6/2026", "Quý II - III/2026", "2026-2030". */
export function parseRange(at: Cursor): DueCore | null {
  at.phrase('trong', 'trong giai đoạn', 'giai đoạn');
  const opened = at.phrase('từ') !== null;
  const from = at.first<Span>(
    () => parseRangeStart(at, parseSpan),
    () => parseRangeStart(at, parseBareDay),
  );
  if (from === null) return null;
  at.phrase('hết');
  const to = parseBareSpan(at, from);
  return to === null ? null : { type: 'range', from, to, opened };
}

function parseRangeStart(at: Cursor, start: (at: Cursor) => Span | null): Span | null {
  const from = start(at);
  const joined = from !== null && (isTo(at) || at.sign('-') !== null);
  return joined ? from : null;
}

/** "trong quý III"; "tháng 4, tháng 5/2026"; "ngày 19 và ngày 20 tháng 5 năm 2026". */
export function parseSpanList(at: Cursor): readonly Span[] | null {
  const head = at.first<Span>(
    () => parseSpan(at),
    () => (at.phrase('trong', 'vào', 'các') === null ? null : parseSpan(at)),
    // "19, 20/5/2026": a number alone may open a list, never be one.
    () => {
      const day = parseBareDay(at);
      return day !== null && (at.isSign(',') || at.ahead('và')) ? day : null;
    },
  );
  if (head === null) return null;
  const spans: Span[] = [head];
  for (;;) {
    const next = at.attempt(() =>
      parseListJoin(at) ? parseBareSpan(at, spans[spans.length - 1] as Span) : null,
    );
    if (next === null) return spans;
    spans.push(next);
  }
}

function parseListJoin(at: Cursor): boolean {
  const comma = at.sign(',', ';', '&', '+') !== null;
  const and = at.phrase('và') !== null;
  return comma || and;
}
