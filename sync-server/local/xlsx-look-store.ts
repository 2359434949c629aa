import type ExcelJS from 'exceljs';
import { LOOK_STORE_TITLE } from '#shared/workbook/marks.ts';
import type { TabLook } from '#shared/workbook/tab-look.ts';

/** Below the 32,767 characters of a cell, with room for escapes. */
const CHUNK_CHARACTERS = 30_000;

export interface StoredLook {
  readonly fingerprint: string;
  readonly look: TabLook;
}

/** The looks last written, by tab key. What somebody deleted or damaged is absent, and the tab is painted again. */
export function readLooks(workbook: ExcelJS.Workbook): Map<string, StoredLook> {
  const looks = new Map<string, StoredLook>();
  workbook.getWorksheet(LOOK_STORE_TITLE)?.eachRow((row) => {
    const [key, fingerprint, ...chunks] = (row.values as unknown[]).slice(1);
    if (typeof key !== 'string' || typeof fingerprint !== 'string') return;
    const look = parse(chunks.filter((chunk) => typeof chunk === 'string').join(''));
    if (look !== null) looks.set(key, { fingerprint, look });
  });
  return looks;
}

export function writeLooks(workbook: ExcelJS.Workbook, looks: ReadonlyMap<string, StoredLook>): void {
  const sheet = workbook.getWorksheet(LOOK_STORE_TITLE) ?? workbook.addWorksheet(LOOK_STORE_TITLE);
  sheet.state = 'veryHidden';
  // Taking the rows out leaves the cells beyond a shorter row that comes into their place.
  sheet.eachRow((row) => {
    row.values = [];
  });
  let number = 1;
  for (const [key, { fingerprint, look }] of [...looks].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = sheet.getRow(number++);
    [key, fingerprint, ...chunksOf(JSON.stringify(look))].forEach((text, at) => {
      row.getCell(at + 1).value = text;
    });
  }
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
