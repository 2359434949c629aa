import { DEFINITION_FIELDS, type DefinitionEdit, splitTaskKey } from '../../programme/programme-as-of.ts';
import { type Programme } from '../../programme/programme.ts';
import { LOG_COLUMNS, updateNumber } from './programme-tab-keys.ts';
import { LOG_FIELDS, OCCURRENCE_FIELDS, type ProgressFact } from '../../programme/progress.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { occurrencesOf } from '../../programme/task-state.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { OCCURRENCE_ROW, PROGRAMME_TAB, TASK_TAB } from '../../workbook/keys.ts';

export interface ProgrammeSheets {
  readonly edits: readonly DefinitionEdit[];
  readonly facts: readonly ProgressFact[];
  /** Log rows wanted in each task tab, by task, in the order of their numbers. */
  readonly logRows: ReadonlyMap<string, readonly string[]>;
  /** Blank definition cells of the programme's own tasks ("I.1 dueText"): the file's text counts there. */
  readonly blankCells: ReadonlySet<string>;
}

/**
 * What staff keep in `Phụ lục 01` and in the task tabs, as facts with the time they were first seen.
 *
 * @param cells with the adopted rows already keyed (`adoptProgrammeRows`).
 * @param base the programme file, without staff's corrections.
 */
export function readProgrammeTabs(cells: StaffSheet, base: Programme): ProgrammeSheets {
  const edits: DefinitionEdit[] = [];
  const blankCells = new Set<string>();
  const own = new Set(base.tasks.map((task) => task.key));
  for (const task of taskRows(base, cells)) {
    for (const field of DEFINITION_FIELDS) {
      const versions = own.has(task)
        ? cells.versions(PROGRAMME_TAB, task, field)
        : cells.versionsOfAdded(PROGRAMME_TAB, task, field);
      for (const { value, seenAt } of versions) edits.push({ task, field, value, recordedAt: seenAt });
      const stands = cells.rows(PROGRAMME_TAB).includes(task);
      if (stands && own.has(task) && isBlank(cells.value(PROGRAMME_TAB, task, field)))
        blankCells.add(`${task} ${field}`);
    }
  }
  const occurrencesOfBase = new Map(
    base.tasks.map((task) => [task.key, occurrencesOf(task).map((occurrence) => occurrence.key)]),
  );
  const facts: ProgressFact[] = [];
  const logRows = new Map<string, readonly string[]>();
  for (const task of new Set([...own, ...edits.map((edit) => edit.task)])) {
    facts.push(...occurrenceFacts(task, occurrencesOfBase.get(task) ?? [], cells), ...logFacts(task, cells));
    logRows.set(task, wantedLogRows(task, cells));
  }
  return { edits, facts, logRows, blankCells };
}

/** The programme's own tasks, and the rows staff ever added. */
function taskRows(base: Programme, cells: StaffSheet): readonly string[] {
  const added = cells.used(PROGRAMME_TAB).filter((row) => splitTaskKey(row, base) !== null);
  return [...new Set([...base.tasks.map((task) => task.key), ...added])];
}

/** Of every occurrence ever seen: a corrected due text may bring an old one back. */
function occurrenceFacts(task: string, named: readonly string[], cells: StaffSheet): readonly ProgressFact[] {
  const tab = TASK_TAB.of(task);
  const rows = new Set([
    ...['all', ...named].map(OCCURRENCE_ROW.of),
    ...cells.used(tab).filter(OCCURRENCE_ROW.is),
  ]);
  return [...rows].flatMap((row) =>
    OCCURRENCE_FIELDS.flatMap((field) =>
      cells.versions(tab, row, field).map(({ value, seenAt }) => {
        return { task, row: OCCURRENCE_ROW.partsOf(row)?.[0] ?? row, field, value, recordedAt: seenAt };
      }),
    ),
  );
}

/** A log row somebody deleted is taken back from the day of its deletion on. */
function logFacts(task: string, cells: StaffSheet): readonly ProgressFact[] {
  const tab = TASK_TAB.of(task);
  const rows = cells.used(tab).filter((row) => updateNumber(row) > 0);
  return rows.flatMap((row) =>
    LOG_FIELDS.flatMap((field) =>
      cells.versionsOfAdded(tab, row, LOG_COLUMNS[field]).map(({ value, seenAt }) => {
        return { task, row, field, value, recordedAt: seenAt };
      }),
    ),
  );
}

/** The log rows that hold something; where the whole tab was deleted, those remembered come back with it. */
function wantedLogRows(task: string, cells: StaffSheet): readonly string[] {
  const tab = TASK_TAB.of(task);
  const rows = cells.hasTab(tab) ? cells.rows(tab) : cells.used(tab);
  return rows
    .filter((row) => updateNumber(row) > 0)
    .filter((row) => Object.values(LOG_COLUMNS).some((column) => !isBlank(cells.value(tab, row, column))))
    .sort((a, b) => updateNumber(a) - updateNumber(b));
}
