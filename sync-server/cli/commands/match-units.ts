import { EXIT } from '../exit-code.ts';
import { linesOfStdin } from '../lines-of-stdin.ts';
import { gazetteerFor } from '../workplace.ts';

/** One typed name per line in; one JSON object per line out (design.md, "Command line"). */
export async function matchUnits(): Promise<number> {
  const gazetteer = gazetteerFor({});
  for await (const input of linesOfStdin()) {
    const { status, code, method, suggestions } = gazetteer.match(input);
    process.stdout.write(`${JSON.stringify({ input, status, code, method, suggestions })}\n`);
  }
  return EXIT.done;
}
