import type { Role } from '../people/role.ts';
import type { Plan } from '../plan/plan.ts';
import { displayDay, displayInstant } from '../time/local-date.ts';
import { DECISION_WORDS, NOTE_WORDS, OBSTACLE_WORDS, STATUS_WORDS } from './registration-words.ts';
import type { Note, Reconciliation, Registration, UnitState } from './registration.ts';

/** One step of an explanation: the rule, and what it led to in this case. */
export interface Reason {
  /** `R2`, `R5`, … as numbered in the rules. */
  readonly rule: string;
  readonly text: string;
}

/** Why a registration has its status, rule by rule in the order in which they apply. Vietnamese, without phone numbers. */
export function explainRegistration(
  registration: Registration,
  reconciliation: Reconciliation,
  plan: Plan,
): Reason[] {
  const look = lookups(reconciliation, plan);
  if (registration.notes.includes('source_removed')) {
    return [
      {
        rule: 'R8',
        text: 'Phản hồi này từng có trong bảng phản hồi, nay không còn; được coi là đã rút và không giữ chỗ.',
      },
    ];
  }
  if (registration.status === 'superseded') return [supersededReason(registration, look)];
  return [
    unitReason(registration, look),
    ...personReasons(registration, look),
    ...roleReasons(registration, look),
    deadlineReason(registration, plan),
    ...decisionReasons(registration),
    ...seatReasons(registration, look),
    ...noteReasons(registration),
  ];
}

/** Why a unit is full, short or has registered nobody: seat by seat, then those who wait or are beside the quota. */
export function explainUnit(unit: UnitState, reconciliation: Reconciliation, plan: Plan): Reason[] {
  const look = lookups(reconciliation, plan);
  const planClass = plan.classes.find((candidate) => candidate.code === unit.class);
  const reasons: Reason[] = [
    {
      rule: 'R2',
      text: `${unit.name} thuộc ${planClass?.label ?? `Lớp ${unit.class}`}, học ngày ${displayDay(planClass?.date ?? '')}.`,
    },
  ];
  for (const seat of unit.seats) {
    const holder = seat.registration === null ? null : look.byKey.get(seat.registration);
    const text =
      holder === null || holder === undefined
        ? `${look.roleLabel(seat.role)}: còn trống${waitingFor(unit, seat.role, reconciliation)}.`
        : `${look.roleLabel(seat.role)}: ${holder.fullName} (đăng ký lúc ${displayInstant(holder.why.firstSubmittedAt)}).`;
    reasons.push({ rule: 'R6', text });
  }
  const others = reconciliation.registrations.filter(
    (candidate) =>
      candidate.unit === unit.code && candidate.status !== 'seated' && candidate.status !== 'superseded',
  );
  for (const other of others) {
    reasons.push({
      rule: 'R10',
      text: `${other.fullName}: ${STATUS_WORDS[other.status].label.toLowerCase()}.`,
    });
  }
  const state = { full: 'đủ đại biểu', short: 'thiếu đại biểu', none: 'chưa có đại biểu nào giữ chỗ' }[
    unit.state
  ];
  reasons.push({ rule: 'R11', text: `Kết luận: ${state}.` });
  return reasons;
}

function waitingFor(unit: UnitState, role: string, { registrations }: Reconciliation): string {
  const waiting = registrations.filter(
    (candidate) =>
      candidate.unit === unit.code &&
      (candidate.role === role || candidate.role === null) &&
      ['late_pending', 'duplicate_suspected', 'role_unclear'].includes(candidate.status),
  );
  if (waiting.length === 0) return '';
  const names = waiting.map((one) => `${one.fullName} – ${STATUS_WORDS[one.status].label.toLowerCase()}`);
  return ` (đang chờ quyết định: ${names.join('; ')})`;
}

interface Lookups {
  readonly byKey: ReadonlyMap<string, Registration>;
  readonly rowsOf: (person: string) => readonly Registration[];
  readonly unitName: (code: string) => string;
  readonly roleLabel: (role: string) => string;
  readonly classLabel: (code: string) => string;
}

function lookups({ registrations, units }: Reconciliation, plan: Plan): Lookups {
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const roles = new Map(plan.roles.map((role: Role) => [role.key, role.shortLabel]));
  const labels = new Map(plan.classes.map((planClass) => [planClass.code, planClass.label]));
  return {
    byKey: new Map(registrations.map((registration) => [registration.key, registration])),
    rowsOf: (person) => registrations.filter((registration) => registration.person === person),
    unitName: (code) => names.get(code) ?? `mã ${code}`,
    roleLabel: (role) => roles.get(role) ?? role,
    classLabel: (code) => labels.get(code) ?? `Lớp ${code}`,
  };
}

function supersededReason(registration: Registration, look: Lookups): Reason {
  const newer = look.byKey.get(registration.why.supersededBy ?? '');
  const where = newer === undefined ? '' : ` (${rowText(newer)}, lúc ${displayInstant(newer.submittedAt)})`;
  return {
    rule: 'R3',
    text: `Cùng một người đã đăng ký lại${where}; dòng mới nhất được tính, dòng này chỉ giữ thời điểm đăng ký đầu tiên.`,
  };
}

function unitReason(
  { unit, unitTyped, unitMatch, class: classCode, why }: Registration,
  look: Lookups,
): Reason {
  const typed = `“${unitTyped}”`;
  const setUnit = why.decisions.find(({ decision }) => decision.kind === 'set_unit');
  if (unit === null) {
    const reason = unitMatch.status === 'review' ? unitMatch.reason : '';
    const options = unitMatch.suggestions.map((one) => `${one.name} (${one.reason})`).join('; ');
    return {
      rule: 'R2',
      text: `Chưa xác định được đơn vị từ ${typed}: ${withStop(reason)}${options === '' ? '' : ` Gợi ý: ${options}.`}`,
    };
  }
  const how =
    setUnit === undefined
      ? METHOD_WORDS[unitMatch.method ?? 'exact']
      : `cán bộ đã chọn lúc ${displayInstant(setUnit.decision.seenAt)}`;
  if (classCode === null) {
    return {
      rule: 'R2',
      text: `${typed} là đơn vị mã ${unit} (${how}), không có trong lớp nào của đợt này.`,
    };
  }
  return {
    rule: 'R2',
    text: `${typed} là ${look.unitName(unit)} (${how}), thuộc ${look.classLabel(classCode)}.`,
  };
}

const METHOD_WORDS = {
  exact: 'khớp đúng tên',
  alias: 'cách viết đã được cán bộ xác nhận',
  unaccented: 'khớp khi bỏ dấu, chỉ có một đơn vị',
  typo: 'gần đúng, chỉ có một đơn vị phù hợp',
} as const;

function personReasons(registration: Registration, look: Lookups): Reason[] {
  const reasons: Reason[] = [];
  const rows = look.rowsOf(registration.person);
  if (rows.length > 1) {
    const list = rows.map((row) => rowText(row)).join(', ');
    reasons.push({
      rule: 'R3',
      text: `${rows.length} lần đăng ký của cùng một người (${list}); lần mới nhất được tính.`,
    });
  }
  for (const key of registration.why.suspects) {
    const other = look.byKey.get(key);
    if (other === undefined) continue;
    const elsewhere = other.unit !== registration.unit && other.unit !== null;
    const where = elsewhere ? ` ở ${look.unitName(other.unit)}` : '';
    reasons.push({
      rule: 'R3',
      text: `Có thể cùng là ${other.fullName}${where} (${rowText(other)}); cần chọn “Cùng một người” hoặc “Khác người”, trong lúc chờ chưa giữ chỗ.`,
    });
  }
  return reasons;
}

function roleReasons(registration: Registration, look: Lookups): Reason[] {
  const said = [registration.roleTyped, registration.position].filter((text) => text !== '').join(' – ');
  const quoted = said === '' ? 'ô thành phần và chức vụ để trống' : `“${said}”`;
  const text =
    registration.role === null
      ? `Chưa rõ thành phần (${quoted}); cần điền “Thành phần đúng”.`
      : `Thành phần: ${look.roleLabel(registration.role)} (theo ${quoted}).`;
  const reasons = [{ rule: 'R4', text }];
  if (registration.why.roleNamedSince !== null) {
    reasons.push({
      rule: 'R7',
      text: `Dòng mới hơn ghi thành phần khác: ${look.roleLabel(registration.why.roleNamedSince)}; thành phần cán bộ đã chọn vẫn giữ cho đến khi xóa.`,
    });
  }
  return reasons;
}

function deadlineReason({ why, notes, status }: Registration, plan: Plan): Reason {
  const { deadline, graceDay } = plan.registration;
  const at = displayInstant(why.firstSubmittedAt);
  if (notes.includes('in_grace')) {
    return {
      rule: 'R5',
      text: `Đăng ký lần đầu lúc ${at}, trong ngày gia hạn ${displayDay(graceDay as string)}: được tính đúng hạn.`,
    };
  }
  if (status === 'late_pending' || notes.includes('late_approved')) {
    return {
      rule: 'R5',
      text: `Đăng ký lần đầu lúc ${at}, sau hạn ${displayDay(graceDay ?? deadline)}: trễ hạn.`,
    };
  }
  return { rule: 'R5', text: `Đăng ký lần đầu lúc ${at}; hạn đăng ký là hết ngày ${displayDay(deadline)}.` };
}

function decisionReasons({ why }: Registration): Reason[] {
  return why.decisions.map(({ decision, obstacle }) => {
    const effect = obstacle === null ? 'được áp dụng' : `chưa có hiệu lực: ${OBSTACLE_WORDS[obstacle]}`;
    return {
      rule: 'R7',
      text: `Quyết định “${DECISION_WORDS[decision.kind]}” (ghi nhận lúc ${displayInstant(decision.seenAt)}) ${effect}.`,
    };
  });
}

function seatReasons(registration: Registration, look: Lookups): Reason[] {
  const { status, why, role } = registration;
  const holder = why.seatHolder === null ? undefined : look.byKey.get(why.seatHolder);
  const seat = role === null ? 'chỗ' : `chỗ ${look.roleLabel(role)}`;
  const conclusion = `Kết luận: ${STATUS_WORDS[status].label.toLowerCase()}.`;
  if (status === 'seated') {
    const since = why.claimedAt === null ? '' : ` từ ${displayInstant(why.claimedAt)}`;
    return [{ rule: 'R6', text: `Giữ ${seat}${since}. ${conclusion}` }];
  }
  if (holder !== undefined && holder.key !== registration.key) {
    return [
      {
        rule: 'R6',
        text: `${seat.charAt(0).toUpperCase()}${seat.slice(1)} của đơn vị do ${holder.fullName} giữ (${rowText(holder)}). ${conclusion}`,
      },
    ];
  }
  return [{ rule: 'R10', text: conclusion }];
}

/** Notes whose rule the other steps do not already tell. */
function noteReasons({ notes }: Registration): Reason[] {
  const told: readonly Note[] = ['in_grace', 'late_approved', 'source_removed', 'registered_in_other_unit'];
  const rules: Partial<Record<Note, string>> = {
    class_differs: 'R2',
    replacement_hint: 'R9',
    resubmitted_after_decision: 'R7',
  };
  return notes
    .filter((note) => !told.includes(note))
    .map((note) => ({ rule: rules[note] ?? 'R3', text: `${NOTE_WORDS[note]}.` }));
}

function rowText(registration: Registration): string {
  return registration.row === null ? 'dòng đã gỡ' : `dòng ${registration.row}`;
}

function withStop(sentence: string): string {
  return sentence === '' || sentence.endsWith('.') ? sentence : `${sentence}.`;
}
