import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './in-process.ts';
import { cli, endOf, start } from './run-cli.ts';
import { NEWS, NOW, smallOffice } from './small-office.ts';

/** What only a real process can show: that it starts, what it says where, and how it ends. */
const office = smallOffice();

const COMMANDS: readonly (readonly [string, () => readonly string[], number])[] = [
  ['--version', () => ['--version'], 0],
  ['--help', () => ['sync', '--help'], 0],
  ['an unknown command', () => ['khong-co-lenh'], 2],
  ['sync', () => ['sync', ...office().options, ...NOW], 0],
];

test.each(COMMANDS)('as a process of its own it says and answers the same: %s', async (_name, args, code) => {
  const ended = await cli(args());
  expect(ended.code).toBe(code);
  expect(ended.out + ended.err).not.toBe('');
  expect(await command(args())).toEqual(ended);
});

test('as a process of its own it says and answers the same: setup of a new workbook', async () => {
  const { folder, options, planOptions } = office();
  const args = ['setup', ...options, '--workbook', join(folder, 'moi.xlsx'), ...planOptions, ...NOW];
  const ended = await cli(args);
  expect(ended).toMatchObject({ code: 0, out: '', err: expect.stringContaining('Đã chuẩn bị') });
  for (const name of ['moi.xlsx', 'moi.nhat-ky.sqlite']) rmSync(join(folder, name));
  expect(await command(args)).toEqual(ended);
});

test('as a process of its own it says and answers the same: undo, which asks first', async () => {
  appendFileSync(office().answers, NEWS);
  await command(['sync', ...office().options, ...NOW]);
  const args = ['undo', '--workbook', office().workbook, ...NOW];
  const ended = await cli(args);
  expect(ended).toMatchObject({ code: 3, err: expect.stringContaining('--confirm') });
  expect(ended.out).not.toBe('');
  expect(await command(args)).toEqual(ended);
});

test('match-units and parse-due answer line by line, whatever a line holds', async () => {
  const names = await cli(['match-units'], { input: 'Xã Hòa An\r\nLong Phú\n\n"=1+1"\n' });
  const lines = names.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ input, status, code }) => [input, status, code])).toEqual([
    ['Xã Hòa An', 'matched', '31393'],
    ['Long Phú', 'review', null],
    ['', 'review', null],
    ['"=1+1"', 'review', null],
  ]);
  expect(Object.keys(lines[1])).toEqual(['input', 'status', 'code', 'method', 'suggestions']);
  expect(Object.keys(lines[1].suggestions[0])).toEqual(['code', 'name', 'reason']);
  const due = await cli(['parse-due', '--year', '2026'], { input: 'Quý II/2026\nngày 31/4/2026\n' });
  const read = due.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(Object.keys(read[0])).toEqual(['input', 'kind', 'from', 'to', 'occurrences', 'flags', 'error']);
  expect(read.map(({ kind }) => kind)).toEqual(['quarter', 'invalid']);
});

test('a reader that has read enough is no error', async () => {
  const child = start(['match-units']);
  child.stdout?.destroy();
  const { code, err } = await endOf(child, 'Xã Hòa An\n'.repeat(5_000));
  expect(err).not.toMatch(/\n\s+at |EPIPE/);
  expect(code).toBe(0);
});
