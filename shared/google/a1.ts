/** The title as A1 notation wants it: always quoted, so that "NV I.1" or "A1" is no cell address. */
export function quotedTitle(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** "A" → 0, "AA" → 26. */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The size of a range such as `'Lớp 01'!A1:Z1000`; null where it is not written out. */
export function sizeOfRange(range: string): { readonly rows: number; readonly columns: number } | null {
  const found = /!\$?[A-Z]+\$?\d+:\$?([A-Z]+)\$?(\d+)$/u.exec(range);
  return found === null ? null : { columns: columnOfLetters(found[1]!) + 1, rows: Number(found[2]) };
}
