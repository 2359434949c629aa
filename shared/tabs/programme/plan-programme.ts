import { type IsoDay, dayOf } from '../../time/local-date.ts';
import type { Change, Tab, WorkbookSnapshot } from '../../workbook/model.ts';
import { applyChanges } from '../../workbook/apply.ts';
import { adoptProgrammeRows } from './adopt-rows.ts';
import { baseProgramme } from './base-programme.ts';
import type { TrainingClass } from '../../programme/classes-progress.ts';
import { layoutProgramme } from './layout-programme.ts';
import { programmeAsOf } from '../../programme/programme-as-of.ts';
import { type ProgrammeState, programmeState } from '../../programme/programme-state.ts';
import type { Programme } from '../../programme/programme.ts';
import { type ProgrammeSheets, readProgrammeTabs } from './read-programme-tabs.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { CLASS_OF_TASK, OCCURRENCE_ROW, PROGRAMME_TAB, TASK_TAB } from '../../workbook/keys.ts';
import { classesOfTask, TASK_STATE_CONFIG, type TaskStateConfig } from '../../programme/task-state.ts';

export interface PlanProgrammeInput {
  readonly sheet: StaffSheet;
  /** The workbook to read the programme from, where it is not the sheet's: a tab that is gone stands in it as known. */
  readonly readable?: WorkbookSnapshot;
  /** The programme file given, or the built-in one. */
  readonly programme: Programme;
  /** T7; null: the plan cannot be read now, so nothing is known of its classes. */
  readonly classes: readonly TrainingClass[] | null;
  readonly config?: TaskStateConfig;
}

export interface PlannedProgramme {
  /** Rows that get a key, and progress that no classes give any more; to be written before the rest. */
  readonly adopt: readonly Change[];
  /** Sentences about rows that got no key. */
  readonly left: readonly string[];
  readonly base: Programme;
  readonly sheets: ProgrammeSheets;
  readonly state: ProgrammeState;
  readonly tabs: readonly Tab[];
}

/** The programme's part of a sync: adopt, read, judge, lay out. */
export function planProgramme(input: PlanProgrammeInput): PlannedProgramme {
  const { sheet, config = TASK_STATE_CONFIG } = input;
  const classes = input.classes ?? [];
  const base = baseProgramme(input.readable ?? sheet.snapshot, input.programme);
  const { changes: adopted, left } = adoptProgrammeRows(sheet, base);
  const adopt = [...adopted, ...(input.classes === null ? [] : unlinkedProgress(sheet, base, classes))];
  const keyed = adopt.length === 0 ? sheet : sheet.over(applyChanges(sheet.snapshot, adopt));
  const sheets = readProgrammeTabs(keyed, base);
  const state = stateAsOf({ base, sheets, classes, config }, dayOf(sheet.nowMs));
  const isNone = base.tasks.length === 0 && !sheet.hasTab(PROGRAMME_TAB);
  const tabs = isNone ? [] : layoutProgramme({ state, base, sheets, left, initial: sheet.initial });
  return { adopt, left, base, sheets, state, tabs };
}

/**
 * A task whose progress classes gave before and give no more: what the server wrote is nobody's record, and must not
 * stay behind as if staff had typed it.
 */
function unlinkedProgress(
  sheet: StaffSheet,
  { tasks }: Programme,
  classes: readonly TrainingClass[],
): readonly Change[] {
  return tasks.flatMap((task) => {
    const tab = TASK_TAB.of(task.key);
    const rows = sheet.rows(tab);
    if (classesOfTask(task, classes).length > 0 || !rows.some(CLASS_OF_TASK.is)) return [];
    return rows.filter(OCCURRENCE_ROW.is).flatMap((row): readonly Change[] => {
      const before = sheet.found(tab, row, 'progress') ?? null;
      return before === null
        ? []
        : [{ kind: 'setCell', tab, row, column: 'progress', before, after: null, reason: 'updated' }];
    });
  });
}

/** The programme at the end of any day, from what was recorded by then (T6, `--as-of`). */
export function stateAsOf(
  known: {
    readonly base: Programme;
    readonly sheets: Pick<ProgrammeSheets, 'edits' | 'facts'>;
    readonly classes: readonly TrainingClass[];
    readonly config?: TaskStateConfig;
  },
  asOf: IsoDay,
): ProgrammeState {
  const { base, sheets, classes, config = TASK_STATE_CONFIG } = known;
  const programme = programmeAsOf(base, sheets.edits, asOf);
  return programmeState({ programme, facts: sheets.facts, asOf, config, classes });
}
