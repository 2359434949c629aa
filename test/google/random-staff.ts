import { CLASS_TAB, isClassDataRow, SEAT } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnAt, keyedRows, tabMarkOf } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';

/** Numbers that look random and are the same for the same seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/**
 * Staff who do whatever comes to mind. Every text they type is one of its kind, so that it can be found again; those
 * they destroy themselves (type over, delete with row, column or tab) are no longer looked for.
 */
export class RandomStaff {
  /** Texts that must still stand somewhere. */
  readonly typed = new Set<string>();
  readonly did: string[] = [];
  private readonly hands: () => StaffHands;
  private readonly random: (below: number) => number;
  private count = 0;
  /** In the very moment of a write they do one thing: insert a row, or type; not both. */
  private isHasty = false;

  constructor(hands: () => StaffHands, random: (below: number) => number) {
    this.hands = hands;
    this.random = random;
  }

  actInHaste(): void {
    this.isHasty = true;
    this.act();
    this.isHasty = false;
  }

  act(): void {
    const acts: readonly (readonly [string, () => void])[] = [
      ['note', () => this.note()],
      ['note', () => this.note()],
      ['note', () => this.note()],
      ['spoil', () => this.spoil()],
      ['sort', () => this.sort()],
      ['filter', () => this.hands().filter(this.title())],
      ['insert row', () => this.insertRow()],
      ['insert column', () => this.insertColumn()],
      ['move row', () => this.moveRow()],
      ['move column', () => this.moveColumn()],
      ['delete row', () => this.deleteRow()],
      ['delete column', () => this.deleteColumn()],
      ['rename tab', () => this.hands().renameTab(this.title(), `Tab ${(this.count += 1)}`)],
      ['move tab', () => this.hands().moveTab(this.title(), this.random(this.hands().titles().length))],
      ['duplicate tab', () => this.duplicateTab()],
      ['delete tab', () => this.deleteTab()],
    ];
    const [name, act] = acts[this.random(acts.length)]!;
    this.did.push(name);
    act();
  }

  /** Texts of this sheet that were being looked for. */
  private textsIn(cells: readonly (readonly unknown[])[]): readonly string[] {
    return cells
      .flat()
      .filter((value): value is string => typeof value === 'string' && this.typed.has(value));
  }

  private note(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const column = columnAt(sheet, this.random(2) === 0 ? 'note' : 'decision');
    const isOutside = this.random(4) === 0;
    const rows = rowsOf(sheet, (key) => isClassDataRow(key) && SEAT.is(key) !== isOutside);
    if (column < 0 || rows.length === 0) return;
    this.type(title, rows[this.random(rows.length)]!, column);
  }

  private type(title: string, row: number, column: number): void {
    const text = `chữ ${(this.count += 1)}`;
    const before = this.hands().cells(title)[row]?.[column];
    if (typeof before === 'string') this.typed.delete(before);
    this.hands().setCell(title, row, column, text);
    this.typed.add(text);
    this.did.push(text);
  }

  private spoil(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const column = columnAt(sheet, ['name', 'status', 'unit'][this.random(3)]!);
    const rows = rowsOf(sheet, (key) => SEAT.is(key));
    if (column >= 0 && rows.length > 0) {
      this.hands().setCell(title, rows[this.random(rows.length)]!, column, `sửa ${(this.count += 1)}`);
    }
  }

  private sort(): void {
    const title = this.title();
    const rows = rowsOf(this.hands().sheet(title), (key) => SEAT.is(key));
    const sheet = this.hands().sheet(title);
    if (rows.length < 2) return;
    const from = Math.min(...rows);
    this.hands().sort(
      title,
      from,
      Math.max(...rows) - from + 1,
      this.random(sheet.columns.length),
      this.random(2) === 0,
    );
  }

  private insertRow(): void {
    const title = this.title();
    const at = this.random(this.hands().cells(title).length);
    this.hands().insert(title, 'ROWS', at);
    if (!this.isHasty && this.random(2) === 0) this.typeInNotes(title, at);
  }

  private insertColumn(): void {
    const title = this.title();
    const at = this.random(this.hands().sheet(title).columns.length);
    this.hands().insert(title, 'COLUMNS', at);
    if (!this.isHasty && this.random(2) === 0) this.type(title, this.random(12), at);
  }

  private moveRow(): void {
    const title = this.title();
    const rows = this.hands().sheet(title).rows.length;
    this.hands().move(title, 'ROWS', this.random(Math.min(12, rows)), this.random(Math.min(14, rows)));
  }

  private moveColumn(): void {
    const title = this.title();
    const columns = this.hands().sheet(title).columns.length;
    this.hands().move(title, 'COLUMNS', this.random(columns), this.random(columns));
  }

  private deleteRow(): void {
    const title = this.title();
    const at = 3 + this.random(8);
    for (const text of this.textsIn([this.hands().cells(title)[at] ?? []])) this.typed.delete(text);
    this.hands().delete(title, 'ROWS', at);
  }

  /** Not the hidden one: nobody sees it, and it is protected. */
  private deleteColumn(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const at = this.random(sheet.columns.length);
    if (at === columnAt(sheet, KEY_COLUMN)) return;
    for (const text of this.textsIn(
      this.hands()
        .cells(title)
        .map((cells) => [cells[at] ?? null]),
    ))
      this.typed.delete(text);
    this.hands().delete(title, 'COLUMNS', at);
  }

  private duplicateTab(): void {
    if (this.hands().titles().length < 5)
      this.hands().duplicateTab(this.title(), `Bản sao ${(this.count += 1)}`);
  }

  private deleteTab(): void {
    const title = this.title();
    for (const text of this.textsIn(this.hands().cells(title))) this.typed.delete(text);
    this.hands().deleteTab(title);
  }

  private typeInNotes(title: string, row: number): void {
    const column = columnAt(this.hands().sheet(title), 'note');
    if (column >= 0) this.type(title, row, column);
  }

  /** One of the class tabs that are not copies; any tab where there is none. */
  private title(): string {
    const titles = this.hands()
      .titles()
      .filter((title) => isClassTab(this.hands().sheet(title)));
    return titles.length === 0 ? this.hands().titles()[0]! : titles[this.random(titles.length)]!;
  }
}

function isClassTab(sheet: FakeSheet): boolean {
  const mark = tabMarkOf(sheet);
  return mark !== null && mark.sheetId === sheet.properties.sheetId && CLASS_TAB.is(mark.key);
}

function rowsOf(sheet: FakeSheet, isWanted: (key: string) => boolean): readonly number[] {
  return keyedRows(sheet).flatMap(({ key, at }) => (isWanted(key) ? [at] : []));
}
