/** What is not the same on both sides, said so that a reader finds the place. */
import type { Table, TableRow } from './workbook-tables.ts';

export interface Difference {
  readonly set: number;
  /** What was done: “step 2, sync”. */
  readonly step: string;
  readonly kind: DifferenceKind;
  /** Tab, row, column of a cell; the path of a value in a report; the words of a command. */
  readonly place: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export type DifferenceKind =
  | 'exit code'
  | 'output'
  | 'messages'
  | 'report'
  | 'tabs'
  | 'title'
  | 'columns'
  | 'rows'
  | 'cell'
  | 'look'
  | 'hand';

export type Found = Omit<Difference, 'set' | 'step'>;

/** Two workbooks, by keys: which tabs, columns and rows in which order, what stands in the cells, and how it looks. */
export function compareTables(before: readonly Table[], after: readonly Table[]): Found[] {
  const tabs = ordersDiffer(
    'tabs',
    [],
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  return [...tabs, ...inBoth(before, after).flatMap(([left, right]) => compareTabs(left, right))];
}

/** Two values as JSON has them. Lists whose items have a `key` or `code` are compared item by item. */
export function compareValues(
  kind: DifferenceKind,
  place: readonly string[],
  before: unknown,
  after: unknown,
): Found[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(kind, place, before, after);
  if (isRecord(before) && isRecord(after)) return compareRecords(kind, place, before, after);
  return [{ kind, place, before, after }];
}

function compareTabs(before: Table, after: Table): Found[] {
  const place = [before.key];
  return [
    ...compareValues('title', place, before.title, after.title),
    ...ordersDiffer('columns', place, before.columns, after.columns),
    ...rowsDiffer(place, before.rows, after.rows),
    ...compareRecords('look', place, before.look, after.look),
    ...inBoth(before.rows, after.rows).flatMap(([left, right]) => compareRows(place, left, right)),
  ];
}

/** Of a row that only one side has, what it says. */
function rowsDiffer(
  place: readonly string[],
  before: readonly TableRow[],
  after: readonly TableRow[],
): Found[] {
  const keys = (rows: readonly TableRow[]) => rows.map(({ key }) => key);
  const cellsOf = (rows: readonly TableRow[], key: string | undefined) =>
    rows.find((row) => row.key === key)?.cells;
  return ordersDiffer('rows', place, keys(before), keys(after)).map((found) => {
    const key = found.place.at(-1);
    const [left, right] = [cellsOf(before, key), cellsOf(after, key)];
    if (left === undefined && right === undefined) return found;
    return { ...found, before: left ?? found.before, after: right ?? found.after };
  });
}

function compareRows(tab: readonly string[], before: TableRow, after: TableRow): Found[] {
  const place = [...tab, before.key];
  return [
    ...compareRecords('cell', place, before.cells, after.cells),
    ...compareRecords('look', place, before.looks, after.looks),
  ];
}

/** What only one side has, and, of what both have, the first place where the order differs. */
function ordersDiffer(
  kind: DifferenceKind,
  place: readonly string[],
  before: readonly string[],
  after: readonly string[],
): Found[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const only = [
    ...before
      .filter((key) => !inAfter.has(key))
      .map((key) => ({ kind, place: [...place, key], before: 'there', after: 'not there' })),
    ...after
      .filter((key) => !inBefore.has(key))
      .map((key) => ({ kind, place: [...place, key], before: 'not there', after: 'there' })),
  ];
  const left = before.filter((key) => inAfter.has(key));
  const right = after.filter((key) => inBefore.has(key));
  const at = left.findIndex((key, index) => key !== right[index]);
  if (at < 0) return only;
  return [...only, { kind, place: [...place, `order, place ${at + 1}`], before: left[at], after: right[at] }];
}

function compareLists(
  kind: DifferenceKind,
  place: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
): Found[] {
  const [left, right] = [keysOf(before), keysOf(after)];
  if (left === null || right === null) return compareRecords(kind, place, numbered(before), numbered(after));
  const byKey = (keys: readonly string[], items: readonly unknown[]) =>
    Object.fromEntries(keys.map((key, at) => [key, items[at]]));
  const order = ordersDiffer(kind, place, left, right).filter(({ place: at }) =>
    at.at(-1)?.startsWith('order'),
  );
  return [...order, ...compareRecords(kind, place, byKey(left, before), byKey(right, after))];
}

function numbered(items: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(items.map((item, at) => [String(at), item]));
}

/** What each item calls itself; null unless every item does, and each differently. */
function keysOf(items: readonly unknown[]): string[] | null {
  const keys = items.map((item) => (isRecord(item) ? (item['key'] ?? item['code']) : undefined));
  const texts = keys.filter((key) => typeof key === 'string');
  return texts.length === items.length && new Set(texts).size === items.length ? texts : null;
}

function compareRecords(
  kind: DifferenceKind,
  place: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Found[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => compareValues(kind, [...place, name], before[name], after[name]));
}

function inBoth<Item extends { readonly key: string }>(
  before: readonly Item[],
  after: readonly Item[],
): (readonly [Item, Item])[] {
  const others = new Map(after.map((item) => [item.key, item]));
  return before.flatMap((item) => {
    const other = others.get(item.key);
    return other === undefined ? [] : [[item, other] as const];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
