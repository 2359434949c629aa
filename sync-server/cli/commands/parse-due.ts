import { readDue } from '#shared/programme/due/read-due.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { linesOfStdin } from '../lines-of-stdin.ts';

/** One due text per line in; one JSON object per line out (design.md, "Command line"). */
export async function parseDue(options: { readonly year: string }): Promise<number> {
  if (!/^\d{4}$/.test(options.year)) {
    throw new UsageError(`--year cần một năm bốn chữ số, ví dụ 2026; đã nhận “${options.year}”.`);
  }
  const year = Number(options.year);
  for await (const text of linesOfStdin()) {
    const { input, kind, from, to, occurrences, flags, error } = readDue(text, { year });
    process.stdout.write(`${JSON.stringify({ input, kind, from, to, occurrences, flags, error })}\n`);
  }
  return EXIT.done;
}
