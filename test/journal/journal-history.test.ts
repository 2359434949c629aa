import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { last, presentCells } from '../journal-port.contract.ts';
import { responseOf, setCell, staffCellOf, syncOf } from '../journal-samples.ts';

test('purging removes phones that only the journal still holds, down to the bytes of its files', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'so-lop-')), 'journal.sqlite');
  const journal = openJournal(path);
  const version = (phone: string, seenAt: number) => ({
    response: responseOf(1, 'Nguyễn Văn An', phone),
    seenAt,
  });
  await journal.begin(
    syncOf({
      at: 100,
      responses: [
        { id: 'gone', versions: [version('0912345678', 100)], present: true },
        {
          id: 'edited',
          versions: [version('0987 654 321', 100), version('0903.111.222', 110)],
          present: true,
        },
        { id: 'recent', versions: [version('0934567890', 900)], present: true },
      ],
      staffCells: [staffCellOf('gọi 0977888999', 100)],
      changes: [
        setCell('+84 912 345 678', { row: 'r1', before: 987_654_321 }),
        setCell('0911/222/333 hoặc 0911_222_444, 0911,222,555', {
          row: 'r5',
          before: '０９１１２２２６６６',
        }),
        setCell('06/05/2026 14:05:11', { row: 'r2' }),
        setCell(46_148.586828703, { row: 'r3' }),
      ],
    }),
  );
  const second = await journal.begin(
    syncOf({
      at: 950,
      responses: [{ id: 'gone', versions: [version('0912345678', 100)], present: false }],
      staffCells: [staffCellOf('đã gọi 0966555444', 950)],
      changes: [setCell('0934567890', { row: 'r4' })],
    }),
  );
  await journal.finish(second, { at: 950, outcome: 'done', detail: '' });
  expect(await journal.purgePhones(500)).toEqual({ versions: 2, staffValues: 1, cellChanges: 4 });
  const bytes = readdirSync(dirname(path))
    .map((name) => readFileSync(join(dirname(path), name)).toString('latin1'))
    .join('');
  for (const purged of [
    '0912345678',
    '0987 654 321',
    '0977888999',
    '912 345 678',
    '987654321',
    '222/333',
    '222_444',
    '222,555',
  ]) {
    expect(bytes).not.toContain(purged);
  }
  expect(bytes).not.toContain(Buffer.from('２２２６６６').toString('latin1'));
  const { responses } = await journal.memory();
  const kept = responses.map((response) => response.versions.map(phonesOf));
  expect(kept).toEqual([[''], ['', '0903.111.222'], ['0934567890']]);
  expect(responses[0]?.versions[0]?.response.delegates[0]?.fullName).toBe('Nguyễn Văn An');
  expect((await presentCells(journal))[0]?.value).toBe('đã gọi 0966555444');
  expect(await last(journal, 'class:01', 'r1', 'status')).toBe('');
  expect(await last(journal, 'class:01', 'r2', 'status')).toBe('06/05/2026 14:05:11');
  expect(await last(journal, 'class:01', 'r3', 'status')).toBe(46_148.586828703);
  expect(await last(journal, 'class:01', 'r4', 'status')).toBe('0934567890');
  expect(await journal.purgePhones(500)).toEqual({ versions: 0, staffValues: 0, cellChanges: 0 });
  await journal.close();
});

function phonesOf(version: { readonly response: ReturnType<typeof responseOf> }): string {
  return version.response.delegates.map((delegate) => delegate.phoneText).join();
}
