import {
  type CellDecision,
  cellDecisions,
  type CellSays,
  type DecisionProblem,
  decisionProblem,
  readDecisionCell,
  type SeenAt,
} from '../../decisions/cell-decision.ts';
import { DECISION_WORDS } from '../../registrations/registration-words.ts';
import type { CellValue, WorkbookSnapshot } from '../../workbook/model.ts';
import { type StaffRow, staffRows } from '../../workbook/staff-rows.ts';
import { PERSON, REGISTRATION, isClassDataRow, planOfClassTab } from '../../workbook/keys.ts';

/**
 * What staff decided beside the people of a plan's class tabs. What cannot be read or used is added to `problems`.
 *
 * @param plan whose tabs are read, as `OF_PLAN`.
 */
export function readClassDecisions(
  snapshot: WorkbookSnapshot,
  plan: string | null,
  isKnown: (registration: string) => boolean,
  seenAt: SeenAt,
): { readonly cells: readonly CellDecision[]; readonly problems: readonly DecisionProblem[] } {
  const problems: DecisionProblem[] = [];
  const cells = decidedClassRows(snapshot, plan).flatMap((row) =>
    decisionsOfRow(row, isKnown, seenAt, problems),
  );
  return { cells, problems };
}

/** The rows of a plan's class tabs in which staff filled “Quyết định”. */
export function decidedClassRows(snapshot: WorkbookSnapshot, plan: string | null): readonly StaffRow[] {
  return snapshot.tabs
    .filter(({ key }) => planOfClassTab(key) === plan)
    .flatMap((tab) => staffRows(tab, ['decision'], isClassDataRow));
}

function decisionsOfRow(
  row: StaffRow,
  isKnown: (registration: string) => boolean,
  seenAt: SeenAt,
  problems: DecisionProblem[],
): readonly CellDecision[] {
  const person = PERSON.partsOf(row.entity)?.[0] ?? null;
  const key = REGISTRATION.partsOf(row.entity)?.[0] ?? person;
  if (key === null || !isKnown(key)) {
    problems.push(decisionProblem(row, 'decision', key === null ? VACANT : NOBODY_THERE));
    return [];
  }
  const cells = cellDecisions(row, 'decision', key, readClassCell, seenAt, problems);
  if (person === null) return cells;
  return cells.map((cell) => ({ ...cell, decision: { ...cell.decision, ofPerson: true } }));
}

/** When a row was submitted is the row's, and a person of a class tab may have several (R7). */
function readClassCell(value: CellValue): CellSays {
  const says = readDecisionCell(value);
  const isOfRow = typeof says !== 'string' && says.some(({ kind }) => kind === 'right_time');
  return isOfRow
    ? `đề nghị ghi “${DECISION_WORDS.right_time}” ở “Cần xử lý”, bên cạnh lần đăng ký ấy.`
    : says;
}

const VACANT = 'Chỗ này chưa có người đăng ký nên chưa có gì để xử lý.';
const NOBODY_THERE = 'Không còn đăng ký nào ứng với dòng này; đề nghị xóa ô đã ghi.';
