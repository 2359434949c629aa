/** Lines of a cell's note that begin so are the add-in's; the others are somebody's own and stay. */
const NOTE_MARK = 'Sổ Lớp:';

export function noteLine(text: string): string {
  return `${NOTE_MARK} ${text}`;
}

/** The note with the add-in's lines replaced. Empty: no note. */
export function withNote(note: string, lines: readonly string[]): string {
  const own = note.split('\n').filter((line) => !line.startsWith(NOTE_MARK));
  return [...own, ...lines.map(noteLine)].filter((line) => line !== '').join('\n');
}
