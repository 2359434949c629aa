import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import type { FakeSheet } from '../fakes/google-sheets/model.ts';

/** Whom or what a row is about, by what is to be seen of it: a name, else unit and role. Null: that cannot be seen. */
export function besideRow(sheet: FakeSheet, cells: readonly unknown[]): string | null {
  const columns = ['name', 'unit', 'role'].map((column) => columnAt(sheet, column));
  if (columns.includes(-1)) return null;
  const [name, unit, role] = columns.map((at) => cells[at] ?? null);
  const isSpoilt = [name, unit, role].some((cell) => typeof cell === 'string' && /^(?:sửa|chữ) /.test(cell));
  if (isSpoilt) return null;
  if (typeof name === 'string') return name;
  // Somebody's row whose name nobody can see, since staff deleted that column and the server knows them no more.
  const status = cells[columnAt(sheet, 'status')] ?? null;
  if (typeof status === 'string' && status !== UNTAKEN) return null;
  return typeof unit === 'string' && typeof role === 'string' ? `${VACANT}${unit}, ${role}` : null;
}

/** The seat that a row is about, whoever has it. */
export function seatOf(sheet: FakeSheet, cells: readonly unknown[]): string {
  return `${VACANT}${['unit', 'role'].map((column) => cells[columnAt(sheet, column)]).join(', ')}`;
}

const UNTAKEN = 'Chưa đăng ký';
export const VACANT = 'chỗ trống ';
