import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import { type CellValue, staffCellsOf, type Tab } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { columnAt, keyedRows, sheetOf, usedRows } from '../fakes/google-sheets/marked-sheet.ts';
import { isCovered } from '../fakes/google-sheets/refusals.ts';
import { PartialHands } from '../google/partial-hands.ts';

/** A text somebody typed, and beside what. */
export interface TypedText {
  readonly tab: string;
  /** Null: parts of the rows had been moved, so it stands beside whom the sync says, if it can be told. */
  readonly entity: string | null;
  readonly column: string;
}

type Random = (below: number) => number;

const DECISIONS = ['Duyệt', 'Thay thế', 'Rút', 'Không chấp nhận', 'Khác người', 'Cùng một người'];

/**
 * The office at the real workbook, doing whatever comes to mind in any tab. Texts typed into
 * staff cells are each one of its kind, so that they can be found again; those destroyed by whoever types over or deletes
 * them are looked for only where the server had seen them and must put them back.
 */
export class RandomOffice {
  /** Texts that must still stand somewhere. */
  readonly typed = new Map<string, TypedText>();
  readonly did: string[] = [];
  /** The tabs as last laid out: they say which cells are staff's. */
  wanted: readonly Tab[] = [];
  /** Whether the server has remembered this text. */
  wasSeen: (text: string) => boolean = () => false;
  private readonly hands: () => StaffHands;
  private readonly random: Random;
  private readonly parts: PartialHands;
  /** Sheets of which parts were moved since the last sync that was done. */
  private readonly mixed = new Set<number>();
  private count = 0;

  constructor(hands: () => StaffHands, random: Random) {
    this.hands = hands;
    this.random = random;
    this.parts = new PartialHands(hands, random);
  }

  /** A sync was done: what they typed up to now, and what takes back what they type from now on. */
  keep(): () => void {
    this.mixed.clear();
    const kept = new Map(this.typed);
    return () => {
      this.mixed.clear();
      this.typed.clear();
      for (const [text, one] of kept) this.typed.set(text, one);
    };
  }

  act(isHasty = false): void {
    const acts: readonly (readonly [number, string, () => void])[] = [
      [8, 'type', () => this.type()],
      [3, 'decide', () => this.decide()],
      [3, 'spoil', () => this.spoil()],
      [2, 'sort', () => this.sort()],
      [2, 'sort what is visible', () => this.sortPart(true)],
      [1, 'sort a part', () => this.sortPart(false)],
      [1, 'cut', () => this.destroy([this.parts.cut(...this.someRows()).gone])],
      [1, 'fill', () => this.fill()],
      [1, 'merge', () => this.destroy([this.parts.merge(...this.someRows())])],
      [1, 'lock', () => this.parts.lock(...this.someRows())],
      [1, 'filter', () => this.hands().filter(this.pick().properties.title)],
      [2, 'insert row', () => this.insertRow()],
      [1, 'insert column', () => this.insertColumn()],
      [2, 'move row', () => this.move('ROWS')],
      [1, 'move column', () => this.move('COLUMNS')],
      [1, 'duplicate row', () => this.duplicateRow()],
      [1, 'paste over', () => this.pasteOver()],
      [2, 'delete row', () => this.deleteRow()],
      [1, 'delete column', () => this.deleteColumn()],
      [1, 'rename tab', () => this.renameTab()],
      [1, 'move tab', () => this.moveTab()],
      [isHasty ? 0 : 1, 'duplicate tab', () => this.duplicateTab()],
      [isHasty ? 0 : 1, 'delete tab', () => this.deleteTab()],
    ];
    let place = this.random(acts.reduce((sum, [weight]) => sum + weight, 0));
    const [, name, act] = acts.find(([weight]) => (place -= weight) < 0)!;
    this.did.push(name);
    act();
  }

  /** A text into any staff cell of any tab but those that hold the plan itself. */
  private type(): void {
    const place = this.staffCell(({ kind }) => kind === 'text');
    if (place === null) return;
    const { sheet, row, at, ...of } = place;
    const title = sheet.properties.title;
    const text = `chữ ${(this.count += 1)}`;
    this.forget(this.hands().cells(title)[row]?.[at] ?? null);
    this.hands().setCell(title, row, at, text);
    const isMixed = this.mixed.has(sheet.properties.sheetId);
    this.typed.set(text, isMixed ? { ...of, entity: null } : of);
    this.did.push(`${text} in ${of.tab} ${of.entity} ${of.column}`);
  }

  private decide(): void {
    const place = this.staffCell(({ column }) => column === 'decision');
    if (place === null) return;
    const title = place.sheet.properties.title;
    const decision = DECISIONS[this.random(DECISIONS.length)]!;
    this.forget(this.hands().cells(title)[place.row]?.[place.at] ?? null);
    this.hands().setCell(title, place.row, place.at, decision);
    this.did.push(`${decision} in ${place.tab} ${place.entity}`);
  }

  /** A cell of the server's, in a row of the server's. */
  private spoil(): void {
    const [tab, sheet] = this.pickOurs(() => true) ?? [];
    if (tab === undefined || sheet === undefined) return;
    const rows = keyedRows(sheet);
    const row = rows[this.random(Math.max(rows.length, 1))];
    const servers = tab.columns.filter(({ owner }) => owner === 'server');
    const column = servers[this.random(Math.max(servers.length, 1))];
    if (row === undefined || column === undefined) return;
    const known = tab.rows.find(({ key }) => key === row.key);
    if (known === undefined || staffCellsOf(known, tab.columns).includes(column.key)) return;
    const at = columnAt(sheet, column.key);
    if (at >= 0 && !isCovered(sheet, row.at, at))
      this.hands().setCell(sheet.properties.title, row.at, at, `sửa ${(this.count += 1)}`);
  }

  private sort(): void {
    const sheet = this.pick();
    const rows = keyedRows(sheet).filter(({ key }) => !/^(header|title|heading)/.test(key));
    if (rows.length < 2 || sheet.merges.length > 0) return;
    const from = rows[this.random(rows.length)]!.at;
    const count = 2 + this.random(Math.max(1, sheet.rows.length - from - 2));
    const column = this.random(sheet.columns.length);
    this.hands().sort(sheet.properties.title, from, Math.min(count, 60), column, this.random(2) === 0);
  }

  /** Some rows that follow each other in a table whose words are the server's. */
  private someRows(): readonly [FakeSheet, readonly number[]] {
    const sheet = this.pickOurs((key) => !STAFF_OWN.has(key))?.[1] ?? this.pick();
    this.mixed.add(sheet.properties.sheetId);
    this.did.push(sheet.properties.title);
    const rows = keyedRows(sheet).filter(({ key }) => !/^(header|title|heading)/.test(key));
    const first = this.random(Math.max(rows.length, 1));
    return [sheet, rows.slice(first, first + 2 + this.random(8)).map(({ at }) => at)];
  }

  private sortPart(isWhole: boolean): void {
    const [sheet, rows] = this.someRows();
    const columns = this.parts.part(sheet, isWhole);
    if (columns === null || !this.parts.sort(sheet, rows, columns) || isWhole) return;
    // What was carried beside other names: it is never lost.
    for (let row = Math.min(...rows); row <= Math.max(...rows); row++)
      for (const value of this.cellsOf(sheet, row).slice(columns.from, columns.end)) {
        const one = this.typed.get(String(value));
        if (one !== undefined) this.typed.set(String(value), { ...one, entity: null });
      }
  }

  private cellsOf(sheet: FakeSheet, row: number): readonly CellValue[] {
    return this.hands().cells(sheet.properties.title)[row] ?? [];
  }

  private fill(): void {
    const [sheet, rows] = this.someRows();
    const tab = this.wanted.find(({ key }) => sheetOf(this.hands(), key) === sheet);
    const staffs = new Set(tab?.rows.flatMap((row) => staffCellsOf(row, tab.columns)));
    if (tab !== undefined) this.parts.fill(sheet, rows, (column) => staffs.has(column));
  }

  private insertRow(): void {
    const sheet = this.pick();
    this.hands().insert(sheet.properties.title, 'ROWS', this.random(Math.max(1, usedRows(sheet))));
  }

  private insertColumn(): void {
    const sheet = this.pick();
    this.hands().insert(sheet.properties.title, 'COLUMNS', this.random(sheet.columns.length));
  }

  private move(dimension: 'ROWS' | 'COLUMNS'): void {
    const sheet = this.pick();
    const size = dimension === 'ROWS' ? Math.min(usedRows(sheet), 60) : sheet.columns.length;
    if (size < 2 || sheet.merges.length > 0) return;
    this.hands().move(sheet.properties.title, dimension, this.random(size), this.random(size));
  }

  /** Copies a row with everything in it, the hidden key too. */
  private duplicateRow(): void {
    const sheet = this.pick();
    const rows = keyedRows(sheet);
    const row = rows[this.random(Math.max(rows.length, 1))];
    if (row === undefined) return;
    this.did.push(row.key);
    this.hands().duplicateRow(sheet.properties.title, row.at);
  }

  /** Copies what is to be seen of one row over another. A text that stands twice belongs to nobody any more. */
  private pasteOver(): void {
    const { gone, copied } = this.parts.copy(...this.someRows());
    for (const value of [...gone, ...copied]) this.forget(value);
  }

  private deleteRow(): void {
    const sheet = this.pick();
    const at = this.random(Math.max(1, Math.min(usedRows(sheet), 60)));
    const { title } = sheet.properties;
    this.destroy([this.hands().cells(title)[at] ?? []]);
    this.hands().delete(title, 'ROWS', at);
  }

  /** Not the hidden one: nobody sees it, and it is protected. */
  private deleteColumn(): void {
    const sheet = this.pick();
    const { title } = sheet.properties;
    const at = this.random(sheet.columns.length);
    if (at === columnAt(sheet, KEY_COLUMN)) return;
    this.destroy(
      this.hands()
        .cells(title)
        .map((cells) => [cells[at] ?? null]),
    );
    this.hands().delete(title, 'COLUMNS', at);
  }

  private renameTab(): void {
    this.hands().renameTab(this.pick().properties.title, `Tab ${(this.count += 1)}`);
  }

  private moveTab(): void {
    this.hands().moveTab(this.pick().properties.title, this.random(this.hands().titles().length));
  }

  private duplicateTab(): void {
    this.hands().duplicateTab(this.pick().properties.title, `Bản sao ${(this.count += 1)}`);
  }

  private deleteTab(): void {
    const { title } = this.pick().properties;
    this.destroy(this.hands().cells(title));
    this.hands().deleteTab(title);
  }

  /** What stood in these cells is gone; what the server had seen it will put back. */
  private destroy(cells: readonly (readonly CellValue[])[]): void {
    for (const text of cells.flat()) if (!this.wasSeen(String(text))) this.forget(text);
  }

  private forget(value: CellValue): void {
    this.typed.delete(String(value));
  }

  private staffCell(fits: (cell: { readonly column: string; readonly kind: string }) => boolean) {
    const [tab, sheet] = this.pickOurs((key) => !STAFF_OWN.has(key)) ?? [];
    if (tab === undefined || sheet === undefined) return null;
    const kinds = new Map(tab.columns.map((column) => [column.key, column.kind]));
    const places = keyedRows(sheet).flatMap(({ key, at }) => {
      const row = tab.rows.find((candidate) => candidate.key === key);
      if (row === undefined) return [];
      return staffCellsOf(row, tab.columns)
        .filter((column) =>
          fits({ column, kind: row.formats?.[column]?.kind ?? kinds.get(column) ?? 'text' }),
        )
        .map((column) => ({ key, row: at, column }));
    });
    const chosen = places[this.random(Math.max(places.length, 1))];
    if (chosen === undefined) return null;
    const at = columnAt(sheet, chosen.column);
    const entity = entityOfRowKey(chosen.key);
    return at < 0 || isCovered(sheet, chosen.row, at)
      ? null
      : { sheet, row: chosen.row, at, tab: tab.key, entity, column: chosen.column };
  }

  private pickOurs(isFit: (key: string) => boolean): readonly [Tab, FakeSheet] | null {
    const kinds = [
      ...new Set(this.wanted.filter(({ key }) => isFit(key)).map(({ key }) => key.split(':')[0]!)),
    ];
    const kind = kinds[this.random(Math.max(kinds.length, 1))];
    const tabs = this.wanted.filter(({ key }) => isFit(key) && key.split(':')[0] === kind);
    // Few tabs of a kind, so that edits meet each other.
    const tab = tabs[this.random(Math.min(tabs.length, 3))];
    const sheet = tab === undefined ? undefined : sheetOf(this.hands(), tab.key);
    return tab === undefined || sheet === undefined ? null : [tab, sheet];
  }

  private pick(): FakeSheet {
    const found = this.pickOurs(() => true);
    if (found !== null) return found[1];
    const titles = this.hands().titles();
    return this.hands().sheet(titles[this.random(titles.length)]!);
  }
}

/** Tabs whose rows are staff's own: what they delete there is meant to be gone. */
const STAFF_OWN: ReadonlySet<string> = new Set(['plan', 'classes', 'assignment', 'programme']);
