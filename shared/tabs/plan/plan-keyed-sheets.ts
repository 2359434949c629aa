import { plainKey } from '../../text/vietnamese.ts';
import type { Unit } from '../../units/unit.ts';
import type { KeyForm } from '../../workbook/key-form.ts';
import type { CellValue, StaffMemory, TabSnapshot } from '../../workbook/model.ts';
import { cellClassCode } from './plan-cells.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { unitReader } from '../../units/unit-code.ts';
import { freeKey, type SourceRow, sourceRows } from './plan-sheet-source.ts';
import type { PlanSheetRow, PlanSheets } from './plan-sheets.ts';
import { ASSIGNMENT_COLUMNS, CLASSES_COLUMNS, PLAN_LISTS, type PlanList, SETTINGS } from './plan-tabs.ts';
import type { ReadPlanTabsOptions } from './read-plan-options.ts';
import {
  ASSIGNMENT_TAB,
  CLASSES_TAB,
  CLASS_ROW,
  ODDITY_ROW,
  PLAN_TAB,
  ROLE_ROW,
  SETTING_ROW,
  TOPIC_ROW,
  UNIT_ROW,
} from '../../workbook/keys.ts';

/** A row of the plan's tabs, with the key it has or is to be given. */
export interface KeyedRow extends PlanSheetRow {
  readonly isNew: boolean;
  /** Position among the snapshot's rows; null where the tab itself is gone. */
  readonly index: number | null;
}

export type KeyedSheets = Readonly<Record<keyof PlanSheets, readonly KeyedRow[]>>;

/**
 * What the tabs hold. A tab that is gone is taken from `initial`, with what staff last typed where that is remembered;
 * a settings row that is gone likewise. Other rows that are gone were deleted by staff, and stay so.
 */
export function keyedSheets(
  tabs: ReadonlyMap<string, TabSnapshot>,
  initial: PlanSheets | null,
  units: readonly Unit[],
  { memory, match }: ReadPlanTabsOptions,
): KeyedSheets {
  const recalled = (tab: string, rows: readonly PlanSheetRow[] | undefined, columns: readonly string[]) =>
    (rows ?? []).map((row) => recall(tab, row, columns, memory));
  const settings = tabs.has(PLAN_TAB)
    ? settingRows(tabs.get(PLAN_TAB) as TabSnapshot, initial, memory)
    : recalled(PLAN_TAB, initial?.settings, ['value']);
  const lists = tabs.has(PLAN_TAB)
    ? listRows(tabs.get(PLAN_TAB) as TabSnapshot)
    : {
        roles: recalled(PLAN_TAB, initial?.roles, ['value', 'short']),
        topics: recalled(PLAN_TAB, initial?.topics, ['value']),
        oddities: recalled(PLAN_TAB, initial?.oddities, ['value']),
      };
  const readUnit = unitReader(units, match);
  const classColumns = CLASSES_COLUMNS.filter((column) => column.owner === 'staff').map(({ key }) => key);
  const unitColumns = ASSIGNMENT_COLUMNS.filter((column) => column.owner === 'staff').map(({ key }) => key);
  const keyed = (
    tab: string,
    rows: readonly PlanSheetRow[] | undefined,
    columns: readonly string[],
    form: RowForm,
    idOf: (row: SourceRow) => string | null,
  ) => {
    const found = tabs.get(tab);
    return found === undefined
      ? recalled(tab, rows, columns)
      : withKeys(sourceRows(found, columns, [form]), found, form, idOf);
  };
  return {
    settings,
    ...lists,
    classes: keyed(CLASSES_TAB, initial?.classes, classColumns, CLASS_ROW, ({ values }) => {
      const code = cellClassCode(values['code'] ?? null);
      return /^\d{2,3}$/.test(code) ? code : null;
    }),
    assignment: keyed(
      ASSIGNMENT_TAB,
      initial?.assignment,
      unitColumns,
      UNIT_ROW,
      ({ values }) => readUnit(values['unit'] ?? null) || null,
    ),
  };
}

function settingRows(
  found: TabSnapshot,
  initial: PlanSheets | null,
  memory: StaffMemory | undefined,
): readonly KeyedRow[] {
  const position = found.columns.indexOf('value');
  return SETTINGS.map(({ field }): KeyedRow => {
    const key = SETTING_ROW.of(field);
    const index = found.rows.findIndex((row) => row.key === key);
    if (index < 0) {
      const row = initial?.settings.find((other) => other.key === key) ?? { key, values: {} };
      return recall(PLAN_TAB, row, ['value'], memory);
    }
    return { key, index, isNew: false, values: { value: found.rows[index]?.cells[position] ?? null } };
  });
}

/** A row without a key belongs to the list under whose heading it stands. */
function listRows(found: TabSnapshot): Pick<KeyedSheets, 'roles' | 'topics' | 'oddities'> {
  const rows = sourceRows(
    found,
    ['value', 'short'],
    PLAN_LISTS.map((one) => one.rows),
  );
  const headings = PLAN_LISTS.map(({ list, section }) => ({
    list,
    index: found.rows.findIndex((row) => row.key === section),
  })).filter(({ index }) => index >= 0);
  const listOf = ({ key, index }: SourceRow): PlanList | undefined =>
    key === null
      ? headings.filter((heading) => heading.index < index).sort((a, b) => b.index - a.index)[0]?.list
      : PLAN_LISTS.find((one) => one.rows.is(key))?.list;
  const rowsOf = (list: PlanList, form: RowForm, idOf: (row: SourceRow) => string | null) =>
    withKeys(
      rows.filter((row) => listOf(row) === list),
      found,
      form,
      idOf,
    );
  return {
    roles: rowsOf('roles', ROLE_ROW, ({ values }) => slugOf(plainText(values['value'] ?? null))),
    topics: rowsOf('topics', TOPIC_ROW, () => null),
    oddities: rowsOf('oddities', ODDITY_ROW, () => null),
  };
}

type RowForm = KeyForm<readonly [string]>;

function withKeys(
  rows: readonly SourceRow[],
  found: TabSnapshot,
  form: RowForm,
  idOf: (row: SourceRow) => string | null,
): readonly KeyedRow[] {
  const taken = new Set(found.rows.flatMap((row) => row.key ?? []));
  return rows.map((row): KeyedRow => {
    if (row.key !== null) return { ...row, key: row.key, isNew: false };
    const id = idOf(row);
    const key = freeKey(id === null ? null : form.of(id), form.of(id ?? NEW_ROW), taken);
    return { ...row, key, isNew: true };
  });
}

/** A row that staff added and that names nothing by which it could be called. */
const NEW_ROW = 'moi';

/** The row with what staff last typed in it, where anything is remembered. */
function recall(
  tab: string,
  row: PlanSheetRow,
  columns: readonly string[],
  memory: StaffMemory | undefined,
): KeyedRow {
  const values: Record<string, CellValue> = { ...row.values };
  for (const column of columns) {
    const remembered = memory?.(tab, row.key, column) ?? null;
    if (remembered !== null) values[column] = remembered;
  }
  return { key: row.key, values, isNew: false, index: null };
}

/** A role's key made from its label: "Cán bộ Đoàn" → `can_bo_doan`. */
function slugOf(label: string): string | null {
  const words = plainKey(label).match(/[a-z0-9]+/g) ?? [];
  const slug = words.slice(0, ROLE_KEY_WORDS_MAX).join('_');
  return /^[a-z]/.test(slug) ? slug : null;
}

const ROLE_KEY_WORDS_MAX = 4;
