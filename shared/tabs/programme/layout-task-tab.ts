import { flowText } from '../../text/flow-lines.ts';
import { displayDay, serialOfDay } from '../../time/local-date.ts';
import { plainKey } from '../../text/vietnamese.ts';
import type { Row, Tab, TabSnapshot } from '../../workbook/model.ts';
import { PROGRESS_FIELD_WORDS, TASK_STATE_WORDS } from '../../programme/programme-words.ts';
import { describeDue } from '../../programme/describe-due.ts';
import { describeDaysLeft } from '../../programme/describe-state.ts';
import { LOG_ROW, TASK_COLUMNS, TASK_TONES, logRow, occurrenceRow } from './layout-task-rows.ts';
import type { ProgrammeSection, Task } from '../../programme/programme.ts';
import { LOG_COLUMNS, LOG_HEADER } from './programme-tab-keys.ts';
import { LOG_FIELDS } from '../../programme/progress.ts';
import { type InitialCells, NO_INITIAL_CELLS } from '../../workbook/initial-cells.ts';
import type { TaskState } from '../../programme/task-state.ts';
import { isComplete } from '../../programme/task-state-key.ts';
import { CLASS_OF_TASK, CLASS_TAB, OCCURRENCE_ROW, PROGRAMME_TAB, TASK_TAB } from '../../workbook/keys.ts';

export interface TaskTabInput {
  readonly state: TaskState;
  readonly sections: readonly ProgrammeSection[];
  /** Keys of the log rows that stand or come back. */
  readonly logRows: readonly string[];
  readonly initial?: InitialCells;
}

/** `NV I.1`: the definition, the state, a row per occurrence for staff to fill, and the log they write below. */
export function layoutTaskTab(input: TaskTabInput): Tab {
  const { state, initial = NO_INITIAL_CELLS } = input;
  const { task } = state;
  const key = TASK_TAB.of(task.key);
  const initialOf = (row: string, columns: readonly string[]) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const value = initial.cell(key, row, column);
        return value === null ? [] : [[column, value] as const];
      }),
    );
  const allColumns = TASK_COLUMNS.map((column) => column.key);
  const rows: readonly Row[] = [
    ...headingRows(input),
    header(
      'occurrences-header',
      Object.fromEntries(TASK_COLUMNS.map((column) => [column.key, column.title])),
    ),
    ...state.occurrences.map((occurrence) =>
      occurrenceRow(state, occurrence, initialOf(OCCURRENCE_ROW.of(occurrence.key), allColumns)),
    ),
    ...classRows(state),
    { key: 'log-space', kind: 'blank', cells: {} },
    {
      key: 'log-title',
      kind: 'section',
      cells: { period: 'Nhật ký cập nhật – mỗi dòng một lần, ghi tiếp vào dòng trống bên dưới' },
    },
    header(LOG_HEADER, {
      ...Object.fromEntries(LOG_FIELDS.map((field) => [LOG_COLUMNS[field], PROGRESS_FIELD_WORDS[field]])),
      problem: 'Cần kiểm tra',
    }),
    ...input.logRows.map((row) =>
      logRow(
        row,
        state.log.find((entry) => entry.row === row) ?? null,
        initialOf(row, Object.values(LOG_COLUMNS)),
      ),
    ),
  ];
  return {
    key,
    title: `NV ${task.key}`,
    columns: TASK_COLUMNS,
    rows,
    frozenThrough: 'title',
    tones: TASK_TONES,
    orientation: 'landscape',
    colour: TASK_STATE_WORDS[state.state].tone,
    staffRowsAfter: LOG_HEADER,
    staffRow: LOG_ROW,
  };
}

function header(key: string, cells: Row['cells']): Row {
  return { key, kind: 'header', cells };
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 125;

function headingRows({ state, sections }: TaskTabInput): readonly Row[] {
  const { task, deciding } = state;
  const section = sections.find((other) => other.no === task.section);
  const days = isComplete(state.state) ? '' : describeDaysLeft(deciding);
  const label = TASK_STATE_WORDS[state.state].label;
  const info = (key: string, label: string, text: string): readonly Row[] =>
    flowText(text === '' ? '(để trống)' : text, LINE_CHARACTERS_MAX).map((line, at) => ({
      key: at === 0 ? key : `${key}:${at + 1}`,
      kind: 'info',
      cells: { period: at === 0 ? label : null, state: line },
    }));
  return [
    { key: 'title', kind: 'title', cells: { period: `NHIỆM VỤ ${task.key}` } },
    { key: 'back', kind: 'info', cells: { period: '← Phụ lục 01' }, links: { period: PROGRAMME_TAB } },
    ...info(TITLE_ROW, 'Nội dung', task.title),
    ...info('task-section', 'Mục', `${task.section}. ${section?.title ?? ''}`),
    ...info('task-lead', 'Cơ quan chủ trì', task.leads.join('; ')),
    ...info('task-coordinator', 'Cơ quan phối hợp', task.coordinators.join('; ')),
    ...info('task-due', 'Thời gian hoàn thành', task.dueText),
    ...info('task-reading', 'Cách đọc thời hạn', describeDue(task.due)),
    ...info('task-product', 'Sản phẩm', task.product),
    ...info('task-as-of', 'Tính đến hết ngày', displayDay(state.asOf)),
    {
      key: 'task-state',
      kind: 'info',
      cells: { period: 'Tình trạng', state: label, problem: days === '' ? null : days },
    },
    { key: 'occurrences-space', kind: 'blank', cells: {} },
  ];
}

const TITLE_ROW = 'task-title';

/** Does the tab stand there for this task, as far as it says? Another programme has a I.1 of its own. */
export function isTabOfTask(tab: TabSnapshot, task: Pick<Task, 'key' | 'title'>): boolean {
  if (tab.key !== TASK_TAB.of(task.key)) return false;
  const row = tab.rows.find(({ key }) => key === TITLE_ROW);
  const line = row?.cells[tab.columns.indexOf('state')] ?? '';
  return plainKey(task.title).startsWith(plainKey(String(line)));
}

/** T7: the classes that make up the task's progress, each linked to its tab. */
function classRows(state: TaskState): readonly Row[] {
  if (state.classes === null) return [];
  const { classes, held } = state.classes;
  return [
    { key: 'classes-space', kind: 'blank', cells: {} },
    {
      key: 'classes-title',
      kind: 'section',
      cells: {
        period: `Các lớp tập huấn: đã tổ chức ${held}/${classes.length} lớp (theo cột “Tình trạng lớp” của “Danh sách lớp”)`,
      },
    },
    header('classes-header', {
      period: 'Lớp',
      state: 'Tình trạng',
      problem: 'Đại biểu đăng ký',
      days: 'Ngày',
    }),
    ...classes.map((trainingClass): Row => {
      const { code, label, date, seated, size, state } = trainingClass;
      return {
        key: CLASS_OF_TASK.of(code),
        kind: 'data',
        staffCells: [],
        cells: {
          period: label,
          state,
          problem: `${seated}/${size}`,
          days: serialOfDay(date),
        },
        links: { period: CLASS_TAB.of(code) },
        formats: {
          problem: { kind: 'text', align: 'center' },
          days: { kind: 'date', align: 'center' },
        },
      };
    }),
  ];
}
