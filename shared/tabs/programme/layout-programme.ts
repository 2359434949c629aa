import type { Tab } from '../../workbook/model.ts';
import { layoutProgrammeTab } from './layout-programme-tab.ts';
import { layoutTaskTab } from './layout-task-tab.ts';
import type { ProgrammeState } from '../../programme/programme-state.ts';
import type { Programme } from '../../programme/programme.ts';
import type { ProgrammeSheets } from './read-programme-tabs.ts';
import { type InitialCells, NO_INITIAL_CELLS } from '../../workbook/initial-cells.ts';

export interface LayoutProgrammeInput {
  readonly state: ProgrammeState;
  readonly base: Programme;
  readonly sheets: ProgrammeSheets;
  /** From `adoptProgrammeRows`. */
  readonly left: readonly string[];
  readonly initial?: InitialCells;
}

/** `Phụ lục 01` and one tab per task. What is laid out depends on the day of the state, never on the hour. */
export function layoutProgramme(input: LayoutProgrammeInput): readonly Tab[] {
  const { state, base, sheets, left, initial = NO_INITIAL_CELLS } = input;
  return [
    layoutProgrammeTab({ state, base, left, blankCells: sheets.blankCells }),
    ...state.tasks.map((task) =>
      layoutTaskTab({
        state: task,
        sections: state.programme.sections,
        logRows: sheets.logRows.get(task.task.key) ?? [],
        initial,
      }),
    ),
  ];
}
