import { countKeys } from '../workbook/key-count.ts';
import { HELD_BANNER } from '../workbook/held-banner.ts';
import { REVIEW_TAB, SUMMARY_TAB } from '../workbook/keys.ts';
import type { CellValue, Change, Tab, TabSnapshot, WorkbookSnapshot } from '../workbook/model.ts';
import type { Held } from './held.ts';

/**
 * The one thing that a held sync writes: why it is held, in the titles of the tabs where people look (W3). Where a title
 * is gone, stands twice or holds something of somebody's, nothing is written. The next sync that is not held writes the
 * title again, as it does with any cell of the server's.
 */
export function bannerChanges(snapshot: WorkbookSnapshot, wanted: readonly Tab[], held: Held): Change[] {
  const text = HELD_BANNER.of(bannerText(held));
  return [SUMMARY_TAB, REVIEW_TAB].flatMap((key): Change[] => {
    const found = snapshot.tabs.filter((tab) => tab.key === key);
    const [tab] = found;
    const title = wanted.find((one) => one.key === key)?.rows[0];
    const [column, words] = Object.entries(title?.cells ?? {})[0] ?? [];
    if (tab === undefined || found.length > 1 || title === undefined || column === undefined) return [];
    const before = cellOf(tab, title.key, column);
    if (before !== words && !HELD_BANNER.is(before)) return [];
    if (before === undefined || before === text) return [];
    return [{ kind: 'setCell', tab: key, row: title.key, column, before, after: text, reason: 'updated' }];
  });
}

function bannerText({ text, rows }: Held): string {
  if (rows.length === 0) return text;
  const shown = rows.slice(0, ROWS_SHOWN).join('; ');
  const more = rows.length > ROWS_SHOWN ? `; và ${rows.length - ROWS_SHOWN} dòng khác` : '';
  return `${text} Các dòng: ${shown}${more}.`;
}

/** A title runs across the tab in one line. */
const ROWS_SHOWN = 5;

/** Undefined: no such cell, or it stands twice. */
function cellOf(tab: TabSnapshot, row: string, column: string): CellValue | undefined {
  const rows = tab.rows.filter(({ key }) => key === row);
  const [only] = rows;
  if (only === undefined || rows.length > 1 || countKeys(tab.columns).get(column) !== 1) return undefined;
  return only.cells[tab.columns.indexOf(column)] ?? null;
}
