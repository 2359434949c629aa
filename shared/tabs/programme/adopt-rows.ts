import { cleanText, plainKey } from '../../text/vietnamese.ts';
import { cellReader, missedKey } from '../../workbook/missed-key.ts';
import type { CellValue, Change, RowSnapshot, TabSnapshot } from '../../workbook/model.ts';
import { logRow } from './layout-task-rows.ts';
import { DEFINITION_FIELDS, splitTaskKey } from '../../programme/programme-as-of.ts';
import { type Programme, taskKey } from '../../programme/programme.ts';
import { LOG_HEADER, PROGRAMME_HEADER, updateNumber } from './programme-tab-keys.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { PROGRAMME_TAB, TASK_TAB, UPDATE_ROW } from '../../workbook/keys.ts';

export interface AdoptedRows {
  /** `adoptRow` changes; apply them to the snapshot before the programme's tabs are read, and write them first. */
  readonly changes: readonly Change[];
  /** Rows of `Phụ lục 01` that look like a task and got no key, each with what is missing (Vietnamese). */
  readonly left: readonly string[];
}

/**
 * Gives keys to the rows staff typed: a task below the list of `Phụ lục 01` (it must name its section in the column "Mục"),
 * an update below the log of a task tab. Numbers go on from the highest ever used, so no key comes back with another meaning;
 * a row that says what is remembered under a number that stands nowhere gets that one: the write that was to give it never
 * arrived.
 */
export function adoptProgrammeRows(sheet: StaffSheet, base: Programme): AdoptedRows {
  const changes: Change[] = [];
  const left: string[] = [];
  for (const tab of sheet.snapshot.tabs) {
    if (tab.key === PROGRAMME_TAB) adoptTasks(tab, base, sheet, changes, left);
    else if (TASK_TAB.is(tab.key)) adoptUpdates(tab, sheet, changes);
  }
  return { changes, left };
}

function adoptTasks(
  tab: TabSnapshot,
  base: Programme,
  sheet: StaffSheet,
  changes: Change[],
  left: string[],
): void {
  const given = new Set<string>();
  const numbers = highestNumbers([...base.tasks.map((task) => task.key), ...sheet.used(tab.key)], base);
  for (const { index, row } of keylessRows(tab, [PROGRAMME_HEADER, 'left', 'hint', 'as-of'])) {
    const cell = cellReader(tab, row);
    if (DEFINITION_FIELDS.every((field) => isBlank(cell(field)))) continue;
    const section = sectionOf(cell('section'), base);
    const title = cleanText(String(cell('title') ?? ''));
    const missing = section === null ? 'Mục (I, II, …)' : title === '' ? 'Nội dung' : null;
    if (section === null || missing !== null) {
      const name = title === '' ? 'Một dòng chưa có nội dung' : `Dòng “${title}”`;
      left.push(`${name} chưa được nhận là nhiệm vụ: đề nghị ghi ${missing}`);
      continue;
    }
    const missed = missedKey(tab, row, sheet, given, (key) => splitTaskKey(key, base)?.section === section);
    const no = (numbers.get(section) ?? 0) + 1;
    if (missed === null) numbers.set(section, no);
    const key = missed ?? taskKey(section, no);
    given.add(key);
    const staffCells = DEFINITION_FIELDS;
    changes.push({
      kind: 'adoptRow',
      tab: tab.key,
      index,
      row: { key, kind: 'data', cells: {}, staffCells },
    });
  }
}

function highestNumbers(keys: readonly string[], base: Programme): Map<string, number> {
  const highest = new Map<string, number>();
  for (const key of keys) {
    const parts = splitTaskKey(key, base);
    if (parts !== null) highest.set(parts.section, Math.max(highest.get(parts.section) ?? 0, parts.no));
  }
  return highest;
}

/** "I", "mục I", "Mục IV." */
function sectionOf(value: CellValue, base: Programme): string | null {
  const text = plainKey(String(value ?? ''))
    .replace(/^muc\s+/, '')
    .replace(/[.\s]+$/, '');
  return base.sections.find((section) => section.no.toLowerCase() === text)?.no ?? null;
}

function adoptUpdates(tab: TabSnapshot, sheet: StaffSheet, changes: Change[]): void {
  let number = Math.max(0, ...sheet.used(tab.key).map(updateNumber));
  const given = new Set<string>();
  for (const { index, row } of keylessRows(tab, [LOG_HEADER, 'log-title', 'log-space'])) {
    const cell = cellReader(tab, row);
    if (isBlank(cell('period')) && isBlank(cell('state'))) continue;
    const missed = missedKey(tab, row, sheet, given, (key) => updateNumber(key) > 0);
    if (missed === null) number += 1;
    const key = missed ?? UPDATE_ROW.of(String(number));
    given.add(key);
    changes.push({ kind: 'adoptRow', tab: tab.key, index, row: logRow(key, null) });
  }
}

/** Rows without a key below the first of these marks that stands; somebody may have deleted the header itself. */
function keylessRows(
  tab: TabSnapshot,
  marks: readonly string[],
): readonly { readonly index: number; readonly row: RowSnapshot }[] {
  const start = marks
    .map((mark) => tab.rows.findIndex((row) => row.key === mark && row.comesBack !== true))
    .find((index) => index >= 0);
  if (start === undefined) return [];
  return tab.rows
    .map((row, index) => ({ index, row }))
    .filter(({ index, row }) => index > start && row.key === null);
}
