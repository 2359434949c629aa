/** What people sent by the Form of a series (P60), with what staff decided about it in `Cần xử lý`. */
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { readEntries } from '../registrations/entries.ts';
import type { Entry } from '../registrations/entry.ts';
import type { Decision } from '../registrations/registration.ts';
import type { CellDecision, DecisionProblem } from '../decisions/cell-decision.ts';
import { classesNamed } from '../series/class-named.ts';
import type { SeriesClass } from '../series/series-class.ts';
import type { FormEntry, SeriesForm } from '../series/series-form.ts';
import { Problems } from '../tabs/office/cells-on.ts';
import type { DutyTabInput } from '../tabs/office/duty-plan-state.ts';
import type { DecisionsRead } from '../tabs/read-decisions.ts';
import { readReviewDecisions } from '../tabs/review/read-review-decisions.ts';
import { readClasses } from '../tabs/series/read-classes.ts';
import { byKey } from '../text/by-key.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { UnitMatch } from '../units/unit.ts';
import { planOfRegistration } from '../workbook/keys.ts';
import { namesSetIn } from './read-decided.ts';
import type { SourceRead } from './read-source.ts';

export interface SeriesFormRead {
  readonly form: SeriesForm;
  readonly decided: DecisionsRead;
}

interface Source extends Pick<SourceRead, 'history' | 'remembered'> {
  readonly plan: Plan;
  readonly planId: string;
  readonly nowMs: number;
  readonly isPlaceName: (text: string) => boolean;
}

export function readSeriesForm(source: Source, input: DutyTabInput): SeriesFormRead {
  const { plan, planId, history, isPlaceName } = source;
  const { sheet } = input;
  const classes = readClasses(input, new Problems()).filter(({ code }) => code !== null);
  const names = namesSetIn(sheet).filter(({ registration }) => planOfRegistration(registration) === planId);
  const reading = {
    known: history.known,
    plan: { ...plan, classes: datedClasses(classes, input.plan) },
    matchUnit: () => NO_UNIT,
    isPlaceName,
    chosenClass: (typed: string) => classKey(typed, classes),
  };
  const before = new Map(readEntries(reading, names).map((entry) => [entry.key, entry]));
  const review = readReviewDecisions(sheet.snapshot, {
    plan: planId,
    roles: [],
    seenAt: (tab, entity, column) => sheet.since(tab, entity, column),
    unitTypedOf: (key) => before.get(key)?.unitTyped,
    readUnit: () => null,
    readClassAlone: (typed) => chosenCode(typed, classes),
  });
  const cells = review.cells.filter(({ decision }) => decision.kind !== 'replace');
  const decisions = cells.map(({ decision }) => decision);
  const rightTimes = decisions.filter(({ kind }) => kind === 'right_time');
  const entries = readEntries(reading, [...names, ...rightTimes]);
  return {
    form: { entries: formEntries(entries, decisions, names, source) },
    decided: {
      decisions,
      cells,
      aliases: [],
      problems: [...review.problems.map(toldOfRole), ...review.cells.flatMap(replaceProblem)],
      touched: review.touched,
      seen: review.seen,
    },
  };
}

/** Of a series nobody's unit decides anything. */
const NO_UNIT: UnitMatch = { status: 'review', code: null, method: null, reason: '', suggestions: [] };

/** R5: nobody can have known of the plan long before its years, or before its first class. */
function datedClasses(classes: readonly SeriesClass[], { from }: DutyPlan): Plan['classes'] {
  const first = classes.flatMap(({ study }) => (study === null ? [] : [study.from]));
  const days = (from === null ? first : [from, ...first]).sort();
  return days.slice(0, 1).map((date) => ({
    code: '',
    label: '',
    date,
    weekdayStated: null,
    sessions: [],
    venue: '',
    host: null,
    statedText: null,
    statedUnits: null,
    units: [],
  }));
}

function classKey(typed: string, classes: readonly SeriesClass[]): string {
  const named = classesNamed(typed, classes);
  return named.length === 1 ? (named[0]?.row ?? '') : plainKey(typed);
}

/** One that takes place: what staff call by the code of one that is put off is asked about. */
function chosenCode(typed: string, classes: readonly SeriesClass[]): string | null {
  const [only, ...others] = classesNamed(typed, classes);
  if (only === undefined || others.length > 0) return null;
  return only.state === 'postponed' || only.state === 'cancelled' ? null : only.code;
}

function formEntries(
  entries: readonly Entry[],
  decisions: readonly Decision[],
  names: readonly Decision[],
  { history, remembered, nowMs }: Source,
): readonly FormEntry[] {
  const own = byKey(decisions, ({ registration }) => registration);
  const before = new Map(remembered.map((one) => [one.id, one]));
  const goneAt = new Map(
    history.known
      .filter(({ row }) => row === null)
      .map(({ id }) => [id, before.get(id)?.present === true ? nowMs : (before.get(id)?.goneAt ?? nowMs)]),
  );
  const listedAt = new Map(names.map(({ registration, seenAt }) => [registration, seenAt]));
  return entries.map((entry, order) => ({
    entry,
    order,
    decisions: own.get(entry.key) ?? [],
    goneAt: goneAt.get(entry.responseId) ?? (entry.isLeftOut ? (listedAt.get(entry.baseKey) ?? nowMs) : null),
  }));
}

function toldOfRole(problem: DecisionProblem): DecisionProblem {
  return problem.column === 'role' ? { ...problem, message: NO_ROLES } : problem;
}

function replaceProblem({ decision, tab, entity, column, words }: CellDecision): readonly DecisionProblem[] {
  return decision.kind === 'replace' ? [{ tab, entity, column, value: words, message: NO_REPLACING }] : [];
}

const NO_ROLES = 'Chưa có hiệu lực: kế hoạch này không chia thành phần; đề nghị xóa ô “Thành phần đúng”.';
const NO_REPLACING =
  'Chưa có hiệu lực: Thay thế – ở lớp này không ai giữ chỗ của riêng đơn vị nào; đề nghị chọn “Duyệt” để cho vào lớp, hoặc “Rút”.';
