import { afterEach, expect, test } from 'vitest';
import type { RememberedResponse } from '#shared/responses/history.ts';
import type { Response } from '#shared/responses/response.ts';
import type { CellValue, Change, Column, Row, Tab } from '#shared/workbook/model.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';
import type { JournalPort, SyncBegin } from '#shared/sync/journal-port.ts';

/** What every journal must do, whatever it is kept in. `create` answers with an empty one. */
export function journalPortContract(name: string, create: () => JournalPort): void {
  const opened: JournalPort[] = [];
  const open = (): JournalPort => {
    const journal = create();
    opened.push(journal);
    return journal;
  };
  afterEach(() => {
    for (const journal of opened.splice(0)) journal.close();
  });
  const it = (sentence: string, body: () => void): void => {
    test(`${name}: ${sentence}`, body);
  };

  it('knows nothing when it is new', () => {
    const journal = open();
    expect(journal.responses()).toEqual([]);
    expect(journal.staffCells()).toEqual([]);
    expect(journal.syncs(10)).toEqual([]);
    expect(journal.changesOf(1)).toEqual([]);
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBeUndefined();
  });

  it('remembers every version of a response, in the order of first sight', () => {
    const journal = open();
    const first = { response: responseOf(1, 'Nguyễn Văn An'), seenAt: 100 };
    const second = { response: responseOf(1, 'Nguyễn Văn Anh'), seenAt: 200 };
    const other = { response: responseOf(2, 'Trần Thị Bình'), seenAt: 100 };
    journal.begin(
      syncOf({
        responses: [
          { id: 'z', versions: [first], present: true },
          { id: 'a', versions: [other], present: true },
        ],
      }),
    );
    journal.begin(syncOf({ responses: [{ id: 'z', versions: [first, second], present: true }] }));
    expect(journal.responses()).toEqual([
      { id: 'z', versions: [first, second], present: true },
      { id: 'a', versions: [other], present: true },
    ]);
  });

  it('remembers that a response went and came back', () => {
    const journal = open();
    const there = rememberedOf('a', true);
    journal.begin(syncOf({ responses: [there] }));
    journal.begin(syncOf({ responses: [{ ...there, present: false }] }));
    expect(journal.responses()).toEqual([{ ...there, present: false }]);
    journal.begin(syncOf({ responses: [there] }));
    expect(journal.responses()).toEqual([there]);
  });

  it('does not double a response that it is told of again', () => {
    const journal = open();
    journal.begin(syncOf({ responses: [rememberedOf('a', true), rememberedOf('a', true)] }));
    journal.begin(syncOf({ responses: [rememberedOf('a', true)] }));
    expect(journal.responses()).toEqual([rememberedOf('a', true)]);
  });

  it('refuses to rewrite a version already stored, and then stores nothing of that sync', () => {
    const journal = open();
    const there = rememberedOf('a', true);
    journal.begin(syncOf({ responses: [there] }));
    const rewritten = { ...there, versions: [{ response: responseOf(9, 'Khác'), seenAt: 999 }] };
    expect(() =>
      journal.begin(syncOf({ responses: [rememberedOf('b', true), rewritten], changes: [setCell('x')] })),
    ).toThrow(/chỉ ghi thêm/);
    expect(journal.responses()).toEqual([there]);
    expect(journal.syncs(10)).toHaveLength(1);
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBeUndefined();
  });

  it('holds the present content of each staff cell, with the time and person it was first seen with', () => {
    const journal = open();
    const decided = staffCellOf('Duyệt', 100, 'an@example.vn');
    journal.begin(syncOf({ staffCells: [decided] }));
    journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 900, null)] }));
    expect(journal.staffCells()).toEqual([decided]);
  });

  it('counts a value cleared and typed again from the last time', () => {
    const journal = open();
    journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 100)] }));
    journal.begin(syncOf({ staffCells: [staffCellOf(null, 200)] }));
    expect(journal.staffCells()).toEqual([staffCellOf(null, 200)]);
    journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 300)] }));
    expect(journal.staffCells()).toEqual([staffCellOf('Duyệt', 300)]);
  });

  it('keeps every value a staff cell ever held, in the order seen', () => {
    const journal = open();
    const values = [
      staffCellOf('Duyệt', 100, 'an@example.vn'),
      staffCellOf(null, 200),
      staffCellOf('Rút', 300),
    ];
    for (const value of values) journal.begin(syncOf({ staffCells: [value] }));
    expect(journal.staffCellHistory()).toEqual(values);
  });

  it('does not remember an empty cell that never held anything', () => {
    const journal = open();
    journal.begin(syncOf({ staffCells: [staffCellOf(null, 100)] }));
    expect(journal.staffCells()).toEqual([]);
  });

  it('keeps the types of values apart', () => {
    const journal = open();
    const values: readonly CellValue[] = ['1', 1, true, 'true', '=1+1', '\u0000\u202e\ud800', 46149.5, ''];
    written(
      journal,
      values.map((after, index) => setCell(after, { row: `r${index}` })),
    );
    const staffCells = values.map((value, index) => ({ ...staffCellOf(value, 1), entity: `e${index}` }));
    journal.begin(syncOf({ staffCells }));
    values.forEach((value, index) =>
      expect(journal.lastWritten('class:01', `r${index}`, 'status')).toBe(value),
    );
    expect(journal.staffCells().map((cell) => cell.value)).toEqual(values);
  });

  it('lists syncs newest first, with an outcome once they finished', () => {
    const journal = open();
    const first = journal.begin(syncOf({ at: 100, trigger: 'timer', counts: { cells: 3 } }));
    const second = journal.begin(syncOf({ at: 200, trigger: 'panel' }));
    journal.finish(first, { at: 150, outcome: 'done', detail: 'Đã cập nhật 3 ô' });
    expect(journal.syncs(10)).toEqual([
      { sync: second, at: 200, finishedAt: null, trigger: 'panel', outcome: null, detail: '', counts: {} },
      {
        sync: first,
        at: 100,
        finishedAt: 150,
        trigger: 'timer',
        outcome: 'done',
        detail: 'Đã cập nhật 3 ô',
        counts: { cells: 3 },
      },
    ]);
    expect(journal.syncs(1).map((entry) => entry.sync)).toEqual([second]);
  });

  it('finishes a sync once, and only one that began', () => {
    const journal = open();
    const sync = journal.begin(syncOf({}));
    const end = { at: 1, outcome: 'done', detail: '' } as const;
    journal.finish(sync, end);
    expect(() => journal.finish(sync, { ...end, outcome: 'failed' })).toThrow();
    expect(() => journal.finish(sync + 1, end)).toThrow();
    expect(journal.syncs(1)[0]?.outcome).toBe('done');
  });

  it('lists the cells that a sync changed, in the order applied', () => {
    const journal = open();
    const sync = journal.begin(
      syncOf({
        changes: [
          addTab({
            r1: { status: 'Đã đăng ký', note: null },
            r2: { status: 'Chưa đăng ký', note: 'gọi lại' },
          }),
          insertRow('r3', { status: 'Đã rút' }, 'restored'),
          setCell('Đã rút', { before: 'Đã đăng ký' }),
        ],
      }),
    );
    const cell = { tab: 'class:01', column: 'status', before: undefined, reason: 'new' };
    expect(journal.changesOf(sync)).toEqual([
      { ...cell, row: 'r1', after: 'Đã đăng ký' },
      { ...cell, row: 'r2', after: 'Chưa đăng ký' },
      { ...cell, row: 'r2', column: 'note', after: 'gọi lại' },
      { ...cell, row: 'r3', after: 'Đã rút', reason: 'restored' },
      { ...cell, row: 'r1', before: 'Đã đăng ký', after: 'Đã rút', reason: 'updated' },
    ]);
  });

  it('knows what was last written in a cell, null where its row was written without it', () => {
    const journal = open();
    written(journal, [addTab({ r1: { status: 'Đã đăng ký', note: null } })]);
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBe('Đã đăng ký');
    expect(journal.lastWritten('class:01', 'r1', 'note')).toBeNull();
    expect(journal.lastWritten('class:02', 'r1', 'status')).toBeUndefined();
    written(journal, [setCell('Đã rút'), setCell(null)]);
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBeNull();
  });

  it('lets what was written follow a row whose key changes', () => {
    const journal = open();
    written(journal, [addTab({ vacant: { unit: 'Phường An Bình', status: 'Chưa đăng ký' } })]);
    const sync = written(journal, [
      { kind: 'rekeyRow', tab: 'class:01', key: 'vacant', row: rowOf('taken') },
      setCell('Đã đăng ký', { row: 'taken', before: 'Chưa đăng ký' }),
    ]);
    expect(journal.lastWritten('class:01', 'taken', 'unit')).toBe('Phường An Bình');
    expect(journal.lastWritten('class:01', 'taken', 'status')).toBe('Đã đăng ký');
    expect(journal.lastWritten('class:01', 'vacant', 'unit')).toBeUndefined();
    written(journal, [{ kind: 'moveRow', tab: 'class:01', key: 'taken', row: rowOf('moved'), after: null }]);
    expect(journal.lastWritten('class:01', 'moved', 'status')).toBe('Đã đăng ký');
    expect(journal.changesOf(sync)[0]).toEqual({
      tab: 'class:01',
      row: 'vacant',
      column: 'status',
      before: 'Chưa đăng ký',
      after: undefined,
      reason: 'rekeyed',
    });
  });

  it('does not take for written what failed or never ended, until a later sync has looked', () => {
    const journal = open();
    const status = () => journal.lastWritten('class:01', 'r1', 'status');
    journal.begin(syncOf({ changes: [addTab({ r1: { status: 'một' } })] }));
    expect(status()).toBeUndefined();
    const failed = journal.begin(syncOf({ changes: [addTab({ r1: { status: 'hai' } })] }));
    journal.finish(failed, { at: 1, outcome: 'failed', detail: 'unreachable' });
    expect(status()).toBeUndefined();
    written(journal, []);
    expect(status()).toBe('hai');
    journal.begin(syncOf({ changes: [setCell('ba', { before: 'hai' })] }));
    expect(status()).toBe('hai');
  });

  it('takes for written what a failed sync says that it wrote', () => {
    const journal = open();
    const sync = journal.begin(syncOf({ changes: [setCell('Ngày không hợp lệ')] }));
    journal.finish(sync, { at: 1, outcome: 'failed', detail: 'plan-refused', written: true });
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBe('Ngày không hợp lệ');
    expect(journal.syncs(1)[0]?.outcome).toBe('failed');
  });

  it('lets a change of key that was cut off be made again without losing what stood there', () => {
    const journal = open();
    const rekey = { kind: 'rekeyRow', tab: 'class:01', key: 'vacant', row: rowOf('taken') } as const;
    written(journal, [addTab({ vacant: { status: 'Chưa đăng ký' } })]);
    journal.begin(syncOf({ changes: [rekey] }));
    written(journal, [rekey, setCell('Đã đăng ký', { row: 'taken' })]);
    expect(journal.lastWritten('class:01', 'taken', 'status')).toBe('Đã đăng ký');
    expect(journal.lastWritten('class:01', 'vacant', 'status')).toBeUndefined();
  });

  it('tells what a removed row held, and forgets it as present', () => {
    const journal = open();
    written(journal, [insertRow('r1', { status: 'Đã rút' }, 'new')]);
    const sync = written(journal, [{ kind: 'removeRow', tab: 'class:01', key: 'r1' }]);
    expect(journal.changesOf(sync)).toEqual([
      { tab: 'class:01', row: 'r1', column: 'status', before: 'Đã rút', after: undefined, reason: 'removed' },
    ]);
    expect(journal.lastWritten('class:01', 'r1', 'status')).toBeUndefined();
  });

  it('records changes of look, columns and places as syncs without cells', () => {
    const journal = open();
    const sync = journal.begin(
      syncOf({
        changes: [
          { kind: 'lookTab', tab: tabOf([]) },
          { kind: 'addColumn', tab: 'class:01', column: COLUMN, after: null },
          { kind: 'adoptRow', tab: 'class:01', index: 3, row: rowOf('r9') },
          { kind: 'moveRow', tab: 'class:01', key: 'r1', row: rowOf('r1'), after: 'r2' },
        ],
      }),
    );
    expect(journal.changesOf(sync)).toEqual([]);
  });
}

const COLUMN: Column = { key: 'status', title: 'Tình trạng', owner: 'server', width: 20, kind: 'text' };

/** A whole sync: begun, and written as it said. */
export function written(journal: JournalPort, changes: readonly Change[]): number {
  const sync = journal.begin(syncOf({ changes }));
  journal.finish(sync, { at: 2, outcome: 'done', detail: '' });
  return sync;
}

export function syncOf(parts: Partial<SyncBegin>): SyncBegin {
  return { at: 1, trigger: 'cli', responses: [], staffCells: [], changes: [], counts: {}, ...parts };
}

export function responseOf(row: number, fullName: string, phoneText = '0912 345 678'): Response {
  const delegate = {
    delegate: 1,
    fullName,
    position: 'Chuyên viên',
    phoneText,
    roleTyped: '',
    roleTitle: '',
  };
  return {
    row,
    sourceId: null,
    submittedAt: 1_778_051_111_000 + row,
    cellTexts: ['06/05/2026 14:05:11', 'Phường An Bình', fullName, phoneText],
    unitTyped: 'Phường An Bình',
    classTyped: '',
    delegates: [{ ...delegate, note: '' }],
  };
}

export function rememberedOf(id: string, present: boolean): RememberedResponse {
  return { id, versions: [{ response: responseOf(1, 'Nguyễn Văn An'), seenAt: 100 }], present };
}

export function staffCellOf(value: CellValue, seenAt: number, by: string | null = null): StaffCell {
  return { tab: 'class:01', entity: 'person 1', column: 'decision', value, seenAt, by };
}

export function setCell(
  after: CellValue,
  parts: { readonly row?: string; readonly before?: CellValue } = {},
): Change {
  const { row = 'r1', before = null } = parts;
  return { kind: 'setCell', tab: 'class:01', row, column: 'status', before, after, reason: 'updated' };
}

export function rowOf(key: string): Row {
  return { key, kind: 'data', cells: {} };
}

export function addTab(cells: Readonly<Record<string, Readonly<Record<string, CellValue>>>>): Change {
  return { kind: 'addTab', tab: tabOf(Object.keys(cells).map(rowOf)), cells, afterTab: null };
}

function insertRow(
  key: string,
  cells: Readonly<Record<string, CellValue>>,
  reason: 'new' | 'restored',
): Change {
  return { kind: 'insertRow', tab: 'class:01', row: rowOf(key), cells, after: null, reason };
}

function tabOf(rows: readonly Row[]): Tab {
  return { key: 'class:01', title: 'Lớp 01', columns: [COLUMN], rows };
}
