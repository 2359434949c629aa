import { readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { STATUS_WORDS } from '#shared/registrations/registration-words.ts';
import { CLASS_TAB, isClassDataRow, isVacantSeat } from '#shared/workbook/keys.ts';
import { journalPath } from '../../sync-server/cli/workplace.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { command } from './in-process.ts';
import { NEWS, NOW, smallOffice, type SmallOffice } from './small-office.ts';

/**
 * No command ends with exit 0 and with less than was there before, unless a person confirmed it: whatever lies in the
 * folder of exports, whether the journal is there or not.
 */
const office = smallOffice();

/** What becomes of the export, and whether a sync of it may go on. */
const EXPORTS: readonly (readonly [string, 'goes on' | 'is held' | 'is refused', (path: string) => void])[] =
  [
    ['the same export', 'goes on', () => undefined],
    ['a newer export', 'goes on', (path) => writeFileSync(path, text(path) + NEWS)],
    ['an export that lacks the newest response', 'is held', withoutNewest],
    ['half of the rows', 'is held', (path) => keepRows(path, (at, count) => at < count / 2)],
    ['the other half of the rows', 'is held', (path) => keepRows(path, (at, count) => at >= count / 2)],
    ['a heading without rows', 'is held', (path) => keepRows(path, () => false)],
    ['no export in the folder', 'is held', (path) => rmSync(path)],
    ['no folder of exports', 'is held', (path) => rmSync(dirname(path), { recursive: true })],
    ['a folder by another name', 'is held', (path) => renameSync(dirname(path), `${dirname(path)}-cu`)],
    ['an export of 0 bytes', 'is refused', (path) => writeFileSync(path, '')],
    ['a file of another kind', 'is refused', (path) => writeFileSync(path, 'Biên bản,Ngày\nhọp,hôm qua\n')],
    ['renamed columns', 'is refused', (path) => writeFileSync(path, renamed(text(path)))],
    [
      'a file cut off in the middle of its rows',
      'is held',
      (path) => truncateSync(path, Math.floor(text(path).length / 2)),
    ],
  ];

const JOURNALS = [
  ['with its journal', () => undefined],
  ['without its journal', loseJournal],
] as const;

test.each(
  EXPORTS.flatMap(([what, ...one]) =>
    JOURNALS.map(([journal, lose]) => [`${what}, ${journal}`, ...one, lose] as const),
  ),
)('%s: a sync %s', async (_what, outcome, change, lose) => {
  const before = await people();
  change(office().answers);
  lose(office());
  const { code, out } = await run('sync', '--json');
  const after = await people();
  expect(code).toBe({ 'goes on': 0, 'is held': 3, 'is refused': code === 1 ? 1 : 2 }[outcome]);
  if (code === 0) expect([...before].filter((name) => !after.has(name))).toEqual([]);
  else expect(after).toEqual(before);
  if (outcome === 'is held') expect(JSON.parse(out).held.reason).toMatch(/^responses_/);
});

test('a person may confirm that less is right; with the right export everybody is there again', async () => {
  const before = await people();
  const whole = text(office().answers);
  keepRows(office().answers, (at, count) => at < count / 2);
  expect((await run('sync', '--confirm')).code).toBe(0);
  expect((await people()).size).toBeLessThan(before.size);
  writeFileSync(office().answers, whole);
  expect((await run('sync')).code).toBe(0);
  expect(await people()).toEqual(before);
});

test('setting up again does not empty a workbook whose journal is lost', async () => {
  const before = await people();
  loseJournal(office());
  const { code, out } = await run('setup', '--json', ...office().planOptions);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'held', held: { reason: 'responses_missing' } });
  expect(await people()).toEqual(before);
});

test('control: setting up again with its journal goes on', async () => {
  const before = await people();
  expect((await run('setup', ...office().planOptions)).code).toBe(0);
  expect(await people()).toEqual(before);
});

function run(name: string, ...more: readonly string[]) {
  return command([name, ...office().options, ...NOW, ...more]);
}

/** Everybody in a class tab who takes part or may yet. */
async function people(): Promise<ReadonlySet<string>> {
  const { tabs } = await new XlsxWorkbook(office().workbook).read();
  return new Set(
    tabs
      .filter(({ key }) => CLASS_TAB.is(key))
      .flatMap(({ columns, rows }) =>
        rows.flatMap(({ key, cells }) => {
          const isPerson = key !== null && isClassDataRow(key) && !isVacantSeat(key);
          const isGone = cells[columns.indexOf('status')] === STATUS_WORDS.withdrawn.label;
          return isPerson && !isGone ? [String(cells[columns.indexOf('name')])] : [];
        }),
      ),
  );
}

function loseJournal({ workbook }: SmallOffice): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${journalPath({}, workbook)}${end}`, { force: true });
}

function text(path: string): string {
  return readFileSync(path, 'utf8');
}

function keepRows(path: string, isKept: (at: number, count: number) => boolean): void {
  const [header = '', ...rows] = text(path).trimEnd().split('\n');
  writeFileSync(path, `${[header, ...rows.filter((_, at) => isKept(at, rows.length))].join('\n')}\n`);
}

/** By the time that the row begins with, where it can be read: the sample is not in its order. */
function withoutNewest(path: string): void {
  const time = (row: string): string => row.replace(/^(\d\d)\/(\d\d)\/(\d{4}) ([\d:]+).*$/s, '$3$2$1$4');
  const rows = text(path).trimEnd().split('\n').slice(1);
  const newest = rows
    .map(time)
    .filter((one) => /^\d/.test(one))
    .toSorted()
    .at(-1);
  keepRows(path, (at) => time(rows[at] ?? '') !== newest);
}

function renamed(csv: string): string {
  const [header = '', ...rows] = csv.split('\n');
  return [header.replaceAll(/[^,\ufeff\r]+/g, 'Cột'), ...rows].join('\n');
}
