import type { ExpandOptions } from '../../obligations/expand.ts';
import type { FilledPlan } from '../../obligations/fill.ts';
import type { Fact } from '../../obligations/fact.ts';
import type { ListGuest } from '../../lists/list-stay.ts';
import type { DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import type { HeldPlace } from '../../registrations/holds-place.ts';
import type { SeriesForm } from '../../series/series-form.ts';
import type { IsoDay } from '../../time/local-date.ts';
import type { MatchUnitIn, UnitsKnown } from '../../units/known-units.ts';
import type { KeyForm } from '../../workbook/key-form.ts';
import type { Change, Tab } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';

/**
 * Whether a person holds a place in person at an occasion of the plan (P76); `waiting`: a person has still to decide;
 * `unknown`: nobody reads registrations of this plan.
 *
 * @param party code of the unit, or key of the group, for which the person comes.
 */
export type HoldsPlace = (name: string, party: string) => HeldPlace;

/** How many classes of those that are a duty's progress (P13) were held. */
export interface ClassProgress {
  readonly held: number;
  /** Null: nobody knows how many there are to be (P5). */
  readonly all: number | null;
}

/** @param key of a duty of classes of the plan, or id of a plan. Null: the workbook has no such classes. */
export type ClassProgressOf = (key: string) => ClassProgress | null;

/** A plan of duties at the end of a day, as its tabs show it. */
export interface DutyPlanState {
  /** As the document has it. */
  readonly stored: DutyPlan;
  /** With what staff settled by then: members, sizes, due days. */
  readonly plan: DutyPlan;
  readonly filled: FilledPlan;
  /** All that was recorded of it, also after that day. */
  readonly facts: readonly Fact[];
  readonly asOf: IsoDay;
  /** To read staff cells from: as found, with every row keyed. */
  readonly sheet: StaffSheet;
  readonly units: UnitsKnown;
  readonly match: MatchUnitIn;
  /** P60: who registered for its classes by a Form; absent: nobody reads one. */
  readonly form?: SeriesForm | undefined;
  readonly holdsPlace: HoldsPlace;
  /** What the reader of the plan should look at, from `readPlan2`. */
  readonly warnings: readonly string[];
  /** How its table of responses was read the last time it was looked for; null: nothing to say. */
  readonly responsesNote: string | null;
  /** P41: of whom this plan and others ask people, or a hall, at the same time; a sentence each. */
  readonly clashes: readonly string[];
  /** Who asks for meals and nights in lists that communes sent as files. */
  readonly guests: readonly ListGuest[];
  /** By tab and row key: what stands beside a row in “Cần kiểm tra”. */
  readonly problems: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** P13: of the classes that a duty names as its progress. */
  readonly classProgress: ClassProgressOf;
  /** What managers read of it in `Tổng hợp`, beside the counts; a sentence each. */
  readonly summary: readonly string[];
}

export interface DutyTabInput {
  readonly plan: DutyPlan;
  readonly asOf: IsoDay;
  readonly sheet: StaffSheet;
  readonly units: UnitsKnown;
  readonly match: MatchUnitIn;
  /** As in `DutyPlanState`. */
  readonly form?: SeriesForm | undefined;
}

/** What staff recorded in a tab by the end of a day. */
export interface DutyTabRead {
  readonly facts: readonly Fact[];
  /** By row key: what could be read and does not count, or could not be read. */
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

/**
 * One kind of tab of a plan of duties: which tabs are of it, what staff typed there, and how it is laid out. A tab exists only
 * where it has rows (P18). What it shows and reads depends on what duties say, never on which they are (P3).
 */
export interface DutyTab
  extends Pick<TabKind<never>, 'labelColumns' | 'identity' | 'leftoverColumn' | 'rowsAreStaffs'> {
  readonly tab: KeyForm<readonly [string]>;
  /** Gives keys to rows that staff added; applied before anything is read. */
  readonly adopt?: (sheet: StaffSheet, plan: DutyPlan) => readonly Change[];
  /** What staff settled about the plan itself, before it is expanded. */
  readonly settle?: (input: DutyTabInput) => DutyPlan;
  /** What staff settled about how often the settled plan asks and from which days on; no two kinds say the same thing of it. */
  readonly asks?: (input: DutyTabInput) => ExpandOptions;
  readonly read?: (input: DutyTabInput) => DutyTabRead;
  readonly layout: (state: DutyPlanState) => readonly Tab[];
  /** Its sentences in `Tổng hợp`. */
  readonly summary?: (state: Omit<DutyPlanState, 'summary'>) => readonly string[];
}

/** What stands beside a row in “Cần kiểm tra”; null: nothing. */
export function problemCell(
  { problems }: Pick<DutyPlanState, 'problems'>,
  tab: string,
  row: string,
): string | null {
  return problems.get(tab)?.get(row)?.join('\n') ?? null;
}

/** How a party is shown: a unit by its name in its registry, one that nobody named by its set, others as written. */
export function partyName(party: string, set: PartySet | undefined, units: UnitsKnown): string {
  if (set === undefined || party === set.key) return set?.label ?? party;
  if (set.of === 'unit') {
    const known = units(party, set.registry);
    if (known !== null) return known.parent === null ? known.name : `${known.name} (${known.parent})`;
  }
  const number = party.startsWith(`${set.key}#`) ? party.slice(set.key.length + 1) : null;
  return number === null ? party : `${set.label} – đơn vị thứ ${number}, chưa có tên`;
}
