import { createCanThoMatcher } from '#shared/units/match-unit.ts';
import { EXIT } from '../exit-code.ts';
import { linesOfStdin } from '../lines-of-stdin.ts';

/** One typed name per line in; one JSON object per line out (design.md, "Command line"). */
export async function matchUnits(): Promise<number> {
  const matcher = createCanThoMatcher();
  for await (const input of linesOfStdin()) {
    const { status, code, method, suggestions } = matcher.match(input);
    process.stdout.write(`${JSON.stringify({ input, status, code, method, suggestions })}\n`);
  }
  return EXIT.done;
}
