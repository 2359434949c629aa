import type { SourceFile } from './imports.ts';
import { ROOMS, roomOf } from './rooms.ts';

/** Every import of a file from a room that stands above its own, as `file → file (room → room)`. */
export function arrowsUp(files: readonly SourceFile[]): readonly string[] {
  const place = new Map<string | null, number>(ROOMS.map((room, at) => [room, at]));
  return files.flatMap(({ path, imports }) =>
    imports.flatMap((target) => {
      const [from, to] = [roomOf(path), roomOf(target)];
      if (from === null) return [`${path} stands in no room`];
      if (to !== null && (place.get(to) ?? 0) <= (place.get(from) ?? 0)) return [];
      return [`${path} → ${target} (${from} → ${to ?? 'no room'})`];
    }),
  );
}

/** Files that import each other in a circle, as paths that end where they began; each circle once. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) {
      found.add(inOneForm(way.slice(at)));
      return;
    }
    if (done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) walk(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return [...found].sort();
}

function inOneForm(circle: readonly string[]): string {
  const first = circle.toSorted()[0] ?? '';
  const at = circle.indexOf(first);
  return [...circle.slice(at), ...circle.slice(0, at), first].join(' → ');
}
