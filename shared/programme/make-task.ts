import { splitAgencies } from '../units/agencies.ts';
import { readDue } from '../due/read-due.ts';
import { type ProgrammeSection, type Task, type TaskText, taskKey } from './programme.ts';

/** A task from what is written of it: agencies split, due text read. */
export function makeTask(text: TaskText, year: number, added = false): Task {
  const task: Task = {
    ...text,
    key: taskKey(text.section, text.no),
    leads: splitAgencies(text.leadTyped),
    coordinators: splitAgencies(text.coordinatorTyped),
    due: readDue(text.dueText, { year }),
  };
  return added ? { ...task, added } : task;
}

/** In the document's order of sections, then by number. */
export function inOrder(tasks: readonly Task[], sections: readonly ProgrammeSection[]): readonly Task[] {
  const place = new Map(sections.map((section, index) => [section.no, index]));
  return [...tasks].sort((a, b) => (place.get(a.section) ?? 0) - (place.get(b.section) ?? 0) || a.no - b.no);
}
