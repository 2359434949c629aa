/**
 * A plan of duties as its workbook keeps it: whole, as text in hidden cells of its tab `Kế hoạch`, under its id and a fingerprint.
 * So a sync without the plan's file knows the plan, and a cell that somebody typed over is told from the plan.
 */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { readPlan2 } from '../../plan/read-plan-2.ts';
import { fingerprint } from '../../text/fingerprint.ts';
import { PLAN_DATA_ROW, OFFICE_PLAN_TAB, PLAN_SOURCE } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import { DATA_COLUMN } from './stored-data.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

export interface StoredPlan {
  readonly id: string;
  /** Null: what is stored of it was damaged and is known nowhere else. */
  readonly plan: DutyPlan | null;
  /** Vietnamese: what to do; empty where it can be read. */
  readonly problem: string;
}

/** The plan as text: what has no value is left out, so that most plans fit one cell. */
export function planText(plan: DutyPlan): string {
  return JSON.stringify({ version: 2, ...plan }, (_, value: unknown) =>
    isNothing(value) ? undefined : value,
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** The plan as it will be read again, however it was made: its text is the same then. Throws where it cannot be said so. */
export function asStored(plan: DutyPlan): DutyPlan {
  const { plan: stored, problems } = readPlan2(JSON.parse(planText(plan)));
  if (stored === null)
    throw new Error(problems.map(({ path, expected }) => `${path}: ${expected}`).join('; '));
  return stored;
}

/** What whoever reads the plan should look at, a sentence each. */
export function planWarnings(plan: DutyPlan): readonly string[] {
  return readPlan2(JSON.parse(planText(plan))).warnings.map(({ expected }) => `Cần ${expected}.`);
}

export function fingerprintOf(plan: DutyPlan): string {
  return fingerprint(planText(plan));
}

/** Below what Excel allows in a cell. */
const PIECE_CHARACTERS = 30_000;

export function planPieces(plan: DutyPlan): readonly string[] {
  const text = planText(plan);
  const count = Math.max(1, Math.ceil(text.length / PIECE_CHARACTERS));
  return Array.from({ length: count }, (_, at) =>
    text.slice(at * PIECE_CHARACTERS, (at + 1) * PIECE_CHARACTERS),
  );
}

/** The plans of the workbook, in the order of their tabs; one whose tab somebody deleted as the journal knows it. */
export function readStoredPlans(sheet: StaffSheet): readonly StoredPlan[] {
  const standing = sheet.snapshot.tabs.flatMap(({ key }) => OFFICE_PLAN_TAB.partsOf(key)?.[0] ?? []);
  const written = [...sheet.written.tabs()].flatMap((key) => OFFICE_PLAN_TAB.partsOf(key)?.[0] ?? []);
  return [...new Set([...standing, ...written])].map((id) => readStored(sheet, id));
}

function readStored(sheet: StaffSheet, id: string): StoredPlan {
  const tab = OFFICE_PLAN_TAB.of(id);
  const keys = [...new Set([...sheet.rows(tab), ...sheet.written.rows(tab)])];
  const prints = new Set(keys.flatMap((key) => PLAN_SOURCE.partsOf(key)?.[1] ?? []));
  const found = textOf(keys, (row) => sheet.found(tab, row, DATA_COLUMN));
  const known = textOf(keys, (row) => sheet.written.last(tab, row, DATA_COLUMN));
  for (const text of [found, known]) {
    if (text === null || !prints.has(fingerprint(text))) continue;
    const { plan } = readPlan2(JSON.parse(text));
    if (plan !== null) return { id, plan, problem: '' };
  }
  return { id, plan: null, problem: DAMAGED };
}

const DAMAGED =
  'Dữ liệu kế hoạch lưu trong tab “Kế hoạch” đã bị sửa hoặc xóa, nhật ký cũng không còn. Đề nghị chạy lại với tệp kế hoạch của bảng tính này (--plan TỆP --replace), hoặc lấy lại tab từ lịch sử phiên bản.';

function textOf(keys: readonly string[], cellOf: (row: string) => CellValue | undefined): string | null {
  const rows = keys
    .filter(PLAN_DATA_ROW.is)
    .toSorted((a, b) => Number(PLAN_DATA_ROW.partsOf(a)?.[0]) - Number(PLAN_DATA_ROW.partsOf(b)?.[0]));
  const pieces = rows.map((row) => cellOf(row) ?? '').filter((piece) => piece !== '');
  return pieces.length === 0 ? null : pieces.join('');
}
