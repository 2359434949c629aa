/** The levels that a plan asks units to reach or keep, each with what staff recorded of it by a day (P90). */
import type { ExpandOptions } from '../../obligations/expand.ts';
import { expandPlan } from '../../obligations/expand.ts';
import { factKey } from '../../obligations/fact.ts';
import { isUnnamedParty, type Obligation } from '../../obligations/obligation.ts';
import type { Commitment, DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { plainKey } from '../../text/vietnamese.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { isChecked } from '../../workbook/check.ts';
import { LEVELS_TAB, OWED_ROW, SETTING_ROW } from '../../workbook/keys.ts';
import { RowOn } from '../office/cells-on.ts';
import { setOf } from '../office/duty-cells.ts';
import type { UnitKnown } from '../../units/known-units.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { type LevelReading, readLevelRow } from './level-row.ts';

export interface LevelGoal {
  readonly obligation: Obligation;
  readonly set: PartySet;
  readonly level: string;
  readonly commitment: Commitment | null;
  readonly key: string;
  /** In the registry of its set; null: not known there. */
  readonly unit: UnitKnown | null;
  readonly reading: LevelReading;
}

/** Units of one duty that nobody named yet (P25), or a set of which nobody knows how many it has (`count` null). */
export interface UnnamedGoal extends Pick<LevelGoal, 'key' | 'set' | 'level' | 'commitment'> {
  readonly obligation: Obligation;
  readonly count: number | null;
}

export interface LevelGoals {
  readonly named: readonly LevelGoal[];
  readonly unnamed: readonly UnnamedGoal[];
}

type Input = Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf' | 'units'>;

export function levelGoals(input: Input): LevelGoals {
  const { plan, sheet, asOf, units } = input;
  const tab = LEVELS_TAB.of(plan.id);
  const named: LevelGoal[] = [];
  const unnamed = new Map<string, UnnamedGoal>();
  for (const obligation of levelsOwed(plan)) {
    const { duty, party, slot, amount } = obligation;
    const set = setOf(plan, duty.who);
    if (set === undefined) continue;
    const said = { obligation, set, level: duty.level ?? duty.label, commitment: duty.commitment };
    if (amount === null || isUnnamedParty(set.key, party)) {
      const key = OWED_ROW.of(duty.key, set.key, slot);
      const count = amount === null ? null : (unnamed.get(key)?.count ?? 0) + 1;
      unnamed.set(key, { ...said, key, count });
      continue;
    }
    const key = OWED_ROW.of(duty.key, party, slot);
    const unit = set.of === 'unit' ? units(party, set.registry) : null;
    // Who keeps a level has one: without a record nobody knows that it was kept, and nothing is behind.
    const begin = duty.commitment === 'duy trì' ? 'unconfirmed' : 'no_dossier';
    const reading = readLevelRow(new RowOn(sheet, tab, key, asOf), asOf, begin);
    named.push({ ...said, key, unit, reading });
  }
  return { named, unnamed: [...unnamed.values()] };
}

function levelsOwed(plan: DutyPlan): readonly Obligation[] {
  const duties = plan.duties.filter(({ what }) => what === 'level');
  const { obligations, unknown } = expandPlan({ ...plan, duties });
  const open = unknown.map((duty): Obligation => {
    return { duty, party: duty.who, slot: '', amount: null, from: null, due: null, isDueUnclear: false };
  });
  return [...obligations, ...open];
}

export const LATE_BY_DOSSIER = SETTING_ROW.of('late-by-dossier');
export const ANSWER_COLUMN = 'district';

/** P91: late is who was not recognised by the due day; the office may take the day of the dossier instead. */
export function levelAsks(input: DutyTabInput): ExpandOptions {
  const { plan, sheet, asOf } = input;
  const row = new RowOn(sheet, LEVELS_TAB.of(plan.id), LATE_BY_DOSSIER, asOf);
  if (!isChecked(row.value(ANSWER_COLUMN))) return {};
  const handedIn = new Map<string, IsoDay>();
  for (const { obligation, reading } of levelGoals(input).named) {
    const { duty, party, slot } = obligation;
    if (reading.dossierOn !== null) handedIn.set(factKey({ duty: duty.key, party, slot }), reading.dossierOn);
  }
  return { handedIn };
}

export const ANSWERS = { yes: 'Có tính', no: 'Không tính' } as const;

/** P93: where the document does not say whether striving units count, staff answer. */
export function withAnswers({ plan, sheet, asOf }: DutyTabInput): DutyPlan {
  if (plan.targets.every(({ countsStriving }) => countsStriving !== null)) return plan;
  const targets = plan.targets.map((target) => {
    const answered = answerOf(target.level, { plan, sheet, asOf }).answer;
    return target.countsStriving === null ? { ...target, countsStriving: answered } : target;
  });
  return { ...plan, targets };
}

export function answerRow(level: string): string {
  return SETTING_ROW.of(`striving ${level}`);
}

export function answerOf(
  level: string,
  { plan, sheet, asOf }: Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf'>,
): { readonly answer: boolean | null; readonly unreadable: string | null } {
  const value = new RowOn(sheet, LEVELS_TAB.of(plan.id), answerRow(level), asOf).value(ANSWER_COLUMN);
  if (isBlank(value)) return { answer: null, unreadable: null };
  const typed = plainKey(String(value));
  if (typed === plainKey(ANSWERS.yes)) return { answer: true, unreadable: null };
  if (typed === plainKey(ANSWERS.no)) return { answer: false, unreadable: null };
  return { answer: null, unreadable: String(value) };
}
