import { tell } from './terminal.ts';

/**
 * The lines of standard input, split at line feeds only: a typed name may hold any other character, the Unicode line
 * separators that `node:readline` would split at among them. Text of another encoding is read as far as it can be, and told.
 */
export async function* linesOfStdin(): AsyncGenerator<string> {
  process.stdin.setEncoding('utf8');
  let rest = '';
  let spoilt = 0;
  const counted = (line: string): string => {
    if (/[\0\ufffd]/.test(line)) spoilt += 1;
    return withoutReturn(line);
  };
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    for (const line of lines) yield counted(line);
  }
  if (rest !== '') yield counted(rest);
  if (spoilt > 0)
    tell(
      `${spoilt} dòng có chữ không đọc được: dữ liệu vào cần là văn bản UTF-8. Đề nghị lưu lại thành UTF-8 rồi chạy lại.`,
    );
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
