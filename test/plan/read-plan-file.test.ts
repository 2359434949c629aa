import { expect, test } from 'vitest';
import { planProblemText } from '#shared/plan/plan-problem.ts';
import { readPlanFile } from '#shared/plan/read-plan-file.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import batch2 from '#shared/data/plan-batch-2.data.json' with { type: 'json' };

/** The least that a plan file may hold. */
const SMALL = {
  quota: { roles: [{ key: 'cong_chuc', label: 'Công chức' }] },
  registration: { deadlineStrict: '2026-05-07' },
  classes: [{ no: 1, date: '2026-05-12', units: [{ code: '31135' }] }],
};

function problemsOf(json: unknown): readonly string[] {
  const read = readPlanFile(json, CAN_THO_UNITS);
  return read.plan === null ? read.problems.map(planProblemText) : [];
}

function warningsOf(json: unknown): readonly string[] {
  const read = readPlanFile(json, CAN_THO_UNITS);
  if (read.plan === null) throw new Error(read.problems.map(planProblemText).join('\n'));
  return read.warnings.map(planProblemText);
}

function planOf(json: unknown) {
  const read = readPlanFile(json, CAN_THO_UNITS);
  if (read.plan === null) throw new Error(read.problems.map(planProblemText).join('\n'));
  return read.plan;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a file is bent out of its type on purpose
type Bent = any;

/** A copy of the small file with one thing changed. */
function changed(change: (file: Bent) => void): unknown {
  const file = structuredClone(SMALL) as unknown;
  change(file);
  return file;
}

test('batch 2 has 8 classes, 83 units, 249 seats, and its deadline with a grace day', () => {
  const units = BATCH_2_PLAN.classes.flatMap((planClass) => planClass.units);
  expect(BATCH_2_PLAN.classes.map(({ code }) => code)).toEqual([
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
  ]);
  expect(BATCH_2_PLAN.classes.map((planClass) => planClass.units.length)).toEqual([
    9, 10, 10, 12, 10, 12, 11, 9,
  ]);
  expect(new Set(units.map(({ code }) => code)).size).toBe(83);
  expect(units.length * BATCH_2_PLAN.roles.length).toBe(249);
  expect(BATCH_2_PLAN.registration).toMatchObject({ deadline: '2026-05-07', graceDay: '2026-05-08' });
  expect(BATCH_2_PLAN.roles.map(({ shortLabel }) => shortLabel)).toEqual([
    'Lãnh đạo UBND',
    'Lãnh đạo UBMTTQ',
    'Công chức',
  ]);
});

test('the slips of the document of batch 2 are shown as warnings, not swallowed and not refused', () => {
  expect(warningsOf(batch2)).toEqual([
    'classes[0].units[3].typed: “phường Long Xuyên” – tên chính thức là Phường Long Tuyền (31183); đề nghị xác nhận.',
    'classes[2].units[4].typed: “xã Phong Năm” – tên chính thức là Xã Phong Nẫm (31537); đề nghị xác nhận.',
    'classes[3].units[2].typed: “xã Hỏa Lưu” – tên chính thức là Xã Hỏa Lựu (31338); đề nghị xác nhận.',
    'docNo: để trống – văn bản chưa có số; đề nghị bổ sung khi ban hành.',
  ]);
  expect(BATCH_2_PLAN.oddities.length).toBeGreaterThanOrEqual(15);
});

test('a file with only what is required is read, the rest follows from it', () => {
  expect(planOf({ ...SMALL, unknownField: [1, 2] })).toEqual({
    title: '',
    batch: '',
    issuer: '',
    registration: { url: null, deadlineText: '', deadline: '2026-05-07', graceDay: null },
    roles: [{ key: 'cong_chuc', label: 'Công chức', shortLabel: 'Công chức' }],
    classes: [
      {
        code: '01',
        label: 'Lớp 01',
        date: '2026-05-12',
        weekdayStated: null,
        sessions: [],
        venue: '',
        host: null,
        statedText: null,
        statedUnits: null,
        units: [{ code: '31135', typed: 'phường Ninh Kiều', needsConfirmation: false }],
      },
    ],
    topics: [],
    oddities: [],
  });
});

test('fields in the full form of batch 2 are read: short labels made from labels, numbers as text, classes by code', () => {
  const plan = planOf({
    source: 'Kế hoạch thử',
    batch: 2,
    quota: {
      perUnit: 2,
      roles: [
        { key: 'a', label: 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam xã, phường', count: 1 },
        { key: 'b', label: 'Công chức trực tiếp tham mưu, tổ chức thực hiện Chương trình', count: 1 },
      ],
    },
    registration: { deadlineStrict: '2026-05-07', deadlineLenient: '2026-05-07' },
    classes: [
      { no: 2, date: '2026-05-13', units: [{ typed: 'xã Thạnh Hòa', code: 31408 }] },
      {
        no: '1',
        date: '2026-05-12',
        statedCounts: { text: 'Gồm 01 phường', xa: 0, phuong: 1 },
        sessions: [{ name: 'sáng', start: '8:00' }],
        venueTyped: ' Hội  trường ',
        host: { code: '31135', fullName: 'Phường Ninh Kiều', inOwnClass: true },
        units: [{ order: 1, typed: 'phường Ninh Kiều', type: 'phường', name: 'Ninh Kiều', match: 'exact' }],
      },
    ],
  });
  expect(plan.title).toBe('Kế hoạch thử');
  expect(plan.batch).toBe('2');
  expect(plan.registration.graceDay).toBeNull();
  expect(plan.roles.map(({ shortLabel }) => shortLabel)).toEqual(['Lãnh đạo UBMTTQ', 'Công chức']);
  expect(plan.classes.map(({ code }) => code)).toEqual(['01', '02']);
  expect(plan.classes[0]).toMatchObject({
    sessions: [{ name: 'sáng', start: '08:00' }],
    venue: 'Hội trường',
    host: '31135',
    statedUnits: 1,
    units: [{ code: '31135' }],
  });
  expect(plan.classes[1]?.units[0]?.code).toBe('31408');
});

test('every problem is told at once, of wrong types and of contradictions alike', () => {
  const problems = problemsOf({
    quota: {
      roles: [
        { key: 'cong_chuc', label: 'Công chức', count: 2 },
        { key: 'cong_chuc', label: 'Cán bộ' },
      ],
    },
    registration: { deadlineStrict: '2026-02-30' },
    classes: [
      { no: 1, date: '2026-05-12', units: [{ code: '31135' }, null, { code: '99999' }] },
      { no: 1, units: [{ code: '31135' }] },
      { no: 3, date: '2026-05-13', units: 'xã Hòa An', host: { code: '12345' } },
    ],
  });
  const paths = problems.map((line) => line.slice(0, line.indexOf(': ')));
  expect(paths).toEqual([
    'classes[0].units[1]',
    'classes[1].date',
    'classes[2].units',
    'quota.roles[0].count',
    'registration.deadlineStrict',
    'quota.roles[1].key',
    'classes[1].no',
    'classes[2].host.code',
    'classes[0].units[0].code',
    'classes[0].units[2].code',
    'classes[1].units[0].code',
  ]);
});

test.each<[string, (file: Bent) => void, string]>([
  [
    'a unit in two classes',
    (file) => file.classes.push({ no: 2, date: '2026-05-13', units: [{ code: '31135' }] }),
    'classes[0].units[0].code: “31135” – Phường Ninh Kiều xuất hiện nhiều lần',
  ],
  [
    'a unit twice in one class',
    (file) => file.classes[0].units.push({ code: '31135' }),
    'classes[0].units[1].code: “31135”',
  ],
  [
    'an unknown code',
    (file) => (file.classes[0].units[0].code = '30307'),
    'classes[0].units[0].code: “30307” – không có đơn vị nào mang mã này',
  ],
  [
    'a code that means another unit than the name',
    (file) => (file.classes[0].units[0] = { code: '31135', type: 'phường', name: 'Cái Khế' }),
    'classes[0].units[0].name: “phường Cái Khế” – mã 31135 là Phường Ninh Kiều',
  ],
  [
    'a code that means another unit than the document names',
    (file) => (file.classes[0].units[0] = { code: '31135', typed: 'xã Hòa An' }),
    'classes[0].units[0].typed: “xã Hòa An” – mã 31135 là Phường Ninh Kiều',
  ],
  [
    'a host whose code and name differ',
    (file) => (file.classes[0].host = { code: '31135', fullName: 'Xã Hòa An' }),
    'classes[0].host.fullName: “Xã Hòa An” – mã 31135 là Phường Ninh Kiều',
  ],
  [
    'a host whose name nobody knows',
    (file) => (file.classes[0].host = { fullName: 'Xã Hòa An Đông' }),
    'classes[0].host.fullName: “Xã Hòa An Đông” – không có đơn vị nào',
  ],
  [
    'a name that cannot be resolved',
    (file) => (file.classes[0].units[0] = { typed: 'phường Long Xuyên' }),
    'classes[0].units[0].typed: “phường Long Xuyên” – không xác định được chắc chắn',
  ],
  [
    'a unit with neither name nor code',
    (file) => (file.classes[0].units[0] = {}),
    'classes[0].units[0].code: để trống',
  ],
  [
    'a class number twice',
    (file) => file.classes.push({ no: '01', date: '2026-05-13', units: [{ code: '31120' }] }),
    'classes[1].no: “01” – số lớp 01 bị lặp',
  ],
  ['a class without a number', (file) => (file.classes[0].no = 'A'), 'classes[0].no: “A” – số của lớp'],
  [
    'a day that does not exist',
    (file) => (file.classes[0].date = '2026-04-31'),
    'classes[0].date: “2026-04-31” – ngày học phải là một ngày có thật',
  ],
  [
    'a grace day that is not the day after the deadline',
    (file) => (file.registration.deadlineLenient = '2026-05-10'),
    'registration.deadlineLenient: “2026-05-10” – ngày gia hạn là một ngày liền sau hạn đăng ký (08/05/2026)',
  ],
  [
    'a day of issue that does not exist',
    (file) => (file.issued = '2026-04-31'),
    'issued: “2026-04-31” – ngày ban hành phải là một ngày có thật',
  ],
  [
    'a day of issue after the deadline',
    (file) => (file.issued = '2026-05-09'),
    'issued: “2026-05-09” – ngày ban hành sau hạn đăng ký (09/05/2026, hạn 07/05/2026)',
  ],
  [
    'a grace day before the deadline',
    (file) => (file.registration.deadlineLenient = '2026-05-01'),
    'registration.deadlineLenient: “2026-05-01”',
  ],
  [
    'a deadline after a class',
    (file) => (file.registration.deadlineStrict = '2026-05-13'),
    'registration.deadlineStrict: “2026-05-13” – hạn đăng ký sau ngày học',
  ],
  [
    'a host that is no unit',
    (file) => (file.classes[0].host = { code: '1' }),
    'classes[0].host.code: “00001”',
  ],
  [
    'two seats of one role',
    (file) => (file.quota.roles[0].count = 3),
    'quota.roles[0].count: “3” – mỗi đơn vị có đúng một chỗ',
  ],
  [
    'no role',
    (file) => (file.quota.roles = []),
    'quota.roles: để trống – kế hoạch cần ít nhất một thành phần',
  ],
  [
    'two roles of one name',
    (file) => file.quota.roles.push({ key: 'b', label: 'CÔNG CHỨC' }),
    'quota.roles[1].label: “CÔNG CHỨC” – hai thành phần cùng tên',
  ],
  [
    'a role key that no tab could hold',
    (file) => (file.quota.roles[0].key = 'Công chức'),
    'quota.roles[0].key: “Công chức” – mã thành phần gồm chữ thường',
  ],
  ['no class', (file) => (file.classes = []), 'classes: để trống – kế hoạch cần ít nhất một lớp'],
  [
    'a session without a time',
    (file) => (file.classes[0].sessions = [{ name: 'sáng', start: '25:00' }]),
    'classes[0].sessions: “sáng 25:00”',
  ],
  [
    'a missing deadline',
    (file) => delete file.registration.deadlineStrict,
    'registration.deadlineStrict: thiếu; cần một ngày',
  ],
])('refused: %s', (_what, change, expected) => {
  expect(problemsOf(changed(change)).some((line) => line.startsWith(expected))).toBe(true);
});

test.each<[string, (file: Bent) => void, string]>([
  [
    'a weekday that is another',
    (file) => (file.classes[0].weekdayStated = 'thứ Tư'),
    'classes[0].weekdayStated: “thứ Tư” – ngày 12/05/2026 là thứ Ba',
  ],
  [
    'a stated number of units that differs',
    (file) => (file.classes[0].statedCounts = { text: 'Gồm 02 phường', xa: 0, phuong: 2 }),
    'classes[0].statedCounts: “2” – văn bản nêu 2 đơn vị, danh sách có 1',
  ],
  [
    'a stated number of one type that differs',
    (file) => (file.classes[0].statedCounts = { text: 'Gồm 01 xã' }),
    'classes[0].statedCounts.text: “Gồm 01 xã” – văn bản nêu 1 xã, danh sách có 0 xã',
  ],
  [
    'a total that differs',
    (file) => (file.unitCount = 83),
    'unitCount: “83” – tệp nêu 83 đơn vị, đếm được 1',
  ],
  [
    'a name that is not the official one',
    (file) => (file.classes[0].units[0].typed = 'phường Ninh Kieu'),
    'classes[0].units[0].typed: “phường Ninh Kieu” – tên chính thức là Phường Ninh Kiều',
  ],
  [
    'a deadline text that names another day',
    (file) => (file.registration.deadlineText = 'trước ngày 15/5/2026'),
    'registration.deadlineText: “trước ngày 15/5/2026”',
  ],
  [
    'a unit said to be outside',
    (file) => (file.notInBatch2 = [{ code: '31135' }]),
    'notInBatch2[0].code: “31135”',
  ],
])('shown but not refused: %s', (_what, change, expected) => {
  expect(warningsOf(changed(change)).some((line) => line.startsWith(expected))).toBe(true);
});

test('what the file says about itself and does not hold stands among the points to note of the plan (P14)', () => {
  const file = changed((bent) => {
    bent.unitCount = 83;
    bent.classes[0].expectedDelegates = 27;
  });
  const said = planOf(file).oddities;
  expect(said).toContain('Tệp nêu 83 đơn vị, đếm được 1; đề nghị kiểm tra.');
  expect(said.filter((text) => /^Lớp .*: tệp nêu 27 đại biểu/.test(text))).toHaveLength(1);
  expect(planOf(changed(() => undefined)).oddities.filter((text) => text.includes('nêu'))).toEqual([]);
});

test('the case and the place of the tone mark are no slip; an office may confirm a name that differs', () => {
  const first = planOf(changed((file) => (file.classes[0].units = [{ typed: 'PHƯỜNG BÌNH THUỶ' }])));
  expect(first.classes[0]?.units[0]).toEqual({
    code: '31168',
    typed: 'PHƯỜNG BÌNH THUỶ',
    needsConfirmation: false,
  });
  const unit = { typed: 'phường Long Xuyên', code: '31183', needsConfirmation: false };
  expect(warningsOf(changed((file) => (file.classes[0].units = [unit])))).toEqual([]);
});

test('a typed name is resolved by the matcher where it is certain, and then asks to be confirmed', () => {
  const file = changed((small) => (small.classes[0].units = [{ typed: 'P. Ninh Kiều' }]));
  const read = readPlanFile(file, CAN_THO_UNITS, (typed) => (typed === 'P. Ninh Kiều' ? '31135' : null));
  expect(read.plan?.classes[0]?.units[0]).toEqual({
    code: '31135',
    typed: 'P. Ninh Kiều',
    needsConfirmation: true,
  });
});

test.each([null, 3, 'x', [], [SMALL]])(
  'what is no plan at all is refused with one clear problem: %j',
  (json) => {
    const problems = problemsOf(json);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('Tệp kế hoạch');
  },
);
