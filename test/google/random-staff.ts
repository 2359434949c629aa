import { CLASS_TAB, isClassDataRow, SEAT } from '#shared/workbook/keys.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { columnAt, columnMarkOf, keyedRows, tabMarkOf } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import { isCovered } from '../fakes/google-sheets/refusals.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { besideRow, seatOf } from './beside-row.ts';
import { type Columns, type Copied, PartialHands } from './partial-hands.ts';

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

/** A text somebody typed. */
export interface TypedText {
  /** Whoever did away with it could see that: it need not stand anywhere any more. */
  readonly mayBeGone: boolean;
  /** The key of its tab, and beside whom it was typed, by what they saw; more than one where it was sorted beside others. */
  readonly tab: string;
  /** Empty: it was typed beside nobody. */
  readonly beside: readonly string[];
  /**
   * Typed where a hand had moved names in the very moment of a write: the seat of its row. A name that then is nobody's in this
   * tab tells nothing, and what stands beside it stays in that row.
   */
  readonly seat?: string;
}

/**
 * Staff who do whatever comes to mind, with whole rows and with parts of what they see. Every text they type is one of its
 * kind, so that it can be found again.
 */
export class RandomStaff {
  readonly typed = new Map<string, TypedText>();
  readonly did: string[] = [];
  private readonly hands: () => StaffHands;
  private readonly random: (below: number) => number;
  private readonly parts: PartialHands;
  private count = 0;
  /** In the very moment of a write they do one thing: insert a row, or type; not both. */
  private isHasty = false;
  /** Tabs of which parts were moved since the last sync that was done: a row may say another name than it will then. */
  private readonly mixed = new Set<string>();
  /** Those of them in which it was in the moment of a write: the server may have written some of these rows, and others not. */
  private readonly mixedInHaste = new Set<string>();

  constructor(hands: () => StaffHands, random: (below: number) => number) {
    this.hands = hands;
    this.random = random;
    this.parts = new PartialHands(hands, random);
  }

  /** What they did up to now, and what takes it back. */
  keep(): () => void {
    this.mixed.clear();
    this.mixedInHaste.clear();
    const kept = new Map(this.typed);
    return () => {
      this.typed.clear();
      for (const [text, one] of kept) this.typed.set(text, one);
    };
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
      ['sort what is visible', () => this.sortPart(true)],
      ['sort a part', () => this.sortPart(false)],
      ['cut', () => this.carry(this.parts.cut(...this.someSeats()))],
      ['copy', () => this.carry(this.parts.copy(...this.someSeats()))],
      ['fill', () => this.parts.fill(...this.someSeats(), (column) => STAFFS.has(column))],
      ['merge', () => this.destroy(this.parts.merge(...this.seats()))],
      ['lock', () => this.parts.lock(...this.seats())],
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

  /** They could see that these are gone. */
  private destroy(values: readonly unknown[]): void {
    for (const value of values) {
      const one = this.typed.get(String(value));
      if (one !== undefined) this.typed.set(String(value), { ...one, mayBeGone: true });
    }
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
    const sheet = this.hands().sheet(title);
    if (isCovered(sheet, row, column)) return;
    const text = `chữ ${(this.count += 1)}`;
    const before = this.hands().cells(title)[row]?.[column];
    this.destroy([before]);
    this.hands().setCell(title, row, column, text);
    // Over the title of a column, where a hand brought that into this row: it is the server's, and comes back.
    if (typeof before === 'string' && !this.typed.has(before)) return;
    const beside = besideRow(sheet, this.hands().cells(title)[row] ?? []);
    // What is typed while the server writes a name anew stands beside either.
    const isKnown =
      STAFFS.has(columnMarkOf(sheet.columns[column]!)?.key ?? '') && !(this.isHasty && this.mixed.has(title));
    this.typed.set(text, {
      mayBeGone: false,
      tab: tabMarkOf(sheet)?.key ?? '',
      beside: isKnown && beside !== null ? [beside] : [],
      ...(this.mixedInHaste.has(title) ? { seat: seatOf(sheet, this.hands().cells(title)[row] ?? []) } : {}),
    });
    this.did.push(`${text} in ${title} beside ${beside}`);
  }

  private spoil(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const column = columnAt(sheet, ['name', 'status', 'unit'][this.random(3)]!);
    const rows = rowsOf(sheet, (key) => SEAT.is(key));
    const row = rows[this.random(Math.max(rows.length, 1))];
    if (column < 0 || row === undefined || isCovered(sheet, row, column)) return;
    this.hands().setCell(title, row, column, `sửa ${(this.count += 1)}`);
  }

  /** The seats of a tab, as they stand. */
  private seats(): readonly [FakeSheet, readonly number[]] {
    const sheet = this.hands().sheet(this.title());
    return [sheet, rowsOf(sheet, (key) => SEAT.is(key))];
  }

  private someSeats(): readonly [FakeSheet, readonly number[]] {
    const all = this.seats();
    this.mixed.add(all[0].properties.title);
    if (this.isHasty) this.mixedInHaste.add(all[0].properties.title);
    return all;
  }

  private sortPart(isWhole: boolean): void {
    const [sheet, rows] = this.someSeats();
    const columns = this.parts.part(sheet, isWhole);
    if (columns === null || !this.parts.sort(sheet, rows, columns)) return;
    const { title } = sheet.properties;
    this.did.push(`${title} ${columns.from}-${columns.end}`);
    const name = columnAt(sheet, 'name');
    if (!isWithin(columns, name)) this.carried(title, rows, columns);
  }

  private carry({ gone, copied }: Copied): void {
    this.destroy(gone);
    if (!this.isHasty) return;
    // Into a row just as the server writes it anew: nothing is left by which to tell whose row it was.
    for (const value of copied) {
      const one = this.typed.get(String(value));
      if (one !== undefined) this.typed.set(String(value), { ...one, beside: [] });
    }
  }

  /** What lay in these columns was carried beside other names. Where that cannot be told, it is as if it were typed there. */
  private carried(title: string, rows: readonly number[], columns: Columns): void {
    const sheet = this.hands().sheet(title);
    const cells = this.hands().cells(title);
    for (let row = Math.min(...rows); row <= Math.max(...rows); row++) {
      const beside = besideRow(sheet, cells[row] ?? []);
      for (const value of (cells[row] ?? []).slice(columns.from, columns.end)) {
        const one = this.typed.get(String(value));
        if (one === undefined || one.beside.length === 0) continue;
        const all = beside === null ? [] : [...new Set([...one.beside, beside])];
        this.typed.set(String(value), { ...one, beside: all });
      }
    }
  }

  private sort(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const rows = rowsOf(sheet, (key) => SEAT.is(key));
    if (rows.length < 2 || sheet.merges.length > 0) return;
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
    if (this.hands().sheet(title).merges.length > 0) return;
    const rows = this.hands().sheet(title).rows.length;
    this.hands().move(title, 'ROWS', this.random(Math.min(12, rows)), this.random(Math.min(14, rows)));
  }

  private moveColumn(): void {
    const title = this.title();
    if (this.hands().sheet(title).merges.length > 0) return;
    const columns = this.hands().sheet(title).columns.length;
    this.hands().move(title, 'COLUMNS', this.random(columns), this.random(columns));
  }

  private deleteRow(): void {
    const title = this.title();
    const at = 3 + this.random(8);
    this.destroy(this.hands().cells(title)[at] ?? []);
    this.hands().delete(title, 'ROWS', at);
  }

  /** Not the hidden one: nobody sees it, and it is protected. */
  private deleteColumn(): void {
    const title = this.title();
    const sheet = this.hands().sheet(title);
    const at = this.random(sheet.columns.length);
    if (at === columnAt(sheet, KEY_COLUMN)) return;
    this.destroy(
      this.hands()
        .cells(title)
        .map((cells) => cells[at] ?? null),
    );
    this.hands().delete(title, 'COLUMNS', at);
  }

  private duplicateTab(): void {
    if (this.hands().titles().length < 4)
      this.hands().duplicateTab(this.title(), `Bản sao ${(this.count += 1)}`);
  }

  private deleteTab(): void {
    const title = this.title();
    this.destroy(this.hands().cells(title).flat());
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

const STAFFS: ReadonlySet<string> = new Set(['decision', 'morning', 'afternoon', 'note']);

function isWithin({ from, end }: Columns, column: number): boolean {
  return from <= column && column < end;
}

function isClassTab(sheet: FakeSheet): boolean {
  const mark = tabMarkOf(sheet);
  return mark !== null && mark.sheetId === sheet.properties.sheetId && CLASS_TAB.is(mark.key);
}

function rowsOf(sheet: FakeSheet, isWanted: (key: string) => boolean): readonly number[] {
  return keyedRows(sheet).flatMap(({ key, at }) => (isWanted(key) ? [at] : []));
}
