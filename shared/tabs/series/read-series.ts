/** Everything that `Chuỗi lớp` says at the end of a day: the plan's classes as spread, those opened, and what is to be looked at. */
import { expandPlan } from '../../obligations/expand.ts';
import { periodsOfDuty } from '../../plan/periods-of-duty.ts';
import type { Fact } from '../../obligations/fact.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { classWarnings } from '../../series/class-checks.ts';
import { type GroupPlan, groupPlans, yearOf, yearsOfPlan } from '../../series/group-plan.ts';
import { isHeld, isOpened, type SeriesClass } from '../../series/series-class.ts';
import { groupProgress, inDayOrder, type Progress } from '../../series/series-progress.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { SERIES_TAB } from '../../workbook/keys.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import { setOf } from '../office/duty-cells.ts';
import type { DutyTabInput, DutyTabRead } from '../office/duty-plan-state.ts';
import { classContradictions } from './class-contradictions.ts';
import { readClasses } from './read-classes.ts';
import { type SeriesPeople, withPeople } from './with-people.ts';
import { readSpread, readTolerance } from './read-spread.ts';
import { classDuties } from './series-columns.ts';

export interface Series extends SeriesPeople {
  readonly years: readonly number[];
  readonly groups: readonly SeriesGroup[];
  /** In the order of their rows. */
  readonly classes: readonly SeriesClass[];
  readonly tolerance: number;
  readonly problems: Problems;
}

export interface SeriesGroup {
  readonly plan: GroupPlan;
  /** In the order of their days. */
  readonly classes: readonly SeriesClass[];
  readonly progress: readonly Progress[];
}

export function readSeries(input: DutyTabInput): Series {
  const { plan } = input;
  const problems = new Problems();
  const years = yearsOfPlan(plan);
  const groups = groupPlans(classObligations(plan), years, readSpread(input, years, problems));
  const tolerance = readTolerance(input, problems);
  const found = withPeople(input, readClasses(input, problems), problems);
  const { classes, people } = found;
  for (const one of classes) {
    const hasList = (people.get(one.row)?.present ?? null) !== null;
    for (const text of classContradictions(one, hasList, input)) problems.say(one.row, text);
  }
  const ofGroups = groups.map((group): SeriesGroup => {
    const own = inDayOrder(classes.filter(({ duty }) => duty?.key === group.duty.key));
    sayOutside(own, group, plan, problems);
    sayCrowded(own, group, problems);
    return { plan: group, classes: own, progress: groupProgress(group, years, own, perParty(group.duty)) };
  });
  for (const one of classes)
    for (const warning of classWarnings(one, { tolerance })) problems.say(one.row, warning);
  return { ...found, years, groups: ofGroups, tolerance, problems };
}

/** Those of classes alone, one that cannot be told included. */
function classObligations(plan: DutyPlan): readonly Obligation[] {
  const { obligations, unknown } = expandPlan({ ...plan, duties: classDuties(plan) });
  const unclear = { slot: '', amount: null, from: null, due: null, isDueUnclear: false };
  return [...obligations, ...unknown.map((duty) => ({ ...unclear, duty, party: duty.who }))];
}

function perParty({ spread, amount }: Duty): number | null {
  return spread === 'each' && amount.kind === 'fixed' ? amount.n : null;
}

/** P53: a year for which nothing is planned. */
function sayOutside(
  own: readonly SeriesClass[],
  { duty, byYear, unassigned, total }: GroupPlan,
  plan: DutyPlan,
  problems: Problems,
): void {
  for (const { row, study } of own.filter(isOpened)) {
    if (study === null || total === null) continue;
    const year = yearOf(study.from);
    const isPlanned = unassigned > 0 || byYear.has(year);
    if (!isPlanned || slotAt(duty, plan, study.from) === null)
      problems.say(row, `Cần kiểm tra: năm ${year} nhóm này không có lớp theo kế hoạch.`);
  }
}

/** P53: more classes of one party than it is to have. */
function sayCrowded(own: readonly SeriesClass[], { duty }: GroupPlan, problems: Problems): void {
  const counts = new Map<string, number>();
  const each = perParty(duty);
  for (const { row, party, place } of own.filter(isOpened)) {
    if (each === null || party === null) continue;
    const count = (counts.get(party) ?? 0) + 1;
    counts.set(party, count);
    if (count > each) problems.say(row, `Cần kiểm tra: lớp thứ ${count} của ${place}, kế hoạch ${each} lớp.`);
  }
}

/** Held classes fill what is owed of classes (P55), and who was trained in them what is owed of people (P57). */
export function readSeriesFacts(input: DutyTabInput): DutyTabRead {
  const { plan, sheet, asOf } = input;
  const { classes, problems } = readSeries(input);
  const tab = SERIES_TAB.of(plan.id);
  const facts = classes.filter(isHeld).flatMap((one): readonly Fact[] => {
    const row = new RowOn(sheet, tab, one.row, asOf);
    const recordedAt = row.seenAt(['group', 'commune', 'from', 'to', 'standing', 'present']);
    const about = { source: `${tab} ${one.row}`, on: one.study?.to ?? null, recordedAt };
    return [...classFacts(one, plan, about), ...trainedFacts(one, plan, about)];
  });
  return { facts, problems: problems.all };
}

type About = Pick<Fact, 'source' | 'on' | 'recordedAt'>;

function classFacts({ duty, party, study }: SeriesClass, plan: DutyPlan, about: About): readonly Fact[] {
  if (duty === null || party === null || study === null) return [];
  const slot = slotAt(duty, plan, study.from);
  return slot === null ? [] : [{ ...about, duty: duty.key, party, slot, says: { kind: 'more', n: 1 } }];
}

function trainedFacts({ trained, study }: SeriesClass, plan: DutyPlan, about: About): readonly Fact[] {
  return [...trained].flatMap(([key, n]): readonly Fact[] => {
    const duty = plan.duties.find((one) => one.key === key);
    const set = duty === undefined ? undefined : setOf(plan, duty.who);
    if (duty === undefined || set === undefined || study === null) return [];
    const slot = isUnknown(duty, plan) ? '' : slotAt(duty, plan, study.from);
    return slot === null ? [] : [{ ...about, duty: key, party: set.key, slot, says: { kind: 'more', n } }];
  });
}

/** Nobody said how many people the set has: what is done stands beside the whole duty (`fillPlan`). */
function isUnknown(duty: Duty, plan: DutyPlan): boolean {
  return expandPlan({ ...plan, duties: [duty] }).unknown.length > 0;
}

/** The period of the duty in which a day lies; null: none. */
function slotAt(duty: Duty, plan: DutyPlan, day: IsoDay): string | null {
  const periods = periodsOfDuty(duty, plan);
  if (periods === null) return '';
  return periods.find(({ from, to }) => from <= day && day <= to)?.key ?? null;
}
