import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** What a setting should be, in Vietnamese, from what zod found wrong with it. Continues "cần …". */
export function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? saidOr(issue, 'không để trống')
        : `từ ${issue.minimum} trở lên`;
    case 'too_big':
      return `không quá ${issue.maximum}`;
    case 'invalid_value':
      return `một trong: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return 'bỏ đi hoặc sửa tên: không có mục cấu hình này';
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'chữ trong dấu ngoặc kép',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách [ … ]',
  object: 'một đối tượng { … }',
};

/** A message of our own says more than the general one. zod's own are English and begin so. */
function saidOr(issue: Issue, general: string): string {
  return issue.message.startsWith('Too small') ? general : issue.message;
}
