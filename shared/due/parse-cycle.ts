import type { Cursor } from './cursor.ts';
import type { Bound, Cycle, CycleDay, CycleUnit, DueCore, YearTyped } from './due-tree.ts';
import { parseBoundWords, parseSpanList } from './parse-bound.ts';
import { parseWeekday } from './parse-day.ts';
import { parseYearSuffix } from './parse-number.ts';

const EACH = ['hàng', 'hằng', 'mỗi', 'từng'] as const;

/** Everything that comes again: "hàng tháng, quý, năm", "trước ngày 20 hàng tháng", "06 tháng/ năm", "15/12 hằng năm". */
export function parseRecurring(at: Cursor): DueCore | null {
  return at.first<DueCore>(
    () => parseWeekly(at),
    () => parseDayOfCycle(at),
    () => parseYearly(at),
    () => parseCycles(at),
  );
}

/** "thứ hai mỗi tuần". */
function parseWeekly(at: Cursor): DueCore | null {
  at.phrase('vào');
  const weekday = parseWeekday(at);
  if (weekday === null || at.phrase(...EACH) === null || at.phrase('tuần') === null) return null;
  return { type: 'weekly', weekday, year: parseYearSuffix(at) };
}

/** "trước ngày 20 hàng tháng", "ngày 15 của tháng cuối quý", "cuối mỗi quý". */
function parseDayOfCycle(at: Cursor): DueCore | null {
  const found = at.first<{ readonly unit: CycleUnit; readonly day: CycleDay }>(
    () => parseLastDay(at),
    () => parseNumberedDay(at),
  );
  if (found === null) return null;
  const cycles = [{ unit: found.unit, count: 1 }];
  return { type: 'cycles', cycles, year: parseCycleYear(at), day: found.day };
}

function parseLastDay(at: Cursor): { readonly unit: CycleUnit; readonly day: CycleDay } | null {
  parseBoundWords(at);
  const word = at.phrase('ngày cuối cùng', 'ngày cuối', 'vào cuối', 'cuối');
  if (word === null) return null;
  at.phrase('của');
  const unit = at.phrase(...EACH) === null ? null : parseUnit(at);
  if (unit === null || unit === 'week') return null;
  return { unit, day: { bound: 'in', day: 'last' } };
}

function parseNumberedDay(at: Cursor): { readonly unit: CycleUnit; readonly day: CycleDay } | null {
  const day = parseCycleDay(at);
  if (day === null) return null;
  at.phrase('của');
  if (at.phrase('tháng cuối') !== null) {
    at.phrase('của');
    at.phrase(...EACH);
    return at.phrase('quý', 'quí') === null ? null : { unit: 'quarter', day };
  }
  return at.phrase(...EACH) !== null && at.phrase('tháng') !== null ? { unit: 'month', day } : null;
}

function parseCycleDay(at: Cursor): CycleDay | null {
  const bound: Bound = at.attempt(() => parseBoundWords(at)) ?? 'in';
  at.phrase('vào');
  if (at.phrase('ngày') === null) return null;
  const day = at.number((token) => token.digits <= 2);
  return day === null ? null : { bound, day: day.value };
}

/** "trước ngày 15/6 và 15/12 hằng năm", "hằng năm, trước ngày 15/12", "Quý IV hàng năm". */
function parseYearly(at: Cursor): DueCore | null {
  return at.first<DueCore>(
    () => {
      const dated = parseDated(at);
      return dated !== null && parseEachYear(at) ? dated : null;
    },
    () => {
      if (!parseEachYear(at)) return null;
      const bracket = at.sign('(', ',');
      const dated = parseDated(at);
      return dated !== null && (bracket !== '(' || at.sign(')') !== null) ? dated : null;
    },
  );
}

function parseDated(at: Cursor): DueCore | null {
  const bound: Bound = at.attempt(() => parseBoundWords(at)) ?? 'in';
  const spans = parseSpanList(at);
  return spans === null ? null : { type: 'yearly', bound, spans };
}

function parseEachYear(at: Cursor): boolean {
  return at.phrase('hàng năm', 'hằng năm', 'mỗi năm', 'từng năm') !== null;
}

function parseCycles(at: Cursor): DueCore | null {
  const periodic = at.phrase('theo định kỳ', 'định kỳ') !== null;
  const first = parseCycle(at);
  if (first === null) return null;
  const cycles: Cycle[] = [first.cycle];
  for (;;) {
    const next = at.attempt(() => (parseCycleJoin(at) ? parseCycle(at) : null));
    if (next === null) break;
    cycles.push(next.cycle);
  }
  // "tháng" or "06 tháng" alone says neither which nor how often.
  if (!first.marked && !periodic && cycles.length < 2) return null;
  const day = parseCycleDayBehind(at, cycles);
  return { type: 'cycles', cycles, year: parseCycleYear(at), day };
}

/** "hàng tháng, trước ngày 20", "hàng quý (trước ngày 15 của tháng cuối quý)". */
function parseCycleDayBehind(at: Cursor, cycles: readonly Cycle[]): CycleDay | null {
  const only = cycles.length === 1 ? cycles[0] : undefined;
  return at.attempt(() => {
    const bracket = at.sign('(', ',');
    const day = parseCycleDay(at);
    if (day === null || only === undefined) return null;
    if (only.unit === 'quarter' && !parseLastMonth(at)) return null;
    if (only.unit !== 'quarter' && only.unit !== 'month') return null;
    return bracket === '(' && at.sign(')') === null ? null : day;
  });
}

function parseLastMonth(at: Cursor): boolean {
  at.phrase('của');
  return at.phrase('tháng cuối của quý', 'tháng cuối quý') !== null;
}

function parseCycleYear(at: Cursor): YearTyped | null {
  return at.attempt(() => parseYearSuffix(at));
}

function parseCycleJoin(at: Cursor): boolean {
  const sign = at.sign(',', '/', ';', '-', '+', '&') !== null;
  const and = at.phrase('và') !== null;
  return sign || and;
}

/** `marked`: the words themselves say that it recurs. */
function parseCycle(at: Cursor): { readonly cycle: Cycle; readonly marked: boolean } | null {
  return at.first(
    () => (at.phrase('cả năm') === null ? null : { cycle: { unit: 'year', count: 1 }, marked: false }),
    () => {
      const each = at.phrase(...EACH) !== null;
      const months = parseMonthsCycle(at);
      const cycle: Cycle | null = months ?? unitCycle(at);
      if (cycle === null) return null;
      const often = parseOnce(at);
      return { cycle, marked: each || often };
    },
    // "01 lần/năm", "1 lần mỗi quý"
    () => {
      if (at.phrase('1 lần', 'một lần') === null) return null;
      if (at.sign('/') === null && at.phrase(...EACH, 'trong') === null) return null;
      const cycle = parseMonthsCycle(at) ?? unitCycle(at);
      return cycle === null ? null : { cycle, marked: true };
    },
  );
}

/** "06 tháng", "6 tháng đầu năm" within a list of reports. */
function parseMonthsCycle(at: Cursor): Cycle | null {
  return at.attempt(() => {
    const count = at.number((token) => token.digits <= 2)?.value ?? (at.accented('sáu') ? 6 : null);
    if (count === null || at.phrase('tháng') === null) return null;
    at.phrase('đầu năm');
    return count === 1 ? { unit: 'month', count: 1 } : { unit: 'months', count };
  });
}

function unitCycle(at: Cursor): Cycle | null {
  at.phrase('1', 'một');
  const unit = parseUnit(at);
  return unit === null ? null : { unit, count: 1 };
}

function parseUnit(at: Cursor): CycleUnit | null {
  const word = at.phrase('tuần', 'tháng', 'quý', 'quí', 'năm');
  if (word === null) return null;
  if (word === 'tuần') return 'week';
  if (word === 'tháng') return 'month';
  return word === 'năm' ? 'year' : 'quarter';
}

/** "/lần", "một lần", "1 lần". */
function parseOnce(at: Cursor): boolean {
  return (
    at.attempt(() => {
      at.sign('/');
      return at.phrase('1 lần', 'một lần', 'lần');
    }) !== null
  );
}
