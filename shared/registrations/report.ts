import type { IsoDay } from '../time/local-date.ts';
import { dayOf } from '../time/local-date.ts';
import { OF_PLAN } from '../workbook/keys.ts';
import type { Account, ClassState, Note, Reconciliation, Status, UnitState } from './registration.ts';

/** What a program reads with `--report` (design.md, "Report"). The words are those of the rules. */
export interface Report extends ReportedRegistrations {
  /** ISO with the local offset. */
  readonly now: string;
  readonly outcome: 'done' | 'held';
  /** Why nothing was written, and what it is about; null: it was. */
  readonly held: { readonly reason: string; readonly text: string; readonly rows: readonly string[] } | null;
  /** What was put right in rows that had been moved without their hidden keys. */
  readonly righted: readonly string[];
  /** What else a person was told: how the table was read, which columns play no part. */
  readonly notices: readonly string[];
  /** Every plan of the workbook; the fields below are those of the plan of classes. */
  readonly plans: readonly unknown[];
  /** P42: columns of the responses, counted from 1, that play no part, and why. */
  readonly unusedColumns: readonly {
    readonly column: number;
    readonly title: string;
    readonly why: string;
  }[];
  readonly changes: { readonly cells: number; readonly rowsAdded: number; readonly tabsAdded: number };
  readonly calls: { readonly reads: number; readonly writes: number };
  /** Tabs that could not be written, and why; then the sync is done in part. */
  readonly skipped: readonly { readonly tab: string; readonly title: string; readonly why: string }[];
}

/** Who registered for a plan. Classes are named as the plan itself does. */
export interface ReportedRegistrations {
  readonly account: Account;
  readonly classes: readonly ClassState[];
  readonly units: readonly UnitState[];
  readonly registrations: readonly {
    readonly key: string;
    readonly row: number | null;
    readonly delegate: number;
    readonly fullName: string;
    readonly unit: string | null;
    readonly class: string | null;
    readonly role: string | null;
    readonly status: Status;
    readonly notes: readonly Note[];
  }[];
  readonly rowProblems: readonly { readonly row: number; readonly problem: string }[];
}

export function reportOf(
  reconciliation: Reconciliation,
  run: Pick<
    Report,
    'outcome' | 'held' | 'righted' | 'notices' | 'plans' | 'unusedColumns' | 'changes' | 'calls' | 'skipped'
  > & {
    readonly nowMs: number;
  },
): Report {
  return {
    now: localIso(run.nowMs),
    outcome: run.outcome,
    held: run.held,
    righted: run.righted,
    notices: run.notices,
    plans: run.plans,
    ...reportedRegistrations(reconciliation),
    unusedColumns: run.unusedColumns,
    changes: run.changes,
    calls: run.calls,
    skipped: run.skipped,
  };
}

export function reportedRegistrations(reconciliation: Reconciliation): ReportedRegistrations {
  const { account, classes, units, registrations, rowProblems } = reconciliation;
  return {
    account,
    classes: classes.map((one) => ({ ...one, code: ownName(one.code) })),
    units: units.map((one) => ({ ...one, class: ownName(one.class) })),
    registrations: registrations.map((registration) => ({
      key: registration.key,
      row: registration.row,
      delegate: registration.delegate,
      fullName: registration.fullName,
      unit: registration.unit,
      class: registration.class === null ? null : ownName(registration.class),
      role: registration.role,
      status: registration.status,
      notes: registration.notes,
    })),
    rowProblems: rowProblems.map(({ row, problem }) => ({ row, problem })),
  };
}

/** Whether this is a report that some version of ours wrote. */
export function isReport(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const kept: Readonly<Record<string, unknown>> = { ...value };
  const isObject = (key: string) => typeof kept[key] === 'object' && kept[key] !== null;
  return typeof kept['now'] === 'string' && ALWAYS_REPORTED.every(isObject);
}

const ALWAYS_REPORTED = ['account', 'classes', 'units', 'registrations', 'rowProblems', 'changes', 'calls'];

function ownName(code: string): string {
  return OF_PLAN.partsOf(code)[0];
}

/** `2026-05-09T08:00:00+07:00`. */
export function localIso(instantMs: number): string {
  const day: IsoDay = dayOf(instantMs);
  const time = new Date(instantMs + 7 * 3_600_000).toISOString().slice(11, 19);
  return `${day}T${time}+07:00`;
}
