import { numberText } from '#shared/text/number-text.ts';
import { maskPhonesIn } from '#shared/people/phone.ts';
import { rowLabel } from '#shared/tabs/kinds.ts';
import { shortText } from '#shared/text/flow-lines.ts';
import { dayOfSerial, displayDay, displayInstant, instantOfSerial } from '#shared/time/local-date.ts';
import { CHECK_BLANK, CHECK_MARK } from '#shared/workbook/check.ts';
import type { CellKind, CellValue, Change, Row, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';

/** What would be written, and the workbook that says what its places are called: as found, and as it is laid out. */
interface ToBeWritten {
  readonly changes: readonly Change[];
  readonly snapshot: WorkbookSnapshot;
  readonly wanted: readonly Tab[];
}

/** Every change in words, before it is made. Phones are masked: a terminal's scrollback is a log too. */
export function changeLines({ changes, snapshot, wanted }: ToBeWritten): string[] {
  const names = new Names(snapshot, wanted);
  return changes.map((change) => maskPhonesIn(lineOf(change, names)));
}

function lineOf(change: Change, names: Names): string {
  switch (change.kind) {
    case 'addTab':
      return `+ tab “${change.tab.title}” (${numberText(change.tab.rows.length)} dòng)`;
    case 'lookTab':
      return `~ tab “${change.tab.title}”: trình bày`;
    case 'addColumn':
      return `+ cột “${change.column.title}” trong ${names.tab(change.tab)}`;
    case 'insertRow':
      return `+ dòng ${named(change.tab, change.cells)} trong ${names.tab(change.tab)}${change.reason === 'restored' ? ' (trả lại dòng bị xóa)' : ''}`;
    case 'moveRow':
      return `→ dòng ${names.row(change.tab, change.row.key)} đổi chỗ trong ${names.tab(change.tab)}`;
    case 'rekeyRow':
      return `~ dòng ${names.row(change.tab, change.key)} thành ${named(change.tab, change.row.cells)} trong ${names.tab(change.tab)}`;
    case 'adoptRow':
      return `~ dòng mới ${named(change.tab, change.row.cells)} trong ${names.tab(change.tab)} được theo dõi`;
    case 'giveKeys':
      return `~ ${numberText(change.keys.length)} dòng trong ${names.tab(change.tab)}: được nhận lại theo nội dung`;
    case 'removeRow':
      return `- dòng ${names.row(change.tab, change.key)} trong ${names.tab(change.tab)}`;
    case 'setCell':
      return `~ ${placeOf(change, names)}: ${names.shown(change, change.before)} → ${names.shown(change, change.after)}`;
  }
}

/** A heading has no name but its text, and its column says nothing. */
function placeOf({ tab, row, column }: Change & { kind: 'setCell' }, names: Names): string {
  const label = names.label(tab, row);
  if (label === undefined) return names.tab(tab);
  const title = names.column(tab, row, column);
  return [names.tab(tab), shortText(label, TEXT_CHARACTERS_MAX), ...(title === null ? [] : [title])].join(
    ' › ',
  );
}

/** Keys in the words that staff see: as the workbook has them now, else as they are wanted. */
class Names {
  private readonly found: WorkbookSnapshot;
  private readonly wanted: readonly Tab[];
  private readonly rows = new Map<string, ReadonlyMap<string, string>>();

  constructor(found: WorkbookSnapshot, wanted: readonly Tab[]) {
    this.found = found;
    this.wanted = wanted;
  }

  tab(key: string): string {
    const title = this.found.tabs.find((tab) => tab.key === key)?.title ?? this.wantedTab(key)?.title;
    return title === undefined ? 'một tab không còn dùng' : `tab “${title}”`;
  }

  /** By the heading above the row: several tables may stand in one tab. Null: what stands there has no heading. */
  column(tab: string, row: string, key: string): string | null {
    const wanted = this.wantedTab(tab);
    const at = wanted?.rows.findIndex((one) => one.key === row) ?? -1;
    const isLine = wanted?.rows[at]?.kind === 'info';
    const heading = wanted?.rows
      .slice(0, at + 1)
      .findLast((one) => one.kind === 'header' || (isLine && one.kind === 'section'));
    if (isLine && heading?.kind !== 'header') return textOf(heading?.cells[key]);
    const column = wanted?.columns.find((one) => one.key === key);
    const title = heading?.cells[key] ?? column?.title;
    return typeof title === 'string' ? title : 'một cột không còn dùng';
  }

  row(tab: string, key: string): string {
    const label = this.label(tab, key);
    return label === undefined ? UNNAMED : `“${shortText(label, TEXT_CHARACTERS_MAX)}”`;
  }

  /** A value as the spreadsheet shows it. */
  shown({ tab, row, column }: Change & { kind: 'setCell' }, value: CellValue): string {
    if (value === null) return 'trống';
    const wanted = this.wantedTab(tab);
    const kind =
      wanted?.rows.find((one) => one.key === row)?.formats?.[column]?.kind ??
      wanted?.columns.find((one) => one.key === column)?.kind;
    return `“${shortText(displayValue(value, kind), TEXT_CHARACTERS_MAX)}”`;
  }

  label(tab: string, key: string): string | undefined {
    let labels = this.rows.get(tab);
    if (labels === undefined) {
      labels = this.labelsOf(tab);
      this.rows.set(tab, labels);
    }
    return labels.get(key);
  }

  private labelsOf(tab: string): ReadonlyMap<string, string> {
    const labels = new Map<string, string>();
    const add = (key: string, label: string | null) => void (label !== null && labels.set(key, label));
    for (const row of this.wantedTab(tab)?.rows ?? []) add(row.key, labelOf(tab, row));
    const headings = new Set(
      this.wantedTab(tab)
        ?.rows.filter(isHeading)
        .map(({ key }) => key),
    );
    const found = this.found.tabs.find((one) => one.key === tab);
    for (const { key, cells } of found?.rows ?? []) {
      if (key === null || labels.has(key) || headings.has(key)) continue;
      const entries = (found?.columns ?? []).flatMap((column, at) =>
        column === null ? [] : [[column, cells[at] ?? null] as const],
      );
      add(key, rowLabel(tab, Object.fromEntries(entries)));
    }
    return labels;
  }

  private wantedTab(key: string): Tab | undefined {
    return this.wanted.find((tab) => tab.key === key);
  }
}

/** A row that is one text, and its own name. */
function isHeading({ kind, cells }: Row): boolean {
  const texts = Object.values(cells).filter((value) => value !== null);
  return kind !== 'data' && kind !== 'total' && texts.length <= 1;
}

function textOf(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The text of a heading would be told twice: in the row's name and in the cell. */
function labelOf(tab: string, row: Row): string | null {
  return row.kind === 'data' || row.kind === 'total' ? rowLabel(tab, row.cells) : null;
}

/** What a row is called by what stands in it; its key says nothing to staff. */
function named(tab: string, cells: Readonly<Record<string, CellValue>>): string {
  const label = rowLabel(tab, cells) ?? Object.values(cells).find((value) => typeof value === 'string');
  return label === undefined || label === null ? UNNAMED : `“${shortText(label, TEXT_CHARACTERS_MAX)}”`;
}

const UNNAMED = 'không có chữ';
/** A value that fills the screen hides the others. */
const TEXT_CHARACTERS_MAX = 100;

function displayValue(value: Exclude<CellValue, null>, kind: CellKind | undefined): string {
  if (typeof value === 'boolean') return value ? CHECK_MARK : CHECK_BLANK;
  if (typeof value === 'string') return value;
  if (kind === 'date') return displayDay(dayOfSerial(value));
  if (kind === 'dateTime') return displayInstant(instantOfSerial(value));
  if (kind === 'progress') return `${Math.round(value * 100)}%`;
  return String(value);
}
