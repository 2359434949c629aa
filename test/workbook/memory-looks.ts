import type { CellKind, Change, RowKind } from '#shared/workbook/model.ts';
import { type CellLook, cellLook, lookAfter, PLAIN_ROW, type TabLook } from '#shared/workbook/tab-look.ts';
import type { SeenLook } from '../workbook-harness.ts';

/** How the cells of a workbook in memory look, by what the changes said of them. */
export class MemoryLooks {
  private readonly looks = new Map<string, TabLook>();

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const key = typeof change.tab === 'string' ? change.tab : change.tab.key;
      this.looks.set(key, lookAfter(this.looks.get(key) ?? { columns: [], rows: {} }, change));
    }
  }

  cell(
    tab: string | null,
    row: string | null,
    key: string | null,
    titleOf: (tab: string) => string,
  ): SeenLook {
    const look = this.looks.get(tab ?? '');
    const column = look?.columns.find((candidate) => candidate.key === key);
    if (look === undefined || column === undefined || row === null)
      throw new Error(`a cell of nobody's has no look: ${tab} ${row} ${key}`);
    const rowLook = look.rows[row] ?? PLAIN_ROW;
    const { kind, format, offers } = cellLook(column, rowLook, look.columns);
    return {
      format: FORMATS[format.kind],
      offers: seenOffers(offers, titleOf),
      isBold: BOLD.has(kind),
      isLink: rowLook.links?.[column.key] !== undefined,
      align: format.align ?? 'default',
      fill: kind,
    };
  }
}

function seenOffers(offers: CellLook['offers'], titleOf: (tab: string) => string): SeenLook['offers'] {
  if (offers === null || offers === 'box') return offers;
  return 'list' in offers ? offers.list : { tab: titleOf(offers.tab) };
}

const BOLD: ReadonlySet<RowKind> = new Set(['title', 'header', 'section', 'total']);

const FORMATS: Readonly<Record<CellKind, SeenLook['format']>> = {
  text: 'text',
  phone: 'text',
  choice: 'text',
  integer: 'integer',
  amount: 'amount',
  percent: 'percent',
  share: 'share',
  progress: 'percent',
  date: 'date',
  dateTime: 'dateTime',
  check: 'general',
};
