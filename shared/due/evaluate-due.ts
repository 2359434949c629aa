import { displayDay } from '../time/local-date.ts';
import { addDays } from '../time/calendar.ts';
import type { DueFlag, DueKind, DuePeriod } from './due-reading.ts';
import type { DueCore, DueTree, Span, YearTyped } from './due-tree.ts';
import { periodsOf, weekdayPeriods } from './recurring-days.ts';
import { DueRefusal, daysOf, yearOf } from './span-days.ts';
import type { SpanDays } from './span-days.ts';

export interface EvaluatedDue {
  readonly kind: DueKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly periods: readonly DuePeriod[];
  readonly flags: readonly DueFlag[];
  readonly lenientTo: string | null;
  readonly contradiction: string | null;
}

/** Gives a recognised text its days. Throws `DueRefusal` where the calendar or the words do not allow it. */
export function evaluateDue(tree: DueTree, year: number): EvaluatedDue {
  const core = evaluateCore(tree.core, year);
  const flags = new Set<DueFlag>(core.flags);
  if (tree.conditional) flags.add('conditional');
  if (tree.maintenance) flags.add('maintenance');
  if (tree.needsConfirmation || core.contradiction !== null) flags.add('needsConfirmation');
  return { ...core, flags: [...flags].sort() };
}

function evaluateCore(core: DueCore, year: number): EvaluatedDue {
  switch (core.type) {
    case 'words':
      return { ...NOTHING, kind: core.kind };
    case 'weekly':
      return {
        ...NOTHING,
        kind: 'recurring',
        periods: weekdayPeriods(core.weekday, yearOf(core.year, year)),
      };
    case 'cycles': {
      const periods = periodsOf(core.cycles, core.day, yearOf(core.year, year));
      const weekly = core.cycles.some((cycle) => cycle.unit === 'week');
      // "hàng tuần" names no day; Sunday, the week's last, is a suggestion.
      return { ...NOTHING, kind: 'recurring', periods, flags: weekly ? ['needsConfirmation'] : [] };
    }
    case 'yearly':
      return evaluateYearly(core, year);
    case 'bound':
      return evaluateBound(core, year);
    case 'range':
      return evaluateRange(core, year);
    default:
      return core.spans.length === 1
        ? evaluateSingle(core.spans[0] as Span, year)
        : evaluateList(core.spans, year);
  }
}

const NOTHING: EvaluatedDue = {
  kind: 'unspecified',
  from: null,
  to: null,
  periods: [],
  flags: [],
  lenientTo: null,
  contradiction: null,
};

function evaluateSingle(span: Span, year: number): EvaluatedDue {
  const days = daysOf(span, year);
  const { from, to, contradiction } = days;
  return { ...NOTHING, kind: kindOf(span), from, to, contradiction, flags: flagsOf([span]) };
}

function kindOf(span: Span): DueKind {
  if (span.type === 'day') return 'date';
  if (span.type === 'months') return 'range';
  if (span.type !== 'edge') return span.type;
  if (span.of.type !== 'quarter') return 'point';
  return span.edge === 'end' ? 'endof' : 'startof';
}

function flagsOf(spans: readonly Span[]): readonly DueFlag[] {
  const flags: DueFlag[] = [];
  if (spans.every((span) => yearTypedOf(span) === null)) flags.push('yearInferred');
  if (spans.some(isVague)) flags.push('needsConfirmation');
  return flags;
}

/** The start and middle of something are defined by law or not at all, and rarely meant to the day. */
function isVague(span: Span): boolean {
  if (span.type === 'months') return !span.sideStated;
  return span.type === 'edge' && span.edge !== 'end';
}

function yearTypedOf(span: Span): YearTyped | null {
  return span.type === 'edge' ? span.of.year : span.year;
}

function evaluateBound(core: Extract<DueCore, { type: 'bound' }>, year: number): EvaluatedDue {
  const days = daysOf(core.span, year);
  const flags = flagsOf([core.span]);
  const { contradiction } = days;
  if (core.bound === 'by') return { ...NOTHING, kind: 'by', to: days.to, flags, contradiction };
  const lenientTo = core.span.type === 'day' ? days.to : null;
  return { ...NOTHING, kind: 'before', to: addDays(days.from, -1), flags, lenientTo, contradiction };
}

function evaluateRange(core: Extract<DueCore, { type: 'range' }>, year: number): EvaluatedDue {
  if (!core.opened && core.from.type !== core.to.type)
    throw new DueRefusal('hai đầu của khoảng thời gian khác loại; cần “từ … đến …” hoặc cùng loại', false);
  const spans = shareParts([core.from, core.to]);
  const [first, last] = spans.map((span) => daysOf(span, year)) as [SpanDays, SpanDays];
  if (first.from > last.to || last.from < first.from) {
    const [start, end] = [displayDay(first.from), displayDay(last.to)];
    throw new DueRefusal(`khoảng thời gian ngược: bắt đầu ${start}, kết thúc ${end}`, false);
  }
  const flags = flagsOf(spans).filter((flag) => flag !== 'needsConfirmation' || isVague(core.to));
  const contradiction = first.contradiction ?? last.contradiction;
  return { ...NOTHING, kind: 'range', from: first.from, to: last.to, flags, contradiction };
}

function evaluateList(typed: readonly Span[], year: number): EvaluatedDue {
  const spans = shareParts(typed);
  if (spans.some((span) => span.type !== spans[0]?.type))
    throw new DueRefusal('các mốc thời gian khác loại; cần cùng là ngày, tháng, quý hoặc năm', false);
  const all = spans.map((span) => daysOf(span, year));
  all.forEach((days, index) => {
    const previous = all[index - 1];
    if (previous !== undefined && days.to <= previous.to)
      throw new DueRefusal(`thứ tự thời gian ngược ở ngày ${displayDay(days.to)}`, false);
  });
  const flags = flagsOf(spans);
  const first = all[0] as SpanDays;
  const last = all[all.length - 1] as SpanDays;
  const contradiction = all.find((days) => days.contradiction !== null)?.contradiction ?? null;
  if (spans.every((span) => span.type === 'day'))
    return { ...NOTHING, kind: 'dates', from: first.from, to: last.to, flags, contradiction };
  if (first.span.type !== 'months' && adjoin(all))
    return { ...NOTHING, kind: 'range', from: first.from, to: last.to, flags };
  // "Quý I, Quý III": due at the end of each, as far as one can tell.
  const periods = all.map((days) => periodOfSpan(days));
  return { ...NOTHING, kind: 'recurring', periods, flags: [...flags, 'needsConfirmation'] };
}

function adjoin(all: readonly SpanDays[]): boolean {
  return all.every((days, index) => index === 0 || addDays((all[index - 1] as SpanDays).to, 1) === days.from);
}

function evaluateYearly(core: Extract<DueCore, { type: 'yearly' }>, year: number): EvaluatedDue {
  const spans = shareParts(core.spans);
  if (spans.some((span) => yearTypedOf(span) !== null))
    throw new DueRefusal('vừa ghi một năm cụ thể vừa ghi “hằng năm”', false);
  const all = spans.map((span) => daysOf(span, year));
  const periods = all
    .map((days) => {
      const due = core.bound === 'before' ? addDays(days.from, -1) : days.to;
      return { ...periodOfSpan(days), due, from: due < days.from ? `${due.slice(0, 4)}-01-01` : days.from };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const flags: readonly DueFlag[] = spans.some(isVague) ? ['needsConfirmation'] : [];
  const contradiction = all.find((days) => days.contradiction !== null)?.contradiction ?? null;
  return { ...NOTHING, kind: 'recurring', periods, flags, contradiction };
}

function periodOfSpan(days: SpanDays): DuePeriod {
  return {
    key: `${days.span.type}:${days.to}`,
    label: `Kỳ đến ${displayDay(days.to)}`,
    from: days.from,
    due: days.to,
  };
}

/**
 * "ngày 19 và ngày 20 tháng 5 năm 2026": what stands once belongs to all. From right to left, as it is written; what
 * is still missing then comes from the left ("từ tháng 4/2026 đến tháng 6").
 */
function shareParts(spans: readonly Span[]): readonly Span[] {
  const fromRight = [...spans].reverse().reduce<readonly Span[]>((done, span) => {
    return [...done, withPartsOf(span, done[done.length - 1])];
  }, []);
  return [...fromRight].reverse().reduce<readonly Span[]>((done, span) => {
    return [...done, withPartsOf(span, done[done.length - 1])];
  }, []);
}

function withPartsOf(span: Span, donor: Span | undefined): Span {
  if (donor === undefined) return span;
  const year = yearTypedOf(span) ?? yearTypedOf(donor);
  if (span.type === 'edge') return { ...span, of: { ...span.of, year } };
  if (span.type === 'day' && span.month === null && donor.type === 'day')
    return { ...span, month: donor.month, year };
  return { ...span, year };
}
