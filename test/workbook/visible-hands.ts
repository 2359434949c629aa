import type { CellValue } from '#shared/workbook/model.ts';
import type { StaffEdits } from '../workbook-harness.ts';

/** What a person does to cells that can be seen: the hidden keys beside them stay where they are. */
export interface Block {
  readonly title: string;
  /** The first row and how many. */
  readonly from: number;
  readonly count: number;
  /** The first and the last column taken hold of. */
  readonly first: number;
  readonly last: number;
}

/** Sorts the block by one of its columns, as text; the other way round where `isDown`. */
export async function sortVisible(
  hands: StaffEdits,
  block: Block,
  column: number,
  isDown = false,
): Promise<void> {
  const rows = await blockOf(hands, block);
  const text = (cells: readonly CellValue[]): string => String(cells[column - block.first] ?? '');
  const sorted = rows.toSorted((left, right) =>
    text(left) < text(right) ? -1 : text(left) > text(right) ? 1 : 0,
  );
  await paste(hands, block, isDown ? sorted.toReversed() : sorted);
}

/** Cuts one row of the block and pastes it over another. */
export async function cutRow(
  hands: StaffEdits,
  block: Omit<Block, 'from' | 'count'>,
  from: number,
  to: number,
) {
  const [cells = []] = await blockOf(hands, { ...block, from, count: 1 });
  await paste(hands, { ...block, from, count: 1 }, [cells.map(() => null)]);
  await paste(hands, { ...block, from: to, count: 1 }, [cells]);
}

/** Copies one row of the block and pastes it over `count` others. */
export async function copyRow(
  hands: StaffEdits,
  block: Omit<Block, 'from' | 'count'>,
  from: number,
  to: number,
  count = 1,
): Promise<void> {
  const [cells = []] = await blockOf(hands, { ...block, from, count: 1 });
  await paste(
    hands,
    { ...block, from: to, count },
    Array.from({ length: count }, () => cells),
  );
}

async function blockOf(hands: StaffEdits, { title, from, count, first, last }: Block) {
  const cells = await hands.cells(title);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: last - first + 1 }, (__, at) => cells[from + row]?.[first + at] ?? null),
  );
}

async function paste(
  hands: StaffEdits,
  block: Block,
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  await hands.setCells(block.title, block.from, block.first, rows);
}
