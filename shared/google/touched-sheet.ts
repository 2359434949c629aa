import * as z from 'zod/mini';
import type { GoogleTab } from './google-workbook.ts';
import type { PlacedRow } from './sheet-draft.ts';

/** A sheet that stood before a batch, and what the batch meant to make of its cells, rows and columns. */
export interface TouchedSheet {
  /** As it was read before the batch. */
  readonly tab: Pick<GoogleTab, 'sheetId' | 'title' | 'columns' | 'rows'>;
  /** As the batch leaves them. */
  readonly columns: readonly (string | null)[];
  readonly rows: readonly MeantRow[];
}

/** A row where the batch leaves it, with what it writes there. */
export type MeantRow = Omit<PlacedRow, 'paint'>;

/**
 * What a batch means, as text: it is remembered before the batch is sent, because after a kill nothing else knows which
 * row was meant by which position. Read by the version that wrote it; of what another wrote nothing is known.
 */
export const WRITE_INTENT = {
  of: (touched: readonly TouchedSheet[]): string => {
    const sheets = touched.map(({ tab: { sheetId, title, columns: before, rows: held }, columns, rows }) => ({
      tab: { sheetId, title, columns: before, rows: held },
      columns,
      rows: rows.map(({ key, origin, at, isRetired, writes }) => {
        return { key, origin, at, isRetired, writes: [...writes] };
      }),
    }));
    return JSON.stringify({ version: VERSION, sheets });
  },
  partsOf: (text: string): readonly TouchedSheet[] => {
    const stored = STORED.safeParse(JSON.parse(text));
    const sheets = stored.success ? stored.data.sheets : [];
    return sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({ ...row, writes: new Map(row.writes) })),
    }));
  },
};

const VERSION = 1;

const CELL = z.nullable(z.union([z.string(), z.number(), z.boolean()]));
const KEY = z.nullable(z.string());

const STORED = z.object({
  version: z.literal(VERSION),
  sheets: z.array(
    z.object({
      tab: z.object({
        sheetId: z.number(),
        title: z.string(),
        columns: z.array(KEY),
        rows: z.array(z.object({ key: KEY, cells: z.array(CELL) })),
      }),
      columns: z.array(KEY),
      rows: z.array(
        z.object({
          key: KEY,
          origin: z.nullable(z.number()),
          at: z.number(),
          isRetired: z.boolean(),
          writes: z.array(z.tuple([z.string(), CELL])),
        }),
      ),
    }),
  ),
});
