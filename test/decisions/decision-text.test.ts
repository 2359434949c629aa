/** R7: what staff type into a decision cell is understood for certain, or refused with words; never a silent no. */
import { expect, test } from 'vitest';
import { readDecisionsText } from '#shared/decisions/decision-text.ts';

test.each<[string, string]>(
  [
    'Duyệt',
    'duyệt',
    'DUYỆT',
    ' Duyệt ',
    'Duyệt.',
    'Duyệt!',
    '“Duyệt”',
    '- Duyệt',
    'duyet',
    'Duyêt',
    'Duyet',
    'DUYET',
    'Du\u0079ệt'.normalize('NFD'),
    'Duyệt\u200b',
    'Ｄｕｙệｔ',
    'Duyệt nhé',
    'Duyệt ạ',
    'đã duyệt',
    'cho duyệt',
    'đồng ý',
    'Đồng  ý',
    'dong y',
    'Chấp nhận',
    'chấp thuận',
    'Phê duyệt',
    'nhất trí',
    'Cho dự',
  ].map((text): [string, string] => [text, 'approve']),
)('“%s” approves', (text, kind) => {
  expect(readDecisionsText(text)).toEqual([kind]);
});

test.each([
  ['Không chấp nhận', 'reject'],
  ['KHONG CHAP NHAN', 'reject'],
  ['Không duyệt', 'reject'],
  ['không đồng ý.', 'reject'],
  ['từ chối', 'reject'],
  ['tư chối', 'reject'],
  ['Thay thế', 'replace'],
  ['thay', 'replace'],
  ['Thay người cũ', 'replace'],
  ['Đồng ý thay thế', 'replace'],
  ['Rút', 'withdraw'],
  ['Xin rút', 'withdraw'],
  ['huỷ', 'withdraw'],
  ['Không tham dự', 'withdraw'],
  ['Không dự', 'withdraw'],
  ['Cùng một người', 'same_person'],
  ['cùng 1 người', 'same_person'],
  ['Là một người', 'same_person'],
  ['Gộp', 'same_person'],
  ['Khác người', 'different_person'],
  ['khac nguoi', 'different_person'],
  ['Khác nguời', 'different_person'],
  ['Hai người khác nhau', 'different_person'],
  ['Không phải cùng một người', 'different_person'],
  ['Đúng thời điểm', 'right_time'],
  ['dung thoi diem', 'right_time'],
  ['Đúng giờ', 'right_time'],
  ['Xem lại', 'look_again'],
  ['can xem lai', 'look_again'],
])('“%s” is %s', (text, kind) => {
  expect(readDecisionsText(text)).toEqual([kind]);
});

test.each<[string, readonly string[]]>([
  ['Khác người + Duyệt', ['different_person', 'approve']],
  ['Khác người, duyệt', ['different_person', 'approve']],
  ['Khác người và duyệt', ['different_person', 'approve']],
  ['khac nguoi; duyet', ['different_person', 'approve']],
  ['Cùng một người + Duyệt', ['same_person', 'approve']],
  ['Cùng một người - Thay thế', ['same_person', 'replace']],
  ['Đúng thời điểm + Duyệt', ['right_time', 'approve']],
  ['Đúng thời điểm\nKhác người\nDuyệt', ['right_time', 'different_person', 'approve']],
])('“%s” answers several questions', (text, kinds) => {
  expect(readDecisionsText(text)).toEqual(kinds);
});

test.each([
  'ok?',
  'Duyệt?',
  'Duyệt hay không',
  'không',
  'có',
  'Chưa duyệt',
  'Chưa',
  'Để xem',
  'thấy',
  'Dùyệt lại',
  'Duyệt / Từ chối',
  'Duyệt + Rút',
  'Cùng một người + Khác người',
  'Không từ chối',
  'Duyệt (nếu còn chỗ)',
  'Duyệt Nguyễn Văn An',
  '1',
  'x',
  '✓',
  'TRUE',
  '',
])('“%s” is nothing for certain', (text) => {
  expect(readDecisionsText(text)).toBeNull();
});
