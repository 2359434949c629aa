import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DUE_FLAGS, dueLine } from '#shared/due/due-reading.ts';
import type { DueFlag } from '#shared/due/due-reading.ts';
import { readDue } from '#shared/due/read-due.ts';
import { stripDiacritics } from '#shared/text/vietnamese.ts';
import examples from '../fixtures/due-examples.json' with { type: 'json' };
import { ANY_CHARACTER } from '../any-character.ts';
import { cases } from '../sizes.ts';

interface Example {
  readonly form: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly occurrences?: readonly string[];
  readonly lenientTo?: string;
}

const forms = examples.forms as readonly (Example & Partial<Record<DueFlag, unknown>>)[];
const read = (text: string) => readDue(text, { year: 2026 });

test.each(forms)('reads the collected example “$form”', (example) => {
  const reading = read(example.form);
  expect(reading.kind).toBe(example.kind);
  // A quota's years come from the document around it, not from its words.
  if (example.kind !== 'quota') expect([reading.from, reading.to]).toEqual([example.from, example.to]);
  if (example.occurrences !== undefined) expect(reading.occurrences).toEqual(example.occurrences);
  expect(reading.lenientTo ?? undefined).toBe(example.lenientTo);
  expect(reading.flags).toEqual(DUE_FLAGS.filter((flag) => example[flag] !== undefined));
  expect(reading.error === null).toBe(example.kind !== 'invalid');
});

const SINGLE: readonly (readonly [string, string, string | null, string | null, string])[] = [
  ['quy IV', 'quarter', '2026-10-01', '2026-12-31', 'yearInferred'],
  ['QUÝ II / 2026.', 'quarter', '2026-04-01', '2026-06-30', ''],
  ['Quí III năm 2026', 'quarter', '2026-07-01', '2026-09-30', ''],
  ['quý hai năm 2026', 'quarter', '2026-04-01', '2026-06-30', ''],
  ['Q2/2026', 'quarter', '2026-04-01', '2026-06-30', ''],
  ['trong quý III', 'quarter', '2026-07-01', '2026-09-30', 'yearInferred'],
  ['tháng sáu năm 2026', 'month', '2026-06-01', '2026-06-30', ''],
  ['Năm 2026, thường xuyên', 'year', '2026-01-01', '2026-12-31', 'maintenance,needsConfirmation'],
  ['T4/2026', 'month', '2026-04-01', '2026-04-30', ''],
  ['6/2026', 'month', '2026-06-01', '2026-06-30', ''],
  ['tháng tư năm 2026', 'month', '2026-04-01', '2026-04-30', ''],
  ['tháng năm năm 2026', 'month', '2026-05-01', '2026-05-31', ''],
  ['tháng 2/2028', 'month', '2028-02-01', '2028-02-29', ''],
  ['trong năm', 'year', '2026-01-01', '2026-12-31', 'yearInferred'],
  ['2027', 'year', '2027-01-01', '2027-12-31', ''],
  ['06 tháng đầu năm 2026', 'range', '2026-01-01', '2026-06-30', ''],
  ['6 tháng cuối năm', 'range', '2026-07-01', '2026-12-31', 'yearInferred'],
  ['9 tháng đầu năm', 'range', '2026-01-01', '2026-09-30', 'yearInferred'],
  ['6 tháng năm 2026', 'range', '2026-01-01', '2026-06-30', 'needsConfirmation'],
  ['tháng 4, tháng 5/2026', 'range', '2026-04-01', '2026-05-31', ''],
  ['tháng 4, 5 và 6 năm 2026', 'range', '2026-04-01', '2026-06-30', ''],
  ['từ tháng 4 đến tháng 6/2026', 'range', '2026-04-01', '2026-06-30', ''],
  ['tháng 4-6/2026', 'range', '2026-04-01', '2026-06-30', ''],
  ['Quý II - III/2026', 'range', '2026-04-01', '2026-09-30', ''],
  ['Quý I, II', 'range', '2026-01-01', '2026-06-30', 'yearInferred'],
  ['quý 1,2,3/2026', 'range', '2026-01-01', '2026-09-30', ''],
  ['Quý 1 - 4/2026', 'range', '2026-01-01', '2026-12-31', ''],
  ['từ quý II đến 4/12/2026', 'range', '2026-04-01', '2026-12-04', ''],
  ['2026-2030', 'range', '2026-01-01', '2030-12-31', ''],
  ['giai đoạn 2026 – 2030', 'range', '2026-01-01', '2030-12-31', ''],
  ['từ tháng 10/2025 đến tháng 3/2026', 'range', '2025-10-01', '2026-03-31', ''],
  ['01-15/6/2026', 'range', '2026-06-01', '2026-06-15', ''],
  ['các ngày 19, 20 và 21/5/2026', 'dates', '2026-05-19', '2026-05-21', ''],
  ['15.6.2026', 'date', '2026-06-15', '2026-06-15', ''],
  ['2026-06-15', 'date', '2026-06-15', '2026-06-15', ''],
  ['thứ Hai, ngày 15 tháng 6 năm 2026', 'date', '2026-06-15', '2026-06-15', ''],
  ['trước 30/6/2026', 'before', null, '2026-06-29', ''],
  ['hoàn thành trước ngày 01/3/2028', 'before', null, '2028-02-29', ''],
  ['trước tháng 6/2026', 'before', null, '2026-05-31', ''],
  ['trước 17h00 ngày 15/6/2026', 'by', null, '2026-06-15', ''],
  ['chậm nhất 15/6', 'by', null, '2026-06-15', 'yearInferred'],
  ['chậm nhất là hết ngày 15/6/2026', 'by', null, '2026-06-15', ''],
  ['hạn cuối: ngày 15/6/2026', 'by', null, '2026-06-15', ''],
  ['đến hết tháng 6', 'by', null, '2026-06-30', 'yearInferred'],
  ['hết năm', 'by', null, '2026-12-31', 'yearInferred'],
  ['từ nay đến cuối năm 2026', 'by', null, '2026-12-31', ''],
  ['cuối năm 2026', 'point', '2026-12-31', '2026-12-31', ''],
  ['giữa tháng 5', 'point', '2026-05-15', '2026-05-15', 'needsConfirmation,yearInferred'],
  ['dự kiến quý II/2026', 'quarter', '2026-04-01', '2026-06-30', 'needsConfirmation'],
  ['Quý III/2026, theo hướng dẫn của Trung ương', 'quarter', '2026-07-01', '2026-09-30', 'conditional'],
  ['Tháng 6/2026 và cập nhật, bổ sung thường xuyên', 'month', '2026-06-01', '2026-06-30', 'maintenance'],
  ['thường xuyên trong năm 2026', 'ongoing', null, null, ''],
  ['khi có hướng dẫn của Trung ương', 'external', null, null, ''],
  ['theo tiến độ hướng dẫn của các Bộ, ngành Trung ương', 'external', null, null, ''],
  ['Qúy II/2026', 'quarter', '2026-04-01', '2026-06-30', ''],
  ['theo yêu cầu của UBND thành phố', 'event', null, null, ''],
  ['30 ngày kể từ ngày ký', 'relative', null, null, ''],
  ['02 lần/năm', 'quota', null, null, ''],
];

test.each(SINGLE)('reads “%s” as %s', (text, kind, from, to, flags) => {
  const reading = read(text);
  expect([reading.kind, reading.from, reading.to, reading.flags.join(), reading.error]).toEqual([
    kind,
    from,
    to,
    flags,
    null,
  ]);
});

const QUARTER_ENDS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

const RECURRING: readonly (readonly [string, readonly string[]])[] = [
  ['hàng quý', QUARTER_ENDS],
  ['06 tháng một lần', ['2026-06-30', '2026-12-31']],
  ['6 tháng, năm 2027', ['2027-06-30', '2027-12-31']],
  ['6 tháng, 9 tháng và năm', ['2026-06-30', '2026-09-30', '2026-12-31']],
  ['hằng năm', ['2026-12-31']],
  ['15/12 hằng năm', ['2026-12-15']],
  ['trước ngày 25/6 và 25/12 hàng năm', ['2026-06-24', '2026-12-24']],
  ['hàng quý (trước ngày 15 của tháng cuối quý)', ['2026-03-14', '2026-06-14', '2026-09-14', '2026-12-14']],
  ['Quý I, Quý III/2026', ['2026-03-31', '2026-09-30']],
  ['Quý 1, 4/2026', ['2026-03-31', '2026-12-31']],
];

test.each(RECURRING)('“%s” is due on %j', (text, occurrences) => {
  const reading = read(text);
  expect([reading.kind, reading.occurrences, reading.error]).toEqual(['recurring', occurrences, null]);
  expect([reading.from, reading.to]).toEqual([null, null]);
});

test('months, quarters and the year are independent cycles, even where they end on one day', () => {
  const { occurrences, periods } = read('hàng tháng, quý, năm');
  expect(occurrences).toHaveLength(12 + 4 + 1);
  expect(occurrences.filter((day) => day === '2026-12-31')).toHaveLength(3);
  expect(new Set(periods.map((period) => period.key)).size).toBe(17);
});

test('a day before the 20th of every month is the 19th, twelve times', () => {
  const { occurrences } = read('trước ngày 20 hàng tháng');
  expect(occurrences).toHaveLength(12);
  expect(occurrences.every((day) => day.endsWith('-19'))).toBe(true);
});

test('a weekday of every week is each such day of the year', () => {
  const { occurrences } = read('thứ hai mỗi tuần');
  expect(occurrences).toHaveLength(52);
  expect(occurrences.slice(0, 2)).toEqual(['2026-01-05', '2026-01-12']);
});

const IMPOSSIBLE = [
  '31/6/2026',
  '30/2/2026',
  'ngày 29/2/2026',
  'tháng 13/2026',
  'Quý V/2026',
  'ngày 31 hàng tháng',
  'trước 31/4',
];

test.each(IMPOSSIBLE)('“%s” does not exist and is never repaired', (text) => {
  const reading = read(text);
  expect([reading.kind, reading.from, reading.to, reading.occurrences]).toEqual(['invalid', null, null, []]);
  expect(reading.error).not.toBeNull();
});

const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'chưa ghi'],
  ['   ', 'chưa ghi'],
  ['quys II/2026', 'quys'],
  ['thăng 4/2026', 'thăng'],
  ['tháng từ năm 2026', 'từ'],
  ['15/6/26', '26'],
  ['Quý II/26', '26'],
  ['tháng 4/206', '206'],
  ['9 tháng', '9 tháng'],
  ['T6', 'T6'],
  ['ngày 15', 'tháng'],
  ['ngày tháng 5 năm 2026', 'tháng 5'],
  ['tháng năm 2026', 'năm 2026'],
  ['tháng Giêng', 'Giêng'],
  ['trước ngày 05 tháng sau', 'sau'],
  ['truoc ngay 05 thang sau', 'sau'],
  ['4-6/2026', 'khác loại'],
  ['15/6, 7/2026', 'khác loại'],
  ['5/6 - 7/2026', 'khác loại'],
  ['tháng 6 - 15/7/2026', 'khác loại'],
  ['từ ngày 15/6/2026', 'thiếu'],
  ['ngày 05/6/2026 trở đi', 'trở đi'],
  ['từ tháng 11 đến tháng 02/2027', 'ngược'],
  ['Quý II hoặc Quý III/2026', 'Quý III'],
  ['Quý II/2026 và các năm tiếp theo', 'tiếp theo'],
  ['trước ngày 15/12/2026 hàng năm', 'hằng năm'],
  ['giữa quý II/2026', 'giữa quý'],
  ['Quý IIII/2026', 'IIII'],
  ['hàng ngày', 'ngày'],
  ['trước ngày 15 hàng quý', 'quý'],
  ['tuần 2 tháng 5', '2 tháng 5'],
  ['x'.repeat(301), '300'],
];

test.each(REFUSED)('refuses “%s” and names “%s”', (text, named) => {
  const reading = read(text);
  expect([reading.kind, reading.from, reading.to, reading.occurrences]).toEqual([null, null, null, []]);
  expect(reading.error).toContain(named);
});

test('a weekday that does not fit its date is reported and left to a person', () => {
  const reading = read('ngày 12/5/2026 (thứ Hai)');
  expect(reading.error).toContain('thứ Ba');
  expect(reading.flags).toEqual(['needsConfirmation']);
  expect(read('ngày 12/5/2026 (thứ Ba)').error).toBeNull();
});

test('the command line prints the contract fields and the lenient day only where there is one', () => {
  expect(Object.keys(dueLine(read('Quý I')))).toEqual([
    'input',
    'kind',
    'from',
    'to',
    'occurrences',
    'flags',
    'error',
  ]);
  expect(dueLine(read('trước ngày 15/6'))).toMatchObject({ to: '2026-06-14', lenientTo: '2026-06-15' });
});

const READABLE = [
  ...forms.map((example) => example.form),
  ...SINGLE.map(([text]) => text),
  ...RECURRING.map(([text]) => text),
];
const readable = fc.constantFrom(...READABLE);
const ofReading = (text: string) => ({ ...read(text), input: '' });

const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => `  ${text.replaceAll(' ', '   ')}\n`,
  (text) => text.normalize('NFD'),
  (text) => `\u200b${text.replaceAll(' ', ' \u200b')}`,
  (text) => text.replaceAll(' ', '\u00a0'),
];

test('case, spaces and composition change no reading', () => {
  fc.assert(
    fc.property(readable, fc.constantFrom(...DISGUISES), (text, change) => {
      const changed = change(text);
      expect({ ...ofReading(changed), error: null }).toEqual({ ...ofReading(text), error: null });
    }),
  );
});

// "sáu" without its accent is "sau", next: see the refused texts.
const PLAIN = READABLE.filter((text) => !text.includes('sáu'));

test.each(PLAIN)('“%s” reads the same without diacritics', (text) => {
  expect({ ...ofReading(stripDiacritics(text)), error: null }).toEqual({ ...ofReading(text), error: null });
  expect(read(stripDiacritics(text)).error === null).toBe(read(text).error === null);
});

/** These end in a description of their own, which is free text and yields no day. */
const FREE = new Set(['relative', 'duration']);

test('an unknown word anywhere makes the whole text an error', () => {
  const dated = READABLE.filter((text) => !FREE.has(String(read(text).kind)));
  const unknown = fc.constantFrom('xyz', 'khẩn', 'abc2', '???', 'Sở', 'quys', 'tahng');
  fc.assert(
    fc.property(fc.constantFrom(...dated), unknown, fc.nat(), (text, word, place) => {
      const words = text.split(' ');
      words.splice(place % (words.length + 1), 0, word);
      const reading = read(words.join(' '));
      expect(reading.error).not.toBeNull();
      expect([reading.from, reading.to]).toEqual([null, null]);
    }),
    { numRuns: cases(1000) },
  );
});

/** Scraps of the grammar in random order: more likely to confuse it than random letters. */
const scraps = fc
  .array(
    fc.constantFrom(
      ...'quý tháng ngày năm hàng trước chậm nhất đến hết từ và I IV III 06 6 15 31 2026 26 / - , ( ) đầu cuối giữa lần mỗi tuần thứ hai thường xuyên theo tiến độ Trung ương khi có yêu cầu 2027 . … lớp kể'.split(
        ' ',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(' '));

test('no text makes it throw, and every reading is in order', () => {
  fc.assert(
    fc.property(fc.oneof(scraps, fc.string({ unit: ANY_CHARACTER, maxLength: 60 })), (text) => {
      const reading = read(text);
      expect(reading.input).toBe(text);
      if (reading.kind === null || reading.kind === 'invalid') expect(reading.error).not.toBeNull();
      if (reading.from !== null && reading.to !== null) expect(reading.from <= reading.to).toBe(true);
      expect([...reading.occurrences].sort()).toEqual(reading.occurrences);
      for (const period of reading.periods) expect(period.from <= period.due).toBe(true);
    }),
    { numRuns: cases(3000) },
  );
});
