import { expect, test } from 'vitest';
import { agencyName, splitAgencies } from '#shared/units/agencies.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { programmeProblemText } from '#shared/programme/programme-problem.ts';
import { readProgramme } from '#shared/programme/read-programme.ts';
import file from '#shared/data/programme-2026.data.json' with { type: 'json' };

test('the programme of 2026 is accepted as it is, without a word', () => {
  const { programme, problems } = readProgramme(file);
  expect(problems).toEqual([]);
  expect(programme?.year).toBe(2026);
  expect(programme?.tasks).toHaveLength(32);
  expect(programme?.tasks.map((task) => task.key)).toEqual(file.tasks.map((task) => task.id));
});

test('every due text of the programme is read as its readers read it', () => {
  programme2026().tasks.forEach((task, index) => {
    const expected = file.tasks[index]?.due as {
      kind: string;
      from?: string;
      to: string;
      periods?: { from: string; to: string; label: string }[];
    };
    expect([task.key, task.due.kind, task.due.error]).toEqual([task.key, expected.kind, null]);
    if (expected.periods === undefined)
      expect([task.due.from, task.due.to]).toEqual([expected.from, expected.to]);
    else
      expect(task.due.periods.map(({ label, from, due }) => ({ label, from, to: due }))).toEqual(
        expected.periods,
      );
  });
});

test.each(file.tasks)('the agencies of $id are told apart as its readers told them apart', (task) => {
  expect(splitAgencies(task.leadTyped)).toEqual(task.leads);
  expect(splitAgencies(task.coordinatorTyped)).toEqual(task.coordinators);
});

test.each([
  ['Các sở, ban, ngành; UBND các xã, phường', ['Các sở, ban ngành', 'Ủy ban nhân dân cấp xã']],
  ['Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính', ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Tài chính']],
  [
    'Sở Tài chính/Sở Xây dựng và Văn phòng UBND thành phố',
    ['Sở Tài chính', 'Sở Xây dựng', 'Văn phòng Ủy ban nhân dân thành phố'],
  ],
  ['Văn phòng HĐND và UBND xã', ['Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã']],
  ['SỞ TÀI CHÍNH; Sở Tài chính', ['SỞ TÀI CHÍNH']],
  ['Uỷ ban nhân dân cấp xã\nSở Y tế,', ['Ủy ban nhân dân cấp xã', 'Sở Y tế']],
  ['  ;  ', []],
])('splits “%s”', (text, names) => {
  expect(splitAgencies(text)).toEqual(names);
});

test('variants of an agency are known as one', () => {
  const office = 'Văn phòng Điều phối các Chương trình mục tiêu quốc gia thành phố';
  expect(agencyName('văn phòng điều phối các chương trình mục tiêu quốc gia')).toBe(office);
  expect(agencyName('Các Sở, ban ngành')).toBe('Các sở, ban ngành');
});

test('everything wrong with a file is said at once, with its place, its value and what was expected', () => {
  const [first, second, ...rest] = file.tasks;
  const broken = {
    ...file,
    title: ' ',
    tasks: [{ ...first, no: 'một' }, { ...second, leadTyped: null }, ...rest],
  };
  const { programme, problems } = readProgramme(broken);
  expect(programme).toBeNull();
  expect(problems.map((problem) => [problem.path, problem.value])).toEqual([
    ['title', ' '],
    ['tasks[0].no', 'một'],
    ['tasks[1].leadTyped', ''],
  ]);
  expect(problems.map(programmeProblemText)[2]).toBe(
    'tasks[1].leadTyped: để trống – cần cơ quan chủ trì, không để trống',
  );
});

test('a task that stands twice, in no section or under another key is refused', () => {
  const tasks = file.tasks.map((task, index) =>
    index === 1 ? { ...task, no: 1 } : index === 2 ? { ...task, section: 'X' } : task,
  );
  const paths = readProgramme({ ...file, tasks }).problems.map((problem) => problem.path);
  expect(paths).toEqual([
    'tasks[1].id',
    'tasks[1].no',
    'tasks[2].section',
    'tasks[2].id',
    'sections[0].count',
  ]);
});

test('a due text that cannot be read keeps its task and waits for a person', () => {
  const tasks = file.tasks.map((task, index) => (index === 0 ? { ...task, dueText: 'Thăng 4/2026' } : task));
  const { programme, problems } = readProgramme({ ...file, tasks });
  expect(programme?.tasks[0]?.due.kind).toBeNull();
  expect(problems).toMatchObject([{ severity: 'warning', path: 'tasks[0].dueText', value: 'Thăng 4/2026' }]);
});

test.each([null, 7, 'x', [], {}, { tasks: {} }])('%j is refused, not thrown at', (value) => {
  const read = readProgramme(value);
  expect(read.programme).toBeNull();
  expect(read.problems.length).toBeGreaterThan(0);
});
