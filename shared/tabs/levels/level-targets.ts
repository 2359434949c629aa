/** The table of targets: how many units are to reach each level, who registered or strives for it, who was recognised (P92). */
import type { DutyPlan, LevelTarget } from '../../plan/duty-plan.ts';
import type { UnitsKnown } from '../../units/known-units.ts';
import { partyName } from '../office/duty-plan-state.ts';
import type { LevelGoal, LevelGoals } from './level-goals.ts';

export interface TargetTable {
  /** Units above, in the order of the document. */
  readonly parents: readonly { readonly code: string; readonly name: string }[];
  /** Some of those counted stand below no unit that is known. */
  readonly hasUnplaced: boolean;
  readonly levels: readonly LevelCounts[];
}

export interface LevelCounts {
  readonly level: string;
  readonly target: LevelTarget | null;
  readonly registered: Count;
  readonly striving: Count;
  readonly kept: Count;
}

/** How many units, and how many of them are recognised. */
export interface Count {
  readonly all: ByParent;
  readonly recognised: ByParent;
}

export interface ByParent {
  readonly total: number;
  readonly of: (parent: string) => number;
  readonly unplaced: number;
}

export function targetTable(goals: LevelGoals, plan: DutyPlan, units: UnitsKnown): TargetTable {
  const codes = parentCodes(goals, plan);
  const levels = levelsOf(goals, plan).map((level): LevelCounts => {
    const count = (isMeant: (one: Pick<LevelGoal, 'commitment'>) => boolean): Count =>
      countOf(goals, level, isMeant, codes);
    return {
      level,
      target: plan.targets.find((target) => target.level === level) ?? null,
      // What is said without a commitment is owed like what is registered.
      registered: count(({ commitment }) => commitment === 'đăng ký' || commitment === null),
      striving: count(({ commitment }) => commitment === 'phấn đấu'),
      kept: count(({ commitment }) => commitment === 'duy trì'),
    };
  });
  return {
    parents: codes.map((code) => ({ code, name: parentName(code, goals, plan, units) })),
    hasUnplaced: levels.some((one) =>
      [one.registered, one.striving, one.kept].some(({ all }) => all.unplaced > 0),
    ),
    levels,
  };
}

function levelsOf({ named, unnamed }: LevelGoals, { targets }: DutyPlan): readonly string[] {
  return [
    ...new Set([...targets.map(({ level }) => level), ...[...named, ...unnamed].map(({ level }) => level)]),
  ];
}

/** As the targets name them, then as the registry has them. */
function parentCodes({ named }: LevelGoals, { targets }: DutyPlan): readonly string[] {
  const stated = targets.flatMap(({ by }) => by.map(({ code }) => code));
  return [...new Set([...stated, ...named.flatMap(({ unit }) => unit?.parentCode ?? [])])];
}

function parentName(code: string, { named }: LevelGoals, plan: DutyPlan, units: UnitsKnown): string {
  const above = named.find(({ unit }) => unit?.parentCode === code)?.unit?.parent;
  if (above !== undefined && above !== null) return above;
  const set = plan.parties.find(({ of, members }) => of === 'unit' && members?.includes(code) === true);
  return set === undefined ? code : partyName(code, set, units);
}

function countOf(
  { named, unnamed }: LevelGoals,
  level: string,
  isMeant: (one: Pick<LevelGoal, 'commitment'>) => boolean,
  parents: readonly string[],
): Count {
  const own = named.filter((goal) => goal.level === level && isMeant(goal));
  const without = unnamed.filter((goal) => goal.level === level && isMeant(goal));
  const places = own.map((goal) => ({ goal, parent: parentOf(goal, parents) }));
  const count = (all: typeof places, more: number): ByParent => {
    const unplaced = all.filter(({ parent }) => parent === null).length + more;
    return {
      total: all.length + more,
      unplaced,
      of: (code) => all.filter(({ parent }) => parent === code).length,
    };
  };
  const more = without.reduce((sum, { count: n }) => sum + (n ?? 0), 0);
  return {
    all: count(places, more),
    recognised: count(
      places.filter(({ goal }) => goal.reading.state === 'recognised'),
      0,
    ),
  };
}

/** A unit that is one of those above stands in its own column. */
function parentOf({ unit, obligation: { party } }: LevelGoal, parents: readonly string[]): string | null {
  if (unit !== null && unit.parentCode !== null) return unit.parentCode;
  return parents.includes(party) ? party : null;
}

/** P92, P93: both figures stand until somebody says whether striving units count. */
export function verdict({ level, target, registered, striving }: LevelCounts): string | null {
  if (target === null) return null;
  const name = level.replace(/^./, (letter) => letter.toUpperCase());
  const head = `${name}: mục tiêu ${target.total}`;
  const [alone, both] = [registered.all.total, registered.all.total + striving.all.total];
  const byRegistered = `đăng ký ${alone}, ${against(alone, target.total)}`;
  const byBoth = `tính cả phấn đấu ${both}, ${against(both, target.total)}`;
  if (striving.all.total === 0) return `${head}; ${byRegistered}.`;
  if (target.countsStriving === true) return `${head}; ${byBoth}.`;
  if (target.countsStriving === false)
    return `${head}; ${byRegistered}; phấn đấu thêm ${striving.all.total}.`;
  return `${head}; ${byRegistered}; ${byBoth}. Văn bản không nói rõ có tính phấn đấu hay không.`;
}

function against(count: number, target: number): string {
  if (count === target) return 'đủ';
  return count < target ? `thiếu ${target - count}` : `vượt ${count - target}`;
}
