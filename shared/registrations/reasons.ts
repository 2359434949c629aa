/**
 * Why a registration has its status, one reason a question, each said here and nowhere else: briefly beside the person in
 * a tab, and in steps for `explain`. Vietnamese; who shows them masks the phone numbers that people typed anywhere.
 */
import { costWords, noSeatWords } from './beside-seats.ts';
import { listedName } from './listed-name.ts';
import { lowerFirst } from '../text/lower-first.ts';
import { hasDeadline, lastDayOf } from '../plan/registration-term.ts';
import { displayDay, displayInstant } from '../time/local-date.ts';
import type { Directory } from './directory.ts';
import type { Registration } from './registration.ts';
import { NAME_DOUBT_WORDS } from './name-doubt-words.ts';
import { STATUS_WORDS } from './registration-words.ts';

export interface Reason {
  /** `R2`, `R5`, … as numbered in the rules. */
  readonly rule: string;
  /** What was read and what followed from it; none: there is nothing to tell. */
  readonly steps: readonly string[];
  /** Null: the status says it all. */
  readonly brief: string | null;
}

/** R1: whom the row names, where what was typed is more or less than a name. */
export function nameReason(one: Registration): Reason {
  const rule = 'R1';
  if (one.nameDoubt === null) {
    const isAsTyped = one.name === one.nameTyped;
    const isListedSo = listedName(one) === one.nameTyped;
    const step = `Họ tên “${one.name}”, theo ô ghi “${one.nameTyped}”.`;
    return {
      rule,
      steps: isAsTyped ? [] : [step],
      brief: isListedSo ? null : `Biểu mẫu ghi “${one.nameTyped}”.`,
    };
  }
  const why = `“${one.fullName}” không phải là họ tên: ${NAME_DOUBT_WORDS[one.nameDoubt]}.`;
  return { rule, steps: [`${why} Cần điền “Họ tên đúng”; trong lúc chờ chưa giữ chỗ.`], brief: why };
}

/** R2: which unit, and which class by it. */
export function unitReason(one: Registration, { unitName, classLabel }: Directory): Reason {
  const { unit, unitTyped, unitMatch, class: code } = one;
  const rule = 'R2';
  if (unit === null) {
    const doubt = unitMatch.status === 'review' ? lowerFirst(unitMatch.reason) : '';
    const options = unitMatch.suggestions.map(({ name, reason }) => `${name} (${reason})`).join('; ');
    const suggested = options === '' ? '' : ` Gợi ý: ${options}.`;
    const colon = unitMatch.status === 'review' ? `: ${doubt}` : '';
    return {
      rule,
      steps: [`Chưa xác định được đơn vị từ “${unitTyped}”: ${withStop(doubt)}${suggested}`],
      brief: unitTyped === '' ? 'Chưa ghi đơn vị.' : withStop(`Chưa rõ “${unitTyped}” là đơn vị nào${colon}`),
    };
  }
  const how = howUnitIsKnown(one);
  if (code === null) {
    return {
      rule,
      steps: [`“${unitTyped}” là đơn vị mã ${unit} (${how}), không có trong lớp nào của đợt này.`],
      brief: `${unitName(unit)} không có trong lớp nào của đợt này.`,
    };
  }
  const step = `“${unitTyped}” là ${unitName(unit)} (${how}), thuộc ${classLabel(code)}.`;
  return { rule, steps: [step], brief: null };
}

function howUnitIsKnown({ unitMatch, why }: Registration): string {
  const set = why.decisions.find(({ decision }) => decision.kind === 'set_unit');
  return set === undefined
    ? METHOD_WORDS[unitMatch.method ?? 'exact']
    : `cán bộ đã chọn lúc ${displayInstant(set.decision.seenAt)}`;
}

const METHOD_WORDS = {
  exact: 'khớp đúng tên',
  alias: 'cách viết đã được cán bộ xác nhận',
  unaccented: 'khớp khi bỏ dấu, chỉ có một đơn vị',
  typo: 'gần đúng, chỉ có một đơn vị phù hợp',
} as const;

/** R3: the other rows of the same person. */
export function rowsReason({ person }: Registration, { rowsOf }: Directory): Reason {
  const rows = rowsOf(person);
  const list = rows.map(rowText).join(', ');
  const step = `${rows.length} lần đăng ký của cùng một người (${list}); lần mới nhất được tính.`;
  return { rule: 'R3', steps: rows.length > 1 ? [step] : [], brief: null };
}

/** R3: of a person's older row, the one that counts instead. */
export function supersededReason({ why, unit }: Registration, { registration, who }: Directory): Reason {
  const newer = why.supersededBy === null ? undefined : registration(why.supersededBy);
  const where = newer === undefined ? '' : ` (${rowText(newer)}, lúc ${displayInstant(newer.submittedAt)})`;
  return {
    rule: 'R3',
    steps: [
      `Cùng một người đã đăng ký lại${where}; dòng mới nhất được tính, dòng này chỉ giữ thời điểm đăng ký đầu tiên.`,
    ],
    brief:
      why.supersededBy === null
        ? null
        : `Đã có đăng ký mới hơn của cùng người: ${who(why.supersededBy, unit)}.`,
  };
}

/** R3: whom it may be the same as. */
export function suspicionReason(
  { why, unit }: Registration,
  { registration, unitName, who }: Directory,
): Reason {
  const steps = why.suspects.flatMap((key) => {
    const other = registration(key);
    if (other === undefined) return [];
    const where = other.unit === null || other.unit === unit ? '' : ` ở ${unitName(other.unit)}`;
    return [
      `Có thể cùng là ${listedName(other)}${where} (${rowText(other)}); cần chọn “Cùng một người” hoặc “Khác người”, trong lúc chờ chưa giữ chỗ.`,
    ];
  });
  const others = why.suspects.map((key) => who(key, unit));
  const brief = others.length === 0 ? null : `Có thể là cùng một người với ${others.join('; ')}.`;
  return { rule: 'R3', steps, brief };
}

/** R4: which role, and what says so. */
export function roleReason(one: Registration, { roleLabel }: Directory): Reason {
  const said = [one.roleTyped, one.position].filter((text) => text !== '').join(' – ');
  const quoted = said === '' ? 'ô thành phần và chức vụ để trống' : `“${said}”`;
  return one.role === null
    ? {
        rule: 'R4',
        steps: [`Chưa rõ thành phần (${quoted}); cần điền “Thành phần đúng”.`],
        brief: whatIsUnclear(one),
      }
    : { rule: 'R4', steps: [`Thành phần: ${roleLabel(one.role)} (theo ${quoted}).`], brief: null };
}

function whatIsUnclear({ roleTyped, position }: Registration): string {
  if (roleTyped !== '') return `Thành phần đã ghi “${roleTyped}” chưa cho biết thuộc thành phần nào.`;
  if (position !== '') return `Chức vụ “${position}” chưa cho biết thuộc thành phần nào.`;
  return 'Chưa ghi chức vụ và thành phần.';
}

/** R7: a newer row names another role than the one staff set. */
export function roleNamedSinceReason({ why }: Registration, { roleLabel }: Directory): Reason {
  const rule = 'R7';
  if (why.roleNamedSince === null) return { rule, steps: [], brief: null };
  const label = roleLabel(why.roleNamedSince);
  return {
    rule,
    steps: [`Dòng mới hơn ghi thành phần khác: ${label}; thành phần cán bộ đã chọn vẫn giữ cho đến khi xóa.`],
    brief: `Lần đăng ký mới ghi thành phần “${label}”, khác thành phần đã quyết định.`,
  };
}

/** R5: when, and whether in time. */
export function deadlineReason(one: Registration, { plan, termsOf }: Directory): Reason {
  const { why, notes, status } = one;
  const term = termsOf(one)[0]?.term ?? plan.registration;
  const { deadline, graceDay } = term;
  const at = displayInstant(why.firstSubmittedAt);
  const lastDay = displayDay(lastDayOf(term));
  const isLate = status === 'late_pending' || notes.includes('late_approved');
  const grace = graceDay === null ? '' : ` (gia hạn ${displayDay(graceDay)})`;
  return {
    rule: 'R5',
    steps: [
      notes.includes('in_grace')
        ? `Đăng ký lần đầu lúc ${at}, trong ngày gia hạn ${lastDay}: được tính đúng hạn.`
        : isLate
          ? `Đăng ký lần đầu lúc ${at}, sau hạn ${lastDay}: trễ hạn.`
          : hasDeadline(term)
            ? `Đăng ký lần đầu lúc ${at}; hạn đăng ký là hết ngày ${displayDay(deadline)}.`
            : `Đăng ký lần đầu lúc ${at}; không có hạn đăng ký.`,
    ],
    brief: isLate ? `Nộp lần đầu lúc ${at}, sau hạn ${displayDay(deadline)}${grace}.` : null,
  };
}

/** R6, R7, R10: the seat, who holds it, and what that comes to. */
export function seatReason(one: Registration, directory: Directory): Reason {
  const { status, why, role } = one;
  const { registration, roleLabel } = directory;
  const holder = why.seatHolder === null ? undefined : registration(why.seatHolder);
  const label = role === null ? '' : ` ${roleLabel(role)}`;
  const conclusion = `Kết luận: ${STATUS_WORDS[status].label.toLowerCase()}.`;
  const brief = seatBrief(one, directory);
  if (status === 'seated') {
    const since = why.claimedAt === null ? '' : ` từ ${displayInstant(why.claimedAt)}`;
    return { rule: 'R6', steps: [`Giữ chỗ${label}${since}. ${conclusion}`], brief };
  }
  if (holder === undefined || holder.key === one.key) return { rule: 'R10', steps: [conclusion], brief };
  const held = `Chỗ${label} của đơn vị do ${listedName(holder)} giữ (${rowText(holder)}).`;
  return { rule: 'R6', steps: [`${held} ${conclusion}`], brief };
}

function seatBrief(one: Registration, directory: Directory): string | null {
  const { status, why, role, unit } = one;
  const { roleLabel, who } = directory;
  const seat = role === null ? 'này' : `“${roleLabel(role)}”`;
  const holder = why.seatHolder === null ? null : who(why.seatHolder, unit);
  switch (status) {
    case 'extra_pending': {
      const noSeat = holder === null ? noSeatWords(one, directory) : null;
      return noSeat ?? `Chỗ ${seat} của đơn vị đã có ${holder ?? 'người'}.`;
    }
    case 'extra_approved':
      return `Dự ngoài chỉ tiêu${costWords(one, directory)}.`;
    case 'replaced':
      return holder === null ? null : `Chỗ ${seat} nay do ${holder} giữ.`;
    default:
      return null;
  }
}

/** R8: its response is gone. */
export function goneReason(): Reason {
  const step =
    'Phản hồi này từng có trong bảng phản hồi, nay không còn; được coi là đã rút và không giữ chỗ.';
  return { rule: 'R8', steps: [step], brief: null };
}

function rowText({ row }: Registration): string {
  return row === null ? 'dòng đã gỡ' : `dòng ${row}`;
}

function withStop(text: string): string {
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`;
}
