/**
 * Parts joined into lines of at most so many characters. A text runs on over the empty cells beside it, in every
 * spreadsheet program and without merged cells, but it does not break: so long texts are broken here, at their parts.
 */
export function flowLines(
  parts: readonly string[],
  separator: string,
  charactersMax: number,
): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? part : `${last}${separator}${part}`;
    if (last !== undefined && longer.length <= charactersMax) lines[lines.length - 1] = longer;
    else lines.push(part);
    // The separator's own sign stays at the end of the line it closes.
    if (last !== undefined && longer.length > charactersMax)
      lines[lines.length - 2] = `${last}${separator.trimEnd()}`;
  }
  return lines;
}

/** A text in lines of whole words. */
export function flowText(text: string, charactersMax: number): readonly string[] {
  return flowLines(text.split(/\s+/), ' ', charactersMax);
}

/** A text cut behind a word, with "…" where something is left out. */
export function shortText(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  const cut = text.slice(0, charactersMax);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\s,;:(–-]+$/u, '')}…`;
}
