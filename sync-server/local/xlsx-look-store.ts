import type { TabLook } from '#shared/workbook/tab-look.ts';
import type { SheetRow } from './sheet/read-sheet.ts';

/** Below the 32,767 characters of a cell, with room for escapes. */
const CHUNK_CHARACTERS = 30_000;

export interface StoredLook {
  readonly fingerprint: string;
  readonly look: TabLook;
}

/** The looks last written, by tab key. What somebody deleted or damaged is absent, and the tab is painted again. */
export function readLooks(rows: readonly SheetRow[]): Map<string, StoredLook> {
  const looks = new Map<string, StoredLook>();
  for (const { cells } of rows) {
    const [key, fingerprint, ...chunks] = cells;
    if (typeof key !== 'string' || typeof fingerprint !== 'string') continue;
    const look = parse(chunks.filter((chunk) => typeof chunk === 'string').join(''));
    if (look !== null) looks.set(key, { fingerprint, look });
  }
  return looks;
}

/** The rows of the hidden sheet that keeps them. */
export function lookRows(looks: ReadonlyMap<string, StoredLook>): readonly (readonly string[])[] {
  return [...looks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { fingerprint, look }]) => [key, fingerprint, ...chunksOf(JSON.stringify(look))]);
}

function chunksOf(text: string): readonly string[] {
  const chunks: string[] = [];
  for (let at = 0; at < text.length; at += CHUNK_CHARACTERS)
    chunks.push(text.slice(at, at + CHUNK_CHARACTERS));
  return chunks;
}

/** The sheet is ours, so its shape is checked only as far as a damaged one could break the painting. */
function parse(text: string): TabLook | null {
  try {
    const look = JSON.parse(text) as Partial<TabLook> | null;
    if (!Array.isArray(look?.columns) || typeof look.rows !== 'object') return null;
    return look as TabLook;
  } catch {
    return null;
  }
}
