/**
 * What the tests of a journal put into it. Without the test runner, so that a process which writes until it is killed
 * has not to load it first.
 */
import type { RememberedResponse } from '#shared/responses/history.ts';
import type { Response } from '#shared/responses/response.ts';
import type { SyncBegin } from '#shared/sync/journal-port.ts';
import type { CellValue, Change, Column, Row, Tab } from '#shared/workbook/model.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';

export function syncOf(parts: Partial<SyncBegin>): SyncBegin {
  return { at: 1, trigger: 'cli', responses: [], staffCells: [], changes: [], counts: {}, ...parts };
}

export function responseOf(row: number, fullName: string, phoneText = '0912 345 678'): Response {
  const delegate = {
    delegate: 1,
    fullName,
    position: 'Chuyên viên',
    phoneText,
    roleTyped: '',
    roleTitle: '',
  };
  return {
    row,
    sourceId: null,
    submittedAt: 1_778_051_111_000 + row,
    cellTexts: ['06/05/2026 14:05:11', 'Phường An Bình', fullName, phoneText],
    unitTyped: 'Phường An Bình',
    classTyped: '',
    delegates: [{ ...delegate, note: '' }],
  };
}

export function rememberedOf(id: string, present: boolean): RememberedResponse {
  return { id, versions: [{ response: responseOf(1, 'Nguyễn Văn An'), seenAt: 100 }], present };
}

export function staffCellOf(value: CellValue, seenAt: number, by: string | null = null): StaffCell {
  return { tab: 'class:01', entity: 'person 1', column: 'decision', value, seenAt, by };
}

export function setCell(
  after: CellValue,
  parts: { readonly row?: string; readonly before?: CellValue } = {},
): Change {
  const { row = 'r1', before = null } = parts;
  return { kind: 'setCell', tab: 'class:01', row, column: 'status', before, after, reason: 'updated' };
}

export function rowOf(key: string): Row {
  return { key, kind: 'data', cells: {} };
}

export function addTab(cells: Readonly<Record<string, Readonly<Record<string, CellValue>>>>): Change {
  return { kind: 'addTab', tab: tabOf(Object.keys(cells).map(rowOf)), cells, afterTab: null };
}

export function insertRow(
  key: string,
  cells: Readonly<Record<string, CellValue>>,
  reason: 'new' | 'restored',
): Change {
  return { kind: 'insertRow', tab: 'class:01', row: rowOf(key), columns: [], cells, after: null, reason };
}

export function tabOf(rows: readonly Row[]): Tab {
  return { key: 'class:01', title: 'Lớp 01', columns: [COLUMN], rows };
}

export const COLUMN: Column = {
  key: 'status',
  title: 'Tình trạng',
  owner: 'server',
  width: 20,
  kind: 'text',
};
