/**
 * W1: staff cells belong to whom they stand beside. A sort of what is visible, a cut and paste or a fill moves the
 * visible cells of rows and not their hidden keys; then the key of a row names one person and its cells another. Here the
 * keys are put right by what the server cells say, before anything is read by them. Where nobody can tell whose a staff
 * cell is, the row is named, and nothing may be written (`unsure`).
 */
import { sameCell } from '../workbook/cell-value.ts';
import type {
  CellValue,
  Change,
  RowSnapshot,
  StaffMemory,
  Tab,
  TabSnapshot,
  WorkbookSnapshot,
} from '../workbook/model.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import { type AwayRow, FAR, type ReadRows, readRows } from './read-rows.ts';
import type { RowIdentity } from '../workbook/row-identity.ts';
import { RowReferences, type WrittenRows } from './row-references.ts';
import type { WrittenCells } from '../workbook/written-cells.ts';
import { type Displaced, fateOfStaffCells, type Remembered } from './staff-columns.ts';
import { plain, TabCells } from './tab-cells.ts';

/** A row of which nobody can tell whose the cells typed in it are. */
export interface UnsureRow {
  readonly tab: string;
  /** Its place among the rows of the tab. */
  readonly at: number;
}

export interface RightedRows {
  /** The workbook as found, with every row under the key of whom it is about. */
  readonly snapshot: WorkbookSnapshot;
  /** What makes the workbook so. To be written first. */
  readonly changes: readonly Change[];
  /** How many rows of each tab got their key back, or what had been typed in them. */
  readonly righted: ReadonlyMap<string, number>;
  readonly unsure: readonly UnsureRow[];
}

export interface RightRowsInput {
  readonly snapshot: WorkbookSnapshot;
  /** The tabs as they would be laid out from the workbook as found: whose cells are whose, and what rows say now. */
  readonly wanted: readonly Tab[];
  readonly written: Pick<WrittenCells, 'last' | 'mayHold' | 'rows'>;
  readonly remembered: StaffMemory;
  readonly identityOf: (tab: string) => RowIdentity | null;
}

export function rightRows(input: RightRowsInput): RightedRows {
  const { snapshot, wanted, remembered } = input;
  const layouts = new Map(wanted.map((tab) => [tab.key, tab]));
  const righted = new Map<string, number>();
  const changes: Change[] = [];
  const unsure: UnsureRow[] = [];
  const known = snapshot.tabs.flatMap((found): readonly KnownTab[] => {
    const layout = layouts.get(found.key);
    const identity = input.identityOf(found.key);
    const isAlone = snapshot.tabs.filter(({ key }) => key === found.key).length === 1;
    if (layout === undefined || identity === null || !isAlone) return [];
    const tab = new TabCells(found, layout);
    return [
      { tab, identity, references: new RowReferences(tab, identity, writtenIn(found.key, input.written)) },
    ];
  });
  const tabs = snapshot.tabs.map((found) => {
    const one = known.find(({ tab }) => tab.found === found);
    if (one === undefined) return found;
    const others = known.filter((other) => other !== one && other.identity === one.identity);
    const answer = rightTab(one, others, (entity, column) => remembered(found.key, entity, column));
    changes.push(...answer.changes);
    unsure.push(...answer.unsure.map((at) => ({ tab: found.key, at })));
    if (answer.changes.length > 0) righted.set(found.key, answer.righted);
    return answer.tab;
  });
  return { snapshot: { ...snapshot, tabs }, changes, righted, unsure };
}

/** A tab with what each of its rows should say. */
interface KnownTab {
  readonly tab: TabCells;
  readonly identity: RowIdentity;
  readonly references: RowReferences;
}

function writtenIn(tab: string, written: RightRowsInput['written']): WrittenRows {
  return {
    last: (key, column) => written.last(tab, key, column),
    mayHold: (key, column, value) => written.mayHold(tab, key, column, value),
    rows: written.rows(tab),
  };
}

interface RightedTab {
  readonly tab: TabSnapshot;
  readonly changes: readonly Change[];
  readonly righted: number;
  /** Places of rows. */
  readonly unsure: readonly number[];
}

/** @param others tabs of the same kind: a row may have been moved from one to another. */
function rightTab(
  { tab, references }: KnownTab,
  others: readonly KnownTab[],
  remembered: Remembered,
): RightedTab {
  const read = readRows(tab, references);
  const unsure = new Set<number>();
  const keys = new Map<number, string | null>();
  for (const group of groupsOf(read.displaced)) {
    const fate = fateOfStaffCells(group, tab, references, remembered);
    if (fate === 'unsure') for (const { at } of group) unsure.add(at);
    if (fate === 'moved') for (const { at, to } of group) keys.set(at, to);
  }
  leaveKeys(read, keys, unsure);
  const taken = new Set(keys.values());
  const back: AwayRow[] = read.blank.filter(({ key }) => !taken.has(key));
  for (const one of read.copies) {
    const fate = fateOfCopy(one, tab, remembered);
    if (fate === 'unsure') unsure.add(one.at);
    if (fate === 'copied') back.push(one);
  }
  const mixed = [...read.spoilt, ...read.marred];
  // A displaced row is parted too where something of it stayed behind.
  const parted = [...mixed, ...read.displaced.map(({ at, row, to }) => ({ at, row, key: to }))];
  for (const one of mixed) {
    if (!hasTyped(one, tab, remembered)) continue;
    const isFromElsewhere = others.some((other) => other.references.isNameShownBy(one.row, tab));
    if (isFromElsewhere || isStrange(one, references) || holdsPartOf(one, parted, references))
      unsure.add(one.at);
  }
  return answerOf(tab, keys, back, unsure, remembered);
}

/** Displaced rows that hang together: what became of one's cells says what became of the others'. */
function groupsOf(displaced: readonly Displaced[]): readonly (readonly Displaced[])[] {
  const byFrom = new Map(displaced.map((one) => [one.from, one]));
  const sources = new Set(displaced.map(({ to }) => to));
  const seen = new Set<Displaced>();
  const groups: Displaced[][] = [];
  const starts = [...displaced].sort((left, right) => Number(isInner(left)) - Number(isInner(right)));
  for (const start of starts) {
    const group: Displaced[] = [];
    for (
      let one: Displaced | undefined = start;
      one !== undefined && !seen.has(one);
      one = byFrom.get(one.to)
    ) {
      seen.add(one);
      group.push(one);
    }
    if (group.length > 0) groups.push(group);
  }
  return groups;

  /** Another row shows what belongs under its key: the chain does not begin here. */
  function isInner({ from }: Displaced): boolean {
    return from !== null && sources.has(from);
  }
}

/** A key given to another row leaves the row where it stood; nothing else may be left there without one. */
function leaveKeys(read: ReadRows, keys: Map<number, string | null>, unsure: Set<number>): void {
  const taken = new Set(keys.values());
  for (const { at, key } of read.blank) if (taken.has(key)) keys.set(at, null);
  for (const { at, key } of [...read.copies, ...read.spoilt]) if (taken.has(key)) unsure.add(at);
  for (const { at, from } of read.displaced) if (!keys.has(at) && taken.has(from)) unsure.add(at);
}

/**
 * `stayed`: only server cells were pasted over, the staff cells are the row's own. `copied`: the staff cells are those
 * of the original as well, and what was last seen in the row comes back.
 */
function fateOfCopy(
  { row, key, original }: ReadRows['copies'][number],
  tab: TabCells,
  remembered: Remembered,
): 'stayed' | 'copied' | 'unsure' {
  const staff = [...tab.columns].filter(([column]) => tab.staffCells(key).has(column));
  const entity = entityOfRowKey(key);
  if (staff.every(([column]) => sameCell(tab.cell(row, column), plain(remembered(entity, column)))))
    return 'stayed';
  if (original === null || tab.ownCells(row).length > 0) return 'unsure';
  const isCopy = staff.every(([column]) => sameCell(tab.cell(row, column), tab.cell(original, column)));
  return isCopy ? 'copied' : 'unsure';
}

/** Something was typed into the row since the last sync, or came there with a part that was moved. */
function hasTyped({ row, key }: AwayRow, tab: TabCells, remembered: Remembered): boolean {
  const staff = [...tab.staffCells(key)].filter((column) => tab.placeOf(column) !== null);
  const entity = entityOfRowKey(key);
  return staff.some((column) => !sameCell(tab.cell(row, column), plain(remembered(entity, column))));
}

/** More than one cell typed over, or the name or the seat of somebody else: it may not be the row that its key says. */
function isStrange({ row, key }: AwayRow, references: RowReferences): boolean {
  const typedOver = references.deviationsFrom(row, key);
  return (
    typedOver.length >= FAR ||
    references.isPlaceOfAnother(row, key) ||
    (typedOver.includes(references.nameColumn ?? '') && references.isNameOfAnother(row, key))
  );
}

/** What is strange in the row is what should stand in another that is not as it should be either: a part was sorted. */
function holdsPartOf(one: AwayRow, parted: readonly AwayRow[], references: RowReferences): boolean {
  const strange = references.strangeCells(one.row, one.key);
  return parted.some(
    (other) =>
      other !== one &&
      strange.some(
        (column) =>
          references.says(one.row, other.key, column) && !references.says(other.row, other.key, column),
      ),
  );
}

function answerOf(
  tab: TabCells,
  keys: ReadonlyMap<number, string | null>,
  back: readonly AwayRow[],
  unsure: ReadonlySet<number>,
  remembered: Remembered,
): RightedTab {
  const { found } = tab;
  const rows: RowSnapshot[] = found.rows.map((row, at) =>
    keys.has(at) ? { ...row, key: keys.get(at) ?? null } : row,
  );
  const changes: Change[] = [];
  if (keys.size > 0) {
    const given = [...keys].sort(([left], [right]) => left - right).map(([index, key]) => ({ index, key }));
    changes.push({ kind: 'giveKeys', tab: found.key, keys: given });
  }
  for (const { at, row, key } of back) {
    const cells = [...row.cells];
    for (const [column, place] of tab.columns) {
      if (!tab.staffCells(key).has(column)) continue;
      const [before, after] = [plain(cells[place]), plain(remembered(entityOfRowKey(key), column))];
      if (sameCell(before, after)) continue;
      while (cells.length < place) cells.push(null);
      cells[place] = after;
      changes.push({ kind: 'setCell', tab: found.key, row: key, column, before, after, reason: 'carried' });
    }
    rows[at] = { key, cells };
  }
  for (const at of unsure) rows[at] = asLastSeen(rows[at], tab, remembered);
  const count =
    keys.size +
    back.filter(({ at, row }) => rows[at]?.cells.some((cell, place) => !sameCell(cell, row.cells[place])))
      .length;
  return { tab: { ...found, rows }, changes, righted: count, unsure: [...unsure].sort((a, b) => a - b) };
}

/** What was typed since in a row of which nobody can tell is not read. */
function asLastSeen(row: RowSnapshot | undefined, tab: TabCells, remembered: Remembered): RowSnapshot {
  const { key = null, cells = [] } = row ?? {};
  if (key === null) return { key, cells };
  const kept: CellValue[] = [...cells];
  for (const [column, place] of tab.columns) {
    if (!tab.staffCells(key).has(column)) continue;
    while (kept.length < place) kept.push(null);
    kept[place] = plain(remembered(entityOfRowKey(key), column));
  }
  return { key, cells: kept };
}
