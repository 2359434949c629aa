import { displayDay, weekdayOf } from '../time/local-date.ts';
import type { IsoDay } from '../time/local-date.ts';
import { isoDay, monthEnd, monthStart, weekdayNumber } from '../time/calendar.ts';
import type { Span, YearTyped } from './due-tree.ts';

/** A span with its days. */
export interface SpanDays {
  readonly span: Span;
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** What a person must look at, though the days are as written: a weekday that does not fit. */
  readonly contradiction: string | null;
}

/** Why a span has no days. `impossible`: a day, month or quarter that does not exist (T2 `invalid`). */
export class DueRefusal extends Error {
  readonly impossible: boolean;
  constructor(message: string, impossible: boolean) {
    super(message);
    this.name = 'DueRefusal';
    this.impossible = impossible;
  }
}

/** Years outside are slips of the keyboard ("206", "20226"), not plans. */
const YEAR_MIN = 2000;
const YEAR_MAX = 2100;

export function yearOf(typed: YearTyped | null, programmeYear: number): number {
  if (typed === null) return programmeYear;
  if (typed.digits !== 4 || typed.value < YEAR_MIN || typed.value > YEAR_MAX) {
    const text = String(typed.value).padStart(typed.digits, '0');
    throw new DueRefusal(`năm “${text}”: cần năm bốn chữ số, từ ${YEAR_MIN} đến ${YEAR_MAX}`, false);
  }
  return typed.value;
}

/** Throws `DueRefusal`; `readDue` turns it into the reading's error. */
export function daysOf(span: Span, programmeYear: number): SpanDays {
  switch (span.type) {
    case 'day':
      return daysOfDay(span, programmeYear);
    case 'month':
      return daysOfMonth(span, programmeYear);
    case 'quarter': {
      const year = yearOf(span.year, programmeYear);
      if (span.quarter < 1 || span.quarter > 4)
        throw new DueRefusal(`quý ${span.quarter} không có; một năm có quý I đến quý IV`, true);
      return plain(span, monthStart(year, span.quarter * 3 - 2), monthEnd(year, span.quarter * 3));
    }
    case 'year': {
      const year = yearOf(span.year, programmeYear);
      return plain(span, monthStart(year, 1), monthEnd(year, 12));
    }
    case 'months': {
      const year = yearOf(span.year, programmeYear);
      if (span.count < 1 || span.count > 11)
        throw new DueRefusal(`“${span.count} tháng” của một năm: cần từ 1 đến 11 tháng`, false);
      return span.side === 'first'
        ? plain(span, monthStart(year, 1), monthEnd(year, span.count))
        : plain(span, monthStart(year, 13 - span.count), monthEnd(year, 12));
    }
    default:
      return daysOfEdge(span, programmeYear);
  }
}

function plain(span: Span, from: IsoDay, to: IsoDay): SpanDays {
  return { span, from, to, contradiction: null };
}

function daysOfDay(span: Extract<Span, { type: 'day' }>, programmeYear: number): SpanDays {
  if (span.month === null) throw new DueRefusal(`ngày ${span.day} chưa ghi tháng`, false);
  const year = yearOf(span.year, programmeYear);
  const day = isoDay(year, span.month, span.day);
  if (day === null) throw new DueRefusal(`ngày ${span.day}/${span.month}/${year} không tồn tại`, true);
  const differs = span.weekday !== null && span.weekday !== weekdayNumber(day);
  const contradiction = differs
    ? `ngày ${displayDay(day)} là ${weekdayOf(day)}, văn bản ghi thứ khác; đề nghị kiểm tra ngày hoặc thứ`
    : null;
  return { span, from: day, to: day, contradiction };
}

function daysOfMonth(span: Extract<Span, { type: 'month' }>, programmeYear: number): SpanDays {
  const year = yearOf(span.year, programmeYear);
  if (span.month < 1 || span.month > 12) throw new DueRefusal(`tháng ${span.month} không có`, true);
  return plain(span, monthStart(year, span.month), monthEnd(year, span.month));
}

/**
 * Civil Code 2015, Article 146: the start of a month or year is its first day, the middle the 15th or 30 June, the end its
 * last day. A quarter has only an end by anyone's reading; its start is suggested as its first month, its middle as nothing.
 */
function daysOfEdge(span: Extract<Span, { type: 'edge' }>, programmeYear: number): SpanDays {
  const whole = daysOf(span.of, programmeYear);
  if (span.edge === 'end') return plain(span, whole.to, whole.to);
  const year = Number(whole.from.slice(0, 4));
  const month = Number(whole.from.slice(5, 7));
  if (span.of.type === 'quarter') {
    if (span.edge === 'start') return plain(span, whole.from, monthEnd(year, month));
    throw new DueRefusal('“giữa quý”: không có quy định là ngày nào', false);
  }
  if (span.edge === 'start') return plain(span, whole.from, whole.from);
  const middle = span.of.type === 'month' ? `${whole.from.slice(0, 8)}15` : monthEnd(year, 6);
  return plain(span, middle, middle);
}
