import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { printError, tellError } from '../../sync-server/cli/tell.ts';

function said(error: unknown, stream: NodeJS.WriteStream = process.stderr, tellIt = tellError): string {
  let text = '';
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  tellIt(error);
  return text;
}

test('a defect of ours is told without its stack, which waits in a file for whoever mends it', () => {
  const text = said(new TypeError('cannot read properties of undefined'));
  const file = /“(.+so-lop-loi-.+\.txt)”/.exec(text)?.[1] ?? '';
  expect(existsSync(file)).toBe(true);
  onTestFinished(() => rmSync(file));
  expect(text).toMatch(/^Lỗi không lường trước của hệ thống\. Không có gì bị ghi dở\. Đề nghị gửi tệp/);
  expect(text).not.toMatch(/TypeError|undefined|\n\s+at /);
  expect(readFileSync(file, 'utf8')).toMatch(/^TypeError: cannot read[^]*\n\s+at /);
});

test.each([
  ['EACCES', 'không có quyền'],
  ['EPERM', 'không có quyền'],
  ['EROFS', 'ổ đĩa chỉ cho đọc'],
  ['EXDEV', 'mã lỗi EXDEV'],
])('what the system refused with %s is said as “%s”', (code, words) => {
  const error = Object.assign(new Error(`${code}: refused`), { code, syscall: 'open', path: 'so-lop.xlsx' });
  expect(said(error)).toBe(
    `Lỗi: Không đọc hoặc không ghi được “so-lop.xlsx” (${words}). Đề nghị kiểm tra quyền truy cập.\n`,
  );
  expect(said(error, process.stdout, printError)).toContain(words);
});
