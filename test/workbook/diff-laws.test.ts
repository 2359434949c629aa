import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from '#shared/workbook/apply.ts';
import { storable } from '#shared/workbook/cell-value.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Column, Row, Tab, TabSnapshot, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { entityOfRowKey, rowKey } from '#shared/workbook/row-key.ts';
import { MemoryFile } from './memory-workbook.ts';
import { cases } from '../sizes.ts';

/**
 * The laws under any sequence of what the plan may want and what staff may do: apply(diff(a, b), a) = b, a second diff is
 * empty, and nothing a person typed is lost. Every text staff type here is unique, so it can be followed through the
 * workbook.
 */
test('after any staff edits, a sync makes the workbook as wanted, leaves nothing to do and loses nothing staff typed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 3, arbitrary: anEdit() }, anAssignment()), { minLength: 2, maxLength: 14 }),
      (steps) => {
        const office = new Office();
        office.sync([0, 1, 2, 3, 4, 5].map(() => 0));
        for (const step of steps) {
          if (Array.isArray(step)) office.sync(step);
          else office.edit(step);
        }
        office.sync(office.places);
      },
    ),
    { numRuns: cases(1500) },
  );
});

test('the law can fail: without carrying, what staff typed on somebody who changes classes would stay behind', () => {
  const office = new Office();
  office.sync([1, 0, 0, 0, 0, 0]);
  office.edit({ act: 'type', tab: 0, row: 1, column: 1, to: 0 });
  const apart = tabsFor([4, 0, 0, 0, 0, 0]).map((tab) => ({ ...tab, rowsTravelWithin: tab.key }));
  const found = office.file.snapshot();
  const { changes } = diffWorkbook({ snapshot: found, wanted: apart, memory: () => null });
  expect(() => checkTyped(found, applyChanges(found, changes), apart)).toThrow('typed 1');
});

/** Persons 0…5; a place is 0 none, 1…3 a seat of class 01, 4…6 of class 02, 7 extra in 01, 8 extra in 02. */
function anAssignment(): fc.Arbitrary<number[]> {
  return fc.array(fc.nat({ max: 8 }), { minLength: 6, maxLength: 6 });
}

interface Edit {
  readonly act: (typeof ACTS)[number];
  readonly tab: number;
  readonly row: number;
  readonly column: number;
  readonly to: number;
}

const ACTS = [
  'type',
  'type',
  'type',
  'clear',
  'change',
  'insertRow',
  'deleteRow',
  'duplicateRow',
  'sort',
  'insertColumn',
  'deleteColumn',
  'moveColumn',
  'renameTab',
  'moveTab',
  'deleteTab',
] as const;

function anEdit(): fc.Arbitrary<Edit> {
  const small = fc.nat({ max: 9 });
  return fc.record({
    act: fc.constantFrom(...ACTS),
    tab: fc.nat({ max: 1 }),
    row: small,
    column: small,
    to: small,
  });
}

/** A workbook, its staff, and a server that remembers staff cells as the journal does. */
class Office {
  readonly file = new MemoryFile();
  places: number[] = [];
  private readonly memory = new Map<string, CellValue>();
  private typed = 0;

  sync(places: number[]): void {
    this.places = places;
    const wanted = tabsFor(places);
    const found = this.file.snapshot();
    this.remember(found);
    const memory = (tab: string, entity: string, column: string): CellValue =>
      this.memory.get([tab, entity, column].join()) ?? null;
    const { changes } = diffWorkbook({ snapshot: found, wanted, memory });
    const after = applyChanges(found, changes);
    checkWanted(after, wanted);
    checkTyped(found, after, wanted);
    this.checkRestored(found, after, wanted);
    expect(diffWorkbook({ snapshot: after, wanted, memory }).changes).toEqual([]);
    this.file.replace(after);
    this.remember(after);
  }

  edit({ act, tab: which, row, column, to }: Edit): void {
    const snapshot = this.file.snapshot();
    const found = snapshot.tabs[which % Math.max(1, snapshot.tabs.length)];
    if (found === undefined || found.rows.length === 0) return;
    const { title } = found;
    const at = row % found.rows.length;
    const width = Math.max(1, found.columns.length);
    const place = column % width;
    const staffColumns = found.columns.flatMap((key, index) => (isServers(key) ? [] : [index]));
    const staffPlace = staffColumns[column % Math.max(1, staffColumns.length)];
    const isHeading = found.rows[at]?.key === 'header';
    const { file } = this;
    const acts: Record<Edit['act'], () => unknown> = {
      type: () =>
        isHeading || staffPlace === undefined || file.setCell(title, at, staffPlace, `typed ${++this.typed}`),
      clear: () => file.setCell(title, at, place, null),
      change: () => !isServers(found.columns[place] ?? null) || file.setCell(title, at, place, 'sửa tay'),
      insertRow: () => file.insertRow(title, at),
      deleteRow: () => file.deleteRow(title, at),
      duplicateRow: () => file.duplicateRow(title, at),
      sort: () => file.sortRows(title, at, to, place),
      insertColumn: () => file.insertColumn(title, place),
      deleteColumn: () => file.deleteColumn(title, place),
      moveColumn: () => file.moveColumn(title, place, to % width),
      renameTab: () => file.renameTab(title, `Trang ${++this.typed}`),
      moveTab: () => file.moveTab(title, to % 2),
      deleteTab: () => file.deleteTab(title),
    };
    acts[act]();
  }

  private remember(snapshot: WorkbookSnapshot): void {
    for (const tab of snapshot.tabs) {
      const counts = Map.groupBy(tab.rows, (row) => row.key);
      for (const row of tab.rows) {
        if (row.key === null || row.key === 'header' || counts.get(row.key)?.length !== 1) continue;
        for (const column of ['note', 'decision']) {
          const at = tab.columns.indexOf(column);
          if (at < 0 || at !== tab.columns.lastIndexOf(column)) continue;
          this.memory.set([tab.key, entityOfRowKey(row.key), column].join(), row.cells[at] ?? null);
        }
      }
    }
  }

  /** A deleted row that is still wanted has its remembered staff cells again, unless the person came from elsewhere. */
  private checkRestored(found: WorkbookSnapshot, after: WorkbookSnapshot, wanted: readonly Tab[]): void {
    for (const tab of wanted) {
      const before = found.tabs.find((candidate) => candidate.key === tab.key);
      const now = after.tabs.find((candidate) => candidate.key === tab.key);
      const somewhere = found.tabs.flatMap((candidate) =>
        candidate.rows.map((row) => entityOfRowKey(row.key ?? '')),
      );
      for (const row of tab.rows) {
        const entity = row.entity ?? row.key;
        if (row.key === 'header' || somewhere.includes(entity) || somewhere.includes(row.inherits ?? ''))
          continue;
        for (const column of ['note', 'decision']) {
          if (before !== undefined && before.columns.filter((key) => key === column).length > 1) continue;
          // What stood beside a vacant place is its holder's, until it was seen there.
          const ofPlace = this.memory.get([tab.key, row.inherits, column].join()) ?? null;
          const remembered = this.memory.get([tab.key, entity, column].join()) ?? ofPlace;
          expect(cellOf(now, row.key, column), `restored ${row.key} ${column}`).toEqual(remembered);
        }
      }
    }
  }
}

/** apply(diff(a, b), a) = b, as far as b says: server cells of every wanted row whose key stands once. */
function checkWanted(after: WorkbookSnapshot, wanted: readonly Tab[]): void {
  for (const tab of wanted) {
    const found = after.tabs.find((candidate) => candidate.key === tab.key);
    expect(found, tab.key).toBeDefined();
    for (const row of tab.rows) {
      const standing = found?.rows.filter((candidate) => candidate.key === row.key).length;
      expect(standing, row.key).toBeGreaterThan(0);
      if (standing !== 1) continue;
      for (const column of ['number', 'name']) {
        if (found?.columns.indexOf(column) !== found?.columns.lastIndexOf(column)) continue;
        expect(cellOf(found, row.key, column), `${row.key} ${column}`).toEqual(storable(row.cells[column]));
      }
    }
  }
}

/** Every text staff typed still stands: under the same person, at the same seat, or in staff's own row. */
function checkTyped(found: WorkbookSnapshot, after: WorkbookSnapshot, wanted: readonly Tab[]): void {
  const places = typedTexts(after);
  const living = new Set(wanted.flatMap((tab) => tab.rows.map((row) => row.entity ?? row.key)));
  for (const [text, rows] of typedTexts(found)) {
    const now = places.get(text);
    if (now === undefined) throw new Error(`lost: ${text}`);
    for (const key of rows) {
      if (key === null) expect(now, text).toContain(null);
      else if (living.has(entityOfRowKey(key)) && isPerson(key)) {
        const wantedNow = wanted
          .flatMap((tab) => tab.rows)
          .filter((row) => row.entity === entityOfRowKey(key));
        const isThere =
          wantedNow.some((row) => now.includes(row.key)) ||
          now.some((other) => other === key && isKept(found, key, text));
        if (!isThere)
          throw new Error(`${text} is no longer with ${entityOfRowKey(key)} but with ${now.join()}`);
      }
    }
  }
}

/** A row whose key stood twice, or whose text conflicted with another's, stays where it is. */
function isKept(found: WorkbookSnapshot, key: string, text: string): boolean {
  const rows = found.tabs.flatMap((tab) =>
    tab.rows.filter((row) => row.key !== null && entityOfRowKey(row.key) === entityOfRowKey(key)),
  );
  const isOwnColumn = found.tabs.some((tab) =>
    tab.rows.some(
      (row) =>
        row.key === key &&
        row.cells.some((value, at) => value === text && (tab.columns[at] ?? null) === null),
    ),
  );
  const isRepeatedColumn = found.tabs.some((tab) =>
    tab.columns.some((column, at) => column !== null && tab.columns.indexOf(column) !== at),
  );
  return rows.length > 1 || isOwnColumn || isRepeatedColumn;
}

function typedTexts(snapshot: WorkbookSnapshot): Map<string, (string | null)[]> {
  const texts = new Map<string, (string | null)[]>();
  for (const tab of snapshot.tabs) {
    for (const row of tab.rows) {
      row.cells.forEach((value, at) => {
        if (typeof value !== 'string' || !value.startsWith('typed ')) return;
        if (row.key === 'header' || isServers(tab.columns[at] ?? null)) return;
        texts.set(value, [...(texts.get(value) ?? []), row.key]);
      });
    }
  }
  return texts;
}

function isPerson(key: string): boolean {
  return key.includes(' | ');
}

function isServers(column: string | null): boolean {
  return column === 'number' || column === 'name';
}

function cellOf(tab: TabSnapshot | undefined, key: string, column: string): CellValue {
  return tab?.rows.find((row) => row.key === key)?.cells[tab.columns.indexOf(column)] ?? null;
}

const COLUMNS: readonly Column[] = [
  { key: 'number', title: 'STT', owner: 'server', width: 6, kind: 'integer' },
  { key: 'note', title: 'Ghi chú', owner: 'staff', width: 20, kind: 'text' },
  { key: 'name', title: 'Họ và tên', owner: 'server', width: 20, kind: 'text' },
  { key: 'decision', title: 'Xử lý', owner: 'staff', width: 12, kind: 'choice' },
];

function tabsFor(places: readonly number[]): readonly Tab[] {
  return [1, 2].map((code): Tab => {
    const rows: Row[] = [
      { key: 'header', kind: 'header', cells: { number: 'STT', name: 'Họ và tên' }, staffCells: [] },
    ];
    for (let seat = 1; seat <= 3; seat++) {
      const place = seat + (code - 1) * 3;
      const person = places.indexOf(place);
      const vacant = rowKey(`seat ${place}`);
      if (person < 0) rows.push({ key: vacant, kind: 'data', cells: { number: seat, name: 'Chưa đăng ký' } });
      else
        rows.push({
          key: rowKey(`seat ${place}`, `p${person}`),
          entity: `p${person}`,
          inherits: vacant,
          kind: 'data',
          cells: { number: seat, name: `người ${person}` },
        });
    }
    places.forEach((place, person) => {
      if (
        place !== 6 + code &&
        (places.indexOf(place) === person || Math.ceil(place / 3) !== code || place > 6)
      )
        return;
      rows.push({
        key: rowKey('extra', `p${person}`),
        entity: `p${person}`,
        kind: 'data',
        cells: { name: `người ${person}` },
      });
    });
    return {
      key: `class:0${code}`,
      title: `Lớp 0${code}`,
      columns: COLUMNS,
      rows,
      frozenThrough: 'header',
      rowsTravelWithin: 'class',
    };
  });
}
