/** `npm run structure`: the rooms in their order, lowest first, with their sizes and what each imports from. */
import { arrowsUp, circles } from './arrows.ts';
import { readSources } from './imports.ts';
import { ROOMS, roomOf } from './rooms.ts';

const files = readSources();
const width = Math.max(...ROOMS.map((room) => room.length));
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

for (const room of ROOMS) {
  const inside = files.filter(({ path }) => roomOf(path) === room);
  const from = new Set(inside.flatMap(({ imports }) => imports.map(roomOf)));
  const below = ROOMS.filter((other) => other !== room && from.has(other));
  const size = `${String(inside.length).padStart(4)} files ${String(sum(inside.map(({ lines }) => lines))).padStart(6)} lines`;
  process.stdout.write(
    `${room.padEnd(width)} ${size}  ${below.length === 0 ? '' : `from ${below.join(', ')}`}\n`,
  );
}
const total = `${files.length} files, ${sum(files.map(({ lines }) => lines))} lines`;
process.stdout.write(`\n${total}; ${arrowsUp(files).length} arrows up, ${circles(files).length} circles\n`);
