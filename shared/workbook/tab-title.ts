/** Excel's limit; Google allows more, but a workbook should be downloadable. */
const TITLE_CHARACTERS_MAX = 31;

/**
 * The title a new tab gets: as wanted, without the characters Excel refuses, and with a number where a tab of that
 * title stands already (titles differ by more than case). Staff's own tab of the same name is never taken over.
 */
export function freeTitle(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((title) => title.normalize('NFC').toLowerCase()));
  const base = legal(wanted);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const title = base.slice(0, TITLE_CHARACTERS_MAX - suffix.length).trimEnd() + suffix;
    if (!used.has(title.toLowerCase()) && title.toLowerCase() !== 'history') return title;
  }
}

function legal(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\\/?*[\]:]/g, '-')
    .replace(/^'+|'+$/g, '')
    .trim();
  return plain === '' ? 'Trang' : plain;
}
