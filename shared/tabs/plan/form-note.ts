/**
 * What the office should know of its Form, beside the Form's address in `Kế hoạch` (P42, W3): questions whose answers play
 * no part, or that its responses were not found. Known only to a sync that looks for them; one that does not (a decision
 * of the panel) leaves what stands.
 */
import { PLAN_TAB, SETTING_ROW } from '../../workbook/keys.ts';
import type { CellValue, Tab } from '../../workbook/model.ts';

const ROW = SETTING_ROW.of('url');
const COLUMN = 'note';
const MARK = 'Lưu ý về biểu mẫu: ';

/** What stands beside the address of the Form in these tabs; null: nothing. */
export function formNoteOf(tabs: readonly Tab[]): string | null {
  const row = tabs.find(({ key }) => key === PLAN_TAB)?.rows.find(({ key }) => key === ROW);
  return withoutMark(lineOf(row?.cells[COLUMN]));
}

/** What the last sync left there. */
export function formNoteBefore(
  lastWritten: (tab: string, row: string, column: string) => CellValue | undefined,
): string | null {
  return withoutMark(lineOf(lastWritten(PLAN_TAB, ROW, COLUMN)));
}

/** @param note one line; null: there is nothing to say; undefined: the responses were not looked for. */
export function withFormNote(
  tabs: readonly Tab[],
  note: string | null | undefined,
  lastWritten: (tab: string, row: string, column: string) => CellValue | undefined,
): readonly Tab[] {
  const line = note === undefined ? lineOf(lastWritten(PLAN_TAB, ROW, COLUMN)) : note && MARK + note;
  if (line === null) return tabs;
  return tabs.map((tab) => (tab.key === PLAN_TAB ? withLine(tab, line) : tab));
}

function withLine(tab: Tab, line: string): Tab {
  const rows = tab.rows.map((row) => {
    if (row.key !== ROW) return row;
    const others = row.cells[COLUMN] ?? null;
    const note = others === null ? line : `${String(others)}\n${line}`;
    return { ...row, cells: { ...row.cells, [COLUMN]: note } };
  });
  return { ...tab, rows };
}

function withoutMark(line: string | null): string | null {
  return line === null ? null : line.slice(MARK.length);
}

function lineOf(note: CellValue | undefined): string | null {
  if (typeof note !== 'string') return null;
  return note.split('\n').find((line) => line.startsWith(MARK)) ?? null;
}
