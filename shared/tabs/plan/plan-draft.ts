import type { Unit } from '../../units/unit.ts';
import { isChecked } from '../../workbook/check.ts';
import type { CellValue } from '../../workbook/model.ts';
import { differsFromOfficial } from '../../plan/check-units.ts';
import { compareCodes } from '../../plan/class-code.ts';
import { DATE_ORDER_WORDS, dateOrderOf } from '../../time/date-order-words.ts';
import { placeOfSetting } from './layout-plan-tabs.ts';
import { cellClassCode, cellDay, cellNumber, cellSessions } from './plan-cells.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { unitReader } from '../../units/unit-code.ts';
import type { KeyedRow, KeyedSheets } from './plan-keyed-sheets.ts';
import type { PlanPart } from '../../plan/plan-problem.ts';
import { type SettingField } from './plan-tabs.ts';
import type { Plan, PlanClass, PlanUnit } from '../../plan/plan.ts';
import { documentName } from '../../plan/read-plan-file-unit.ts';
import type { MatchTyped } from '../../units/unit-code.ts';
import { shortLabelOf } from '../../plan/short-label.ts';
import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB, ROLE_ROW, SETTING_ROW } from '../../workbook/keys.ts';

/** Something wrong, or to be looked at, in a cell of the plan's tabs. */
export interface PlanTabProblem {
  readonly severity: 'error' | 'warning';
  readonly tab: string;
  /** Key of the row, the one it is to be given included. */
  readonly row: string | null;
  readonly column: string | null;
  /** Position among the snapshot's rows; null where the row does not stand there. */
  readonly index: number | null;
  readonly value: string;
  /** Vietnamese: what was expected and what to do. */
  readonly message: string;
}

type Place = Pick<PlanTabProblem, 'tab' | 'row' | 'column' | 'index'>;

export interface PlanDraft {
  /** May hold what `checkPlan` refuses. */
  readonly plan: Plan;
  readonly problems: readonly PlanTabProblem[];
  readonly placeOf: (part: PlanPart) => Place;
}

/** The plan that the rows amount to, with what could not be read. */
export function draftPlan(
  sheets: KeyedSheets,
  units: readonly Unit[],
  match: MatchTyped | undefined,
): PlanDraft {
  const readUnit = unitReader(units, match);
  const problems: PlanTabProblem[] = [];
  const classes = sheets.classes
    .map((row) => ({ row, planClass: readClass(row, readUnit, problems), rows: [] as KeyedRow[] }))
    .sort((left, right) => compareCodes(left.planClass.code, right.planClass.code));
  const inOrder = [...sheets.assignment].sort((left, right) => orderOf(left) - orderOf(right));
  for (const row of inOrder) {
    const code = cellClassCode(row.values['class'] ?? null);
    const target = classes.find(({ planClass }) => planClass.code === code);
    if (target !== undefined) target.rows.push(row);
    else problems.push(cellProblem(ASSIGNMENT_TAB, row, 'class', NO_SUCH_CLASS));
  }
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
  const plan: Plan = {
    ...readSettings(sheets.settings, problems),
    roles: sheets.roles.map((row) => {
      const label = plainText(row.values['value'] ?? null);
      const shortLabel = plainText(row.values['short'] ?? null) || shortLabelOf(label);
      return { key: ROLE_ROW.partsOf(row.key)?.[0] ?? row.key, label, shortLabel };
    }),
    classes: classes.map(({ planClass, rows }) => ({
      ...planClass,
      units: rows.map((row) => readUnitRow(row, readUnit, unitByCode, problems)),
    })),
    topics: sheets.topics.map((row) => plainText(row.values['value'] ?? null)),
    oddities: sheets.oddities.map((row) => plainText(row.values['value'] ?? null)),
  };
  return { plan, problems, placeOf: (part) => placeOfPart(part, sheets, classes) };
}

function readSettings(
  rows: readonly KeyedRow[],
  problems: PlanTabProblem[],
): Pick<Plan, 'title' | 'batch' | 'issuer' | 'registration'> {
  const cell = (field: SettingField): CellValue =>
    rows.find((row) => row.key === SETTING_ROW.of(field))?.values['value'] ?? null;
  const text = (field: SettingField) => plainText(cell(field));
  const dateOrder = dateOrderOf(text('dateOrder'));
  if (dateOrder === null) {
    const row = rows.find((one) => one.key === SETTING_ROW.of('dateOrder')) as KeyedRow;
    problems.push(cellProblem(PLAN_TAB, row, 'value', DATE_ORDER_UNKNOWN, 'warning'));
  }
  return {
    title: text('title'),
    batch: text('batch'),
    issuer: text('issuer'),
    registration: {
      url: text('url') || null,
      deadlineText: text('deadlineText'),
      deadline: cellDay(cell('deadline')),
      graceDay: cellDay(cell('graceDay')) || null,
      ...(dateOrder === null || dateOrder === undefined ? {} : { dateOrder }),
    },
  };
}

const DATE_ORDER_UNKNOWN = `cần “${DATE_ORDER_WORDS.dmy}” hoặc “${DATE_ORDER_WORDS.mdy}”, hoặc để trống.`;

type ReadUnit = (value: CellValue) => string | null;

function readClass(row: KeyedRow, readUnit: ReadUnit, problems: PlanTabProblem[]): PlanClass {
  const cell = (column: string): CellValue => row.values[column] ?? null;
  const code = cellClassCode(cell('code'));
  const host = readUnit(cell('host'));
  if (host === null) problems.push(cellProblem(CLASSES_TAB, row, 'host', NO_SUCH_UNIT));
  const statedUnits = cellNumber(cell('statedUnits'));
  if (statedUnits === null && cell('statedUnits') !== null) {
    problems.push(cellProblem(CLASSES_TAB, row, 'statedUnits', 'cần một số, hoặc để trống.', 'warning'));
  }
  return {
    code,
    label: plainText(cell('label')) || `Lớp ${code}`,
    date: cellDay(cell('date')),
    weekdayStated: plainText(cell('weekday')) || null,
    sessions: cellSessions(cell('sessions')),
    venue: plainText(cell('venue')),
    // '' says: something stands there, and it has been reported.
    host: host === null ? '' : host || null,
    statedText: plainText(cell('statedText')) || null,
    statedUnits,
    units: [],
  };
}

function readUnitRow(
  row: KeyedRow,
  readUnit: ReadUnit,
  unitByCode: ReadonlyMap<string, Unit>,
  problems: PlanTabProblem[],
): PlanUnit {
  const typed = plainText(row.values['typed'] ?? null);
  const written = row.values['unit'] ?? null;
  const code = readUnit(written);
  if (code === '') problems.push(cellProblem(ASSIGNMENT_TAB, row, 'unit', UNIT_MISSING));
  if (code === null) problems.push(cellProblem(ASSIGNMENT_TAB, row, 'unit', NO_SUCH_UNIT));
  const official = unitByCode.get(code ?? '');
  if (
    official !== undefined &&
    plainText(written) !== code &&
    differsFromOfficial(plainText(written), official)
  ) {
    const message = `được hiểu là ${official.fullName}; đề nghị chọn tên chính thức trong danh sách.`;
    problems.push(cellProblem(ASSIGNMENT_TAB, row, 'unit', message, 'warning'));
  }
  return {
    code: code ?? '',
    typed: typed || (official === undefined ? plainText(written) : documentName(official)),
    needsConfirmation: isChecked(row.values['confirm']),
  };
}

const NO_SUCH_CLASS = 'không có lớp này trong “Danh sách lớp”; đề nghị chọn lớp có trong danh sách.';
const NO_SUCH_UNIT =
  'không xác định được chắc chắn là đơn vị nào; đề nghị chọn tên chính thức trong danh sách, hoặc ghi mã đơn vị.';
const UNIT_MISSING = 'dòng chưa có đơn vị; đề nghị chọn đơn vị, hoặc xóa dòng.';

function cellProblem(
  tab: string,
  row: KeyedRow,
  column: string,
  message: string,
  severity: 'error' | 'warning' = 'error',
): PlanTabProblem {
  const value = plainText(row.values[column] ?? null);
  return { severity, tab, row: row.key, column, index: row.index, value, message };
}

function placeOfPart(
  part: PlanPart,
  sheets: KeyedSheets,
  classes: readonly { readonly row: KeyedRow; readonly rows: readonly KeyedRow[] }[],
): Place {
  const at = (tab: string, row: KeyedRow | undefined, column: string): Place => ({
    tab,
    row: row?.key ?? null,
    column,
    index: row?.index ?? null,
  });
  switch (part.of) {
    case 'plan': {
      const { tab, row } = placeOfSetting(part.field);
      const setting = sheets.settings.find((other) => other.key === row);
      return { tab, row, column: setting === undefined ? null : 'value', index: setting?.index ?? null };
    }
    case 'role':
      return at(PLAN_TAB, sheets.roles[part.role], part.field === 'shortLabel' ? 'short' : 'value');
    case 'class':
      return at(CLASSES_TAB, classes[part.class]?.row, CLASS_COLUMNS[part.field]);
    case 'unit':
      return at(
        ASSIGNMENT_TAB,
        classes[part.class]?.rows[part.unit],
        part.field === 'code' ? 'unit' : 'typed',
      );
    default:
      return part satisfies never;
  }
}

const CLASS_COLUMNS = {
  code: 'code',
  date: 'date',
  weekdayStated: 'weekday',
  sessions: 'sessions',
  venue: 'venue',
  host: 'host',
  statedText: 'statedText',
  statedUnits: 'statedUnits',
  units: 'code',
} as const;

/** A row without a number, as one just added, comes last in its class. */
function orderOf(row: KeyedRow): number {
  return cellNumber(row.values['order'] ?? null) ?? Number.MAX_SAFE_INTEGER;
}
