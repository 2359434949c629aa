import { plainKey } from '../text/vietnamese.ts';
import type { IsoDay } from '../time/local-date.ts';

export interface SessionOfDay {
  readonly day: IsoDay;
  readonly session: string;
}

interface Day {
  readonly date: IsoDay;
  readonly sessions: readonly { readonly name: string }[];
}

/** The sessions that two occasions have in common; a day of which no session is stated takes morning and afternoon (P38). */
export function sharedSessions(first: readonly Day[], second: readonly Day[]): readonly SessionOfDay[] {
  const taken = new Set(sessionsOf(second).map(keyOf));
  return sessionsOf(first).filter((one) => taken.has(keyOf(one)));
}

function sessionsOf(days: readonly Day[]): readonly SessionOfDay[] {
  return days.flatMap(({ date: day, sessions }) =>
    (sessions.length === 0 ? UNSTATED : sessions).map(({ name }) => ({ day, session: name.toLowerCase() })),
  );
}

const UNSTATED = [{ name: 'sáng' }, { name: 'chiều' }];

function keyOf({ day, session }: SessionOfDay): string {
  return `${day} ${plainKey(session)}`;
}
