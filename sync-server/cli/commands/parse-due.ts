import { dueLine } from '#shared/due/due-reading.ts';
import { readDue } from '#shared/due/read-due.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { linesOfStdin } from '../lines-of-stdin.ts';
import { printAnswer } from '../terminal.ts';

/** One due text per line in; one JSON object per line out (design.md, "Command line"). */
export async function parseDue(options: { readonly year: string }): Promise<number> {
  if (!/^\d{4}$/.test(options.year)) {
    throw new UsageError(`--year cần một năm bốn chữ số, ví dụ 2026; đã nhận “${options.year}”.`);
  }
  const year = Number(options.year);
  for await (const text of linesOfStdin()) {
    printAnswer(dueLine(readDue(text, { year })));
  }
  return EXIT.done;
}
