/** What staff do in the workbook between two syncs, in words of keys, so that both sides get the same. */

/** What somebody types: a day becomes a date cell, null empties the cell. */
export type Typed = string | number | boolean | null | { readonly day: string };

export type Hand =
  | {
      readonly does: 'type';
      readonly tab: string;
      readonly row: string;
      readonly column: string;
      readonly value: Typed;
    }
  | {
      readonly does: 'note';
      readonly tab: string;
      readonly row: string;
      readonly column: string;
      readonly text: string;
    }
  /** A row of staff's own; below the row named, or below the last. */
  | {
      readonly does: 'add row';
      readonly tab: string;
      readonly below: string | null;
      readonly cells: Readonly<Record<string, Typed>>;
    }
  | { readonly does: 'delete row'; readonly tab: string; readonly row: string }
  | { readonly does: 'copy row'; readonly tab: string; readonly row: string }
  /** The whole rows, hidden key and all. */
  | {
      readonly does: 'sort';
      readonly tab: string;
      readonly rows: readonly string[];
      readonly column: string;
    }
  | {
      readonly does: 'add column';
      readonly tab: string;
      readonly before: string;
      readonly texts: Readonly<Record<string, string>>;
    }
  | { readonly does: 'rename tab'; readonly tab: string; readonly title: string }
  | { readonly does: 'delete tab'; readonly tab: string }
  | { readonly does: 'add tab'; readonly title: string };

export function handText(hand: Hand): string {
  const { does, ...rest } = hand;
  return `${does} ${JSON.stringify(rest)}`;
}
