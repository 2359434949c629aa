/**
 * UTF-8 that a program took for Latin-1 or Windows-1252 and saved again: "Nguyá»…n". Read back as the bytes it was.
 * Null where some character stands for no byte, or the bytes are no UTF-8: then letters are lost.
 */
export function withoutMojibake(text: string): string | null {
  let escaped = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : WINDOWS_1252.get(character);
    if (byte === undefined) return null;
    escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

/** What Windows-1252 has in the places of Latin-1's control characters, from 0x80 on; a blank where it has nothing. */
const WINDOWS_1252: ReadonlyMap<string, number> = new Map(
  Array.from('€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ')
    .map((character, index) => [character, 0x80 + index] as const)
    .filter(([character]) => character !== ' '),
);
