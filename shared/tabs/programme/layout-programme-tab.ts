import { displayDay, serialOfDay } from '../../time/local-date.ts';
import type { CellValue, Column, Row, Tab, ToneRule } from '../../workbook/model.ts';
import { DUE_SOON_LABEL, TASK_STATE_WORDS } from '../../programme/programme-words.ts';
import { titleRowKey } from './base-programme.ts';
import { describeDue } from '../../programme/describe-due.ts';
import { describeDaysLeft } from '../../programme/describe-state.ts';
import { DEFINITION_FIELDS, definitionCell } from '../../programme/programme-as-of.ts';
import type { ProgrammeState } from '../../programme/programme-state.ts';
import { type Programme, type Task } from '../../programme/programme.ts';
import { PROGRAMME_HEADER } from './programme-tab-keys.ts';
import type { TaskState } from '../../programme/task-state.ts';
import { isComplete } from '../../programme/task-state-key.ts';
import { oddityRows } from './oddity-rows.ts';
import { PROGRAMME_SECTION, PROGRAMME_TAB, TASK_TAB } from '../../workbook/keys.ts';

export interface ProgrammeTabInput {
  readonly state: ProgrammeState;
  /** The programme file: what a new definition cell begins with. */
  readonly base: Programme;
  /** Sentences about rows that got no key (`adoptProgrammeRows`). */
  readonly left: readonly string[];
  /** "I.1 dueText": cells staff cleared, where the file's text counts. */
  readonly blankCells: ReadonlySet<string>;
}

/** `Phụ lục 01`: every task with its reading and state. Staff own the definitions and may add a row below. */
export function layoutProgrammeTab(input: ProgrammeTabInput): Tab {
  const { state } = input;
  const { programme } = state;
  const columns = programmeColumns(programme);
  const rows: readonly Row[] = [
    { key: titleRowKey(input.base), kind: 'title', cells: { no: programme.title } },
    {
      key: 'as-of',
      kind: 'subtitle',
      cells: { no: `Tình trạng tính đến hết ngày ${displayDay(state.asOf)}` },
    },
    { key: 'hint', kind: 'info', cells: { no: HINT } },
    {
      key: 'left',
      kind: 'info',
      cells: { no: input.left.length === 0 ? null : input.left.join('. ') },
    },
    {
      key: PROGRAMME_HEADER,
      kind: 'header',
      cells: Object.fromEntries(columns.map((column) => [column.key, column.title])),
    },
    ...programme.sections.flatMap((section): readonly Row[] => [
      {
        key: PROGRAMME_SECTION.of(section.no),
        kind: 'section',
        cells: { no: section.no, title: section.title },
      },
      ...state.tasks.filter((task) => task.task.section === section.no).map((task) => taskRow(task, input)),
    ]),
    ...oddityRows(programme.oddities),
  ];
  return {
    key: PROGRAMME_TAB,
    title: 'Phụ lục 01',
    columns,
    rows,
    frozenThrough: PROGRAMME_HEADER,
    tones: TONES,
    orientation: 'landscape',
    staffRowsAfter: PROGRAMME_HEADER,
  };
}

const HINT =
  'Có thể sửa nội dung, cơ quan, thời gian, sản phẩm; xóa trắng ô là lấy lại nội dung gốc. Thêm nhiệm vụ: ghi một dòng mới ở cuối bảng, chọn Mục và ghi Nội dung.';

/** The columns of the official appendix first; how its words were read stands behind. */
function programmeColumns(programme: Programme): readonly Column[] {
  const text = (key: string, title: string, width: number, owner: Column['owner']): Column => {
    return { key, title, owner, width, kind: 'text', wrap: true };
  };
  return [
    { key: 'no', title: 'TT', owner: 'server', width: 5, kind: 'text', align: 'center' },
    // Staff's in a row they add; once the row has its key, the section is part of it and the server's.
    {
      key: 'section',
      title: 'Mục',
      owner: 'staff',
      width: 5,
      kind: 'choice',
      align: 'center',
      choices: { list: programme.sections.map((section) => section.no) },
    },
    text('title', 'Nội dung', 34, 'staff'),
    text('lead', 'Cơ quan chủ trì', 20, 'staff'),
    text('coordinator', 'Cơ quan phối hợp', 21, 'staff'),
    text('dueText', 'Thời gian hoàn thành', 13, 'staff'),
    { key: 'due', title: 'Hạn', owner: 'server', width: 11, kind: 'date', align: 'center' },
    text('product', 'Sản phẩm', 18, 'staff'),
    text('result', 'Kết quả (số, ngày văn bản)', 15, 'server'),
    text('state', 'Tình trạng', 13, 'server'),
    text('days', 'Số ngày', 9, 'server'),
    { key: 'link', title: 'Theo dõi', owner: 'server', width: 8, kind: 'text', align: 'center' },
    text('problem', 'Cần kiểm tra', 20, 'server'),
    text('reading', 'Cách đọc thời hạn', 20, 'server'),
    { key: 'originalDue', title: 'Hạn gốc', owner: 'server', width: 11, kind: 'date', align: 'center' },
  ];
}

const TONES: readonly ToneRule[] = [
  ...Object.values(TASK_STATE_WORDS).map(({ label, tone }) => ({
    columns: ['state'],
    startsWith: label,
    tone,
  })),
  { columns: ['days'], startsWith: 'Quá hạn', tone: 'red' },
  { columns: ['days'], startsWith: DUE_SOON_LABEL, tone: 'orange' },
];

function taskRow(state: TaskState, input: ProgrammeTabInput): Row {
  const { task, deciding } = state;
  const written = input.base.tasks.find((other) => other.key === task.key) ?? task;
  const cells: Record<string, CellValue> = {
    no: String(task.no),
    section: task.section,
    reading: describeDue(task.due),
    originalDue: deciding.due === null ? null : serialOfDay(deciding.due),
    due: deciding.effectiveDue === null ? null : serialOfDay(deciding.effectiveDue),
    state: TASK_STATE_WORDS[state.state].label,
    result: resultOf(deciding.record) || null,
    days: isComplete(state.state) ? null : describeDaysLeft(deciding) || null,
    link: `NV ${task.key}`,
    problem: problemsOf(state, input).join('\n') || null,
  };
  return {
    key: task.key,
    kind: 'data',
    cells,
    staffCells: DEFINITION_FIELDS,
    staffInitial: Object.fromEntries(
      DEFINITION_FIELDS.map((field) => [field, definitionCell(written, field)]),
    ),
    links: { link: TASK_TAB.of(task.key) },
  };
}

/** "12/BC-VPĐP" and "ngày 15/06/2026", a line each; what is missing of it is left out. */
function resultOf({ document, documentDate }: TaskState['deciding']['record']): string {
  const day = documentDate === null ? '' : `ngày ${displayDay(documentDate)}`;
  return [document ?? '', day].filter((part) => part !== '').join('\n');
}

function problemsOf(state: TaskState, input: ProgrammeTabInput): readonly string[] {
  const { task } = state;
  const problems: string[] = [];
  const { due } = task;
  if (due.error !== null) problems.push(`Thời gian hoàn thành: ${due.error}`);
  else if (due.flags.includes('needsConfirmation'))
    problems.push('Thời gian hoàn thành: đề nghị xác nhận cách đọc');
  for (const field of DEFINITION_FIELDS) {
    if (input.blankCells.has(`${task.key} ${field}`))
      problems.push(
        `${FIELD_TITLES[field]} để trống: đang dùng nội dung gốc “${definitionCell(task, field)}”`,
      );
  }
  if (task.added === true) problems.push(...missingOf(task));
  for (const occurrence of state.occurrences) {
    const of = state.occurrences.length > 1 ? `${occurrence.label}: ` : '';
    problems.push(...occurrence.problems.map((problem) => `${of}${problem.text}`));
  }
  return problems;
}

const FIELD_TITLES: Readonly<Record<(typeof DEFINITION_FIELDS)[number], string>> = {
  title: 'Nội dung',
  lead: 'Cơ quan chủ trì',
  coordinator: 'Cơ quan phối hợp',
  dueText: 'Thời gian hoàn thành',
  product: 'Sản phẩm',
};

function missingOf(task: Task): readonly string[] {
  return (['title', 'lead', 'product'] as const)
    .filter((field) => definitionCell(task, field) === '')
    .map((field) => `Chưa ghi ${FIELD_TITLES[field]}`);
}
