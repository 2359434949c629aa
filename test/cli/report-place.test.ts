import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { command } from './in-process.ts';
import { filesIn, newFolder, removeFolder } from './run-cli.ts';
import { NOW, smallOffice } from './small-office.ts';

/** H2: `--report` is the one option by which a person names a file that is written over. */
const office = smallOffice();
let [folder, workbook, journal] = ['', '', ''];
const at = (name: string) => join(folder, name);
const sync = (report: string, ...more: readonly string[]) =>
  command(['sync', ...office().options, ...NOW, '--report', report, ...more]);

beforeEach(() => {
  ({ folder, workbook } = office());
  journal = at('so-lop.nhat-ky.sqlite');
});

/** Ends with 2 before anything is done, says what stands there, and leaves every file as it was. */
async function refused(report: string, what: RegExp, ...more: readonly string[]): Promise<void> {
  const before = filesIn(folder);
  const { code, err, out } = await sync(report, ...more);
  expect({ code, out }, err).toEqual({ code: 2, out: '' });
  expect(err).toMatch(what);
  expect(err).toMatch(/Đề nghị/);
  expect(filesIn(folder)).toEqual(before);
}

test('over the workbook, its journal and what SQLite keeps beside it, there or not', async () => {
  await refused(workbook, /là bảng tính/);
  await refused(journal, /là nhật ký/);
  for (const end of ['-wal', '-shm', '-journal', '.lock']) {
    await refused(`${journal}${end}`, /là nhật ký/);
    writeFileSync(`${journal}${end}`, '');
    await refused(`${journal}${end}`, /là nhật ký/);
    rmSync(`${journal}${end}`);
  }
  // A journal that a first sync is about to make is not there to be looked at yet.
  await refused(at('moi.sqlite'), /là nhật ký/, '--journal', at('moi.sqlite'));
  await refused(at('moi.nhat-ky.sqlite'), /là nhật ký/, '--workbook', at('moi.xlsx'));
  await refused(at('moi.xlsx'), /là bảng tính/, '--workbook', at('moi.xlsx'));
});

test('through a link, a hard link, another way to write the path, and a link that leads nowhere yet', async () => {
  const links = newFolder();
  const link = (name: string) => join(links, name);
  for (const [name, target] of [
    ['a.json', workbook],
    ['b.json', journal],
  ] as const) {
    symlinkSync(target, link(name));
    await refused(link(name), /là (bảng tính|nhật ký)/);
    expect(lstatSync(link(name)).isSymbolicLink()).toBe(true);
  }
  linkSync(workbook, link('c.json'));
  await refused(link('c.json'), /là bảng tính/);
  linkSync(journal, link('d.json'));
  await refused(link('d.json'), /là nhật ký/);
  symlinkSync(folder, link('thu-muc'));
  await refused(link('thu-muc/so-lop.nhat-ky.sqlite-wal'), /là nhật ký/);
  symlinkSync(link('chua-co'), link('e.json'));
  await refused(link('e.json'), /liên kết/);
  removeFolder(links);
});

test('over an export or a list of the folder, and anywhere in it, where it would be taken for one', async () => {
  const { answers } = office();
  await refused(answers, /thư mục phản hồi/);
  await refused(join(folder, 'phan-hoi', 'bao-cao.json'), /thư mục phản hồi/);
  const elsewhere = at('noi-khac');
  renameSync(join(folder, 'phan-hoi'), elsewhere);
  await refused(join(elsewhere, 'phan-hoi-mau.csv'), /thư mục phản hồi/, '--responses', elsewhere);
  await refused(
    join(elsewhere, 'phan-hoi-mau.csv'),
    /bảng phản hồi/,
    '--responses',
    join(elsewhere, 'phan-hoi-mau.csv'),
  );
});

test('over the files of plan, programme and columns that the command reads', async () => {
  const { options, planOptions } = office();
  const programme = options[3] ?? '';
  const plan = planOptions[1] ?? '';
  expect(existsSync(programme) && existsSync(plan)).toBe(true);
  await refused(programme, /tệp chương trình công tác/);
  await refused(plan, /tệp kế hoạch/, ...planOptions);
  writeFileSync(at('cot.json'), '{}');
  await refused(at('cot.json'), /khai báo cột/, '--mapping', at('cot.json'));
});

test('over whatever else is no report of ours: named as what it is', async () => {
  mkdirSync(at('thu-muc'));
  writeFileSync(at('trong.json'), '');
  writeFileSync(at('ghi-chep.json'), '{"account": "của tôi"}');
  writeFileSync(at('ghi-chep.txt'), 'Việc cần làm');
  writeFileSync(at('khac.xlsx'), readFileSync(workbook));
  await refused(at('thu-muc'), /thư mục/);
  await refused(at('trong.json'), /tệp trống/);
  await refused(at('ghi-chep.json'), /tệp JSON khác/);
  await refused(at('ghi-chep.txt'), /không phải báo cáo/);
  await refused(at('khac.xlsx'), /bảng tính hoặc tệp nén/);
  execFileSync('mkfifo', [at('ong')]);
  await refused(at('ong'), /đường ống hoặc thiết bị/);
});

test('control: a new file, and over a report of ours, also through a link, with whatever the sync found', async () => {
  expect(await sync(at('r.json'))).toMatchObject({ code: 0 });
  const first = readFileSync(at('r.json'), 'utf8');
  expect(statSync(at('r.json')).mode & 0o777).toBe(0o600);
  symlinkSync(at('r.json'), at('lien-ket.json'));
  for (const path of [at('r.json'), at('lien-ket.json')]) {
    expect(await sync(path, '--now', '2026-05-09T13:00:00+07:00')).toMatchObject({ code: 0 });
    const { now } = JSON.parse(readFileSync(at('r.json'), 'utf8')) as { readonly now: string };
    expect(now).toContain('T13:00');
    writeFileSync(at('r.json'), first);
  }
  expect(lstatSync(at('lien-ket.json')).isSymbolicLink()).toBe(true);
});

test('a workbook and a journal that are one file, or a file that is read, are refused before either is made', async () => {
  const { options, planOptions } = office();
  const plan = planOptions[1] ?? '';
  const before = filesIn(folder);
  for (const [book, log] of [
    [at('mot.xlsx'), at('mot.xlsx')],
    [at('mot.xlsx'), at('./phan-hoi/../mot.xlsx')],
    [at('moi.xlsx'), plan],
    [plan, at('moi.sqlite')],
  ] as const) {
    const { code, err } = await command([
      'setup',
      ...options,
      ...planOptions,
      '--workbook',
      book,
      '--journal',
      log,
      ...NOW,
    ]);
    expect(code, err).toBe(2);
    expect(err).toMatch(/cần một tệp khác/);
    expect(filesIn(folder)).toEqual(before);
  }
  const apart = ['--workbook', at('moi.xlsx'), '--journal', at('moi.sqlite')];
  expect(await command(['setup', ...options, ...planOptions, ...apart, ...NOW])).toMatchObject({ code: 0 });
});
