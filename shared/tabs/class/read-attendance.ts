import { type DecisionProblem, decisionProblem } from '../../decisions/cell-decision.ts';
import { type ClassSession, classSessions } from '../../plan/class-sessions.ts';
import type { Plan, PlanClass } from '../../plan/plan.ts';
import type { AttendanceMark, AttendanceMarks } from '../../registrations/attendance.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { dayOf, type IsoDay } from '../../time/local-date.ts';
import { CHECK_BLANK, isChecked } from '../../workbook/check.ts';
import { isEmptyCell } from '../../workbook/cell-value.ts';
import { CLASS_TAB, isClassDataRow, PERSON } from '../../workbook/keys.ts';
import type { CellValue, TabSnapshot } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import { type StaffRow, staffRows } from '../../workbook/staff-rows.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';

export interface AttendanceRead {
  readonly marks: AttendanceMarks;
  /** P12: the day on which somebody's presence was first seen, by class code. */
  readonly attendedSince: ReadonlyMap<string, IsoDay>;
  readonly problems: readonly DecisionProblem[];
}

/** P39: what staff marked beside the people of the class tabs. A cell is never altered; what says nothing is told beside it. */
export function readAttendance(
  sheet: Pick<StaffSheet, 'snapshot' | 'since'>,
  plan: Pick<Plan, 'classes'>,
  isParticipant: (person: string, code: string) => boolean,
): AttendanceRead {
  const marks = new Map<string, Map<string, AttendanceMark>>();
  const attendedSince = new Map<string, IsoDay>();
  const problems: DecisionProblem[] = [];
  for (const planned of plan.classes) {
    const tab = sheet.snapshot.tabs.find(({ key }) => key === CLASS_TAB.of(planned.code));
    if (tab === undefined) continue;
    for (const { row, session, mark } of marksIn(tab, planned, problems)) {
      const person = PERSON.partsOf(row.entity)?.[0] ?? null;
      if (person === null || !isParticipant(person, planned.code)) {
        problems.push(decisionProblem(row, session.column, person === null ? VACANT : NOT_TAKING_PART));
        continue;
      }
      const ofPerson = marks.get(person) ?? new Map<string, AttendanceMark>();
      marks.set(person, ofPerson.set(session.column, mark));
      if (mark === 'present')
        keepEarliest(attendedSince, planned.code, dayOf(sheet.since(tab.key, row.entity, session.column)));
    }
  }
  return { marks, attendedSince, problems };
}

interface MarkFound {
  readonly row: StaffRow;
  readonly session: ClassSession;
  readonly mark: AttendanceMark;
}

function marksIn(tab: TabSnapshot, planned: PlanClass, problems: DecisionProblem[]): readonly MarkFound[] {
  const sessions = classSessions(planned);
  const columns = sessions.map(({ column }) => column);
  return staffRows(tab, columns, isClassDataRow).flatMap((row) =>
    sessions.flatMap((session): readonly MarkFound[] => {
      const value = row.values[session.column];
      if (value === undefined || isBlankMark(value)) return [];
      const mark = row.contradictions.includes(session.column) ? null : markOf(value);
      if (mark !== null) return [{ row, session, mark }];
      const message = `Ô “${session.title}” ghi “${plainText(value)}”: chưa hiểu nên chưa tính; đề nghị ghi x (có mặt), P (vắng có lý do) hoặc K (vắng không lý do).`;
      problems.push(decisionProblem(row, session.column, message));
      return [];
    }),
  );
}

/** FALSE and the empty box are what version 0.1.0 had in a box that nobody ticked. */
function isBlankMark(value: CellValue): boolean {
  return isEmptyCell(value) || value === false || value === CHECK_BLANK;
}

/** Null: nothing that is known. */
function markOf(value: CellValue): AttendanceMark | null {
  const text = plainKey(plainText(value)).trim();
  if (EXCUSED.has(text)) return 'excused';
  if (UNEXCUSED.has(text)) return 'unexcused';
  return isChecked(value) ? 'present' : null;
}

const EXCUSED = new Set(['p', 'vang co ly do', 'co ly do', 'co phep']);
const UNEXCUSED = new Set(['k', 'kp', 'vang khong ly do', 'khong ly do', 'khong phep']);
const VACANT = 'Điểm danh ghi bên cạnh chỗ chưa có người nên không tính cho ai.';
const NOT_TAKING_PART =
  'Có ghi điểm danh, nhưng đăng ký này chưa được nhận nên chưa tính; nếu người này đã dự, đề nghị chọn “Duyệt”.';

function keepEarliest(days: Map<string, IsoDay>, code: string, day: IsoDay): void {
  const before = days.get(code);
  if (before === undefined || day < before) days.set(code, day);
}
