import { expect, test } from 'vitest';
import { gazetteerFor } from '../../sync-server/cli/workplace.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { command } from './in-process.ts';
import { cli } from './run-cli.ts';

test('with a day or the whole country each answer says of which province and registry it is', async () => {
  const input = 'Xã Đông Bình\nphường 1\n';
  const { out, code } = await cli(['match-units', '--province', '79', '--as-of', '2024-05-24'], { input });
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(Object.keys(lines[0])).toEqual([
    'input',
    'status',
    'code',
    'method',
    'suggestions',
    'province',
    'registry',
  ]);
  expect(lines.map(({ status, province, registry }) => [status, province, registry])).toEqual([
    ['review', '79', 'xa-79@2024-05-24'],
    ['review', '79', 'xa-79@2024-05-24'],
  ]);
});

test('text of another encoding is told, beside an answer for every line', async () => {
  const spoilt = await cli(['match-units'], { input: 'X\ufffd Long Ph\ufffd\nXã Hòa An\nX\0ã\0\n' });
  expect([spoilt.code, spoilt.out.trimEnd().split('\n').length]).toEqual([0, 3]);
  expect(spoilt.err).toMatch(/^2 dòng có chữ không đọc được.*UTF-8/);
  expect((await cli(['match-units'], { input: 'Xã Hòa An\n' })).err).toBe('');
});

test('a province that is not there on that day is refused with those that are', async () => {
  const today = await command(['match-units', '--province', '93', '--as-of', '2025-07-01']);
  expect(today.code).toBe(2);
  expect(today.err).toContain('“93”');
  expect(today.err).toContain('Tỉnh Hậu Giang, có đến trước ngày 01/07/2025');
  expect(today.err).toContain('Có 34 mã');
  expect(today.err).toContain('\n  92  Thành phố Cần Thơ');
  const before = await command(['match-units', '--province', '00', '--as-of', '2024-05-24']);
  expect(before).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Có 63 mã') });
  expect(before.err).toContain('\n  93  Tỉnh Hậu Giang');
});

test.each(['24/05/2024', '2024-02-30', '2019-10-31', 'hôm nay'])(
  'the day “%s” is refused with what was expected',
  async (day) => {
    const { code, err } = await command(['match-units', '--as-of', day]);
    expect(code).toBe(2);
    expect(err).toContain(`đã nhận “${day}”`);
    expect(err).toContain('2024-05-24');
  },
);

test('the configuration names any province by its code, or is told which there are', async () => {
  const now = '2026-08-01';
  const gazetteer = await gazetteerFor({ province: '19', now });
  expect(gazetteer.units).toHaveLength(92);
  expect(gazetteer.province).toEqual({ code: '19', name: 'Thái Nguyên', type: 'tỉnh' });
  await expect(gazetteerFor({ province: '94', now })).rejects.toThrow(/“94”.*Có 34 mã/s);
  expect(await gazetteerFor({})).toBe(CAN_THO_GAZETTEER);
});
