/** `check-plan` as design.md promises it (Contracts): judged by what comes out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../structure/imports.ts';
import { command } from './in-process.ts';
import { newFolder, removeFolder } from './run-cli.ts';

const folder = newFolder();
afterAll(() => removeFolder(folder));

const data = (name: string) => join(ROOT, 'shared/data', name);

function fileOf(content: unknown): string {
  const path = join(folder, 'ke-hoach.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function checked(path: string) {
  const { code, out, err } = await command(['check-plan', path, '--json']);
  return {
    code,
    json: JSON.parse(out) as Record<string, unknown>,
    lines: out.trimEnd().split('\n').length,
    err,
  };
}

const KINDS = ['seat', 'class', 'person', 'list', 'report', 'document', 'ready', 'level', 'money'];
const NONE = Object.fromEntries(KINDS.map((kind) => [kind, 0]));

describe('JSON in one line, in every case', () => {
  const DUTY = { key: 'd', who: 'a', what: 'report' };
  const good = {
    version: 2,
    id: 'thu',
    title: 'Thử',
    parties: [{ key: 'a', members: ['Sở Mẫu'] }],
    duties: [DUTY],
  };

  it.each([
    [
      'of version 2',
      data('plans/thai-nguyen-2022-2025.plan.json'),
      'thai-nguyen-dao-tao-2022-2025',
      { class: 95 },
      { class: 139 },
      { person: 5 },
    ],
    [
      'of version 1',
      data('plan-batch-2.data.json'),
      'ke-hoach-tap-huan-dot-2-thang-5-2026-2026-05-12',
      { seat: 249 },
      { seat: 249 },
      {},
    ],
    [
      'that is a programme',
      data('programme-2026.data.json'),
      'chuong-trinh-cong-tac-2026',
      { document: 29, report: 2 },
      { document: 29, report: 2 },
      { report: 2 },
    ],
  ])('a plan %s: what it asks for, exit code 0', async (_, path, id, obligations, amounts, unknown) => {
    const { code, json, lines } = await checked(path);
    expect([code, lines]).toEqual([0, 1]);
    expect(Object.keys(json)).toEqual([
      'title',
      'id',
      'problems',
      'warnings',
      'oddities',
      'obligations',
      'amounts',
      'unknown',
    ]);
    expect(json).toMatchObject({
      id,
      problems: [],
      obligations: { ...NONE, ...obligations },
      amounts: { ...NONE, ...amounts },
      unknown: { ...NONE, ...unknown },
    });
  });

  it.each<[string, unknown, readonly unknown[]]>([
    ['a list', [1], [['', [1]]]],
    ['of another version', { ...good, version: '2' }, [['version', '2']]],
    [
      'of version 2',
      {
        ...good,
        title: 7,
        parties: [{ key: 'a', members: [31135] }],
        duties: [{ ...DUTY, amount: { kind: 'fixed', n: -1 } }],
      },
      [
        ['title', 7],
        ['parties[0].members[0]', 31135],
        ['duties[0].amount.n', -1],
      ],
    ],
    [
      'of version 1',
      {
        title: 'Thử',
        quota: { roles: [{ key: 'a', label: 1 }] },
        registration: { deadlineStrict: '2026-05-07' },
        classes: 'tám lớp',
      },
      [
        ['quota.roles[0].label', 1],
        ['classes', 'tám lớp'],
      ],
    ],
    [
      'that is a programme',
      {
        title: 'Chương trình năm 2026',
        sections: [{ no: 'I', title: 'Mục' }],
        tasks: [{ id: 'I.1' }, { id: 5 }],
      },
      expect.arrayContaining([
        ['tasks[0].title', null],
        ['tasks[1].id', 5],
      ]) as never,
    ],
  ])(
    'a wrong plan, %s: every problem with the value as it stands, exit code 2',
    async (_, content, problems) => {
      const { code, json, lines } = await checked(fileOf(content));
      expect([code, lines]).toEqual([2, 1]);
      expect(json).toMatchObject({ obligations: NONE, amounts: NONE, unknown: NONE });
      const found = json['problems'] as { path: string; value: unknown; expected: string }[];
      expect(found.map(({ path, value }) => [path, value])).toEqual(problems);
      for (const { expected } of found) expect(expected).toMatch(/\p{L}{2}/u);
    },
  );

  it.each([
    ['is not there', () => join(folder, 'khong-co.json'), 'not-found'],
    ['is a folder', () => folder, 'not-found'],
    ['breaks off', () => fileOf('{"version": 2,'), 'not-json'],
    ['is empty', () => fileOf(''), 'not-json'],
  ])('a file that %s: the error, exit code 2', async (_, path, code) => {
    const found = await checked(path());
    expect(found.code).toBe(2);
    expect(found.json).toEqual({ error: { code, message: expect.stringContaining('tệp kế hoạch') } });
  });
});

describe('for whoever reads the terminal', () => {
  it('a refused plan says how many places there are to mend, and each of them', async () => {
    const { code, out, err } = await command([
      'check-plan',
      fileOf({ version: 2, title: 'Thử', duties: [{ key: 'd', who: 'zz', what: 'money', spread: 'each' }] }),
    ]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('chưa dùng được, cần sửa 2 chỗ:');
    expect(err).toContain('duties[0].who: “zz” – cần mã của một nhóm trong parties');
    expect(err).toContain('duties[0].amount: cần số lượng');
  });

  it('a programme is called what it is, and its open groups are named', async () => {
    const { err, out } = await command(['check-plan', data('programme-2026.data.json')]);
    expect(err).toContain('Tệp này là một chương trình công tác');
    expect(err).toContain('tasks[25].leadTyped: “Các sở, ban ngành phụ trách” – cần tên từng cơ quan');
    expect(out).toContain('2 mục chưa xác định');
  });

  it('a list of words is shown as words', async () => {
    const { err } = await command(['check-plan', data('plans/can-tho-2024.plan.json')]);
    expect(err).toContain(
      'targets: “có tính đơn vị phấn đấu; không tính đơn vị phấn đấu” – cần một cách đếm',
    );
  });
});
