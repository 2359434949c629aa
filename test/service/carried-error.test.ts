import { expect, test } from 'vitest';
import { ResponsesError } from '#shared/responses/responses-error.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { ConfigError } from '../../sync-server/config/config-error.ts';
import { ERROR_KINDS, exitCodeOf, UsageError } from '../../sync-server/cli/exit-code.ts';
import { GoogleSettingsError } from '../../sync-server/cli/google-settings-error.ts';
import { InputError } from '../../sync-server/cli/input-error.ts';
import { problemOfError } from '../../sync-server/http/problem.ts';
import { JournalError } from '../../sync-server/journal/journal-error.ts';
import { ResponsesFileError } from '../../sync-server/local/responses-file-error.ts';
import { carried, errorOf } from '../../sync-server/service/carried-error.ts';
import { failureWords } from '../../sync-server/service/failure-words.ts';

/** As one thread tells it to another. */
function there(error: unknown): Error {
  return errorOf(structuredClone(carried(error, ERROR_KINDS)), ERROR_KINDS);
}

const CAUSE = new Error('bên trong');

const OURS: readonly Error[] = [
  new WorkbookError('quota', 'Google tạm từ chối.', { cause: CAUSE, applied: 'whole' }),
  new JournalError('locked', 'Nhật ký đang được sử dụng.', { cause: CAUSE }),
  new ResponsesError('column-missing', 'Thiếu cột.'),
  new ResponsesFileError('not-found', 'Không có tệp.'),
  new Refusal('held'),
  new UsageError('Sai cách dùng.'),
  new InputError('not-json', 'Sai dữ liệu.'),
  new ConfigError([{ path: 'listen.port', value: 'x', expected: 'số' }]),
  new GoogleSettingsError('Thiếu khóa.'),
];

test('every kind that both sides must tell apart is tried here', () => {
  expect(new Set(OURS.map((error) => error.constructor))).toEqual(new Set(ERROR_KINDS));
});

test.each(OURS.map((error) => [error.name, error] as const))(
  'a %s is in the other thread what it was in the first',
  (_name, error) => {
    const arrived = there(error);
    expect(arrived).toBeInstanceOf(error.constructor);
    expect(Object.entries(arrived)).toEqual(Object.entries(error));
    expect([arrived.message, arrived.stack]).toEqual([error.message, error.stack]);
    expect(exitCodeOf(arrived)).toBe(exitCodeOf(error));
    expect(failureWords(arrived)).toBe(failureWords(error));
    expect(problemOfError(arrived)).toEqual(problemOfError(error));
    expect((arrived.cause as Error | undefined)?.message).toBe((error.cause as Error | undefined)?.message);
  },
);

test('what nobody foresaw stays a fault, with where it arose', () => {
  const fault = new TypeError('x is not a function');
  const arrived = there(fault);
  expect([arrived.message, arrived.stack]).toEqual([fault.message, fault.stack]);
  expect(problemOfError(arrived).status).toBe(500);
  expect(there('một câu').message).toBe('một câu');
});

test('a class that the other side does not know is a fault there', () => {
  expect(errorOf(carried(new Refusal('held'), []), ERROR_KINDS)).not.toBeInstanceOf(Refusal);
});
