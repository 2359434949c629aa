import { maskPhones } from '#shared/people/mask-phones.ts';
import type { CellKind, CellValue, Change, Tab } from '#shared/workbook/model.ts';

type CellChange = Extract<Change, { kind: 'setCell' }>;

/**
 * Changes as a program gets them. A phone may stand in a cell as a number, where its zero is lost: it is masked unless the cell
 * holds amounts, days or shares. (Phones in texts are masked by `jsonText`, whatever they stand in.)
 *
 * @param wanted the tabs as laid out: they say what a cell holds. Of a cell that stands in none of them nothing is known.
 */
export function maskedChanges(changes: readonly CellChange[], wanted: readonly Tab[]): readonly CellChange[] {
  const tabs = new Map(wanted.map((tab) => [tab.key, tab]));
  return changes.map((change) => {
    const kind = kindOf(change, tabs.get(change.tab));
    if (kind !== undefined && NUMBERS.has(kind)) return change;
    return { ...change, before: masked(change.before), after: masked(change.after) };
  });
}

const NUMBERS: ReadonlySet<CellKind> = new Set([
  'integer',
  'amount',
  'percent',
  'share',
  'progress',
  'date',
  'dateTime',
]);

function kindOf({ row, column }: CellChange, tab: Tab | undefined): CellKind | undefined {
  const own = tab?.rows.find(({ key }) => key === row)?.formats?.[column];
  return (own ?? tab?.columns.find(({ key }) => key === column))?.kind;
}

/** A number that is no phone stays a number. */
function masked(value: CellValue): CellValue {
  if (typeof value !== 'number') return value;
  const text = String(value);
  const shown = maskPhones(text);
  return shown === text ? value : shown;
}
