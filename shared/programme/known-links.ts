import { plainKey } from '../text/vietnamese.ts';
import type { Programme } from './programme.ts';

/**
 * T7: a copy of a programme that we know gets the links its tasks have there, where the copy says nothing of them. Files
 * written before links existed hold the same tasks without.
 */
export function withKnownLinks(programme: Programme, known: Programme): Programme {
  if (plainKey(programme.title) !== plainKey(known.title)) return programme;
  const links = new Map(
    known.tasks.map(({ key, title, classesOf }) => [`${key} ${plainKey(title)}`, classesOf]),
  );
  const tasks = programme.tasks.map((task) => {
    const classesOf = task.classesOf ?? links.get(`${task.key} ${plainKey(task.title)}`);
    return classesOf === undefined ? task : { ...task, classesOf };
  });
  return { ...programme, tasks };
}
