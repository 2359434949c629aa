import type { Row, Tab } from './model.ts';

/** Raised when an adapter paints differently, so that tabs written by an older version are painted again. */
const LOOK_VERSION = 1;

/**
 * Fingerprint of how a tab looks: columns, formats, choices, colours, frozen rows, print set-up, and the rows that look
 * unlike the rest. It does not depend on values, nor on how many plain data rows there are.
 */
export function lookOf(tab: Tab): string {
  const known = looks.get(tab);
  if (known !== undefined) return known;
  const made = newLookOf(tab);
  looks.set(tab, made);
  return made;
}

/** A sync that changes something compares every tab twice (log-of-sync.ts). */
const looks = new WeakMap<Tab, string>();

function newLookOf(tab: Tab): string {
  const look = [
    LOOK_VERSION,
    tab.columns,
    tab.frozenThrough ?? null,
    tab.tones ?? [],
    tab.orientation ?? null,
    tab.colour ?? null,
    tab.charts ?? [],
    tab.staffRowsAfter ?? null,
    ...(tab.staffRow === undefined ? [] : [tab.staffRow]),
    tab.rows.filter(isSpecial).map((row) => [row.key, row.kind, row.formats, row.links, row.staffCells]),
  ];
  return hash(JSON.stringify(inOneOrder(look)));
}

/** Titles and headings, and rows with formats or links of their own. */
function isSpecial(row: Row): boolean {
  return row.kind !== 'data' || row.formats !== undefined || row.links !== undefined;
}

/** Objects with their fields in one order: a look must not change with the order in which code named them. */
function inOneOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOneOrder);
  const fields = Object.entries(value).map(([key, held]): [string, unknown] => [key, inOneOrder(held)]);
  return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Two 32-bit FNV-1a hashes with different seeds: 64 bits without BigInt, which Apps Script runs slowly. */
function hash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01234567];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x01000193);
  }
  return hex(one) + hex(other);
}

function hex(sum: number): string {
  return (sum >>> 0).toString(16).padStart(8, '0');
}
