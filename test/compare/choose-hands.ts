/** Chooses what staff do between two syncs. */
import { anyRow, type Desk, isPlanTab, ownedRows, rowOfClass } from './desk.ts';
import type { Hand } from './hand.ts';
import {
  addLogRow,
  changePlan,
  clearCell,
  correctProgramme,
  decideInClass,
  decideInQueue,
  recordAttendance,
  recordProgress,
} from './type-as-staff.ts';
import type { Table } from './workbook-tables.ts';

/** Decisions above all; then what staff record, and now and then what they do to rows, columns and tabs. */
export function chooseHands(desk: Desk): Hand[] {
  const { dice } = desk;
  const kinds: readonly (readonly [percent: number, times: number, choose: (desk: Desk) => Hand | null])[] = [
    [95, 5, decideInQueue],
    [80, 3, decideInClass],
    [60, 3, recordAttendance],
    [70, 3, recordProgress],
    [50, 2, clearCell],
    [40, 1, addLogRow],
    [30, 1, correctProgramme],
    [30, 2, overwrite],
    [25, 1, changePlan],
    [25, 1, sortRows],
    [20, 2, deleteRow],
    [12, 1, copyRow],
    [15, 1, addOwnRow],
    [12, 1, addColumn],
    [15, 2, addNote],
    [6, 1, renameTab],
    [5, 1, deleteTab],
    [6, 1, ({ dice }) => ({ does: 'add tab', title: `Nháp ${dice.between(1, 3)}` })],
  ];
  const hands: Hand[] = [];
  for (const [percent, times, choose] of kinds) {
    if (!dice.chance(percent)) continue;
    for (let time = dice.between(1, times); time > 0; time--) {
      const hand = choose(desk);
      if (hand !== null) hands.push(hand);
    }
  }
  return hands;
}

/** Server cells that somebody types over: the sync puts them back and says so. */
function overwrite({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => !isPlanTab(key)));
  const row = dice.maybe(table?.rows.filter(({ cells }) => Object.keys(cells).length > 2) ?? []);
  if (table === undefined || row === undefined) return null;
  const column = dice.maybe(Object.keys(row.cells).filter((name) => !name.startsWith('(own')));
  if (column === undefined) return null;
  return { does: 'type', tab: table.key, row: row.key, column, value: dice.pick(['ghi đè', 7, null]) };
}

function sortRows({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => key === 'review' || key.startsWith('class:')));
  if (table === undefined) return null;
  const rows = ownedRows(table).map(({ key }) => key);
  const column = dice.pick(
    ['name', 'unit', 'status', 'kind', 'remark', 'submitted'].filter((key) => table.columns.includes(key)),
  );
  return rows.length < 2 ? null : { does: 'sort', tab: table.key, rows: adjacentRows(table, rows), column };
}

function deleteRow(desk: Desk): Hand | null {
  const { dice } = desk;
  const found = dice.chance(50) ? rowOfClass(desk) : anyRow(desk);
  return found === null ? null : { does: 'delete row', ...found };
}

function copyRow(desk: Desk): Hand | null {
  const found = rowOfClass(desk);
  return found === null ? null : { does: 'copy row', ...found };
}

function addOwnRow(desk: Desk): Hand | null {
  const found = rowOfClass(desk);
  if (found === null) return null;
  return {
    does: 'add row',
    tab: found.tab,
    below: found.row,
    cells: { name: 'ghi thêm ở đây', remark: 'của cán bộ' },
  };
}

function addColumn(desk: Desk): Hand | null {
  const { dice } = desk;
  const found = rowOfClass(desk);
  if (found === null) return null;
  return {
    does: 'add column',
    tab: found.tab,
    before: dice.pick(['number', 'name', 'remark']),
    texts: { header: 'Xe đưa đón', [found.row]: 'xe 2' },
  };
}

function addNote(desk: Desk): Hand | null {
  const { tables, dice } = desk;
  const found = anyRow(desk);
  const table = tables.find(({ key }) => key === found?.tab);
  const column = dice.maybe(table?.columns ?? []);
  if (found === null || column === undefined) return null;
  return { does: 'note', ...found, column, text: 'Đã gọi điện, hẹn trả lời sau.' };
}

function renameTab({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => !key.startsWith('(')));
  return table === undefined
    ? null
    : { does: 'rename tab', tab: table.key, title: `${table.title.slice(0, 20)} (sửa)` };
}

function deleteTab({ tables, dice }: Desk): Hand | null {
  const table = dice.maybe(tables.filter(({ key }) => /^(?:class|task):|^(?:review|summary)$/.test(key)));
  return table === undefined ? null : { does: 'delete tab', tab: table.key };
}

/** Those of the rows that stand together without another row between, beginning with the first. */
function adjacentRows(table: Table, rows: readonly string[]): readonly string[] {
  const first = table.rows.findIndex(({ key }) => key === rows[0]);
  return rows.filter((key, at) => table.rows[first + at]?.key === key);
}
