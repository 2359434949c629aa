import type { IsoDay } from '../time/local-date.ts';

/** A plan of duties as the panel shows it. */
export interface PanelPlanOfDuties {
  readonly id: string;
  readonly title: string;
  readonly asOf: IsoDay;
  /** What managers read of it, a sentence each. */
  readonly lines: readonly string[];
  readonly kinds: readonly PanelDutyKind[];
  readonly overdue: number;
  /** The longest overdue. */
  readonly overdueFirst: readonly {
    readonly what: string;
    readonly party: string;
    /** “Quý II/2024”; empty: none. */
    readonly slot: string;
    /** “Quá hạn 3 ngày”. */
    readonly days: string;
  }[];
}

export interface PanelDutyKind {
  readonly kind: string;
  readonly label: string;
  /** Done, late ones and those that owe nothing included. */
  readonly settled: number;
  readonly whole: number;
  readonly unknown: number;
  readonly overdue: number;
}
