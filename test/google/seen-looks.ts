import type { FakeCell } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import type { SeenFormat, SeenLook } from '../workbook-harness.ts';
import { wholeColumn } from './staff-edits.ts';

/** How cells look, as the spreadsheet of the fake has it. */
export function seenLooks(
  hands: StaffHands,
  title: string,
  rows: number,
  columns: number,
): readonly (readonly SeenLook[])[] {
  const sheet = hands.sheet(title);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) =>
      seenLook(sheet.rows[row]?.cells[wholeColumn(sheet, column)]),
    ),
  );
}

interface StoredFormat {
  readonly numberFormat?: { readonly type?: string; readonly pattern?: string };
  readonly textFormat?: { readonly bold?: boolean; readonly link?: unknown };
  readonly horizontalAlignment?: string;
  readonly wrapStrategy?: string;
  readonly backgroundColor?: unknown;
}

interface StoredRule {
  readonly condition: {
    readonly type: string;
    readonly values?: readonly { readonly userEnteredValue: string }[];
  };
}

function seenLook(cell: FakeCell | undefined): SeenLook {
  const format = (cell?.userEnteredFormat ?? {}) as StoredFormat;
  const { numberFormat, textFormat, horizontalAlignment, wrapStrategy, backgroundColor } = format;
  return {
    format: FORMATS[`${numberFormat?.type} ${numberFormat?.pattern}`] ?? 'general',
    offers: seenOffers(cell?.dataValidation as StoredRule | undefined),
    isBold: textFormat?.bold === true,
    isLink: textFormat?.link !== undefined,
    align: `${horizontalAlignment} ${wrapStrategy}`,
    fill: JSON.stringify([backgroundColor ?? null, { ...textFormat, link: undefined }]),
  };
}

const FORMATS: Readonly<Record<string, SeenFormat>> = {
  'TEXT @': 'text',
  'NUMBER 0': 'integer',
  'NUMBER #,##0': 'amount',
  'PERCENT 0%': 'percent',
  'PERCENT 0.00%': 'share',
  'DATE dd/MM/yyyy': 'date',
  'DATE_TIME dd/MM/yyyy HH:mm': 'dateTime',
};

function seenOffers(rule: StoredRule | undefined): SeenLook['offers'] {
  if (rule === undefined) return null;
  const { type, values = [] } = rule.condition;
  if (type === 'BOOLEAN') return 'box';
  const texts = values.map(({ userEnteredValue }) => userEnteredValue);
  const [, tab] = /^='(.+)'!/.exec(texts[0] ?? '') ?? [];
  return type === 'ONE_OF_RANGE' && tab !== undefined ? { tab } : texts;
}
