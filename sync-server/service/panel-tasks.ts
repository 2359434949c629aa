import type { PanelTask } from '#shared/panel/panel-task.ts';
import type { ProgrammeState } from '#shared/programme/programme-state.ts';
import { TASK_STATE_WORDS } from '#shared/programme/programme-words.ts';

/** The tasks as the panel shows them: the occurrence that decides speaks for each (T5). */
export function panelTasks({ tasks, programme }: ProgrammeState): PanelTask[] {
  return tasks.map(({ task, state, deciding }) => ({
    key: task.key,
    section: task.section,
    sectionTitle: programme.sections.find((section) => section.no === task.section)?.title ?? '',
    title: task.title,
    lead: task.leadTyped,
    product: task.product,
    dueText: task.dueText,
    due: deciding.effectiveDue,
    state: TASK_STATE_WORDS[state].label,
    tone: TASK_STATE_WORDS[state].tone,
    daysLeft: deciding.daysLeft,
    progress: deciding.record.progress,
    note: deciding.problems.map((problem) => problem.text).join(' '),
  }));
}
