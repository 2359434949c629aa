/**
 * `Nhật ký`: the last syncs, what they changed, and what server cells held that somebody had overwritten.
 *
 * The sync that is about to write passes its own entry too, and only if it changes another tab than this one: so a
 * sync with nothing new adds no row, and writing the log is no reason to write the log.
 */
import { numberText } from '../../text/number-text.ts';
import { serialOfInstant } from '../../time/local-date.ts';
import type { CellValue, Column, Row, Tab } from '../../workbook/model.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { maskPhones } from '../../people/mask-phones.ts';
import { HEADER_ROW, LOG_LINE } from '../../workbook/keys.ts';
import { LOG_TAB } from '../../workbook/keys.ts';

/** One sync as the log shows it. */
export interface LogEntry {
  /** Grows with every sync; stands in the row's key and is what `undo` asks for. */
  readonly sync: number;
  readonly at: number;
  /** `cli`, `form`, `edit`, `timer`, `panel`, `undo`. */
  readonly trigger: string;
  /** Null: it never finished. */
  readonly outcome: 'done' | 'held' | 'failed' | null;
  /** `cells`, `rowsAdded`, `tabsAdded`, … as the journal counts them. */
  readonly counts: Readonly<Record<string, number>>;
  readonly detail: string;
  /** Server cells that held something the server never wrote, and were put back. */
  readonly restored: readonly RestoredCell[];
}

export interface RestoredCell {
  readonly tabTitle: string;
  /** What the row is about, in words. */
  readonly rowLabel: string;
  readonly columnTitle: string;
  /** What somebody had put there. */
  readonly held: CellValue;
  readonly putBack: CellValue;
}

/** Older syncs stay in the journal. */
export const LOG_SYNCS_MAX = 50;
/** One sync that puts back a whole tab must not bury the others. */
const RESTORED_ROWS_MAX = 20;

export function layoutLog(entries: readonly LogEntry[]): Tab {
  const newestFirst = [...entries].sort((left, right) => right.sync - left.sync).slice(0, LOG_SYNCS_MAX);
  return {
    key: LOG_TAB,
    title: 'Nhật ký',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'at', 'NHẬT KÝ ĐỒNG BỘ'),
      textRow(
        'help',
        'info',
        'at',
        `${LOG_SYNCS_MAX} lần đồng bộ có thay đổi gần nhất. Số điện thoại được che bớt.`,
      ),
      headerRow(COLUMNS),
      ...newestFirst.flatMap((entry) => [syncRow(entry), ...restoredRows(entry)]),
    ],
    frozenThrough: HEADER_ROW,
    tones: [
      { columns: ['outcome'], startsWith: OUTCOME_WORDS.done, tone: 'green' },
      // Lines of version 0.1.0.
      { columns: ['outcome'], startsWith: 'Xong', tone: 'green' },
      { columns: ['outcome'], startsWith: 'Chờ xác nhận', tone: 'orange' },
      { columns: ['outcome'], startsWith: 'Không thành', tone: 'red' },
      { columns: ['outcome'], startsWith: 'Chưa xong', tone: 'red' },
      { columns: ['outcome'], startsWith: 'Đã trả lại', tone: 'blue' },
    ],
    orientation: 'landscape',
    colour: 'grey',
  };
}

const COLUMNS: readonly Column[] = [
  { key: 'at', title: 'Thời điểm', owner: 'server', kind: 'dateTime', width: 17, align: 'center' },
  { key: 'sync', title: 'Lần', owner: 'server', kind: 'integer', width: 7, align: 'center' },
  { key: 'trigger', title: 'Thực hiện bởi', owner: 'server', kind: 'text', width: 18 },
  { key: 'outcome', title: 'Kết quả', owner: 'server', kind: 'text', width: 18 },
  { key: 'changes', title: 'Thay đổi', owner: 'server', kind: 'text', width: 34, wrap: true },
  { key: 'detail', title: 'Chi tiết', owner: 'server', kind: 'text', width: 70, wrap: true },
];

function syncRow({ sync, at, trigger, outcome, counts, detail }: LogEntry): Row {
  return {
    key: LOG_LINE.of({ sync, line: null, atMs: at }),
    kind: 'data',
    cells: {
      at: serialOfInstant(at),
      sync,
      trigger: TRIGGER_WORDS[trigger] ?? trigger,
      outcome: outcome === null ? 'Chưa xong' : OUTCOME_WORDS[outcome],
      changes: changesText(counts),
      detail: maskPhones(detail) || null,
    },
  };
}

function restoredRows({ sync, at, restored }: LogEntry): readonly Row[] {
  const rows = restored
    .slice(0, RESTORED_ROWS_MAX)
    .map((cell, index) =>
      restoredRow(LOG_LINE.of({ sync, line: String(index + 1), atMs: at }), restoredText(cell)),
    );
  const more = restored.length - RESTORED_ROWS_MAX;
  if (more <= 0) return rows;
  return [
    ...rows,
    restoredRow(
      LOG_LINE.of({ sync, line: 'more', atMs: at }),
      `và ${more} ô khác; đề nghị xem nhật ký của máy chủ.`,
    ),
  ];
}

function restoredRow(key: string, text: string): Row {
  return { key, kind: 'data', cells: { outcome: 'Đã trả lại', detail: maskPhones(text) } };
}

function restoredText({ tabTitle, rowLabel, columnTitle, held, putBack }: RestoredCell): string {
  return `“${tabTitle}”, ${rowLabel}, cột “${columnTitle}”: đã ghi đè là ${quoted(held)}, trả lại ${quoted(putBack)}.`;
}

function quoted(value: CellValue): string {
  return value === null ? 'ô trống' : `“${String(value)}”`;
}

const TRIGGER_WORDS: Readonly<Record<string, string>> = {
  cli: 'Dòng lệnh',
  form: 'Có đăng ký mới',
  edit: 'Có ô được sửa',
  timer: 'Định kỳ',
  panel: 'Trang theo dõi',
  undo: 'Hoàn tác',
};

const OUTCOME_WORDS = { done: 'Thành công', held: 'Chờ xác nhận', failed: 'Không thành công' } as const;

const COUNT_WORDS: readonly (readonly [key: string, words: (count: string) => string])[] = [
  ['cells', (count) => `${count} ô`],
  ['rowsAdded', (count) => `thêm ${count} dòng`],
  ['rowsRemoved', (count) => `bớt ${count} dòng`],
  ['tabsAdded', (count) => `thêm ${count} tab`],
  ['restored', (count) => `trả lại ${count} ô`],
];

function changesText(counts: Readonly<Record<string, number>>): string {
  const named = COUNT_WORDS.filter(([key]) => (counts[key] ?? 0) > 0).map(([key, words]) =>
    words(numberText(counts[key] ?? 0)),
  );
  return named.length === 0 ? 'không có' : named.join(', ');
}
