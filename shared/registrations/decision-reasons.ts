/** What staff decided about a registration and what was noted on it, as reasons (reasons.ts). */
import { displayDay, displayInstant } from '../time/local-date.ts';
import type { Directory } from './directory.ts';
import type { Reason } from './reasons.ts';
import type { DecisionKind, Note, Registration, ScheduleClash } from './registration.ts';
import { DECISION_WORDS, NOTE_WORDS, OBSTACLE_WORDS } from './registration-words.ts';

/** R7: each decision, and whether it has effect. */
export function decisionReasons({ why }: Registration, directory: Directory): readonly Reason[] {
  return why.decisions.map(({ decision, obstacle }) => {
    const { kind, value, seenAt } = decision;
    const effect = obstacle === null ? 'được áp dụng' : `chưa có hiệu lực: ${OBSTACLE_WORDS[obstacle]}`;
    const set = whatIsSet(kind, value, directory);
    const words = `${DECISION_WORDS[kind]}${set === null ? '' : ` là ${set}`}`;
    return {
      rule: 'R7',
      steps: [`Quyết định “${DECISION_WORDS[kind]}” (ghi nhận lúc ${displayInstant(seenAt)}) ${effect}.`],
      brief:
        obstacle === null
          ? `Có hiệu lực: ${words}.`
          : `Chưa có hiệu lực: ${words} – ${OBSTACLE_WORDS[obstacle]}.`,
    };
  });
}

/** The unit, class or role that a decision sets, by name; null: it sets nothing. */
export function whatIsSet(kind: DecisionKind, value: string | null, directory: Directory): string | null {
  if (value === null) return null;
  if (kind === 'set_name') return value;
  if (kind === 'set_class') return directory.classLabel(value);
  return kind === 'set_unit' ? directory.unitName(value) : directory.roleLabel(value);
}

/** What was noted; steps tell only what the other reasons do not. */
export function noteReasons(one: Registration, directory: Directory): readonly Reason[] {
  return one.notes.map((note) => ({
    rule: NOTE_RULES[note] ?? 'R3',
    steps: TOLD.has(note) ? [] : noteSteps(note, one, directory),
    brief: noteBrief(note, one, directory),
  }));
}

const TOLD: ReadonlySet<Note> = new Set([
  'in_grace',
  'late_approved',
  'source_removed',
  'registered_in_other_unit',
]);

const NOTE_RULES: Partial<Record<Note, string>> = {
  class_differs: 'R2',
  double_booked: 'P41',
  replacement_hint: 'R9',
  resubmitted_after_decision: 'R7',
  time_doubtful: 'R5',
};

/** P41: of another place at the same time each is a step, with the plan it is of, this one too. */
function noteSteps(note: Note, one: Registration, directory: Directory): readonly string[] {
  const { clashes = [] } = one.why;
  if (note !== 'double_booked' || clashes.length === 0) return [noteBrief(note, one, directory)];
  return clashes.map((clash) => clashText({ ...clash, plan: clash.plan ?? directory.plan.title }));
}

function noteBrief(note: Note, one: Registration, directory: Directory): string {
  const { why, unit } = one;
  switch (note) {
    case 'class_differs': {
      const label = one.class === null ? 'lớp của đơn vị' : directory.classLabel(one.class);
      return `Biểu mẫu chọn “${one.classTyped}”; lớp theo đơn vị là ${label}.`;
    }
    case 'double_booked':
      return (why.clashes ?? []).map(clashText).join(' ') || `${NOTE_WORDS[note]}.`;
    case 'phone_shared':
      return sharedPhone(one, directory) ?? `${NOTE_WORDS[note]}.`;
    case 'replacement_hint':
      return why.seatHolder === null
        ? `${NOTE_WORDS[note]}.`
        : `Có thể thay cho ${directory.who(why.seatHolder, unit)}: lần nộp này có kê lại các đại biểu khác của đơn vị nhưng không kê người này.`;
    case 'time_doubtful': {
      const counted =
        why.countedAt === null
          ? 'tính theo lần đồng bộ đầu tiên thấy'
          : `tính từ ${displayInstant(why.countedAt)}, khi được thấy lần đầu`;
      const typed = why.countedAt === null ? 'một lần đăng ký trước' : displayInstant(one.submittedAt);
      return `${NOTE_WORDS[note]} (${typed}): trước khi có kế hoạch hoặc sau lúc đồng bộ; ${counted}.`;
    }
    default:
      return `${NOTE_WORDS[note]}.`;
  }
}

/** P41: “Trùng lịch với Lớp 05 (19/5/2026: sáng, chiều).” */
export function clashText({ plan, label, day, until, sessions }: ScheduleClash): string {
  const where = `${label}${plan === null ? '' : ` của “${plan}”`}`;
  if (sessions.length > 0) return `Trùng lịch với ${where} (${displayDay(day)}: ${sessions.join(', ')}).`;
  // A word before the day: a code's digits and a day's would read as one phone number, and be masked.
  const days =
    until === undefined ? `ngày ${displayDay(day)}` : `từ ${displayDay(day)} đến ${displayDay(until)}`;
  return `Trùng lịch với ${where}, ${days}.`;
}

/** Null: nobody else of the unit has given one of the phones. */
export function sharedPhone({ why, unit }: Registration, { who }: Directory): string | null {
  if (why.phoneSharedWith.length === 0) return null;
  return `Trùng số điện thoại với ${why.phoneSharedWith.map((key) => who(key, unit)).join('; ')}.`;
}
