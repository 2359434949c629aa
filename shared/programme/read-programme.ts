import * as z from 'zod/mini';
import { cleanText } from '../text/vietnamese.ts';
import { inOrder, makeTask } from './make-task.ts';
import { type Programme, taskKey } from './programme.ts';
import type { ProgrammeProblem } from './programme-problem.ts';

export type ProgrammeRead =
  | { readonly programme: Programme; readonly problems: readonly ProgrammeProblem[] }
  /** Everything that is wrong, at once. */
  | { readonly programme: null; readonly problems: readonly ProgrammeProblem[] };

/**
 * A programme file (`phu-luc-01.json`: title, sections, tasks). Only what is written counts: leads, coordinators and due dates
 * are read anew from their texts, whatever the file says beside them. A due text that cannot be read is a warning: the task is
 * kept and waits for a person.
 */
export function readProgramme(file: unknown): ProgrammeRead {
  const parsed = FILE.safeParse(file);
  if (!parsed.success) return { programme: null, problems: shapeProblems(parsed.error.issues, file) };
  const problems = [...checkFile(parsed.data)];
  const year = parsed.data.year ?? yearInTitle(parsed.data.title);
  if (year === null) {
    const expected = 'có “năm 20xx” trong tên chương trình công tác, hoặc mục "year"';
    problems.push({ severity: 'error', path: 'title', value: parsed.data.title, expected });
  }
  if (year === null || problems.some((problem) => problem.severity === 'error'))
    return { programme: null, problems };
  const { sections, oddities } = parsed.data;
  const tasks = parsed.data.tasks.map((task) => {
    const made = makeTask(
      {
        section: task.section,
        no: task.no,
        title: cleanText(task.title),
        leadTyped: cleanText(task.leadTyped),
        coordinatorTyped: cleanText(task.coordinatorTyped),
        dueText: task.dueText,
        product: cleanText(task.product),
      },
      year,
    );
    return task.classesOf === undefined ? made : { ...made, classesOf: task.classesOf };
  });
  tasks.forEach((task, index) => {
    if (task.due.error === null) return;
    const path = `tasks[${index}].dueText`;
    problems.push({
      severity: 'warning',
      path,
      value: task.dueText,
      expected: `thời hạn đọc được: ${task.due.error}`,
    });
  });
  const programme: Programme = {
    title: cleanText(parsed.data.title),
    year,
    sections: sections.map(({ no, title }) => ({ no, title: cleanText(title) })),
    tasks: inOrder(tasks, sections),
    oddities: oddities ?? [],
  };
  return { programme, problems };
}

const filled = z.string().check(z.regex(/\S/));

/** Other fields of the file (its own readings, legal bases, counts by date) are let through unread. */
const FILE = z.object({
  title: filled,
  year: z.optional(z.int().check(z.gte(2000), z.lte(2100))),
  taskCount: z.optional(z.int()),
  sections: z
    .array(
      z.object({ no: z.string().check(z.regex(/^[IVX]{1,6}$/)), title: filled, count: z.optional(z.int()) }),
    )
    .check(z.minLength(1)),
  tasks: z
    .array(
      z.object({
        id: filled,
        section: filled,
        no: z.int().check(z.gte(1), z.lte(999)),
        title: filled,
        leadTyped: filled,
        coordinatorTyped: z.string(),
        dueText: z.string(),
        product: z.string(),
        classesOf: z.optional(filled),
      }),
    )
    .check(z.minLength(1)),
  oddities: z.optional(z.array(z.string())),
});
type ProgrammeFile = z.infer<typeof FILE>;

/** What each field must hold, in the words of someone who writes such a file. */
const EXPECTED: Readonly<Record<string, string>> = {
  '': 'tên (title), các mục (sections) và các nhiệm vụ (tasks)',
  title: 'tên, không để trống',
  year: 'số năm từ 2000 đến 2100',
  taskCount: 'số nguyên',
  count: 'số nguyên',
  sections: 'danh sách mục, ít nhất một mục',
  tasks: 'danh sách nhiệm vụ, ít nhất một nhiệm vụ',
  id: 'mã dạng “I.1”',
  section: 'số La Mã của mục',
  no: 'số thứ tự: số nguyên từ 1 đến 999 (mục: số La Mã)',
  leadTyped: 'cơ quan chủ trì, không để trống',
  coordinatorTyped: 'cơ quan phối hợp, chữ trong dấu ngoặc kép (để trống: "")',
  dueText: 'thời gian hoàn thành nguyên văn, chữ trong dấu ngoặc kép',
  product: 'sản phẩm, chữ trong dấu ngoặc kép',
  classesOf: 'mã của kế hoạch có các lớp là tiến độ của nhiệm vụ, không để trống',
  oddities: 'danh sách các câu trong dấu ngoặc kép',
};

interface Issue {
  readonly path: readonly PropertyKey[];
}

function shapeProblems(issues: readonly Issue[], file: unknown): readonly ProgrammeProblem[] {
  return issues.map(({ path }) => {
    const field = [...path].reverse().find((part) => typeof part === 'string') ?? '';
    const expected = EXPECTED[field] ?? 'giá trị đúng kiểu';
    return { severity: 'error', path: pathText(path), value: shown(valueAt(file, path)), expected };
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inside, part) => {
    return typeof inside === 'object' && inside !== null
      ? (inside as Record<PropertyKey, unknown>)[part]
      : undefined;
  }, value);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function* checkFile(file: ProgrammeFile): Generator<ProgrammeProblem> {
  const error = (path: string, value: string | number, expected: string): ProgrammeProblem => ({
    severity: 'error',
    path,
    value: String(value),
    expected,
  });
  const sections = new Set<string>();
  for (const [index, { no }] of file.sections.entries()) {
    if (sections.has(no)) yield error(`sections[${index}].no`, no, 'số mục không trùng');
    sections.add(no);
  }
  const seen = new Set<string>();
  for (const [index, task] of file.tasks.entries()) {
    const key = taskKey(task.section, task.no);
    if (!sections.has(task.section))
      yield error(`tasks[${index}].section`, task.section, `một trong các mục ${[...sections].join(', ')}`);
    if (task.id !== key) yield error(`tasks[${index}].id`, task.id, `“${key}” (mục và số thứ tự)`);
    if (seen.has(key))
      yield error(`tasks[${index}].no`, task.no, `số thứ tự không trùng trong mục ${task.section}`);
    seen.add(key);
  }
  yield* checkCounts(file);
}

function* checkCounts(file: ProgrammeFile): Generator<ProgrammeProblem> {
  const counts: readonly (readonly [string, number | undefined, number])[] = [
    ['taskCount', file.taskCount, file.tasks.length],
    ...file.sections.map(({ no, count }, index) => {
      const found = file.tasks.filter((task) => task.section === no).length;
      return [`sections[${index}].count`, count, found] as const;
    }),
  ];
  for (const [path, stated, found] of counts) {
    if (stated === undefined || stated === found) continue;
    yield {
      severity: 'error',
      path,
      value: String(stated),
      expected: `${found}, đúng số nhiệm vụ được liệt kê`,
    };
  }
}

/** "… NĂM 2026 …"; null where the title names none. */
export function yearInTitle(title: string): number | null {
  const year = /năm\s+(20\d{2})(?!\d)/iu.exec(title.normalize('NFC'))?.[1];
  return year === undefined ? null : Number(year);
}
