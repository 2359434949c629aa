import type { IsoDay } from '../time/local-date.ts';

/** P40: of those who take part, session by session. Who was not called yet is counted apart from who was absent. */
export interface SessionAttendance {
  readonly day: IsoDay;
  readonly session: string;
  readonly present: number;
  readonly excused: number;
  readonly unexcused: number;
  readonly notCalled: number;
  /** Present among those who were called; null: nobody was. */
  readonly rate: number | null;
}

export interface ClassAttendance {
  readonly sessions: readonly SessionAttendance[];
  /** Codes of units of which everybody was called in every session that was called, and nobody came. */
  readonly absentUnits: readonly string[];
  /** Who was in at least one session. */
  readonly cameAtAll: number;
}
