import {
  type CellDecision,
  cellDecisions,
  type CellSays,
  type DecisionProblem,
  decisionProblem,
  readDecisionCell,
  readNameCellOfStaff,
  readRoleCell,
  type SeenAt,
} from '../../decisions/cell-decision.ts';
import type { SpellingConfirmed } from '../../decisions/confirmed-spellings.ts';
import type { Role } from '../../people/role.ts';
import { isChecked } from '../../workbook/check.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { CellValue, WorkbookSnapshot } from '../../workbook/model.ts';
import { type StaffRow, staffRows } from '../../workbook/staff-rows.ts';
import { isReviewDataRow } from './review-tab.ts';
import { planOfRegistration, REVIEW_TAB } from '../../workbook/keys.ts';

export interface ReviewDecisions {
  readonly cells: readonly CellDecision[];
  /** Rows in which staff ticked "Ghi nhớ cách viết". */
  readonly spellings: readonly SpellingConfirmed[];
  /** Registrations in whose row staff typed anything. */
  readonly touched: ReadonlySet<string>;
  /** Registrations marked "Đã xem". */
  readonly seen: ReadonlySet<string>;
  readonly problems: readonly DecisionProblem[];
}

/** What staff decided in `Cần xử lý`. Nothing is read from server cells. */
export function readReviewDecisions(
  snapshot: WorkbookSnapshot,
  input: {
    /** Whose rows are read, as `OF_PLAN`. */
    readonly plan: string | null;
    readonly roles: readonly Role[];
    readonly seenAt: SeenAt;
    readonly unitTypedOf: (registration: string) => string | undefined;
    readonly readUnit: (value: CellValue) => string | null;
    /** P30: a class of the plan by its name; absent: no unit stands in several. */
    readonly readClass?: (typed: string) => string | null;
    /** P60: the class that a cell names, in a plan whose people choose a class and no unit does; null: none. */
    readonly readClassAlone?: (typed: string) => string | null;
  },
): ReviewDecisions {
  const problems: DecisionProblem[] = [];
  const spellings: SpellingConfirmed[] = [];
  const rows = snapshot.tabs
    .filter(({ key }) => key === REVIEW_TAB)
    .flatMap((tab) => staffRows(tab, REVIEW_STAFF_COLUMNS, isReviewDataRow))
    .filter((row) => planOfRegistration(row.entity) === input.plan);
  const cells = rows.flatMap((row) => decisionsOfRow(row, input, problems, spellings));
  const known = rows.filter((row) => input.unitTypedOf(row.entity) !== undefined);
  return {
    cells,
    spellings,
    touched: new Set(known.map((row) => row.entity)),
    seen: new Set(known.filter((row) => isChecked(row.values['seen'])).map((row) => row.entity)),
    problems,
  };
}

const REVIEW_STAFF_COLUMNS = ['decision', 'unit', 'fullName', 'role', 'remember', 'seen', 'remark'];

function decisionsOfRow(
  row: StaffRow,
  {
    roles,
    seenAt,
    unitTypedOf,
    readUnit,
    readClass,
    readClassAlone,
  }: Parameters<typeof readReviewDecisions>[1],
  problems: DecisionProblem[],
  spellings: SpellingConfirmed[],
): readonly CellDecision[] {
  const typed = unitTypedOf(row.entity);
  if (typed === undefined) {
    const column = Object.keys(row.values)[0] ?? 'decision';
    problems.push(decisionProblem(row, column, NOBODY_THERE));
    return [];
  }
  const readers: Readonly<Record<string, (value: CellValue) => CellSays>> = {
    decision: readDecisionCell,
    unit: (value) => {
      if (readClassAlone !== undefined) return setClass(readClassAlone(plainText(value)));
      const text = plainText(value);
      // Whoever reads units forgives words behind one: the class would be passed over without a word.
      const both = readClass && unitAndClass(text, readUnit, readClass);
      if (both !== undefined && both !== null) return both;
      const code = readUnit(value);
      if (code !== null) return [{ kind: 'set_unit', value: code }];
      return (readClass && classAlone(text, readClass)) ?? NO_SUCH_UNIT;
    },
    fullName: readNameCellOfStaff,
    role: (value) => readRoleCell(value, roles),
  };
  const decisions = Object.entries(readers).flatMap(([column, read]) =>
    cellDecisions(row, column, row.entity, read, seenAt, problems),
  );
  if (isChecked(row.values['remember'])) {
    const code = decisions.find(({ decision }) => decision.kind === 'set_unit')?.decision.value ?? null;
    spellings.push({ row, typed, code, confirmedAt: seenAt(row.tab, row.entity, 'remember') });
  }
  return decisions;
}

function setClass(code: string | null): CellSays {
  return code === null ? NO_SUCH_CLASS : [{ kind: 'set_class', value: code }];
}

type Says = Exclude<CellSays, string>;
type ReadClass = (typed: string) => string | null;

/** “Xã Long Phú – Lớp 02”: null where one of the two is nothing that is known. */
function unitAndClass(
  text: string,
  readUnit: (value: CellValue) => string | null,
  readClass: ReadClass,
): Says | null {
  for (const parted of UNIT_AND_CLASS) {
    const [, unit = '', typed = ''] = parted.exec(text) ?? [];
    const code = readClass(typed);
    const ofUnit = unit === '' ? null : readUnit(unit);
    if (code !== null && ofUnit !== null)
      return [
        { kind: 'set_unit', value: ofUnit },
        { kind: 'set_class', value: code },
      ];
  }
  return null;
}

const UNIT_AND_CLASS = [/^(.+?)\s*[;,–-]\s*([^;,–-]+)$/u, /^(.+?)\s+(l[ớo]p\s*\d+)$/iu];

/** “Lớp 02”, or a class by a name of its own. */
function classAlone(text: string, readClass: ReadClass): Says | null {
  const code = CLASS_ALONE.test(text) ? readClass(text) : null;
  return code === null ? null : [{ kind: 'set_class', value: code }];
}

const CLASS_ALONE = /^(?:l[ớo]p\s*\d+|(?!.*l[ớo]p).+)$/iu;

const NOBODY_THERE = 'Không còn đăng ký nào ứng với dòng này; đề nghị xóa các ô đã ghi.';
const NO_SUCH_CLASS = 'đề nghị ghi mã của một lớp đã mở, như ở tab “Chuỗi lớp”.';
const NO_SUCH_UNIT = 'đề nghị chọn tên đơn vị trong danh sách, hoặc ghi mã đơn vị.';
