/**
 * What can be done about a registration, one way for each need of the queue, each said here and nowhere else: as the
 * sentence of `Gợi ý` in the tab, and as choices for the buttons of the panel.
 */
import { paidBesides } from './beside-seats.ts';
import { classDaysText } from '../plan/class-days.ts';
import { listedName } from './listed-name.ts';
import type { Directory } from './directory.ts';
import { DECISION_WORDS } from './registration-words.ts';
import type { DecisionKind, Registration, UnitState } from './registration.ts';
import type { ReviewNeed } from './review-needs.ts';

/** A decision that may be made about a registration. None is chosen beforehand, because a person must decide here. */
export interface Choice {
  readonly group: 'unit' | 'class' | 'role' | 'seat' | 'identity' | 'time';
  readonly label: string;
  /** What follows from it, or why it is suggested. */
  readonly hint: string;
  readonly kind: DecisionKind;
  /** Code of a unit or a class, or role key; null: the decision needs none. */
  readonly value: string | null;
  readonly weight: 'first' | 'plain' | 'against';
}

/** `Gợi ý`: what each choice would do, need by need. */
export function suggestionText(
  one: Registration,
  needs: readonly ReviewNeed[],
  directory: Directory,
): string {
  const { told } = one.why;
  if (told !== undefined) return told.suggestion ?? '';
  return needs.flatMap((need) => WAYS[need]?.sentence(one, directory) ?? []).join(' ');
}

/** The choices for the most pressing need that has any, the likeliest first. */
export function choicesOf(
  one: Registration,
  needs: readonly ReviewNeed[],
  directory: Directory,
): readonly Choice[] {
  const all = needs.map((need) => WAYS[need]?.choices(one, directory) ?? []);
  return all.find((choices) => choices.length > 0) ?? [];
}

interface Way {
  readonly sentence: (one: Registration, directory: Directory) => string;
  readonly choices: (one: Registration, directory: Directory) => readonly Choice[];
}

/** A decision without effect asks for the decision that is missing: its own obstacle says which. */
const WAYS: Readonly<Record<ReviewNeed, Way | null>> = {
  name_unclear: {
    sentence: () =>
      `Đề nghị điền ${quoted('set_name')} (nhiều người thì cách nhau bằng dấu “;”), hoặc chọn ${quoted('reject')}.`,
    choices: () => [reject()],
  },
  unit_unclear: {
    sentence: unitSentence,
    choices: (one, directory) => [...units(one, directory), reject()],
  },
  not_in_plan: {
    sentence: () =>
      `Nếu ghi nhầm đơn vị, đề nghị điền ${quoted('set_unit')}; nếu đúng là đơn vị ngoài đợt, chọn ${quoted('reject')}.`,
    choices: (one, directory) => [...units(one, directory), reject()],
  },
  class_unclear: {
    sentence: (one, directory) =>
      `Đơn vị có ở ${classesOf(one.unit ?? '', directory)}. Đề nghị ghi đơn vị và lớp ở ${quoted('set_unit')}, ví dụ “${exampleOf(one, directory)}”, hoặc chọn ${quoted('reject')}.`,
    choices: (one, directory) => [...classes(one, directory), reject()],
  },
  double_booked: {
    sentence: () => `Đề nghị hỏi lại đơn vị người này dự ở đâu; nếu dự cả hai, đánh dấu “Đã xem”.`,
    choices: () => [],
  },
  role_unclear: {
    sentence: roleSentence,
    choices: (one, directory) => [...roles(one, directory), reject()],
  },
  duplicate_suspected: {
    sentence: () =>
      `Chọn ${quoted('same_person')} để gộp, hoặc ${quoted('different_person')} để giữ cả hai; còn phải duyệt thì chọn cả hai việc trong một ô (“${DECISION_WORDS.same_person} + ${DECISION_WORDS.approve}”, “${DECISION_WORDS.different_person} + ${DECISION_WORDS.approve}”).`,
    choices: (one, directory) => [
      plain('same_person', 'identity', whatJoiningDoes(one, directory)),
      plain('different_person', 'identity', 'hai người, mỗi người một đăng ký'),
      reject(),
    ],
  },
  late_pending: {
    sentence: () =>
      `Chọn ${quoted('approve')} để nhận (còn chỗ thì giữ chỗ, hết chỗ thì dự bổ sung), hoặc ${quoted('reject')}.`,
    choices: (one, directory) => {
      const holder = holderOf(one, directory);
      return holder === null
        ? [{ ...plain('approve', 'seat', 'nhận vào chỗ đang trống'), weight: 'first' }, reject()]
        : [approveBesides(one, directory), replace(one, holder), reject()];
    },
  },
  replacement_hint: {
    sentence: (one, directory) =>
      `Chọn ${quoted('replace')} để nhận chỗ của ${holderName(one, directory)}, ${quoted('approve')} để dự bổ sung, hoặc ${quoted('reject')}.`,
    choices: (one, directory) => {
      const holder = holderOf(one, directory);
      const first = holder === null ? [] : [{ ...replace(one, holder), weight: 'first' } as const];
      return [...first, approveBesides(one, directory), reject()];
    },
  },
  extra_pending: {
    sentence: (one, directory) =>
      `Chọn ${quoted('approve')} để ${approvalWords(one, directory)}, ${holderOf(one, directory) === null ? '' : `${quoted('replace')} để nhận chỗ của ${holderName(one, directory)}, `}hoặc ${quoted('reject')}.`,
    choices: (one, directory) => {
      const holder = holderOf(one, directory);
      return [approveBesides(one, directory), ...(holder === null ? [] : [replace(one, holder)]), reject()];
    },
  },
  role_named_since: {
    sentence: () =>
      `Sửa hoặc xóa ô ${quoted('set_role')} nếu lần khai mới là đúng; nếu không, đánh dấu “Đã xem”.`,
    choices: () => [],
  },
  resubmitted: {
    sentence: () => 'Quyết định trước vẫn được giữ; đề nghị sửa nếu cần, rồi đánh dấu “Đã xem”.',
    choices: () => [],
  },
  // A row that was joined to an older one of another phone may yet be somebody else's (R3).
  details_changed: {
    sentence: () =>
      `Nếu là người khác cùng tên, chọn ${quoted('different_person')}; nếu không, đánh dấu “Đã xem”.`,
    choices: () => [plain('different_person', 'identity', 'đăng ký này là của người khác cùng tên')],
  },
  time_doubtful: {
    sentence: ({ why }) =>
      why.countedAt === null
        ? `Nếu đúng, chọn ${quoted('right_time')} ở dòng của lần đăng ký trước ấy.`
        : `Nếu thời điểm ghi trong phản hồi là đúng, chọn ${quoted('right_time')}.`,
    choices: ({ why }) =>
      why.countedAt === null ? [] : [plain('right_time', 'time', 'tính theo thời điểm ghi trong phản hồi')],
  },
  look_again: {
    sentence: () =>
      `Cán bộ đã ghi ${quoted('look_again')}: điền ${quoted('set_name')}, ${quoted('set_unit')} hoặc ${quoted('set_role')} nếu cần, rồi xóa chữ ấy hoặc đánh dấu “Đã xem”.`,
    choices: () => [],
  },
  without_effect: null,
};

function unitSentence({ unitMatch }: Registration): string {
  const named = unitMatch.suggestions.map(({ name, reason }) =>
    reason === '' ? name : `${name} (${reason})`,
  );
  return named.length === 0
    ? `Đề nghị chọn ${quoted('set_unit')} trong danh sách.`
    : `Có thể là: ${named.join('; ')}. Đề nghị chọn ${quoted('set_unit')}.`;
}

function units(one: Registration, directory: Directory): readonly Choice[] {
  return one.unitMatch.suggestions
    .filter(({ code }) => code !== one.unit)
    .map(({ code, name, reason }) => ({
      group: 'unit',
      label: name,
      hint: [reason, classesOf(code, directory)].filter((text) => text !== '').join(' · '),
      kind: 'set_unit',
      value: code,
      weight: 'plain',
    }));
}

/** Those of the unit (P30); in a class that anybody may join, those that are offered (P60). */
function classes({ unit, why }: Registration, directory: Directory): readonly Choice[] {
  const ofUnit = (unit === null ? [] : directory.unitStates(unit)).map(({ class: code }) => {
    const planned = directory.planClass(code);
    const hint = planned === undefined ? '' : classDaysText(planned);
    return { code, label: directory.classLabel(code), hint };
  });
  return (why.told?.classes ?? ofUnit).map(({ code, label, hint }) => ({
    group: 'class',
    label,
    hint,
    kind: 'set_class',
    value: code,
    weight: 'plain',
  }));
}

function classesOf(code: string, { unitStates, classLabel }: Directory): string {
  const classes = unitStates(code).map((unit) => classLabel(unit.class));
  return classes.length === 0 ? 'không thuộc đợt này' : classes.join(', ');
}

/** What staff may type to say which class is meant. */
function exampleOf({ unit }: Registration, { unitName, unitStates, classLabel }: Directory): string {
  const [first] = unit === null ? [] : unitStates(unit);
  return first === undefined ? '' : `${unitName(first.code)} – ${classLabel(first.class)}`;
}

function roleSentence(one: Registration, directory: Directory): string {
  const free = unitOf(one, directory)?.seats.filter(({ registration }) => registration === null) ?? [];
  const labels = free.map(({ role }) => directory.roleLabel(role));
  const left = labels.length === 0 ? 'Đơn vị đã đủ chỗ.' : `Đơn vị còn thiếu: ${labels.join(', ')}.`;
  return `Đề nghị chọn ${quoted('set_role')}. ${left}`;
}

function roles(one: Registration, directory: Directory): readonly Choice[] {
  const unit = unitOf(one, directory);
  return directory.roles.map(({ key, shortLabel }) => ({
    group: 'role',
    label: shortLabel,
    hint: seatHint(unit, key, directory),
    kind: 'set_role',
    value: key,
    weight: 'plain',
  }));
}

function seatHint(unit: UnitState | undefined, role: string, { registration }: Directory): string {
  const seats = unit?.seats.filter((seat) => seat.role === role) ?? [];
  const holders = seats.flatMap((seat) => seat.registration ?? []);
  const [holder] = holders;
  if (holders.length < seats.length) return 'còn chỗ';
  const one = holder === undefined ? undefined : registration(holder);
  if (holder === undefined) return '';
  return `${one === undefined ? 'người khác' : listedName(one)} đang giữ chỗ`;
}

/** The unit of the registration, in its class. */
function unitOf(one: Registration, { unitStates }: Directory): UnitState | undefined {
  return one.unit === null ? undefined : unitStates(one.unit).find((unit) => unit.class === one.class);
}

function whatJoiningDoes(one: Registration, { unitName }: Directory): string {
  const isAcross = one.notes.includes('registered_in_other_unit');
  return isAcross && one.unit !== null
    ? `tính là một người, ở ${unitName(one.unit)}`
    : 'hai đăng ký tính là một người';
}

function holderOf({ key, why }: Registration, { registration }: Directory): Registration | null {
  if (why.seatHolder === null || why.seatHolder === key) return null;
  return registration(why.seatHolder) ?? null;
}

function holderName({ why, unit }: Registration, { who }: Directory): string {
  return why.seatHolder === null ? 'người đang giữ chỗ' : who(why.seatHolder, unit);
}

function replace(one: Registration, holder: Registration): Choice {
  return {
    group: 'seat',
    label: `Thay ${listedName(holder)}`,
    hint: `${listedName(one)} nhận chỗ; ${listedName(holder)} không còn giữ chỗ`,
    kind: 'replace',
    value: null,
    weight: 'plain',
  };
}

function approveBesides(one: Registration, directory: Directory): Choice {
  const isSender = paidBesides(one, directory) === 'sender';
  const hint = isSender ? 'dự ngoài chỉ tiêu, đơn vị cử tự bảo đảm kinh phí' : 'dự ngoài chỉ tiêu';
  return plain('approve', 'seat', hint);
}

/** P34: a seat that waits for approval is given by it. */
function approvalWords(one: Registration, directory: Directory): string {
  if (directory.termsOf(one)[0]?.approval === true && directory.termsOf(one)[0]?.role === one.role)
    return 'nhận';
  return paidBesides(one, directory) === 'sender'
    ? 'dự bổ sung (kinh phí do đơn vị cử tự bảo đảm)'
    : 'dự bổ sung';
}

function reject(): Choice {
  return { ...plain('reject', 'seat', 'không tính đăng ký này'), weight: 'against' };
}

function plain(kind: DecisionKind, group: Choice['group'], hint: string): Choice {
  return { group, label: DECISION_WORDS[kind], hint, kind, value: null, weight: 'plain' };
}

function quoted(kind: DecisionKind): string {
  return `“${DECISION_WORDS[kind]}”`;
}
