import programme from '#shared/data/programme-2026.data.json' with { type: 'json' };
import type { PanelTask } from '#shared/panel/panel-task.ts';

const STATES = [
  { state: 'Hoàn thành đúng hạn', tone: 'green', daysLeft: null, progress: 1 },
  { state: 'Đang thực hiện (trong hạn)', tone: 'blue', daysLeft: 24, progress: 0.4 },
  { state: 'Đang thực hiện (quá hạn)', tone: 'red', daysLeft: -9, progress: 0.7 },
  { state: 'Chưa đến kỳ thực hiện', tone: 'grey', daysLeft: 90, progress: null },
] as const;

/** The tasks of the programme with made-up states, four kinds in turn. */
export const SCENE_TASKS: readonly PanelTask[] = programme.tasks.map((task, index) => ({
  key: task.id,
  section: task.section,
  sectionTitle: task.sectionTitle,
  title: task.title,
  lead: task.leadTyped,
  product: task.product ?? '',
  dueText: task.dueText,
  due: null,
  note: '',
  ...(STATES[(index * 3) % STATES.length] as (typeof STATES)[number]),
}));
