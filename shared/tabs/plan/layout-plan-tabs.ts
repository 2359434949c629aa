/**
 * The plan's tabs. `layoutPlanTabs` writes a plan into new tabs; once they stand, what is wanted follows from what
 * staff keep there (`read-plan-tabs.ts`), so a row that staff delete stays deleted.
 */
import type { Unit } from '../../units/unit.ts';
import type { CellFormat, Column, Row, Tab } from '../../workbook/model.ts';
import { DATE_ORDER_WORDS } from '../../time/date-order-words.ts';
import { checkPlan } from '../../plan/check-plan.ts';
import type { PlanFinding, PlanPart } from '../../plan/plan-problem.ts';
import { type PlanSheetRow, type PlanSheets, planSheets } from './plan-sheets.ts';
import { type PlanSource, sourceOfPlan, sourceRow } from './plan-source.ts';
import {
  ASSIGNMENT_COLUMNS,
  CLASSES_COLUMNS,
  PLAN_COLUMNS,
  PLAN_LISTS,
  type SettingField,
  SETTINGS,
} from './plan-tabs.ts';
import type { Plan } from '../../plan/plan.ts';
import {
  ASSIGNMENT_TAB,
  CLASSES_TAB,
  HEADER_ROW,
  PLAN_TAB,
  SECTION_HEADING,
  SETTING_ROW,
} from '../../workbook/keys.ts';

export function layoutPlanTabs(plan: Plan, units: readonly Unit[]): readonly Tab[] {
  const sheets = planSheets(plan, units);
  const located = checkPlan(plan, units).flatMap((finding) => {
    const place = placeInSheets(finding.part, sheets, plan);
    return place === null ? [] : [{ ...finding, ...place }];
  });
  return planTabs(sheets, planNotes(located), sourceOfPlan(plan));
}

/** What stands in `Hệ thống lưu ý`, by tab and row. */
export type PlanNotes = (tab: string, row: string) => string | null;

export interface PlanPlace {
  readonly tab: string;
  readonly row: string;
}

/** All findings of a row in one cell, errors first. */
export function planNotes(
  findings: readonly (Pick<PlanFinding, 'severity' | 'message'> & { tab: string; row: string | null })[],
): PlanNotes {
  const notes = new Map<string, string[]>();
  const errorsFirst = [...findings].sort(
    (left, right) => Number(left.severity === 'warning') - Number(right.severity === 'warning'),
  );
  for (const { tab, row, message, severity } of errorsFirst) {
    const key = `${tab} ${row}`;
    const word = severity === 'error' ? 'Cần sửa' : 'Lưu ý';
    notes.set(key, [...(notes.get(key) ?? []), `${word}: ${message}`]);
  }
  return (tab, row) => notes.get(`${tab} ${row}`)?.join('\n') ?? null;
}

export function planTabs(sheets: PlanSheets, notes: PlanNotes, source: PlanSource | null): readonly Tab[] {
  return [planTab(sheets, notes, source), classesTab(sheets, notes), assignmentTab(sheets, notes)];
}

const TONES = [
  { columns: ['note'], startsWith: 'Cần sửa', tone: 'red' },
  { columns: ['note'], startsWith: 'Lưu ý', tone: 'orange' },
] as const;

const DAY: CellFormat = { kind: 'date', align: 'left' };
const DAY_SETTINGS: ReadonlySet<SettingField> = new Set(['issued', 'deadline', 'graceDay']);
const DATE_ORDER: CellFormat = { kind: 'choice', choices: { list: Object.values(DATE_ORDER_WORDS) } };

function planTab(sheets: PlanSheets, notes: PlanNotes, source: PlanSource | null): Tab {
  const settings = SETTINGS.map(({ field, item }): Row => {
    const key = SETTING_ROW.of(field);
    const row = planRow(
      sheets.settings.find((other) => other.key === key) ?? { key, values: {} },
      item,
      notes,
    );
    if (field === 'dateOrder') return { ...row, formats: { value: DATE_ORDER } };
    return DAY_SETTINGS.has(field) ? { ...row, formats: { value: DAY } } : row;
  });
  return {
    key: PLAN_TAB,
    title: 'Kế hoạch',
    columns: PLAN_COLUMNS,
    rows: [
      heading('title', 'title', 'item', 'KẾ HOẠCH TẬP HUẤN'),
      heading(
        'help',
        'info',
        'item',
        'Cột “Giá trị” do cán bộ phụ trách cập nhật; hệ thống đọc và chỉ ghi vào cột “Hệ thống lưu ý”.',
      ),
      ...(source === null ? [] : [sourceRow(source)]),
      headerRow(PLAN_COLUMNS),
      ...settings,
      ...PLAN_LISTS.flatMap(({ list, section, heading: words, item }) => [
        {
          ...heading(section, 'section', 'item', words),
          cells: { item: words, note: notes(PLAN_TAB, section) },
        },
        ...sheets[list].map((row, index) => planRow(row, `${item} ${index + 1}`, notes)),
      ]),
    ],
    frozenThrough: HEADER_ROW,
    staffRowsAfter: HEADER_ROW,
    tones: TONES,
    orientation: 'landscape',
    colour: 'grey',
  };
}

/** A row of the plan tab, whose first column is the server's. Only roles have a short name; what staff note there stays. */
function planRow({ key, values }: PlanSheetRow, item: string, notes: PlanNotes): Row {
  return {
    key,
    kind: 'data',
    cells: { item, note: notes(PLAN_TAB, key) },
    staffInitial: values,
  };
}

const CLASSES_HELP = 'Mỗi dòng một lớp. Thêm lớp: ghi vào dòng trống bên dưới. Bỏ lớp: xóa dòng.';

function classesTab(sheets: PlanSheets, notes: PlanNotes): Tab {
  return {
    key: CLASSES_TAB,
    title: 'Danh sách lớp',
    columns: CLASSES_COLUMNS,
    rows: [
      heading('title', 'title', 'code', 'DANH SÁCH LỚP'),
      {
        ...heading('help', 'info', 'code', ''),
        cells: { code: CLASSES_HELP, note: notes(CLASSES_TAB, 'help') },
      },
      headerRow(CLASSES_COLUMNS),
      ...sheets.classes.map((row) => sheetRow(row, CLASSES_TAB, notes)),
    ],
    frozenThrough: HEADER_ROW,
    staffRowsAfter: HEADER_ROW,
    tones: TONES,
    orientation: 'landscape',
    colour: 'grey',
  };
}

function assignmentTab(sheets: PlanSheets, notes: PlanNotes): Tab {
  return {
    key: ASSIGNMENT_TAB,
    title: 'Phân lớp',
    columns: ASSIGNMENT_COLUMNS,
    rows: [
      heading('title', 'title', 'class', 'PHÂN LỚP'),
      heading(
        'help',
        'info',
        'class',
        'Mỗi dòng một đơn vị. Chuyển lớp: sửa cột “Lớp”. Thêm đơn vị: ghi vào dòng trống bên dưới. Bỏ đơn vị: xóa dòng.',
      ),
      headerRow(ASSIGNMENT_COLUMNS),
      ...sheets.assignment.map((row) => sheetRow(row, ASSIGNMENT_TAB, notes)),
    ],
    frozenThrough: HEADER_ROW,
    staffRowsAfter: HEADER_ROW,
    tones: TONES,
    orientation: 'portrait',
    colour: 'grey',
  };
}

/** A row of `Danh sách lớp` or `Phân lớp`: staff's but for the note. */
function sheetRow({ key, values }: PlanSheetRow, tab: string, notes: PlanNotes): Row {
  return { key, kind: 'data', cells: { note: notes(tab, key) }, staffInitial: values };
}

function heading(key: string, kind: Row['kind'], column: string, text: string): Row {
  return { key, kind, cells: { [column]: text } };
}

function headerRow(columns: readonly Column[]): Row {
  return {
    key: HEADER_ROW,
    kind: 'header',
    cells: Object.fromEntries(columns.map((column) => [column.key, column.title])),
  };
}

/** Where a finding about a plan stands once that plan is written into the tabs. */
function placeInSheets(part: PlanPart, sheets: PlanSheets, plan: Plan): PlanPlace | null {
  const unitsBefore = (index: number) =>
    plan.classes.slice(0, index).reduce((sum, planClass) => sum + planClass.units.length, 0);
  switch (part.of) {
    case 'plan':
      return placeOfSetting(part.field);
    case 'role':
      return placeOf(PLAN_TAB, sheets.roles[part.role]);
    case 'class':
      return placeOf(CLASSES_TAB, sheets.classes[part.class]);
    case 'unit':
      return placeOf(ASSIGNMENT_TAB, sheets.assignment[unitsBefore(part.class) + part.unit]);
    default:
      return part satisfies never;
  }
}

export function placeOfSetting(field: Extract<PlanPart, { of: 'plan' }>['field']): PlanPlace {
  if (field === 'classes') return { tab: CLASSES_TAB, row: 'help' };
  if (field === 'roles') return { tab: PLAN_TAB, row: SECTION_HEADING.of('roles') };
  return { tab: PLAN_TAB, row: SETTING_ROW.of(field) };
}

function placeOf(tab: string, row: PlanSheetRow | undefined): PlanPlace | null {
  return row === undefined ? null : { tab, row: row.key };
}
