/** Messages for the person at the terminal, on stderr: data alone goes to stdout. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/**
 * An error in words. Our own errors carry a message for staff; anything else is a defect of ours, and its stack helps
 * whoever mends it.
 */
export function tellError(error: unknown): void {
  if (error instanceof Error && (hasCode(error) || error.name === 'UsageError')) {
    tell(`Lỗi: ${error.message}`);
    return;
  }
  tell(
    'Lỗi không lường trước của chương trình. Không có gì bị ghi dở. Đề nghị gửi nội dung dưới đây cho người quản trị:',
  );
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function hasCode(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^[a-z]/.test(error.code);
}
