/** Steps and looks that several experiments of the self-test share (assumptions.ts). */
import type { SheetsRequest } from '#shared/google/google-workbook.ts';
import { TAB_METADATA } from '#shared/workbook/marks.ts';
import { type CellInput, NotTried, type ScratchTab } from './scratch-tabs.ts';

/** Three rows whose hidden keys run against their letters. */
export async function hiddenKeys(tab: ScratchTab): Promise<void> {
  const lines: readonly (readonly CellInput[])[] = [
    ['k1', 'c', 3],
    ['k2', 'b', 2],
    ['k3', 'a', 1],
  ];
  await tab.must(tab.writing(lines), {
    updateDimensionProperties: {
      range: columns(tab, 0, 1),
      properties: { hiddenByUser: true },
      fields: 'hiddenByUser',
    },
  });
}

export async function tabMarks(tab: ScratchTab): Promise<ReadonlyMap<number, string | null>> {
  const { sheets = [] } = await tab.all.look(
    'sheets(properties.sheetId,developerMetadata(metadataKey,metadataValue))',
  );
  return new Map(
    sheets.map(({ properties, developerMetadata = [] }) => [
      properties?.sheetId ?? 0,
      developerMetadata.find(({ metadataKey }) => metadataKey === TAB_METADATA)?.metadataValue ?? null,
    ]),
  );
}

/** Whoever makes a protection is among its editors; asked of Google, since a token does not say whose it is. */
export async function ownAddress(tab: ScratchTab): Promise<string[]> {
  const range = gridOf(tab, columns(tab, 5, 6));
  const answer = await tab.all.change([{ addProtectedRange: { protectedRange: { range } } }]);
  if (answer.refused !== null) throw new NotTried(`Google không cho bảo vệ vùng: ${answer.refused}`);
  const { sheets = [] } = await tab.all.look(
    'sheets(properties.sheetId,protectedRanges(editors,protectedRangeId))',
  );
  const made = sheets.find(({ properties }) => properties?.sheetId === tab.sheetId)?.protectedRanges?.[0];
  await tab.must({ deleteProtectedRange: { protectedRangeId: made?.protectedRangeId ?? 0 } });
  const users = made?.editors?.users ?? [];
  if (users.length === 0) throw new NotTried('Google không cho biết tài khoản nào đang dùng');
  return users;
}

export function sortBy(tab: ScratchTab, range: object, column: number): SheetsRequest {
  return { sortRange: { range, sortSpecs: [{ dimensionIndex: column, sortOrder: 'ASCENDING' }] } };
}

export function columns({ sheetId }: ScratchTab, startIndex: number, endIndex: number) {
  return { sheetId, dimension: 'COLUMNS', startIndex, endIndex };
}

export function rows({ sheetId }: ScratchTab, startIndex: number, endIndex: number) {
  return { sheetId, dimension: 'ROWS', startIndex, endIndex };
}

/** Whole columns as a range of cells. */
export function gridOf({ sheetId }: ScratchTab, { startIndex, endIndex }: ReturnType<typeof columns>) {
  return { sheetId, startColumnIndex: startIndex, endColumnIndex: endIndex };
}

/** Null where both are the same; else what was found. Empty ends of rows do not count. */
export function differs(found: readonly unknown[], expected: readonly unknown[]): string | null {
  const kept = found.slice(0, Math.max(found.length, expected.length));
  while (kept.length > expected.length && (kept.at(-1) === null || isEmptyRow(kept.at(-1)))) kept.pop();
  return JSON.stringify(kept) === JSON.stringify(expected) ? null : `đọc được ${shown(kept)}`;
}

function isEmptyRow(row: unknown): boolean {
  return Array.isArray(row) && row.length === 0;
}

export function shown(value: unknown): string {
  const text = value == null ? 'không có' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
