import { type DecisionProblem, decisionProblem } from '../../decisions/cell-decision.ts';
import type { Plan } from '../../plan/plan.ts';
import type { CellValue, WorkbookSnapshot } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { type StaffRow, staffRows } from '../../workbook/staff-rows.ts';
import { CLASS_TAB, DECLARED, DECLARED_COLUMN, HEADER_ROW, isClassDataRow } from '../../workbook/keys.ts';

export interface DeclaredRead {
  /** As `reconcile` takes it (P32). */
  readonly declared: (party: string, occasion: string, role: string) => number | null;
  readonly problems: readonly DecisionProblem[];
}

/** What staff wrote of how many each unit sends. What cannot be read, or is not enough, is told beside the cell. */
export function readDeclared(snapshot: WorkbookSnapshot, plan: Pick<Plan, 'classes'>): DeclaredRead {
  const problems: DecisionProblem[] = [];
  const numbers = new Map<string, number>();
  const codes = new Set(plan.classes.map(({ code }) => code));
  for (const tab of snapshot.tabs) {
    const code = CLASS_TAB.partsOf(tab.key)?.[0];
    if (code === undefined || !codes.has(code)) continue;
    for (const row of staffRows(tab, [DECLARED_COLUMN, 'remark'], isRowOfTab)) {
      if (row.values[DECLARED_COLUMN] === undefined) continue;
      const number = numberOfRow(row, problems);
      const [party = '', role = ''] = DECLARED.partsOf(row.entity) ?? [];
      if (number !== null) numbers.set(keyOf(party, code, role.split(':')[0] ?? ''), number);
    }
  }
  return { declared: (party, code, role) => numbers.get(keyOf(party, code, role)) ?? null, problems };
}

function keyOf(party: string, code: string, role: string): string {
  return `${party}|${code}|${role}`;
}

function isRowOfTab(key: string): boolean {
  return key !== HEADER_ROW && (DECLARED.is(key) || isClassDataRow(key));
}

function numberOfRow(row: StaffRow, problems: DecisionProblem[]): number | null {
  const complain = (message: string): null => {
    problems.push(decisionProblem(row, DECLARED_COLUMN, message));
    return null;
  };
  if (!DECLARED.is(row.entity)) return complain(WRONG_ROW);
  if (row.contradictions.includes(DECLARED_COLUMN)) return complain(TWICE);
  const value = row.values[DECLARED_COLUMN] ?? null;
  const number = countIn(value);
  if (number === null)
    return complain(`Chưa hiểu số khai “${plainText(value)}”: đề nghị ghi một số, ví dụ 2.`);
  return number === 0 && row.values['remark'] === undefined ? complain(NO_REASON) : number;
}

function countIn(value: CellValue): number | null {
  const text = plainText(value);
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

const WRONG_ROW = 'Số khai ghi nhầm dòng: đề nghị ghi ở dòng “Số khai – …” của đơn vị, phía dưới.';
const TWICE = 'Dòng này bị lặp với số khai khác nhau; đề nghị xóa bớt một dòng.';
const NO_REASON = 'Cử 0 người thì cần ghi lý do ở “Ghi chú của cán bộ”; chưa có lý do nên chưa tính.';
