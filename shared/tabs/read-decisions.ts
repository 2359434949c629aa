/**
 * Reads what staff decided in `Cần xử lý` and in the class tabs (R7). Text that is no known decision is reported beside
 * the cell and never guessed. Nothing is read from server cells.
 */
import { cellText, unitReader } from './plan/plan-cells.ts';
import type { Plan } from '../plan/plan.ts';
import type { MatchTyped } from '../plan/read-plan-file.ts';
import type { Decision, DecisionKind } from '../registrations/registration.ts';
import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';
import type { Unit, UnitAlias } from '../units/unit.ts';
import { isChecked } from '../workbook/check.ts';
import type { CellValue, WorkbookSnapshot } from '../workbook/model.ts';
import { readDecisionsText } from '../decisions/decision-text.ts';
import { DECISION_WORDS } from '../registrations/registration-words.ts';
import { isClassDataRow, personOfEntity, registrationOfEntity } from './class/class-tab.ts';
import { certainAliases, type SpellingConfirmed } from '../decisions/confirmed-spellings.ts';
import { isReviewDataRow, REVIEW_TAB } from './review/review-tab.ts';
import { settleTabs } from '../decisions/settle-tabs.ts';
import { type StaffRow, staffRows } from '../workbook/staff-rows.ts';

export interface ReadDecisionsInput {
  readonly snapshot: WorkbookSnapshot;
  readonly plan: Plan;
  readonly units: readonly Unit[];
  /** When the first sync saw the cell as it is now; milliseconds since the epoch. */
  readonly seenAt: (tab: string, entity: string, column: string) => number;
  /** The registrations known; undefined for others. `person` is the key of the person's first registration. */
  readonly registration: (key: string) => { readonly unitTyped: string; readonly person: string } | undefined;
  /** Resolves unit names that are not written exactly; certain answers only. */
  readonly matchUnit?: MatchTyped;
}

export interface DecisionsRead {
  /** By registration key, then kind. */
  readonly decisions: readonly Decision[];
  /** Two cells that say different things of one person, first seen in one sync: both without effect (`conflict`). */
  readonly conflicts: readonly (readonly Decision[])[];
  /** Spellings that staff asked to remember, by typed text. */
  readonly aliases: readonly UnitAlias[];
  readonly problems: readonly DecisionProblem[];
  /** Registrations in whose row of `Cần xử lý` staff typed anything. */
  readonly touched: ReadonlySet<string>;
  /** Registrations marked "Đã xem". */
  readonly seen: ReadonlySet<string>;
}

export interface DecisionProblem {
  readonly tab: string;
  readonly entity: string;
  readonly column: string;
  readonly value: string;
  /** Vietnamese; stands beside the cell. */
  readonly message: string;
}

export function readDecisions(input: ReadDecisionsInput): DecisionsRead {
  const problems: DecisionProblem[] = [];
  const { tabs } = input.snapshot;
  const review = tabs
    .filter(({ key }) => key === REVIEW_TAB)
    .flatMap((tab) => staffRows(tab, REVIEW_STAFF_COLUMNS, isReviewDataRow));
  const inClasses = tabs
    .filter(({ key }) => key.startsWith('class:'))
    .flatMap((tab) => staffRows(tab, ['decision'], isClassDataRow));

  const spellings: SpellingConfirmed[] = [];
  const fromReview = review.flatMap((row) => reviewDecisions(row, input, problems, spellings));
  const fromClasses = inClasses.flatMap((row) => classDecision(row, input, problems));
  const settled = settleTabs(fromReview, fromClasses, input.registration);
  problems.push(...settled.problems);
  const known = review.filter((row) => input.registration(row.entity) !== undefined);
  return {
    decisions: [...settled.decisions].sort(byRegistration),
    conflicts: settled.conflicts,
    aliases: certainAliases(spellings, problems),
    problems,
    touched: new Set(known.map((row) => row.entity)),
    seen: new Set(known.filter((row) => isChecked(row.values['seen'])).map((row) => row.entity)),
  };
}

/** The complaints of one tab as the layouts take them, by entity. */
export function complaintsOf(
  problems: readonly DecisionProblem[],
  isOfTab: (tab: string) => boolean,
): ReadonlyMap<string, string> {
  const complaints = new Map<string, string>();
  for (const { tab, entity, message } of problems) {
    if (!isOfTab(tab)) continue;
    const before = complaints.get(entity);
    complaints.set(entity, before === undefined ? message : `${before} ${message}`);
  }
  return complaints;
}

const REVIEW_STAFF_COLUMNS = ['decision', 'unit', 'role', 'remember', 'seen', 'remark'];

/** A decision with the cell it was read from. */
export interface CellDecision {
  readonly decision: Decision;
  readonly tab: string;
  readonly entity: string;
  readonly column: string;
  readonly words: string;
}

/** What a cell says, or what was expected instead. */
type Read = readonly { readonly kind: DecisionKind; readonly value: string | null }[] | string;

function reviewDecisions(
  row: StaffRow,
  input: ReadDecisionsInput,
  problems: DecisionProblem[],
  spellings: SpellingConfirmed[],
): readonly CellDecision[] {
  const registration = input.registration(row.entity);
  if (registration === undefined) {
    const column = Object.keys(row.values)[0] as string;
    problems.push(problem(row, column, 'Không còn đăng ký nào ứng với dòng này; đề nghị xóa các ô đã ghi.'));
    return [];
  }
  const readUnit = unitReader(input.units, input.matchUnit);
  const readers: Readonly<Record<string, (value: CellValue) => Read>> = {
    decision: readDecisionCell,
    unit: (value) => {
      const code = readUnit(value);
      return code === null ? NO_SUCH_UNIT : [{ kind: 'set_unit', value: code }];
    },
    role: (value) => readRoleCell(value, input.plan),
  };
  const decisions = Object.entries(readers).flatMap(([column, read]) =>
    cellDecision(row, column, row.entity, read, input, problems),
  );
  if (isChecked(row.values['remember'])) {
    const unit = decisions.find(({ decision }) => decision.kind === 'set_unit')?.decision.value ?? null;
    const confirmedAt = input.seenAt(row.tab, row.entity, 'remember');
    spellings.push({ row, typed: registration.unitTyped, code: unit, confirmedAt });
  }
  return decisions;
}

function classDecision(
  row: StaffRow,
  input: ReadDecisionsInput,
  problems: DecisionProblem[],
): readonly CellDecision[] {
  const person = personOfEntity(row.entity);
  const registration = registrationOfEntity(row.entity);
  if (person === null && registration === null) {
    problems.push(problem(row, 'decision', 'Chỗ này chưa có người đăng ký nên chưa có gì để xử lý.'));
    return [];
  }
  const key = registration ?? person;
  if (key === null || input.registration(key) === undefined) {
    problems.push(problem(row, 'decision', 'Không còn đăng ký nào ứng với dòng này; đề nghị xóa ô đã ghi.'));
    return [];
  }
  const cells = cellDecision(row, 'decision', key, readDecisionCell, input, problems);
  if (person === null) return cells;
  return cells.map((cell) => ({ ...cell, decision: { ...cell.decision, ofPerson: true } }));
}

function cellDecision(
  row: StaffRow,
  column: string,
  registration: string,
  read: (value: CellValue) => Read,
  input: ReadDecisionsInput,
  problems: DecisionProblem[],
): readonly CellDecision[] {
  const value = row.values[column];
  if (value === undefined) return [];
  if (row.contradictions.includes(column)) {
    problems.push(
      problem(row, column, 'Dòng này đứng hai lần với nội dung khác nhau; đề nghị xóa bớt một dòng.'),
    );
    return [];
  }
  const meant = read(value);
  if (typeof meant === 'string') {
    problems.push(problem(row, column, `Chưa hiểu “${cellText(value)}”: ${meant}`));
    return [];
  }
  const seenAt = input.seenAt(row.tab, row.entity, column);
  const place = { tab: row.tab, entity: row.entity, column, words: cellText(value) };
  return meant.map((one) => ({ ...place, decision: { registration, ...one, seenAt } }));
}

function readDecisionCell(value: CellValue): Read {
  const kinds = readDecisionsText(String(value));
  if (kinds !== null) return kinds.map((kind) => ({ kind, value: null }));
  const offered = Object.entries(DECISION_WORDS).filter(([key]) => key !== 'set_unit' && key !== 'set_role');
  return `đề nghị chọn ${offered.map(([, words]) => `“${words}”`).join(', ')}.`;
}

const NO_SUCH_UNIT = 'đề nghị chọn tên đơn vị trong danh sách, hoặc ghi mã đơn vị.';

/** A role by its label, its narrow label or its key. */
function readRoleCell(value: CellValue, { roles }: Plan): Read {
  const text = cleanText(cellText(value));
  const isPlain = text.toLowerCase() === plainKey(text);
  const matches = roles.filter(({ key, label, shortLabel }) =>
    [label, shortLabel, key].some((name) =>
      isPlain ? plainKey(name) === plainKey(text) : toneKey(name) === toneKey(text),
    ),
  );
  if (matches.length === 1 && matches[0] !== undefined) return [{ kind: 'set_role', value: matches[0].key }];
  return `đề nghị chọn ${roles.map(({ shortLabel }) => `“${shortLabel}”`).join(', ')}.`;
}

function problem(row: StaffRow, column: string, message: string): DecisionProblem {
  return { tab: row.tab, entity: row.entity, column, value: cellText(row.values[column] ?? null), message };
}

function byRegistration(left: Decision, right: Decision): number {
  const a = `${left.registration}\u0000${left.kind}`;
  const b = `${right.registration}\u0000${right.kind}`;
  return a < b ? -1 : a > b ? 1 : 0;
}
