import { expect, test } from 'vitest';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { DiffInput } from '#shared/workbook/diff-input.ts';
import type { CellValue, Column, Row, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';

const EMPTY: WorkbookSnapshot = { tabs: [], otherTitles: [] };

test('a workbook that is as wanted needs no change', () => {
  const wanted = [tab('class:01', [vacant(1), taken(2, 'an')])];
  expect(changes({ snapshot: written(wanted), wanted })).toEqual([]);
});

test('a deleted tab comes back behind its predecessor with what staff typed in it', () => {
  const wanted = [tab('class:01', [vacant(1)]), tab('class:02', [taken(2, 'an')])];
  const snapshot = written([wanted[0]!]);
  const memory = remembering({ 'class:02/an/note': 'gọi lại' });
  expect(changes({ snapshot, wanted, memory })).toEqual([
    expect.objectContaining({
      kind: 'addTab',
      afterTab: 'class:01',
      cells: expect.objectContaining({ 'seat 2 | an': { name: 'an', note: 'gọi lại' } }),
    }),
  ]);
});

test('a row that never was begins with its initial staff cells; one that was deleted gets back what it held', () => {
  const row = { ...taken(2, 'an'), staffInitial: { note: 'mới' } };
  const wanted = [tab('class:01', [vacant(1), row])];
  const snapshot = written([tab('class:01', [vacant(1)])]);
  expect(changes({ snapshot, wanted })).toMatchObject([
    { kind: 'insertRow', after: 'seat 1', reason: 'new', cells: { name: 'an', note: 'mới' } },
  ]);
  const lastWritten = (_tab: string, key: string): CellValue | undefined =>
    key === row.key ? 'an' : undefined;
  expect(changes({ snapshot, wanted, lastWritten })).toMatchObject([
    { kind: 'insertRow', reason: 'restored', cells: { name: 'an' } },
  ]);
  expect(changes({ snapshot, wanted, lastWritten })[0]).not.toHaveProperty('cells.note');
});

test('each row that comes or goes on says how it looks, by the columns of the tab that is wanted', () => {
  const before = written([tab('class:01', [vacant(1), extra('an')])]);
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const found = changes({ snapshot: before, wanted });
  expect(found).toMatchObject([
    { kind: 'moveRow', columns: COLUMNS },
    { kind: 'insertRow', columns: COLUMNS },
    { kind: 'removeRow' },
  ]);
});

test('rows that staff typed get their keys first, and the look of their kind; then the rest is compared', () => {
  const wanted = [tab('class:01', [vacant(1), vacant(2)])];
  const snapshot = mapTabs(written([tab('class:01', [vacant(1)])]), (found) => ({
    ...found,
    rows: [...found.rows, { key: null, cells: [null, 'tự ghi'] }],
  }));
  const adopted = [{ kind: 'adoptRow', tab: 'class:01', index: 2, row: vacant(2) }] as const;
  const found = changes({ snapshot, wanted, adopted });
  expect(found[0]).toEqual({ ...adopted[0], columns: COLUMNS });
  const after = applyChanges(snapshot, found);
  expect([keys(after), cell(after, 'seat 2', 'note')]).toEqual([['header', 'seat 1', 'seat 2'], 'tự ghi']);
});

test('a column that comes back brings the look of the tab along', () => {
  const wanted = [tab('class:01', [vacant(1)])];
  const found = changes({ snapshot: dropColumn(written(wanted), 'note'), wanted });
  expect(found.map(({ kind }) => kind)).toEqual(['addColumn', 'setCell', 'lookTab']);
});

test('a vacant seat that is taken keeps its place and what staff noted on it', () => {
  const snapshot = typed(written([tab('class:01', [vacant(1), vacant(2)])]), 'seat 1', 'note', 'đã gọi điện');
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  expect(changes({ snapshot, wanted }).map((change) => change.kind)).toEqual(['rekeyRow', 'setCell']);
  expect(cell(applied(snapshot, wanted), 'seat 1 | an', 'note')).toBe('đã gọi điện');
});

test('a person who gets a seat moves there with what staff typed, and the empty vacant row goes', () => {
  const snapshot = typed(
    written([tab('class:01', [vacant(1), vacant(2), extra('an')])]),
    'extra | an',
    'note',
    'của an',
  );
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const after = applied(snapshot, wanted);
  expect(keys(after)).toEqual(['header', 'seat 1 | an', 'seat 2']);
  expect(cell(after, 'seat 1 | an', 'note')).toBe('của an');
});

test('notes of a vacant seat join the person who takes it where the person has none, and stay in a row of their own where both have', () => {
  const before = written([tab('class:01', [vacant(1), vacant(2), extra('an')])]);
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const joined = applied(typed(before, 'seat 1', 'note', 'của ghế'), wanted);
  expect(keys(joined)).toEqual(['header', 'seat 1 | an', 'seat 2']);
  expect(cell(joined, 'seat 1 | an', 'note')).toBe('của ghế');
  const both = applied(
    typed(typed(before, 'seat 1', 'note', 'của ghế'), 'extra | an', 'note', 'của an'),
    wanted,
  );
  expect(keys(both)).toEqual(['header', 'seat 1', 'seat 1 | an', 'seat 2']);
  expect(cell(both, 'seat 1', 'note')).toBe('của ghế');
  expect(cell(both, 'seat 1 | an', 'note')).toBe('của an');
});

test('a new holder does not inherit what staff typed on the old one, who moves away with it', () => {
  const snapshot = typed(
    written([tab('class:01', [taken(1, 'an'), vacant(2)])]),
    'seat 1 | an',
    'note',
    'của an',
  );
  const wanted = [
    tab('class:01', [{ ...taken(1, 'binh'), inherits: 'seat 1 | an' }, vacant(2), extra('an')]),
  ];
  const after = applied(snapshot, wanted);
  expect(keys(after)).toEqual(['header', 'seat 1 | binh', 'seat 2', 'extra | an']);
  expect(cell(after, 'seat 1 | binh', 'note')).toBeNull();
  expect(cell(after, 'extra | an', 'note')).toBe('của an');
});

test('two persons who change seats take their cells along', () => {
  const before = written([tab('class:01', [taken(1, 'an'), taken(2, 'binh')])]);
  const snapshot = typed(typed(before, 'seat 1 | an', 'note', 'của an'), 'seat 2 | binh', 'note', 'của bình');
  const wanted = [
    tab('class:01', [
      { ...taken(1, 'binh'), inherits: 'seat 1 | an' },
      { ...taken(2, 'an'), inherits: 'seat 2 | binh' },
    ]),
  ];
  const after = applied(snapshot, wanted);
  expect(keys(after)).toEqual(['header', 'seat 1 | binh', 'seat 2 | an']);
  expect(cell(after, 'seat 1 | binh', 'note')).toBe('của bình');
  expect(cell(after, 'seat 2 | an', 'note')).toBe('của an');
});

test('a person who changes classes takes what staff typed to the other tab', () => {
  const before = written([tab('class:01', [taken(1, 'an')]), tab('class:02', [vacant(2)])]);
  const wanted = [tab('class:01', [vacant(1)]), tab('class:02', [taken(2, 'an')])];
  const after = applied(typed(before, 'seat 1 | an', 'note', 'của an'), wanted);
  expect(keys(after, 0)).toEqual(['header', 'seat 1']);
  expect(keys(after, 1)).toEqual(['header', 'seat 2 | an']);
  expect(cell(after, 'seat 2 | an', 'note', 1)).toBe('của an');
});

test('tabs that are not of one circle keep their rows apart', () => {
  const apart = (key: string, rows: readonly Row[]): Tab => ({ ...tab(key, rows), rowsTravelWithin: key });
  const before = written([apart('task:1', [taken(1, 'an')]), apart('task:2', [])]);
  const wanted = [apart('task:1', []), apart('task:2', [taken(2, 'an')])];
  const after = applied(typed(before, 'seat 1 | an', 'note', 'của an'), wanted);
  expect(cell(after, 'seat 1 | an', 'note', 0)).toBe('của an');
  expect(cell(after, 'seat 2 | an', 'note', 1)).toBeNull();
});

test('a row no longer wanted goes only when nobody typed in it', () => {
  const before = written([tab('class:01', [vacant(1), extra('an')])]);
  const wanted = [tab('class:01', [vacant(1)])];
  expect(changes({ snapshot: before, wanted })).toEqual([
    { kind: 'removeRow', tab: 'class:01', key: 'extra | an' },
  ]);
  expect(changes({ snapshot: typed(before, 'extra | an', 'note', ' '), wanted })).toEqual([]);
  const own = withOwnColumn(before, 'extra | an', 'cột riêng');
  expect(changes({ snapshot: own, wanted })).toEqual([]);
});

test('a row that stays because somebody typed in it is marked, once', () => {
  const wanted = [tab('class:01', [vacant(1)])];
  const snapshot = typed(
    written([tab('class:01', [vacant(1), extra('an')])]),
    'extra | an',
    'note',
    'của an',
  );
  const input = {
    snapshot,
    wanted,
    leftover: () => ({ name: '(không còn trong danh sách)', note: 'never' }),
  };
  const marked = changes(input);
  expect(marked).toMatchObject([{ kind: 'setCell', column: 'name', before: 'an', reason: 'updated' }]);
  expect(changes({ ...input, snapshot: applyChanges(snapshot, marked) })).toEqual([]);
});

test('a row that stays because somebody typed in it goes on saying whom that is about', () => {
  const wanted = [tab('class:01', [vacant(1)])];
  const before = written([tab('class:01', [vacant(1), extra('an')])]);
  const snapshot = typed(typed(before, 'extra | an', 'note', 'của an'), 'extra | an', 'name', 'bình');
  const lastWritten = (_tab: string, row: string, column: string): CellValue =>
    row === 'extra | an' && column === 'name' ? 'an' : null;
  const healed = changes({ snapshot, wanted, lastWritten });
  expect(healed).toMatchObject([{ kind: 'setCell', row: 'extra | an', after: 'an', reason: 'restored' }]);
  expect(changes({ snapshot: applyChanges(snapshot, healed), wanted, lastWritten })).toEqual([]);
  // Of a row of which no word is known none is taken away.
  expect(changes({ snapshot, wanted, lastWritten: () => null })).toEqual([]);
});

test('a server cell changed by hand is put back as such; an outdated one is updated', () => {
  const wanted = [tab('class:01', [taken(1, 'an')])];
  const snapshot = typed(written(wanted), 'seat 1 | an', 'name', 'Ann');
  const lastWritten = (): CellValue => 'an';
  expect(changes({ snapshot, wanted, lastWritten })).toMatchObject([
    { before: 'Ann', after: 'an', reason: 'restored' },
  ]);
  const outdated = (): CellValue => 'Ann';
  expect(changes({ snapshot, wanted, lastWritten: outdated })).toMatchObject([{ reason: 'updated' }]);
  expect(changes({ snapshot, wanted })).toMatchObject([{ reason: 'updated' }]);
});

test('a deleted column comes back behind its predecessor with the server cells and what staff typed', () => {
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const snapshot = dropColumn(dropColumn(written(wanted), 'note'), 'name');
  const memory = remembering({ 'class:01/an/note': 'của an' });
  const after = applyChanges(snapshot, changes({ snapshot, wanted, memory }));
  expect(after.tabs[0]?.columns).toEqual(['name', 'note']);
  expect(cell(after, 'seat 1 | an', 'name')).toBe('an');
  expect(cell(after, 'seat 1 | an', 'note')).toBe('của an');
});

test('a column that the tab has no more keeps nothing that only the server wrote in it', () => {
  const wider = [withColumn(tab('class:01', [taken(1, 'an'), vacant(2)]), 'state', 'Còn 9 ngày')];
  const before = written(wider);
  const lastWritten = (_tab: string, row: string, column: string): CellValue =>
    wider[0]?.rows.find(({ key }) => key === row)?.cells[column] ?? null;
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const after = applyChanges(before, changes({ snapshot: before, wanted, lastWritten }));
  expect(['header', 'seat 1 | an', 'seat 2'].map((row) => cell(after, row, 'state'))).toEqual([
    null,
    null,
    null,
  ]);
  expect(changes({ snapshot: after, wanted, lastWritten: () => null })).toEqual([]);
});

test('what staff typed in a column that the tab has no more stays, under its title', () => {
  const wider = [withColumn(tab('class:01', [taken(1, 'an'), vacant(2)]), 'state', 'Còn 9 ngày')];
  const lastWritten = (_tab: string, row: string, column: string): CellValue =>
    wider[0]?.rows.find(({ key }) => key === row)?.cells[column] ?? null;
  const wanted = [tab('class:01', [taken(1, 'an'), vacant(2)])];
  const typedOver = typed(written(wider), 'seat 1 | an', 'state', 'x');
  const memory = remembering({ 'class:01/an/state': 'Còn 9 ngày' });
  const stays = (found: WorkbookSnapshot): readonly CellValue[] => {
    return ['header', 'seat 1 | an', 'seat 2'].map((row) => cell(found, row, 'state'));
  };
  for (const input of [{ snapshot: typedOver }, { snapshot: written(wider), memory }]) {
    const after = applyChanges(input.snapshot, changes({ ...input, wanted, lastWritten }));
    expect(stays(after)).toEqual(['Trạng thái', cell(input.snapshot, 'seat 1 | an', 'state'), null]);
  }
  // Where nobody knows what the server wrote, nothing is taken away.
  expect(changes({ snapshot: written(wider), wanted })).toEqual([{ kind: 'lookTab', tab: wanted[0] }]);
});

test('a key that stands twice is reported and neither row is written', () => {
  const wanted = [tab('class:01', [taken(1, 'an'), taken(2, 'binh')])];
  const before = written(wanted);
  const rows = before.tabs[0]!.rows.map((row) => ({
    ...row,
    cells: row.key === 'header' ? row.cells : ['đổi tay'],
  }));
  const snapshot = { ...before, tabs: [{ ...before.tabs[0]!, rows: [...rows, rows[1]!] }] };
  const { changes, problems } = diff({ snapshot, wanted });
  expect(problems).toEqual([{ kind: 'duplicateRow', tab: 'class:01', key: 'seat 1 | an' }]);
  expect(changes).toMatchObject([{ kind: 'setCell', row: 'seat 2 | binh', column: 'name', after: 'binh' }]);
});

test('a column or a tab that stands twice is reported and not written', () => {
  const wanted = [tab('class:01', [taken(1, 'an')])];
  const before = written(wanted);
  const found = before.tabs[0]!;
  const columns = { ...before, tabs: [{ ...found, columns: ['name', 'note', 'name'] }] };
  const stale = typed(columns, 'seat 1 | an', 'name', 'Ann');
  expect(diff({ snapshot: stale, wanted })).toEqual({
    changes: [],
    problems: [{ kind: 'duplicateColumn', tab: 'class:01', key: 'name' }],
  });
  const tabs = { ...before, tabs: [found, found] };
  expect(diff({ snapshot: tabs, wanted: [tab('class:01', [])] })).toEqual({
    changes: [],
    problems: [{ kind: 'duplicateTab', tab: 'class:01', key: 'class:01' }],
  });
});

test('rows of staff and the order they chose stay as they are', () => {
  const wanted = [tab('class:01', [taken(1, 'an'), taken(2, 'binh')])];
  const found = written(wanted).tabs[0]!;
  const [header, first, second] = found.rows;
  const rows = [header!, second!, { key: null, cells: ['dòng riêng'] }, first!];
  expect(
    changes({ snapshot: { tabs: [{ ...found, title: 'Tên khác', rows }], otherTitles: [] }, wanted }),
  ).toEqual([]);
});

test('another look is written again, other values are not another look', () => {
  const wanted = [tab('class:01', [taken(1, 'an')])];
  const snapshot = written(wanted);
  const wider = [{ ...wanted[0]!, columns: COLUMNS.map((column) => ({ ...column, width: 99 })) }];
  expect(changes({ snapshot, wanted: wider })).toEqual([{ kind: 'lookTab', tab: wider[0] }]);
  expect(
    changes({ snapshot, wanted: [tab('class:01', [taken(1, 'an'), vacant(2)])] }).map((c) => c.kind),
  ).toEqual(['insertRow']);
});

test('what a file cannot hold is compared as it will be held, so it is written once', () => {
  const odd = { ...taken(1, 'an'), cells: { name: `a\u0000b\r\nc${'x'.repeat(40_000)}` } };
  const wanted = [tab('class:01', [odd])];
  const snapshot = written(wanted);
  const name = cell(snapshot, odd.key, 'name') as string;
  expect(name).toHaveLength(32_767);
  expect(name).toMatch(/^ab\nc/);
  expect(name).toMatch(/\[đã cắt bớt\]$/);
  expect(changes({ snapshot, wanted })).toEqual([]);
});

test('the same input gives the same changes, whatever the order of object fields', () => {
  const wanted = [tab('class:01', [taken(2, 'an'), extra('binh')])];
  const turned = wanted.map((t) => ({
    ...t,
    columns: t.columns.map((c) => Object.fromEntries(Object.entries(c).reverse()) as unknown as Column),
  }));
  expect(changes({ snapshot: written(wanted), wanted: turned })).toEqual([]);
});

const COLUMNS: readonly Column[] = [
  { key: 'name', title: 'Họ và tên', owner: 'server', width: 20, kind: 'text' },
  { key: 'note', title: 'Ghi chú', owner: 'staff', width: 20, kind: 'text' },
];

function tab(key: string, rows: readonly Row[]): Tab {
  return {
    key,
    title: key.replace(':', ' '),
    columns: COLUMNS,
    rows: [{ key: 'header', kind: 'header', cells: { name: 'Họ và tên', note: 'Ghi chú' } }, ...rows],
    frozenThrough: 'header',
    rowsTravelWithin: 'class',
  };
}

/** The tab with one more column of the server's, which says the same beside everybody. */
function withColumn(wanted: Tab, key: string, says: string): Tab {
  const title = 'Trạng thái';
  return {
    ...wanted,
    columns: [...wanted.columns, { key, title, owner: 'server', width: 20, kind: 'text' }],
    rows: wanted.rows.map((row) => {
      return { ...row, cells: { ...row.cells, [key]: row.kind === 'header' ? title : says } };
    }),
  };
}

function vacant(seat: number): Row {
  return { key: `seat ${seat}`, kind: 'data', cells: { name: 'Chưa đăng ký' } };
}

function taken(seat: number, person: string): Row {
  return {
    key: `seat ${seat} | ${person}`,
    entity: person,
    inherits: `seat ${seat}`,
    kind: 'data',
    cells: { name: person },
  };
}

function extra(person: string): Row {
  return { key: `extra | ${person}`, entity: person, kind: 'data', cells: { name: person } };
}

function diff(
  input: Partial<DiffInput> & Pick<DiffInput, 'snapshot' | 'wanted'>,
): ReturnType<typeof diffWorkbook> {
  return diffWorkbook({ memory: () => null, ...input });
}

function changes(input: Parameters<typeof diff>[0]): ReturnType<typeof diffWorkbook>['changes'] {
  return diff(input).changes;
}

function written(wanted: readonly Tab[]): WorkbookSnapshot {
  return applied(EMPTY, wanted);
}

/** After the sync, which must then have nothing left to do. */
function applied(snapshot: WorkbookSnapshot, wanted: readonly Tab[]): WorkbookSnapshot {
  const after = applyChanges(snapshot, changes({ snapshot, wanted }));
  expect(changes({ snapshot: after, wanted })).toEqual([]);
  return after;
}

function typed(snapshot: WorkbookSnapshot, key: string, column: string, value: CellValue): WorkbookSnapshot {
  return mapTabs(snapshot, (found) => ({
    ...found,
    rows: found.rows.map((row) => {
      if (row.key !== key) return row;
      const cells = found.columns.map((_, at) => row.cells[at] ?? null);
      cells[found.columns.indexOf(column)] = value;
      return { ...row, cells };
    }),
  }));
}

function withOwnColumn(snapshot: WorkbookSnapshot, key: string, value: CellValue): WorkbookSnapshot {
  return mapTabs(snapshot, (found) => ({
    ...found,
    columns: [null, ...found.columns],
    rows: found.rows.map((row) => ({ ...row, cells: [row.key === key ? value : null, ...row.cells] })),
  }));
}

function dropColumn(snapshot: WorkbookSnapshot, column: string): WorkbookSnapshot {
  return mapTabs(snapshot, (found) => {
    const at = found.columns.indexOf(column);
    return {
      ...found,
      columns: found.columns.toSpliced(at, 1),
      rows: found.rows.map((row) => ({ ...row, cells: row.cells.toSpliced(at, 1) })),
    };
  });
}

function mapTabs(
  snapshot: WorkbookSnapshot,
  change: (found: WorkbookSnapshot['tabs'][number]) => WorkbookSnapshot['tabs'][number],
): WorkbookSnapshot {
  return { ...snapshot, tabs: snapshot.tabs.map(change) };
}

function remembering(cells: Readonly<Record<string, CellValue>>): DiffInput['memory'] {
  return (tab, entity, column) => cells[`${tab}/${entity}/${column}`] ?? null;
}

function keys(snapshot: WorkbookSnapshot, at = 0): readonly (string | null)[] {
  return snapshot.tabs[at]?.rows.map((row) => row.key) ?? [];
}

function cell(snapshot: WorkbookSnapshot, key: string, column: string, at = 0): CellValue {
  const found = snapshot.tabs[at];
  return found?.rows.find((row) => row.key === key)?.cells[found.columns.indexOf(column)] ?? null;
}
