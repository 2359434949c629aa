/** What the grammar recognises, before any calendar is asked: numbers are as typed, years may be missing. */

export type Span = DaySpan | MonthSpan | QuarterSpan | YearSpan | MonthsSpan | EdgeSpan;

export interface DaySpan {
  readonly type: 'day';
  readonly day: number;
  readonly month: number | null;
  readonly year: YearTyped | null;
  /** 0 is Sunday; null: none stated. */
  readonly weekday: number | null;
}

export interface MonthSpan {
  readonly type: 'month';
  readonly month: number;
  readonly year: YearTyped | null;
}

export interface QuarterSpan {
  readonly type: 'quarter';
  readonly quarter: number;
  readonly year: YearTyped | null;
}

export interface YearSpan {
  readonly type: 'year';
  readonly year: YearTyped | null;
}

/** "06 tháng đầu năm", "3 tháng cuối năm". */
export interface MonthsSpan {
  readonly type: 'months';
  readonly count: number;
  readonly side: 'first' | 'last';
  readonly year: YearTyped | null;
  /** "6 tháng năm 2026": which six months is not said. */
  readonly sideStated: boolean;
}

export interface EdgeSpan {
  readonly type: 'edge';
  readonly edge: 'start' | 'middle' | 'end';
  readonly of: MonthSpan | QuarterSpan | YearSpan;
}

/** A year with its digits: "26" is no year, and nobody may guess which century was meant. */
export interface YearTyped {
  readonly value: number;
  readonly digits: number;
}

/** How a day bounds: the day before, through the day, or exactly it. */
export type Bound = 'before' | 'by' | 'in';

export type CycleUnit = 'week' | 'month' | 'quarter' | 'year' | 'months';

export interface Cycle {
  readonly unit: CycleUnit;
  /** For `months`: how many ("06 tháng"). Else 1. */
  readonly count: number;
}

/** The day of each period on which a recurring task is due, where one is named. */
export interface CycleDay {
  readonly bound: Bound;
  readonly day: number | 'last';
}

export type DueCore =
  | { readonly type: 'spans'; readonly spans: readonly Span[] }
  /** `opened`: by "từ", which lets the ends be of different kinds ("từ quý II đến 31/12"). */
  | { readonly type: 'range'; readonly from: Span; readonly to: Span; readonly opened: boolean }
  | { readonly type: 'bound'; readonly bound: 'before' | 'by'; readonly span: Span }
  | { readonly type: 'yearly'; readonly bound: Bound; readonly spans: readonly Span[] }
  | {
      readonly type: 'cycles';
      readonly cycles: readonly Cycle[];
      readonly year: YearTyped | null;
      readonly day: CycleDay | null;
    }
  | { readonly type: 'weekly'; readonly weekday: number; readonly year: YearTyped | null }
  | {
      readonly type: 'words';
      readonly kind: 'ongoing' | 'external' | 'event' | 'quota' | 'duration' | 'unspecified' | 'relative';
    };

export interface DueTree {
  readonly core: DueCore;
  readonly conditional: boolean;
  readonly maintenance: boolean;
  readonly needsConfirmation: boolean;
}
