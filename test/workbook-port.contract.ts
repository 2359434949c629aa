import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, tidySnapshot } from '#shared/workbook/apply.ts';
import { storable } from '#shared/workbook/cell-value.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { CLASS_TAB, PERSON } from '#shared/workbook/keys.ts';
import { lookOf } from '#shared/workbook/look.ts';
import type { CellValue, Change, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { rowLookContract } from './row-look.contract.ts';
import type { MakeWorkbook, StaffEdits, WorkbookHarness } from './workbook-harness.ts';
import { MemoryFile, memoryHarness } from './workbook/memory-workbook.ts';
import {
  classTab,
  extraKey,
  type Seat,
  SEATS,
  seatKey,
  summaryTab,
  TRICKY_VALUES,
} from './workbook/sample-tabs.ts';

/** The suite every adapter of `WorkbookPort` passes. After any write, what is read equals what the pure applier says. */
export function workbookPortContract(name: string, create: MakeWorkbook): void {
  describe(name, () => {
    readingAndWriting(create);
    everyChange(create);
    rowLookContract(create);
    staffEdits(create);
    otherHands(create);
    likeTheOthers(create);
  });
}

const WANTED: readonly Tab[] = [summaryTab(), classTab('01', SEATS)];

function readingAndWriting(create: MakeWorkbook): void {
  test('a workbook that is not there yet reads as one without tabs', async () => {
    const { port } = await create();
    expect((await (await port()).read()).tabs).toEqual([]);
  });

  test('new tabs are read back as the applier says, with their look, and a second diff is empty', async () => {
    const harness = await create();
    const after = await sync(harness, WANTED);
    expect(after.tabs.map((tab) => tab.title)).toEqual(['Tổng hợp', 'Lớp 01']);
    expect(after.tabs.map((tab) => tab.look)).toEqual(WANTED.map(lookOf));
    expect(changesTo(after, WANTED)).toEqual([]);
  });

  test('no changes means no write, and reads are counted', async () => {
    const harness = await create();
    await sync(harness, WANTED);
    const port = await harness.port();
    await port.read();
    await port.apply([]);
    expect(port.calls.writes).toBe(0);
    expect(port.calls.reads).toBeGreaterThan(0);
  });

  test('every value comes back as it was: nothing becomes a formula, a number or a date', async () => {
    const harness = await create();
    const tab = valuesTab(TRICKY_VALUES.map(storable));
    const after = await sync(harness, [tab]);
    const values = after.tabs[0]?.rows.slice(1).map((row) => row.cells);
    expect(values).toEqual(TRICKY_VALUES.map((value) => [value, value]));
    expect(changesTo(after, [tab])).toEqual([]);
  });

  test('a value is replaced by one of another type, and by nothing', async () => {
    const harness = await create();
    await sync(harness, [valuesTab(['text', 1, true, 46150, '=A1', 'gone'])]);
    const after = await sync(harness, [valuesTab([1, 'text', '=A1', true, 46150, null])]);
    expect(after.tabs[0]?.rows.slice(1).map((row) => row.cells[0] ?? null)).toEqual([
      1,
      'text',
      '=A1',
      true,
      46150,
      null,
    ]);
  });
}

function everyChange(create: MakeWorkbook): void {
  const [summary, first] = WANTED as [Tab, Tab];
  const row = { key: seatKey({ unit: 'X', role: 'Y' }), kind: 'data', cells: { unit: 'Xã Mới' } } as const;
  const { columns } = first;
  const tab = first.key;
  const cases: readonly (readonly [string, readonly Change[]])[] = [
    [
      'a row is inserted first',
      [
        {
          kind: 'insertRow',
          tab,
          row,
          columns,
          cells: { unit: 'Xã Mới', note: 'a' },
          after: null,
          reason: 'new',
        },
      ],
    ],
    [
      'a row is inserted last',
      [
        {
          kind: 'insertRow',
          tab,
          row,
          columns,
          cells: { unit: 'Xã Mới' },
          after: extraKey('p6'),
          reason: 'new',
        },
      ],
    ],
    [
      'a row moves up and takes its cells along',
      [{ kind: 'moveRow', tab, key: extraKey('p5'), row, columns, after: 'header' }],
    ],
    [
      'a row moves down and takes its cells along',
      [{ kind: 'moveRow', tab, key: keyOf(0), row, columns, after: extraKey('p5') }],
    ],
    ['a row changes its key in place', [{ kind: 'rekeyRow', tab, key: keyOf(1), row, columns }]],
    [
      'rows are removed',
      [
        { kind: 'removeRow', tab, key: keyOf(1) },
        { kind: 'removeRow', tab, key: extraKey('p6') },
      ],
    ],
    [
      'a column is added first',
      [{ kind: 'addColumn', tab, column: { ...first.columns[0]!, key: 'new' }, after: null }],
    ],
    [
      'a column is added between',
      [
        { kind: 'addColumn', tab, column: { ...first.columns[0]!, key: 'new' }, after: 'unit' },
        setCell('new', 7),
      ],
    ],
    [
      'a column is added last',
      [
        { kind: 'addColumn', tab, column: { ...first.columns[0]!, key: 'new' }, after: 'note' },
        setCell('new', 7),
      ],
    ],
    ['a look is written again', [{ kind: 'lookTab', tab: { ...first, colour: 'red', tones: [] } }]],
    [
      'a tab is added first',
      [{ kind: 'addTab', tab: { ...summary, key: 'review', title: 'Cần xử lý' }, cells: {}, afterTab: null }],
    ],
    [
      'a tab is added between, under a title that is taken',
      [{ kind: 'addTab', tab: { ...summary, key: 'log', title: 'LỚP 01' }, cells: {}, afterTab: 'summary' }],
    ],
    [
      'many changes are applied in their order',
      [
        { kind: 'addColumn', tab, column: { ...first.columns[0]!, key: 'new' }, after: 'unit' },
        { kind: 'moveRow', tab, key: extraKey('p5'), row, columns, after: keyOf(1) },
        {
          kind: 'insertRow',
          tab,
          row: { ...row, key: 'second' },
          columns,
          cells: { new: 1, note: 'b' },
          after: row.key,
          reason: 'new',
        },
        { kind: 'removeRow', tab, key: keyOf(1) },
        {
          kind: 'setCell',
          tab,
          row: 'second',
          column: 'status',
          before: null,
          after: 'Đã rút',
          reason: 'updated',
        },
        { kind: 'rekeyRow', tab, key: keyOf(0), row: { ...row, key: 'third' }, columns },
        { kind: 'setCell', tab, row: 'third', column: 'new', before: null, after: 'c', reason: 'updated' },
        { kind: 'lookTab', tab: { ...first, colour: 'orange' } },
      ],
    ],
  ];

  test.each(cases)('%s', async (_name, changes) => {
    const harness = await create();
    await sync(harness, WANTED);
    await write(harness, changes);
  });

  test("a row of staff's gets a key and keeps its cells", async () => {
    const harness = await create();
    await sync(harness, WANTED);
    await harness.edit.insertRow('Lớp 01', 4);
    await harness.edit.setCell('Lớp 01', 4, 3, 'Người tự ghi');
    const after = await write(harness, [{ kind: 'adoptRow', tab, index: 4, row, columns }]);
    expect(after.tabs[1]?.rows[4]).toEqual({ key: row.key, cells: [null, null, null, 'Người tự ghi'] });
  });

  test('rows get each other’s keys and keep their cells, and one of them none', async () => {
    const harness = await create();
    await sync(harness, WANTED);
    const before = (await (await harness.port()).read()).tabs[1]?.rows ?? [];
    const [one, other, third] = [before[4], before[5], before[6]];
    const keys = [
      { index: 4, key: other?.key ?? null },
      { index: 5, key: one?.key ?? null },
      { index: 6, key: null },
    ];
    const after = (await write(harness, [{ kind: 'giveKeys', tab, keys }])).tabs[1]?.rows ?? [];
    expect(after.slice(4, 7)).toEqual([
      { ...one, key: other?.key },
      { ...other, key: one?.key },
      { ...third, key: null },
    ]);
  });
}

function staffEdits(create: MakeWorkbook): void {
  const title = 'Lớp 01';
  const edits: readonly (readonly [string, (edit: StaffEdits) => Promise<void>])[] = [
    ['type in a staff cell', (edit) => edit.setCell(title, 3, 9, 'gọi lại')],
    [
      'change and clear server cells',
      async (edit) => {
        await edit.setCell(title, 3, 3, 'Tên khác');
        await edit.setCell(title, 5, 3, null);
      },
    ],
    [
      'insert rows, and write in them',
      async (edit) => {
        await edit.insertRow(title, 0);
        await edit.insertRow(title, 6);
        await edit.setCell(title, 6, 1, 'dòng riêng');
      },
    ],
    [
      'delete rows',
      async (edit) => {
        await edit.deleteRow(title, 8);
        await edit.deleteRow(title, 4);
      },
    ],
    ['copy a row', (edit) => edit.duplicateRow(title, 4)],
    ['sort', (edit) => edit.sortRows(title, 3, 6, 3)],
    [
      'insert columns, and write in them',
      async (edit) => {
        await edit.insertColumn(title, 0);
        await edit.insertColumn(title, 5);
        await edit.setCell(title, 4, 0, 'cột riêng');
      },
    ],
    [
      'delete columns',
      async (edit) => {
        await edit.deleteColumn(title, 9);
        await edit.deleteColumn(title, 1);
      },
    ],
    [
      'move columns',
      async (edit) => {
        await edit.moveColumn(title, 9, 0);
        await edit.moveColumn(title, 2, 6);
      },
    ],
    [
      'rename and move tabs',
      async (edit) => {
        await edit.renameTab(title, "Lớp 'một' & hai");
        await edit.moveTab("Lớp 'một' & hai", 0);
      },
    ],
    ['delete a tab', (edit) => edit.deleteTab(title)],
  ];

  test.each(edits)(
    "staff %s: the next sync puts right what is the server's and is then done",
    async (_name, act) => {
      const harness = await create();
      await sync(harness, WANTED);
      await act(harness.edit);
      const after = await sync(harness, WANTED);
      expect(changesTo(after, WANTED)).toEqual([]);
    },
  );

  test('what staff typed goes along when its person changes seats and rows of others come and go', async () => {
    const harness = await create();
    await sync(harness, WANTED);
    await harness.edit.insertColumn(title, 2);
    await harness.edit.setCell(title, rowOf('p5'), 2, 'riêng của p5');
    await harness.edit.setCell(title, rowOf('p5'), 10, 'ghi chú của p5');
    const seats = SEATS.map((seat): Seat => {
      if (seat.person === 'p5') return { ...seat, extra: false, role: 'Công chức' };
      return seat.person === 'p2' ? { ...seat, extra: true } : seat;
    });
    await sync(harness, [
      summaryTab(),
      classTab(
        '01',
        seats.filter((seat) => seat.person !== 'p3'),
      ),
    ]);
    const row = (await harness.edit.cells(title)).find((cells) => cells.includes('Võ Văn Năm'));
    expect(row).toContain('riêng của p5');
    expect(row).toContain('ghi chú của p5');
    expect(row).toContain('Đã đăng ký');
  });
}

function otherHands(create: MakeWorkbook): void {
  test("tabs of staff's own are named and never written", async () => {
    const harness = await create();
    await sync(harness, [summaryTab()]);
    await harness.edit.addTab('Lớp 01');
    await harness.edit.setCell('Lớp 01', 0, 0, 'của riêng văn phòng');
    const after = await sync(harness, WANTED);
    expect(after.otherTitles).toEqual(['Lớp 01']);
    expect(after.tabs.map((tab) => tab.title)).toEqual(['Tổng hợp', 'Lớp 01 (2)']);
    expect(await harness.edit.cells('Lớp 01')).toEqual([['của riêng văn phòng']]);
  });

  test('an edit between reading and writing is not lost', async () => {
    const harness = await create();
    await sync(harness, WANTED);
    const port = await harness.port();
    const before = await port.read();
    await harness.edit.setCell('Lớp 01', 3, 9, 'vừa gõ');
    const wanted = [summaryTab(), classTab('01', SEATS.slice(1))];
    const error = await port.apply(changesTo(before, wanted)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error !== null) expect(error).toMatchObject({ name: WorkbookError.name, code: 'changed-meanwhile' });
    const cells = await harness.edit.cells('Lớp 01');
    expect(cells.some((row) => row.includes('vừa gõ'))).toBe(true);
  });

  test('one port reads and writes several times', async () => {
    const { port: open } = await create();
    const port = await open();
    await port.apply(changesTo(await port.read(), [summaryTab()]));
    await port.apply(changesTo(await port.read(), WANTED));
    expect(changesTo(await port.read(), WANTED)).toEqual([]);
  });
}

/** The same engine gives the same tabs through every adapter, whatever staff do between the syncs. */
function likeTheOthers(create: MakeWorkbook): void {
  test('after the same edits and syncs it holds what the workbook in memory holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEdit(), { minLength: 1, maxLength: 6 }), async (edits) => {
        const file = new MemoryFile();
        const memory = memoryHarness(file);
        const harness = await create();
        for (const workbook of [memory, harness]) {
          await sync(workbook, WANTED);
          for (const edit of edits) await perform(workbook.edit, edit);
        }
        const seats = SEATS.filter((seat) => seat.person !== 'p5');
        const wanted = [summaryTab(), classTab('01', seats), classTab('02', SEATS.slice(0, 2))];
        expect(await sync(harness, wanted)).toEqual(await sync(memory, wanted));
      }),
      { numRuns: 12 },
    );
  });
}

interface RandomEdit {
  readonly act:
    | 'setCell'
    | 'insertRow'
    | 'deleteRow'
    | 'duplicateRow'
    | 'sortRows'
    | 'insertColumn'
    | 'deleteColumn'
    | 'moveColumn';
  readonly title: string;
  readonly row: number;
  readonly column: number;
  readonly to: number;
  readonly value: CellValue;
}

function anEdit(): fc.Arbitrary<RandomEdit> {
  const value = fc.oneof(
    fc.string({ minLength: 1 }).map(storable),
    fc.constantFrom<CellValue>('=1+1', 7, 0.5, true, null),
  );
  return fc.record({
    act: fc.constantFrom(
      'setCell',
      'insertRow',
      'deleteRow',
      'duplicateRow',
      'sortRows',
      'insertColumn',
      'deleteColumn',
      'moveColumn',
    ),
    title: fc.constantFrom('Lớp 01', 'Tổng hợp'),
    row: fc.nat({ max: 11 }),
    column: fc.nat({ max: 5 }),
    to: fc.nat({ max: 5 }),
    value,
  });
}

async function perform(edit: StaffEdits, { act, title, row, column, to, value }: RandomEdit): Promise<void> {
  const rows = (await edit.cells(title)).length;
  const at = Math.min(row, rows - 1);
  switch (act) {
    case 'setCell':
      return edit.setCell(title, at, column, value);
    case 'sortRows':
      return edit.sortRows(title, at, Math.min(to, rows - at), column);
    case 'moveColumn':
      return edit.moveColumn(title, column, to);
    case 'insertRow':
    case 'deleteRow':
    case 'duplicateRow':
      return edit[act](title, at);
    default:
      return edit[act](title, column);
  }
}

/** One sync without journal: read, diff, apply, read again; the reading must be what the applier says. */
async function sync(harness: WorkbookHarness, wanted: readonly Tab[]): Promise<WorkbookSnapshot> {
  const before = await (await harness.port()).read();
  return write(harness, changesTo(before, wanted));
}

async function write(harness: WorkbookHarness, changes: readonly Change[]): Promise<WorkbookSnapshot> {
  const port = await harness.port();
  const before = await port.read();
  await port.apply(changes);
  const after = tidySnapshot(await (await harness.port()).read());
  expect(after).toEqual(tidySnapshot(applyChanges(before, changes)));
  return after;
}

function changesTo(snapshot: WorkbookSnapshot, wanted: readonly Tab[]): readonly Change[] {
  return diffWorkbook({ snapshot, wanted, memory: () => null }).changes;
}

/** Row of a person in the tab as first written. */
function rowOf(person: string): number {
  return classTab('01', SEATS).rows.findIndex((row) => row.entity === PERSON.of(person));
}

function keyOf(seat: number): string {
  return seatKey(SEATS[seat] as Seat);
}

function setCell(column: string, after: CellValue): Change {
  return {
    kind: 'setCell',
    tab: CLASS_TAB.of('01'),
    row: keyOf(2),
    column,
    before: null,
    after,
    reason: 'updated',
  };
}

/** Each value once in a server cell of a text column, and once in a cell of a column for numbers. */
function valuesTab(values: readonly CellValue[]): Tab {
  return {
    key: 'values',
    title: 'Giá trị',
    columns: [
      { key: 'text', title: 'Chữ', owner: 'server', width: 20, kind: 'text' },
      { key: 'number', title: 'Số', owner: 'server', width: 20, kind: 'integer' },
    ],
    rows: [
      { key: 'header', kind: 'header', cells: { text: 'Chữ', number: 'Số' } },
      ...values.map((value, at) => ({
        key: `v${at}`,
        kind: 'data' as const,
        cells: { text: value, number: value },
      })),
    ],
    frozenThrough: 'header',
  };
}
