/**
 * P39, P40: who came, session by session. Of those who take part everybody is present, absent with or without a reason,
 * or was not called yet, which is counted apart: nobody is absent because nobody looked.
 */
import { type ClassSession, classSessions } from '../plan/class-sessions.ts';
import type { Plan } from '../plan/plan.ts';
import { byKey } from '../text/by-key.ts';
import type { ClassAttendance, SessionAttendance } from './class-attendance.ts';
import { directoryOf, type Directory } from './directory.ts';
import { participantsOf } from './participants.ts';
import type { Reconciliation, Registration } from './registration.ts';

export type AttendanceMark = 'present' | 'excused' | 'unexcused';

/** What staff marked beside a person (`Registration.person`), by the column of the session. */
export type AttendanceMarks = ReadonlyMap<string, ReadonlyMap<string, AttendanceMark>>;

/** The same reconciliation, every class with what was recorded of its attendance; a class without any is as before. */
export function withAttendance(
  reconciliation: Reconciliation,
  plan: Plan,
  marks: AttendanceMarks,
): Reconciliation {
  if (marks.size === 0) return reconciliation;
  const directory = directoryOf(plan, reconciliation, []);
  const classes = reconciliation.classes.map((state) => {
    const attendance = attendanceOf(state.code, directory, marks);
    return attendance === null ? state : { ...state, attendance };
  });
  return { ...reconciliation, classes };
}

/** Null: nobody was called. */
function attendanceOf(code: string, directory: Directory, marks: AttendanceMarks): ClassAttendance | null {
  const planned = directory.planClass(code);
  if (planned === undefined) return null;
  const people = participantsOf(code, directory).map(({ registration }) => registration);
  const sessions = classSessions(planned);
  const markOf = ({ person }: Registration, { column }: ClassSession) =>
    marks.get(person)?.get(column) ?? null;
  const called = sessions.filter((session) => people.some((one) => markOf(one, session) !== null));
  if (called.length === 0) return null;
  const counted = sessions.map((session) =>
    countSession(
      session,
      people.map((one) => markOf(one, session)),
    ),
  );
  const byUnit = byKey(people, ({ unit }) => unit ?? '');
  const isAbsent = (mark: AttendanceMark | null) => mark === 'excused' || mark === 'unexcused';
  const absentUnits = [...byUnit].filter(([, ofUnit]) =>
    ofUnit.every((one) => called.every((session) => isAbsent(markOf(one, session)))),
  );
  return {
    sessions: counted,
    absentUnits: absentUnits.map(([unit]) => unit).filter((unit) => unit !== ''),
    cameAtAll: people.filter((one) => sessions.some((session) => markOf(one, session) === 'present')).length,
  };
}

function countSession(
  { day, name }: ClassSession,
  marks: readonly (AttendanceMark | null)[],
): SessionAttendance {
  const count = (mark: AttendanceMark | null) => marks.filter((one) => one === mark).length;
  const [present, excused, unexcused] = [count('present'), count('excused'), count('unexcused')];
  const called = present + excused + unexcused;
  return {
    day,
    session: name,
    present,
    excused,
    unexcused,
    notCalled: count(null),
    rate: called === 0 ? null : present / called,
  };
}
