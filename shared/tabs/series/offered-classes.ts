/** Which classes the panel offers where nobody can tell for which one a response is (P60). */
import type { OfferedClass } from '../../registrations/registration.ts';
import { freeSeats } from '../../series/class-seats.ts';
import { classesNamed } from '../../series/class-named.ts';
import type { SeriesClass } from '../../series/series-class.ts';
import { inDayOrder } from '../../series/series-progress.ts';
import type { Placed } from './form-classes.ts';
import { placeParts } from './place-text.ts';
import type { ClassPeople } from './read-people.ts';
import type { SeriesPeople } from './with-people.ts';

/** Those that the answer names, then what else is open, each in the order of the days. */
export function offeredClasses(
  { form, place }: Placed,
  { classes, people }: Pick<SeriesPeople, 'classes' | 'people'>,
): readonly OfferedClass[] {
  if (place.kind !== 'unclear') return [];
  const all = inDayOrder(classes).filter((one) => one.state !== 'postponed' && one.state !== 'cancelled');
  const named = new Set(classesNamed(form.entry.classTyped, all));
  const open = all.filter((one) => !named.has(one) && one.state === 'open');
  return [...named, ...open].flatMap((one): readonly OfferedClass[] =>
    one.code === null
      ? []
      : [{ code: one.code, label: `Lớp ${one.code}`, hint: hintOf(one, people.get(one.row)) }],
  );
}

function hintOf(one: SeriesClass, list: ClassPeople | undefined): string {
  return [
    ...placeParts(one),
    ...(one.state === 'open' ? [] : ['không mở đăng ký']),
    roomText(one, list),
  ].join(' · ');
}

function roomText({ capacity }: SeriesClass, list: ClassPeople | undefined): string {
  const seats = list?.seats ?? new Map();
  const free = freeSeats(seats, capacity);
  if (free === null) return 'chưa ghi sức chứa';
  const isAwaited = [...seats.values()].some(({ kind }) => kind === 'waiting');
  return free > 0 && !isAwaited ? `còn ${free} chỗ` : 'vào danh sách chờ';
}
