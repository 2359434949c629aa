/** What lies before staff who choose what to do: the workbook as it is, the plan's units, and chance. */
import type { PlanUnit } from './commune-names.ts';
import type { Dice } from './dice.ts';
import type { Table, TableRow } from './workbook-tables.ts';

export interface Desk {
  readonly tables: readonly Table[];
  readonly units: readonly PlanUnit[];
  readonly dice: Dice;
}

export function rowOfClass(
  { tables, dice }: Desk,
  isWanted: (row: TableRow) => boolean = () => true,
): { readonly tab: string; readonly row: string } | null {
  const rows = tables
    .filter(({ key }) => key.startsWith('class:'))
    .flatMap((table) => ownedRows(table).map((row) => ({ tab: table.key, row })))
    // Classes from which nobody registers are many; where people stand is where things happen.
    .filter(({ row }) => row.cells['name'] !== undefined || dice.chance(10))
    .filter(({ row }) => isWanted(row));
  const found = dice.maybe(rows);
  return found === undefined ? null : { tab: found.tab, row: found.row.key };
}

export function anyRow({ tables, dice }: Desk): { readonly tab: string; readonly row: string } | null {
  const table = dice.maybe(tables.filter(({ key }) => !key.startsWith('(') && !isPlanTab(key)));
  const row = dice.maybe(table?.rows.filter(({ key }) => !key.startsWith('(own')) ?? []);
  return table === undefined || row === undefined ? null : { tab: table.key, row: row.key };
}

/** Tabs in which a slip makes the whole plan unusable: what happens there is chosen with care (`changePlan`). */
export function isPlanTab(tab: string): boolean {
  return tab === 'plan' || tab === 'classes' || tab === 'assignment';
}

export function queueRows(tables: readonly Table[]): readonly TableRow[] {
  const table = tables.find(({ key }) => key === 'review');
  return table === undefined ? [] : ownedRows(table);
}

/** Rows about somebody, some seat or some occurrence, rather than headings. */
export function ownedRows({ key: tab, rows }: Table): readonly TableRow[] {
  const header = rows.findIndex(({ key }) => key === 'header');
  return rows.filter(({ key }, at) => {
    if (tab === 'review') return at > header && !key.startsWith('row-problem:') && !key.startsWith('(own');
    if (tab.startsWith('class:')) return key.startsWith('seat:') || key.startsWith('outside | ');
    return tab.startsWith('task:') && key.startsWith('occurrence ');
  });
}
