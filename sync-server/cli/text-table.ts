import { oneLine } from './terminal.ts';

/** A table for the terminal, line by line: words to the left, numbers to the right. */
export function textTable(
  titles: readonly string[],
  typed: readonly (readonly (string | number)[])[],
): readonly string[] {
  const head = titles.map(oneLine);
  const rows = typed.map((row) => row.map((cell) => (typeof cell === 'string' ? oneLine(cell) : cell)));
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => String(row[column] ?? '').length)));
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] as number;
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)];
}
