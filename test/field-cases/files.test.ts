/** Every file that the field gave, by a real sync: who is seated, who waits and why, what is said. */
import { readdirSync, readFileSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AN, at, BONG, BOTH, HEADER, syncedFile, syncedRows } from './real-sync.ts';

const ROOT = new URL('../', import.meta.url).pathname;
const CASES = `${ROOT}fixtures/field-cases/`;
const synced = (name: string, options = {}) => syncedFile(`${CASES}${name}`, options);
const QUIET = /^Đã ghi [\d.]+ ô, thêm [\d.]+ dòng, \d+ tab trong \S+\n$/;

test.each([
  'a2-replaced-question.csv',
  'a4-zone-EST.csv',
  'a4-zone-GMT+0700.csv',
  'a4-zone-Giờ_Đông_Dương.csv',
  'a4-zone-ICT.csv',
  'a4-zone-PDT.csv',
  'a4-zone-PST.csv',
  'b11-x000d.xlsx',
  'b2b-date1904-general.xlsx',
  'h10-unit-other.csv',
  'h12-split-name.csv',
  'h12b-split-name.csv',
  'n1-x000d-raw.xlsx',
])('%s: both people are seated, and nothing is asked or left out', async (name) => {
  const { code, err, people, unused, problems, queue, notes } = await synced(name);
  expect({ code, people, unused, problems, queue, notes }).toEqual({
    code: 0,
    people: BOTH,
    unused: [],
    problems: [],
    queue: [],
    notes: [],
  });
  expect(err).toMatch(QUIET);
});

test.each(['b1-forms.csv.zip', 'n2-equals-quoted.csv'])('%s: its one person is seated', async (name) => {
  const { code, err, people, problems, queue } = await synced(name);
  expect({ code, people, problems, queue }).toEqual({
    code: 0,
    people: BOTH.slice(0, 1),
    problems: [],
    queue: [],
  });
  expect(err).toMatch(QUIET);
});

test.each([
  ['a1-quiz-vi.csv', 11, /Cột không dùng: “Tổng điểm”, .*“Đơn vị \[Điểm số\]” \(điểm hoặc nhận xét/],
  ['a1-quiz-en.csv', 11, /“Họ và tên \[Feedback\]” \(điểm hoặc nhận xét/],
  ['a3-upload.csv', 1, /“Tải lên danh sách .*\(chỉ chứa đường liên kết/],
  ['a3-upload2.csv', 2, /“Đính kèm danh sách: Họ và tên, chức vụ” \(chỉ chứa đường liên kết/],
  ['h1-upload-role.csv', 1, /“Tải lên quyết định cử Lãnh đạo UBMTTQ/],
  ['h1b-upload-class.csv', 1, /“Danh sách kèm theo \(họ tên, chức danh công chức\) - tải tệp”/],
] as const)('%s: both people are seated, and %i columns are named as left out', async (name, count, said) => {
  const { code, err, people, unused, problems, queue } = await synced(name);
  expect({ code, people, problems, queue }).toEqual({ code: 0, people: BOTH, problems: [], queue: [] });
  expect(unused).toHaveLength(count);
  expect(err).toMatch(said);
});

test.each([
  ['a1-quiz-vi.csv', 'map-unit.json'],
  ['a1-quiz-vi.csv', 'map-full.json'],
  ['h12-split-name.csv', 'map-split.json'],
])('%s with %s: both people are seated', async (name, mapping) => {
  expect(await synced(name, { mapping: `${CASES}${mapping}` })).toMatchObject({
    code: 0,
    people: BOTH,
    queue: [],
  });
});

test('a4-zone-all.csv: twenty people in Pacific time are seated, the first of them on time', async () => {
  const { code, people, problems } = await synced('a4-zone-all.csv', { isWhole: true });
  expect({ code, problems }).toEqual({ code: 0, problems: [] });
  expect(people).toHaveLength(20);
  expect(people.filter((one) => !one.endsWith(' → seated'))).toEqual([]);
});

test('a5-errors.csv: no error value takes a seat, and each is in the queue with what it is', async () => {
  const { code, people, queue } = await synced('a5-errors.csv');
  expect(code).toBe(0);
  expect(people).toEqual([
    '#N/A → name_unclear',
    '#ERROR! → name_unclear',
    '#NAME? → name_unclear',
    'Lê Văn Tư → unit_unclear',
  ]);
  expect(queue.slice(0, 3).every((row) => row.includes('không phải là họ tên: đây là giá trị lỗi'))).toBe(
    true,
  );
  expect(queue[3]).toMatch(/^Lê Văn Tư \| #REF! \| Chưa rõ “#REF!” là đơn vị nào/);
});

test('a6-nothing-words.csv: none of 29 sayings takes a seat, and every row is in the queue', async () => {
  const { code, people, problems, queue } = await synced('a6-nothing-words.csv');
  expect(code).toBe(0);
  expect(people).toHaveLength(23);
  expect(people.filter((one) => !one.endsWith(' → name_unclear'))).toEqual([]);
  expect(problems.filter((one) => one.endsWith('no_delegate')).map((one) => Number.parseInt(one))).toEqual([
    1, 2, 3, 4, 20, 25,
  ]);
  expect(queue).toHaveLength(29);
});

test('a person who registers after the sayings finds the seat free', async () => {
  const { people } = await syncedRows([
    HEADER,
    [at(0), 'Xã Hòa An', 'Chưa có', 'Chuyên viên', 'Công chức', ''],
    [at(1), 'Xã Hòa An', 'Lê Văn Ba', 'Chuyên viên', 'Công chức', ''],
  ]);
  expect(people).toEqual(['Chưa có → name_unclear', 'Lê Văn Ba → seated']);
});

test.each([
  ['h4-tcvn3.csv', 1, /“h4-tcvn3\.csv”: chữ viết bằng phông TCVN3 \(ABC\); đã đọc lại/],
  ['h5-mojibake.csv', 2, /“h5-mojibake\.csv”: chữ viết bằng UTF-8 bị đọc nhầm thành mã khác; đã đọc lại/],
] as const)('%s: the letters are read back, %i are seated, and it is said', async (name, count, said) => {
  const { code, err, people, queue } = await synced(name);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH.slice(0, count), queue: [] });
  expect(err).toMatch(said);
});

test.each(['h5b-question-marks.csv', 'h5c-question-marks-all.csv'])(
  '%s: lost letters are refused with what to do, and no mapping is spoken of',
  async (name) => {
    const { code, err } = await synced(name);
    expect(code).toBe(2);
    expect(err).toMatch(/chữ có dấu đã mất.*Đề nghị tải lại.*CSV UTF-8/);
    expect(err).not.toContain('mapping');
  },
);

test('h13-future.csv: times of 2016 and 2027 are noted and asked about, before the deadline and after it', async () => {
  const doubtful = ['Nguyễn Văn An: time_doubtful', 'Trần Thị Bông: time_doubtful'];
  const late = await synced('h13-future.csv');
  expect(late).toMatchObject({
    code: 0,
    people: ['Nguyễn Văn An → late_pending', 'Trần Thị Bông → late_pending'],
  });
  expect(late.notes).toEqual(doubtful);
  const onTime = await synced('h13-future.csv', { now: '2026-05-06T12:00:00+07:00' });
  expect(onTime).toMatchObject({ code: 0, people: BOTH, notes: doubtful });
  for (const { queue } of [late, onTime]) {
    expect(queue).toHaveLength(2);
    expect(queue.join('\n')).toMatch(/Thời điểm gửi không hợp lý \(05\/05\/2016.*\(05\/05\/2027/s);
  }
});

test('h14-swapped.csv: a post and a phone in the place of a name wait, and the phone is masked', async () => {
  const { code, people, queue } = await synced('h14-swapped.csv');
  expect({ code, people }).toEqual({
    code: 0,
    people: ['Chủ tịch UBND → name_unclear', '0902***678 → name_unclear'],
  });
  expect(queue).toEqual([
    'Chủ tịch UBND | Xã Hòa An | “Chủ tịch UBND” không phải là họ tên: đây là chức vụ hoặc cơ quan, có thể đã ghi nhầm ô.',
    '0902***678 | Xã Vị Thanh 1 | “0902***678” không phải là họ tên: đây là một số điện thoại.',
  ]);
});

test('m1-msforms.csv: a year of two digits is read, and the account’s own columns are named', async () => {
  const { code, people, unused, queue } = await synced('m1-msforms.csv');
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH.slice(0, 1), queue: [] });
  expect(unused).toEqual(['ID', 'Thời gian bắt đầu', 'Email', 'Tên']);
});

test('control: an ordinary table asks for nothing and says nothing', async () => {
  const { code, err, people, queue } = await syncedRows([HEADER, [at(0), ...AN], [at(10), ...BONG]]);
  expect({ code, people, queue }).toEqual({ code: 0, people: BOTH, queue: [] });
  expect(err).toMatch(QUIET);
});

test('every file of the field is named by a test here', () => {
  const tests = globSync('field-cases/*.test.ts', { cwd: ROOT }).map((path) =>
    readFileSync(`${ROOT}${path}`, 'utf8').normalize('NFC'),
  );
  expect(unnamed(readdirSync(CASES), tests)).toEqual([]);
  // A name that no test holds, put together so that this file does not hold it either.
  const stray = ['z9', 'stray.csv'].join('-');
  expect(unnamed([stray], tests)).toEqual([stray]);
});

function unnamed(files: readonly string[], tests: readonly string[]): string[] {
  return files.filter((file) => !tests.some((text) => text.includes(`'${file.normalize('NFC')}'`)));
}
