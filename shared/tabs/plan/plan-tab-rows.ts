/**
 * The plan's tabs as rows: what staff keep in them, each row with its place in the workbook. What a cell does not let
 * read is reported here; what is wrong with the plan as a whole, when it is drafted.
 */
import { differsFromOfficial } from '../../plan/check-units.ts';
import { CLASS_STANDING_WORDS, classStandingOf } from '../../plan/class-standing.ts';
import type { PlanPart } from '../../plan/plan-problem.ts';
import type { ClassRow, PlanRows, PlanSettings, RowFinding, UnitRow } from '../../plan/plan-rows.ts';
import { documentName } from '../../plan/read-plan-file-unit.ts';
import { DATE_ORDER_WORDS, dateOrderOf } from '../../time/date-order-words.ts';
import type { Unit } from '../../units/unit.ts';
import { type MatchTyped, unitReader } from '../../units/unit-code.ts';
import { isChecked } from '../../workbook/check.ts';
import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB, ROLE_ROW, SETTING_ROW } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { placeOfSetting } from './layout-plan-tabs.ts';
import { cellCapacity, cellClassCode, cellDay, cellNumber, cellSessions } from './plan-cells.ts';
import type { KeyedRow, KeyedSheets } from './plan-keyed-sheets.ts';
import type { SettingField } from './plan-tabs.ts';

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

/** A row of one of the plan's tabs. */
export interface TabPlace {
  readonly tab: string;
  readonly row: KeyedRow;
}

/** @param problems gets what could not be read. */
export function planTabRows(
  sheets: KeyedSheets,
  units: readonly Unit[],
  match: MatchTyped | undefined,
  problems: PlanTabProblem[],
): PlanRows<TabPlace> {
  const readUnit = unitReader(units, match);
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
  const classes = sheets.classes.map((row) => readClass(row, readUnit, problems));
  const inOrder = [...sheets.assignment].sort((left, right) => orderOf(left) - orderOf(right));
  return {
    settings: readSettings(sheets.settings, problems),
    roles: sheets.roles.map((row) => ({
      where: { tab: PLAN_TAB, row },
      key: ROLE_ROW.partsOf(row.key)?.[0] ?? row.key,
      label: plainText(row.values['value'] ?? null),
      shortLabel: plainText(row.values['short'] ?? null),
    })),
    classes,
    units: inOrder.map((row) => {
      const code = cellClassCode(row.values['class'] ?? null);
      const classAt = classes.findIndex((planClass) => planClass.code === code);
      if (classAt < 0) problems.push(cellProblem(ASSIGNMENT_TAB, row, 'class', NO_SUCH_CLASS));
      const told = classAt < 0 ? [] : problems;
      return { ...readUnitRow(row, readUnit, unitByCode, told), classAt };
    }),
    topics: sheets.topics.map((row) => plainText(row.values['value'] ?? null)),
    oddities: sheets.oddities.map((row) => plainText(row.values['value'] ?? null)),
  };
}

/** Where a finding stands in the tabs. */
export function placeOfFinding(
  { part, where }: RowFinding<TabPlace>,
  sheets: KeyedSheets,
): Pick<PlanTabProblem, 'tab' | 'row' | 'column' | 'index'> {
  if (part.of === 'plan') {
    const { tab, row } = placeOfSetting(part.field);
    const setting = sheets.settings.find((other) => other.key === row);
    return { tab, row, column: setting === undefined ? null : 'value', index: setting?.index ?? null };
  }
  const column = columnOf(part);
  return {
    tab: where?.tab ?? TABS[part.of],
    row: where?.row.key ?? null,
    column,
    index: where?.row.index ?? null,
  };
}

const TABS = { role: PLAN_TAB, class: CLASSES_TAB, unit: ASSIGNMENT_TAB } as const;

function columnOf(part: Exclude<PlanPart, { of: 'plan' }>): string {
  if (part.of === 'role') return part.field === 'shortLabel' ? 'short' : 'value';
  if (part.of === 'class') return CLASS_COLUMNS[part.field];
  return part.field === 'code' ? 'unit' : 'typed';
}

function readSettings(rows: readonly KeyedRow[], problems: PlanTabProblem[]): PlanSettings {
  const cell = (field: SettingField): CellValue =>
    rows.find((row) => row.key === SETTING_ROW.of(field))?.values['value'] ?? null;
  const text = (field: SettingField) => plainText(cell(field));
  const issued = cellDay(cell('issued'));
  const dateOrder = dateOrderOf(text('dateOrder'));
  const dateRow = rows.find((one) => one.key === SETTING_ROW.of('dateOrder'));
  if (dateOrder === null && dateRow !== undefined) {
    problems.push(cellProblem(PLAN_TAB, dateRow, 'value', DATE_ORDER_UNKNOWN, 'warning'));
  }
  return {
    title: text('title'),
    batch: text('batch'),
    issuer: text('issuer'),
    ...(issued === '' ? {} : { issued }),
    url: text('url') || null,
    deadlineText: text('deadlineText'),
    deadline: cellDay(cell('deadline')),
    graceDay: cellDay(cell('graceDay')) || null,
    ...(dateOrder === null || dateOrder === undefined ? {} : { dateOrder }),
  };
}

const DATE_ORDER_UNKNOWN = `cần “${DATE_ORDER_WORDS.dmy}” hoặc “${DATE_ORDER_WORDS.mdy}”, hoặc để trống.`;

const CAPACITY_UNKNOWN = 'cần một số người, ví dụ 40, hoặc để trống.';

const STANDING_UNKNOWN = `cần một trong: ${Object.values(CLASS_STANDING_WORDS).join(', ')}, hoặc để trống.`;

type ReadUnit = (value: CellValue) => string | null;

function readClass(row: KeyedRow, readUnit: ReadUnit, problems: PlanTabProblem[]): ClassRow<TabPlace> {
  const cell = (column: string): CellValue => row.values[column] ?? null;
  const code = cellClassCode(cell('code'));
  const host = readUnit(cell('host'));
  if (host === null) problems.push(cellProblem(CLASSES_TAB, row, 'host', NO_SUCH_UNIT));
  const statedUnits = cellNumber(cell('statedUnits'));
  if (statedUnits === null && cell('statedUnits') !== null) {
    problems.push(cellProblem(CLASSES_TAB, row, 'statedUnits', 'cần một số, hoặc để trống.', 'warning'));
  }
  if (classStandingOf(plainText(cell('standing'))) === null) {
    problems.push(cellProblem(CLASSES_TAB, row, 'standing', STANDING_UNKNOWN, 'warning'));
  }
  if (cellCapacity(cell('capacity')) === null) {
    problems.push(cellProblem(CLASSES_TAB, row, 'capacity', CAPACITY_UNKNOWN, 'warning'));
  }
  return {
    where: { tab: CLASSES_TAB, row },
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
  };
}

function readUnitRow(
  row: KeyedRow,
  readUnit: ReadUnit,
  unitByCode: ReadonlyMap<string, Unit>,
  problems: PlanTabProblem[],
): Omit<UnitRow<TabPlace>, 'classAt'> {
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
    where: { tab: ASSIGNMENT_TAB, row },
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
