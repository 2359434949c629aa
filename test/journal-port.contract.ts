import { afterEach, expect, test } from 'vitest';
import type { CellValue, Change } from '#shared/workbook/model.ts';
import { RememberedCells, type StaffCell } from '#shared/workbook/remembered-cells.ts';
import type { JournalPort } from '#shared/sync/journal-port.ts';
import {
  syncOf,
  responseOf,
  rememberedOf,
  staffCellOf,
  setCell,
  rowOf,
  addTab,
  insertRow,
  tabOf,
  COLUMN,
} from './journal-samples.ts';

/** What every journal must do, whatever it is kept in. `create` answers with an empty one. */
export function journalPortContract(name: string, create: () => JournalPort | Promise<JournalPort>): void {
  const opened: JournalPort[] = [];
  const open = async (): Promise<JournalPort> => {
    const journal = await create();
    opened.push(journal);
    return journal;
  };
  afterEach(async () => {
    for (const journal of opened.splice(0)) await journal.close();
  });
  const it = (sentence: string, body: () => Promise<void>): void => {
    test(`${name}: ${sentence}`, body);
  };

  it('knows nothing when it is new', async () => {
    const journal = await open();
    const { responses, staffCells, nextSync } = await journal.memory();
    expect([responses, staffCells, nextSync]).toEqual([[], [], 1]);
    expect(await journal.syncs(10)).toEqual([]);
    expect(await journal.changesOf(1)).toEqual([]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBeUndefined();
  });

  it('remembers every version of a response, in the order of first sight', async () => {
    const journal = await open();
    const first = { response: responseOf(1, 'Nguyễn Văn An'), seenAt: 100 };
    const second = { response: responseOf(1, 'Nguyễn Văn Anh'), seenAt: 200 };
    const other = { response: responseOf(2, 'Trần Thị Bình'), seenAt: 100 };
    await journal.begin(
      syncOf({
        responses: [
          { id: 'z', versions: [first], present: true },
          { id: 'a', versions: [other], present: true },
        ],
      }),
    );
    await journal.begin(syncOf({ responses: [{ id: 'z', versions: [first, second], present: true }] }));
    expect((await journal.memory()).responses).toEqual([
      { id: 'z', versions: [first, second], present: true },
      { id: 'a', versions: [other], present: true },
    ]);
  });

  it('remembers when a response went, and that it came back', async () => {
    const journal = await open();
    const there = rememberedOf('a', true);
    await journal.begin(syncOf({ responses: [there] }));
    await journal.begin(syncOf({ at: 7, responses: [{ ...there, present: false }] }));
    await journal.begin(syncOf({ at: 8, responses: [{ ...there, present: false }] }));
    expect((await journal.memory()).responses).toEqual([{ ...there, present: false, goneAt: 7 }]);
    await journal.begin(syncOf({ responses: [there] }));
    expect((await journal.memory()).responses).toEqual([there]);
  });

  it('remembers all that a response of a list, of a duty or of an organisation says', async () => {
    const journal = await open();
    const plain = responseOf(5, 'Nguyễn Văn An');
    const response = {
      ...plain,
      place: 'dòng 5 của danh sách “a.xlsx”',
      list: 'a.xlsx',
      answers: { 'an-nghi': 'Không' },
      delegates: plain.delegates.map((one) => ({ ...one, organisation: 'HTX Một' })),
    };
    const whole = { id: 'a', versions: [{ response, seenAt: 100 }], present: true };
    await journal.begin(syncOf({ responses: [whole] }));
    expect((await journal.memory()).responses).toEqual([whole]);
  });

  it('does not double a response that it is told of again', async () => {
    const journal = await open();
    await journal.begin(syncOf({ responses: [rememberedOf('a', true), rememberedOf('a', true)] }));
    await journal.begin(syncOf({ responses: [rememberedOf('a', true)] }));
    expect((await journal.memory()).responses).toEqual([rememberedOf('a', true)]);
  });

  it('refuses to rewrite a version already stored, and then stores nothing of that sync', async () => {
    const journal = await open();
    const there = rememberedOf('a', true);
    await journal.begin(syncOf({ responses: [there] }));
    const rewritten = { ...there, versions: [{ response: responseOf(9, 'Khác'), seenAt: 999 }] };
    await expect(
      journal.begin(syncOf({ responses: [rememberedOf('b', true), rewritten], changes: [setCell('x')] })),
    ).rejects.toThrow(/chỉ ghi thêm/);
    expect((await journal.memory()).responses).toEqual([there]);
    expect(await journal.syncs(10)).toHaveLength(1);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBeUndefined();
  });

  it('holds the present content of each staff cell, with the time and person it was first seen with', async () => {
    const journal = await open();
    const decided = staffCellOf('Duyệt', 100, 'an@example.vn');
    await journal.begin(syncOf({ staffCells: [decided] }));
    await journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 900, null)] }));
    expect(await presentCells(journal)).toEqual([decided]);
  });

  it('counts a value cleared and typed again from the last time', async () => {
    const journal = await open();
    await journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 100)] }));
    await journal.begin(syncOf({ staffCells: [staffCellOf(null, 200)] }));
    expect(await presentCells(journal)).toEqual([staffCellOf(null, 200)]);
    await journal.begin(syncOf({ staffCells: [staffCellOf('Duyệt', 300)] }));
    expect(await presentCells(journal)).toEqual([staffCellOf('Duyệt', 300)]);
  });

  it('keeps every value a staff cell ever held, in the order seen', async () => {
    const journal = await open();
    const values = [
      staffCellOf('Duyệt', 100, 'an@example.vn'),
      staffCellOf(null, 200),
      staffCellOf('Rút', 300),
    ];
    for (const value of values) await journal.begin(syncOf({ staffCells: [value] }));
    expect((await journal.memory()).staffCells).toEqual(values);
  });

  it('does not remember an empty cell that never held anything', async () => {
    const journal = await open();
    await journal.begin(syncOf({ staffCells: [staffCellOf(null, 100)] }));
    expect(await presentCells(journal)).toEqual([]);
  });

  it('keeps the types of values apart', async () => {
    const journal = await open();
    const values: readonly CellValue[] = ['1', 1, true, 'true', '=1+1', '\u0000\u202e\ud800', 46149.5, ''];
    await written(
      journal,
      values.map((after, index) => setCell(after, { row: `r${index}` })),
    );
    const staffCells = values.map((value, index) => ({ ...staffCellOf(value, 1), entity: `e${index}` }));
    await journal.begin(syncOf({ staffCells }));
    for (const [index, value] of values.entries())
      expect(await last(journal, 'class:01', `r${index}`, 'status')).toBe(value);
    expect((await presentCells(journal)).map((cell) => cell.value)).toEqual(values);
  });

  it('keeps what a write means only while nobody knows what became of it', async () => {
    const journal = await open();
    const unheard = async () => (await journal.memory()).unheard;
    expect(await unheard()).toBe(null);
    const first = await journal.begin(syncOf({ intent: 'một' }));
    expect(await unheard()).toBe('một');
    await journal.finish(first, { at: 1, outcome: 'failed', detail: 'unclear', isUnheard: true });
    expect(await unheard()).toBe('một');
    await journal.heard(true);
    expect(await unheard()).toBe(null);
    await journal.begin(syncOf({ intent: 'hai' }));
    const third = await journal.begin(syncOf({ intent: 'ba' }));
    expect(await unheard()).toBe('ba');
    await journal.finish(third, { at: 1, outcome: 'done', detail: '' });
    expect(await unheard()).toBe(null);
  });

  it('knows what a write may have put in a cell until a later sync was written, and that a refused one put nothing', async () => {
    const journal = await open();
    await written(journal, [setCell('cũ')]);
    const cell = ['class:01', 'r1', 'status'] as const;
    const mayHold = async (value: CellValue) => (await journal.memory()).written.mayHold(...cell, value);
    await journal.begin(syncOf({ changes: [setCell('bị ngắt')] }));
    expect([await mayHold('bị ngắt'), await mayHold('cũ'), await mayHold('khác')]).toEqual([
      true,
      false,
      false,
    ]);
    const refused = await journal.begin(syncOf({ changes: [setCell('bị từ chối')] }));
    await journal.finish(refused, { at: 1, outcome: 'failed', detail: 'quota', written: false });
    expect(await mayHold('bị từ chối')).toBe(false);
    expect(await last(journal, ...cell)).toBe('cũ');
    await written(journal, []);
    expect(await last(journal, ...cell)).toBe('bị ngắt');
    expect(await mayHold('bị ngắt')).toBe(false);
  });

  it('lists syncs newest first, with an outcome once they finished', async () => {
    const journal = await open();
    const first = await journal.begin(syncOf({ at: 100, trigger: 'timer', counts: { cells: 3 } }));
    const second = await journal.begin(syncOf({ at: 200, trigger: 'panel' }));
    await journal.finish(first, { at: 150, outcome: 'done', detail: 'Đã cập nhật 3 ô' });
    expect(await journal.syncs(10)).toEqual([
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
    expect((await journal.syncs(1)).map((entry) => entry.sync)).toEqual([second]);
  });

  it('finishes a sync once, and only one that began', async () => {
    const journal = await open();
    const sync = await journal.begin(syncOf({}));
    const end = { at: 1, outcome: 'done', detail: '' } as const;
    await journal.finish(sync, end);
    await expect(journal.finish(sync, { ...end, outcome: 'failed' })).rejects.toThrow();
    await expect(journal.finish(sync + 1, end)).rejects.toThrow();
    expect((await journal.syncs(1))[0]?.outcome).toBe('done');
  });

  it('lists the cells that a sync changed, in the order applied', async () => {
    const journal = await open();
    const sync = await journal.begin(
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
    expect(await journal.changesOf(sync)).toEqual([
      { ...cell, row: 'r1', after: 'Đã đăng ký' },
      { ...cell, row: 'r2', after: 'Chưa đăng ký' },
      { ...cell, row: 'r2', column: 'note', after: 'gọi lại' },
      { ...cell, row: 'r3', after: 'Đã rút', reason: 'restored' },
      { ...cell, row: 'r1', before: 'Đã đăng ký', after: 'Đã rút', reason: 'updated' },
    ]);
  });

  it('knows what was last written in a cell, null where its row was written without it', async () => {
    const journal = await open();
    await written(journal, [addTab({ r1: { status: 'Đã đăng ký', note: null } })]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('Đã đăng ký');
    expect(await last(journal, 'class:01', 'r1', 'note')).toBeNull();
    expect(await last(journal, 'class:02', 'r1', 'status')).toBeUndefined();
    await written(journal, [setCell('Đã rút'), setCell(null)]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBeNull();
  });

  it('lets what was written follow a row whose key changes', async () => {
    const journal = await open();
    await written(journal, [addTab({ vacant: { unit: 'Phường An Bình', status: 'Chưa đăng ký' } })]);
    const sync = await written(journal, [
      { kind: 'rekeyRow', tab: 'class:01', key: 'vacant', row: rowOf('taken'), columns: [] },
      setCell('Đã đăng ký', { row: 'taken', before: 'Chưa đăng ký' }),
    ]);
    expect(await last(journal, 'class:01', 'taken', 'unit')).toBe('Phường An Bình');
    expect(await last(journal, 'class:01', 'taken', 'status')).toBe('Đã đăng ký');
    expect(await last(journal, 'class:01', 'vacant', 'unit')).toBeUndefined();
    await written(journal, [
      { kind: 'moveRow', tab: 'class:01', key: 'taken', row: rowOf('moved'), columns: [], after: null },
    ]);
    expect(await last(journal, 'class:01', 'moved', 'status')).toBe('Đã đăng ký');
    expect((await journal.changesOf(sync))[0]).toEqual({
      tab: 'class:01',
      row: 'vacant',
      column: 'status',
      before: 'Chưa đăng ký',
      after: undefined,
      reason: 'rekeyed',
    });
  });

  it('does not take for written what failed or never ended, until a later sync has looked', async () => {
    const journal = await open();
    const status = () => last(journal, 'class:01', 'r1', 'status');
    await journal.begin(syncOf({ changes: [addTab({ r1: { status: 'một' } })] }));
    expect(await status()).toBeUndefined();
    const failed = await journal.begin(syncOf({ changes: [addTab({ r1: { status: 'hai' } })] }));
    await journal.finish(failed, { at: 1, outcome: 'failed', detail: 'unreachable' });
    expect(await status()).toBeUndefined();
    await written(journal, []);
    expect(await status()).toBe('hai');
    await journal.begin(syncOf({ changes: [setCell('ba', { before: 'hai' })] }));
    expect(await status()).toBe('hai');
  });

  it('takes for written what a failed sync says that it wrote', async () => {
    const journal = await open();
    const sync = await journal.begin(syncOf({ changes: [setCell('Ngày không hợp lệ')] }));
    await journal.finish(sync, { at: 1, outcome: 'failed', detail: 'plan-refused', written: true });
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('Ngày không hợp lệ');
    expect((await journal.syncs(1))[0]?.outcome).toBe('failed');
  });

  it('lets a change of key that was cut off be made again without losing what stood there', async () => {
    const journal = await open();
    const rekey = {
      kind: 'rekeyRow',
      tab: 'class:01',
      key: 'vacant',
      row: rowOf('taken'),
      columns: [],
    } as const;
    await written(journal, [addTab({ vacant: { status: 'Chưa đăng ký' } })]);
    await journal.begin(syncOf({ changes: [rekey] }));
    await written(journal, [rekey, setCell('Đã đăng ký', { row: 'taken' })]);
    expect(await last(journal, 'class:01', 'taken', 'status')).toBe('Đã đăng ký');
    expect(await last(journal, 'class:01', 'vacant', 'status')).toBeUndefined();
  });

  it('tells what a removed row held, and forgets it as present', async () => {
    const journal = await open();
    await written(journal, [insertRow('r1', { status: 'Đã rút' }, 'new')]);
    const sync = await written(journal, [{ kind: 'removeRow', tab: 'class:01', key: 'r1' }]);
    expect(await journal.changesOf(sync)).toEqual([
      { tab: 'class:01', row: 'r1', column: 'status', before: 'Đã rút', after: undefined, reason: 'removed' },
    ]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBeUndefined();
  });

  it('knows what a row holds that a failed sync meant to take away: it may have been put back', async () => {
    const journal = await open();
    await written(journal, [insertRow('r1', { status: 'Đã rút' }, 'new')]);
    const failed = await journal.begin(
      syncOf({ changes: [{ kind: 'removeRow', tab: 'class:01', key: 'r1' }] }),
    );
    await journal.finish(failed, { at: 2, outcome: 'failed', detail: 'unclear', isUnheard: true });
    await written(journal, [insertRow('r2', { status: 'Đã đăng ký' }, 'new')]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('Đã rút');
  });

  it('takes a row that comes back for holding what it came back with, and nothing else', async () => {
    const journal = await open();
    await written(journal, [insertRow('r1', { status: 'Đã rút', note: 'gọi lại' }, 'new')]);
    await written(journal, [{ kind: 'removeRow', tab: 'class:01', key: 'r1' }]);
    await written(journal, [insertRow('r1', { status: 'Đã đăng ký' }, 'new')]);
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('Đã đăng ký');
    expect(await last(journal, 'class:01', 'r1', 'note')).toBe(null);
  });

  it('takes in what was meant before however late the sync that looked at it ends', async () => {
    const journal = await open();
    const early = await journal.begin(syncOf({ changes: [addTab({ r1: { status: 'một' } })] }));
    const late = await journal.begin(syncOf({ changes: [setCell('hai', { before: 'một' })] }));
    await journal.finish(late, { at: 2, outcome: 'done', detail: '' });
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('hai');
    // What comes to its end after that says nothing newer.
    await journal.finish(early, { at: 3, outcome: 'done', detail: '' });
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('hai');
  });

  it('takes a row for gone once the sync that meant it has ended as done, however late', async () => {
    const journal = await open();
    await written(journal, [addTab({ r1: { status: 'một' }, r2: { status: 'hai' } })]);
    const early = await journal.begin(
      syncOf({ changes: [{ kind: 'removeRow', tab: 'class:01', key: 'r1' }] }),
    );
    const late = await journal.begin(syncOf({}));
    await journal.finish(late, { at: 2, outcome: 'done', detail: '' });
    expect(await last(journal, 'class:01', 'r1', 'status')).toBe('một');
    await journal.finish(early, { at: 3, outcome: 'done', detail: '' });
    expect(await last(journal, 'class:01', 'r1', 'status')).toBeUndefined();
    expect(await last(journal, 'class:01', 'r2', 'status')).toBe('hai');
  });

  it('knows the number of the next sync, whatever became of those before', async () => {
    const journal = await open();
    const first = await journal.begin(syncOf({}));
    const { nextSync } = await journal.memory();
    expect(nextSync).toBe(first + 1);
    expect(await journal.begin(syncOf({}))).toBe(nextSync);
  });

  it('gives its memory as of one moment: what is recorded later does not change what was given', async () => {
    const journal = await open();
    await written(journal, [addTab({ r1: { status: 'một' } })]);
    const memory = await journal.memory();
    await journal.begin(
      syncOf({ responses: [rememberedOf('a', true)], staffCells: [staffCellOf('Rút', 1)] }),
    );
    await written(journal, [setCell('hai', { before: 'một' })]);
    expect([memory.responses, memory.staffCells, memory.nextSync]).toEqual([[], [], 2]);
    expect(memory.written.last('class:01', 'r1', 'status')).toBe('một');
  });

  it('lets one at a time have the workbook, and the next as soon as it is released', async () => {
    const journal = await open();
    const lock = await journal.lock();
    await expect(journal.lock()).rejects.toMatchObject({ code: 'sync-running' });
    await lock.release();
    await lock.release();
    const next = await journal.lock();
    // Releasing the old one again must not free the new one.
    await lock.release();
    await expect(journal.lock()).rejects.toMatchObject({ code: 'sync-running' });
    await next.release();
  });

  it('records changes of look, columns and places as syncs without cells', async () => {
    const journal = await open();
    const sync = await journal.begin(
      syncOf({
        changes: [
          { kind: 'lookTab', tab: tabOf([]) },
          { kind: 'addColumn', tab: 'class:01', column: COLUMN, after: null },
          { kind: 'adoptRow', tab: 'class:01', index: 3, row: rowOf('r9') },
          { kind: 'moveRow', tab: 'class:01', key: 'r1', row: rowOf('r1'), columns: [], after: 'r2' },
        ],
      }),
    );
    expect(await journal.changesOf(sync)).toEqual([]);
  });
}

/** What each staff cell held last. */
export async function presentCells(journal: JournalPort): Promise<readonly StaffCell[]> {
  return [...new RememberedCells((await journal.memory()).staffCells).present()];
}

/** What was last written there. */
export async function last(
  journal: JournalPort,
  ...[tab, row, column]: readonly [string, string, string]
): Promise<CellValue | undefined> {
  return (await journal.memory()).written.last(tab, row, column);
}

/** A whole sync: begun, and written as it said. */
export async function written(journal: JournalPort, changes: readonly Change[]): Promise<number> {
  const sync = await journal.begin(syncOf({ changes }));
  await journal.finish(sync, { at: 2, outcome: 'done', detail: '' });
  return sync;
}
