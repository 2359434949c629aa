import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnAt, columnMarkOf } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';

type Value = ReturnType<StaffHands['cells']>[number][number];

/** Columns from the first to before the end, none of them the hidden one. */
export interface Columns {
  readonly from: number;
  readonly end: number;
}

export interface Copied {
  readonly gone: readonly Value[];
  readonly copied: readonly Value[];
}

/**
 * Staff who take hold of a part of what they see: the hidden key beside it stays where it is (W1). Each answers with the
 * texts that it destroyed for good, as whoever did it could see.
 */
export class PartialHands {
  private readonly hands: () => StaffHands;
  private readonly random: (below: number) => number;

  constructor(hands: () => StaffHands, random: (below: number) => number) {
    this.hands = hands;
    this.random = random;
  }

  /** Everything that is to be seen of the rows, or some columns of it; null: nothing to take hold of. */
  part(sheet: FakeSheet, isWhole: boolean): Columns | null {
    const hidden = columnAt(sheet, KEY_COLUMN);
    const end = sheet.columns.findLastIndex((column) => columnMarkOf(column) !== null) + 1;
    // Where staff moved the hidden column among theirs, what they select lies on one side of it.
    const [from, to] = end - hidden - 1 >= hidden ? [hidden + 1, end] : [0, hidden];
    if (to - from < 2) return null;
    if (isWhole) return { from, end: to };
    const [one, other] = [from + this.random(to - from), from + this.random(to - from)];
    return { from: Math.min(one, other), end: Math.max(one, other) + 1 };
  }

  sort(sheet: FakeSheet, rows: readonly number[], { from, end }: Columns): boolean {
    if (rows.length < 2 || sheet.merges.length > 0) return false;
    const first = Math.min(...rows);
    const span = { from: first, count: Math.max(...rows) - first + 1 };
    const by = from + this.random(end - from);
    this.hands().sortSelected(sheet.properties.title, span, { from, end }, by, this.random(2) === 0);
    return true;
  }

  /** One row cut and pasted over another. */
  cut(sheet: FakeSheet, rows: readonly number[]): Copied {
    const [from, to] = this.twoOf(rows);
    const columns = this.part(sheet, true);
    if (from === to || columns === null || sheet.merges.length > 0) return { gone: [], copied: [] };
    const gone = this.cellsOf(sheet, to, columns);
    const copied = this.cellsOf(sheet, from, columns);
    this.paste(sheet, to, columns.from, copied);
    this.paste(
      sheet,
      from,
      columns.from,
      gone.map(() => null),
    );
    return { gone, copied };
  }

  /** What is to be seen of one row, copied over another. */
  copy(sheet: FakeSheet, rows: readonly number[]): Copied {
    const [from, to] = this.twoOf(rows);
    const columns = this.part(sheet, true);
    if (from === to || columns === null || sheet.merges.length > 0) return { gone: [], copied: [] };
    // A remark copied without the name beside it is staff's will.
    if (!holdsName(sheet, columns)) return { gone: [], copied: [] };
    const gone = this.cellsOf(sheet, to, columns);
    const copied = this.cellsOf(sheet, from, columns);
    this.paste(sheet, to, columns.from, copied);
    return { gone, copied };
  }

  /** Some columns of one row filled into those below it. Columns of staff's are left out: what is filled there is their will. */
  fill(sheet: FakeSheet, rows: readonly number[], isStaffs: (column: string) => boolean): void {
    const columns = this.part(sheet, false);
    const at = this.random(Math.max(rows.length, 1));
    const from = rows[at];
    if (from === undefined || columns === null || sheet.merges.length > 0) return;
    const cells = this.cellsOf(sheet, from, columns);
    for (const to of rows.slice(at + 1, at + 2 + this.random(3))) {
      cells.forEach((value, offset) => {
        const column = sheet.columns[columns.from + offset];
        const key = column === undefined ? undefined : columnMarkOf(column)?.key;
        if (key === undefined || isStaffs(key)) return;
        this.hands().setCell(sheet.properties.title, to, columns.from + offset, value);
      });
    }
  }

  /** Cells of two rows, or of two columns of one, become one. Where cells are merged already they are parted again. */
  merge(sheet: FakeSheet, rows: readonly number[]): readonly Value[] {
    const { title, sheetId } = sheet.properties;
    if (sheet.merges.length > 0) {
      this.hands().request({ unmergeCells: { range: { sheetId } } });
      return [];
    }
    const columns = this.part(sheet, true);
    const from = rows[this.random(Math.max(rows.length, 1))];
    if (columns === null || from === undefined || from + 2 > sheet.rows.length) return [];
    const left = columns.from + this.random(columns.end - columns.from - 1);
    const [down, across] = this.random(2) === 0 ? [2, 1] : [1, 2];
    const span = { startColumnIndex: left, endColumnIndex: left + across };
    const gone = Array.from({ length: down }, (_, at) =>
      this.cellsOf(sheet, from + at, { from: left, end: left + across }),
    ).flat();
    this.hands().merge(title, { startRowIndex: from, endRowIndex: from + down, ...span });
    return gone.slice(1);
  }

  /** The owner closes some rows, a column or the tab for everybody else, and opens it again the next time. */
  lock(sheet: FakeSheet, rows: readonly number[]): void {
    const { title } = sheet.properties;
    if (unlocked(sheet)) return;
    const from = rows[this.random(Math.max(rows.length, 1))] ?? 0;
    const column = this.random(sheet.columns.length);
    const spans = [
      {},
      { startRowIndex: from, endRowIndex: from + 2 },
      { startColumnIndex: column, endColumnIndex: column + 1 },
    ];
    this.hands().protect(title, spans[this.random(spans.length)]);
  }

  private twoOf(rows: readonly number[]): readonly [number, number] {
    const [one, other] = [
      rows[this.random(Math.max(rows.length, 1))],
      rows[this.random(Math.max(rows.length, 1))],
    ];
    return [one ?? 0, other ?? 0];
  }

  private cellsOf(sheet: FakeSheet, row: number, { from, end }: Columns): readonly Value[] {
    const cells = this.hands().cells(sheet.properties.title)[row] ?? [];
    return Array.from({ length: end - from }, (_, at) => cells[from + at] ?? null);
  }

  private paste(sheet: FakeSheet, row: number, column: number, cells: readonly Value[]): void {
    cells.forEach((value, at) => this.hands().setCell(sheet.properties.title, row, column + at, value));
  }
}

/** Takes away what an owner closed, and says whether anything was. */
export function unlocked(sheet: FakeSheet): boolean {
  const ours = sheet.protectedRanges.filter(({ rest }) => rest['requestingUserCanEdit'] !== false);
  const wasLocked = ours.length < sheet.protectedRanges.length;
  sheet.protectedRanges = ours;
  return wasLocked;
}

/** Nothing of a spreadsheet is closed or merged any more. */
export function openAndPart(hands: StaffHands): void {
  for (const title of hands.titles()) {
    const sheet = hands.sheet(title);
    unlocked(sheet);
    if (sheet.merges.length > 0)
      hands.request({ unmergeCells: { range: { sheetId: sheet.properties.sheetId } } });
  }
}

function holdsName(sheet: FakeSheet, { from, end }: Columns): boolean {
  const at = columnAt(sheet, 'name');
  return at >= from && at < end;
}
