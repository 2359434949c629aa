/** What any matcher must do with a text at least: look it up, bring it to one composition, take its marks off. */
import { plainKey } from '#shared/text/vietnamese.ts';

export function unitFloors(
  typed: readonly string[],
): readonly { readonly name: string; readonly ms: number }[] {
  return FLOORS.map(({ name, work }) => {
    // Once for the engine, once for the clock.
    for (const text of typed) work(text);
    const began = performance.now();
    const seen = new Map<string, string>();
    // A copy, whose hash is not known yet.
    for (const text of typed) seen.set(work(` ${text}`.slice(1)), text);
    return { name: `floor: ${name}`, ms: performance.now() - began };
  });
}

const FLOORS: readonly { readonly name: string; readonly work: (text: string) => string }[] = [
  { name: 'a lookup by the text', work: (text) => text },
  {
    name: 'the same of the text composed, in small letters',
    work: (text) => text.normalize('NFC').toLowerCase(),
  },
  { name: 'the same of the text without marks', work: plainKey },
];
