/**
 * A programme file read as a plan: every task a duty. Who leads, by when and how often is known; of a group that leads
 * ("Các sở, ban ngành phụ trách") it is not known how many it has, nor whether each or all together (P6), so it is counted
 * apart and a person is told.
 */
import { readPeriod } from '../plan/period.ts';
import { type DutyPlanRead, readPlan2 } from '../plan/read-plan-2.ts';
import { type PartProblem, recordOf } from '../plan/plan-parts.ts';
import { valueAt } from '../plan/value-at.ts';
import type { DuePeriod } from '../due/due-reading.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { Programme, Task } from './programme.ts';
import type { ProgrammeProblem } from './programme-problem.ts';
import { readProgramme } from './read-programme.ts';

export function isProgrammeFile(json: unknown): boolean {
  const file = recordOf(json);
  return file !== null && 'tasks' in file && !('classes' in file) && !('duties' in file);
}

export function readProgrammeAsPlan(json: unknown): DutyPlanRead {
  const { programme, problems } = readProgramme(json);
  const told = (severity: ProgrammeProblem['severity']) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map(({ path, expected }): PartProblem => ({ path, value: valueAt(json, path) ?? null, expected }));
  if (programme === null) return { plan: null, problems: told('error'), warnings: told('warning') };
  const read = readPlan2(planFileOf(programme));
  // What the reading of the plan would tell of due words stands here at the task itself.
  return read.plan === null
    ? read
    : { ...read, warnings: [...told('warning'), ...groupsIn(programme, json)] };
}

function planFileOf({ title, year, sections, tasks, oddities }: Programme): object {
  const leads = [...new Set(tasks.map(({ leadTyped }) => leadTyped))];
  const keyOf = (lead: string) => `cq-${String(leads.indexOf(lead) + 1).padStart(2, '0')}`;
  return {
    version: 2,
    id: `chuong-trinh-cong-tac-${year}`,
    title,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    sections: sections.map(({ no, title: label }) => ({ key: no, label })),
    parties: leads.map((lead) => {
      const names = tasks.find(({ leadTyped }) => leadTyped === lead)?.leads ?? [lead];
      const isGroup = names.some(isGroupName);
      return {
        key: keyOf(lead),
        label: lead,
        of: isGroup ? 'group' : 'agency',
        members: isGroup ? null : names,
      };
    }),
    duties: tasks.map((task) => dutyOf(task, keyOf(task.leadTyped))),
    oddities,
  };
}

function dutyOf(task: Task, who: string): object {
  const { key, section, title, coordinatorTyped, dueText, due, product, classesOf } = task;
  return {
    key,
    who,
    spread: task.leads.some(isGroupName) ? 'each' : 'together',
    what: plainKey(product).startsWith('bao cao') ? 'report' : 'document',
    label: title,
    group: section,
    due: dueText,
    product,
    helpers: coordinatorTyped,
    ...(due.periods.length === 0 ? {} : { periods: periodKeys(due.periods) }),
    ...(classesOf === undefined ? {} : { progressOf: classesOf }),
  };
}

/** "Các sở, ban ngành phụ trách", "Ủy ban nhân dân cấp xã": nobody says how many. */
function isGroupName(name: string): boolean {
  return /^(?:cac|nhung|tung|moi)\b|\bcac (?:so|ban|xa|phuong|huyen|don vi)\b|\bcap (?:xa|huyen)\b/.test(
    plainKey(name),
  );
}

function periodKeys(periods: readonly DuePeriod[]): readonly string[] {
  // Of a week the days count: the first of a year begins with it, as its first month does.
  const isWeekly = periods.length > CYCLES_MAX;
  return [...new Set(periods.map((period) => (isWeekly ? period.due : periodKey(period))))];
}

/** Twelve months, four quarters, two halves and the year. */
const CYCLES_MAX = 19;

/** The period of a plan that a recurring due day closes; what is none by its days is the due day itself. */
function periodKey({ from, due }: DuePeriod): string {
  const [year = '', month = ''] = due.split('-');
  const number = Number(month);
  const keys = [
    `${year}-${month}`,
    `${year}-Q${Math.ceil(number / 3)}`,
    `${year}-H${number <= 6 ? 1 : 2}`,
    year,
  ];
  const closed = keys.find((key) => {
    const period = readPeriod(key);
    return period !== null && period.from === from && period.to.startsWith(`${year}-${month}`);
  });
  return closed ?? due;
}

function groupsIn({ tasks }: Programme, json: unknown): readonly PartProblem[] {
  const files = recordOf(json)?.['tasks'];
  const places = Array.isArray(files) ? files.map((file: unknown) => recordOf(file)?.['id']) : [];
  return tasks
    .filter(({ leads }) => leads.some(isGroupName))
    .map(({ key, leadTyped }) => ({
      path: `tasks[${places.indexOf(key)}].leadTyped`,
      value: leadTyped,
      expected:
        'tên từng cơ quan, hoặc cho biết cả nhóm cùng làm một lần; đây là một nhóm chưa rõ gồm những ai, nên nhiệm vụ này được đếm riêng là “Chưa xác định”',
    }));
}
