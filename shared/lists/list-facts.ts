/**
 * What lists that came as files say of the lists that a plan asks for (P73): the file is the source, so with its day of receipt a
 * list is received. Which of the plan's lists it is follows from what stands in it; where that leaves two, a person says so in
 * `Nghĩa vụ`.
 */
import type { Fact, FactSays } from '../obligations/fact.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { ListFile, ListPart } from '../responses/list-file.ts';
import { displayDay } from '../time/local-date.ts';
import type { MatchUnitIn } from '../units/known-units.ts';
import { slotAnswer } from './slot-answer.ts';

export interface ListFactsInput {
  readonly plan: DutyPlan;
  /** Those of the plan; others than lists are passed over. */
  readonly obligations: readonly Obligation[];
  readonly lists: readonly ListFile[];
  readonly match: MatchUnitIn;
  /** When the first sync saw that list; milliseconds since the epoch. */
  readonly seenAt: (list: ListFile) => number;
}

export interface ListFacts {
  /** One for each obligation that a list fills, in the order of lists. */
  readonly facts: readonly Fact[];
  /** Vietnamese, for staff: what was sent and fills nothing. */
  readonly notices: readonly string[];
}

export function listFacts({ plan, obligations, lists, match, seenAt }: ListFactsInput): ListFacts {
  const owed = obligations.filter(({ duty }) => duty.what === 'list');
  const facts: Fact[] = [];
  const notices: string[] = [];
  for (const list of lists) {
    // Without its day nobody can say that it was received; the file's own notice asks for it.
    if (list.received === null) continue;
    const { day } = list.received;
    for (const part of list.parts) {
      const own = owed.filter(({ duty, party }) => party === partyOf(part, duty.who, { plan, match }));
      const read = filledBy(part, own, plan);
      notices.push(...read.notices.map((text) => `Tệp danh sách “${list.name}”: ${text}`));
      for (const [{ duty, party, slot }, says] of read.filled) {
        const source = `tệp ${list.name}`;
        facts.push({ source, duty: duty.key, party, slot, says, on: day, recordedAt: seenAt(list) });
      }
      if (own.length === 0 && owed.length > 0)
        notices.push(`Tệp danh sách “${list.name}” (nhận ${displayDay(day)}): ${NOT_OWED}`);
    }
  }
  return { facts, notices };
}

const NOT_OWED =
  'chưa biết của đơn vị nào trong kế hoạch, nên chưa ghi nhận là danh sách đã gửi. Đề nghị kiểm tra dòng “Đơn vị”.';

/** Null: a person must say which unit is meant. */
function partyOf(
  { unitTyped }: ListPart,
  who: string,
  { plan, match }: { readonly plan: DutyPlan; readonly match: MatchUnitIn },
): string | null {
  const set = plan.parties.find(({ key }) => key === who);
  return set === undefined || unitTyped === '' ? null : match(unitTyped, set.registry);
}

interface FilledBy {
  readonly filled: readonly (readonly [Obligation, FactSays])[];
  readonly notices: readonly string[];
}

function filledBy(part: ListPart, owed: readonly Obligation[], { stay }: DutyPlan): FilledBy {
  const ofStay = owed.filter(({ duty }) => duty.key === stay?.duty);
  const others = owed.filter(({ duty }) => duty.key !== stay?.duty);
  const stayRead = stayFilledBy(part, ofStay);
  const hasPeople = part.people.length > 0;
  const isOne = new Set(others.map(({ duty }) => duty.key)).size === 1 && others.length === 1;
  return {
    filled: [
      ...(hasPeople && isOne ? others.map((one) => [one, received(one)] as const) : []),
      ...stayRead.filled,
    ],
    notices: [...(hasPeople && others.length > 1 ? [SEVERAL_OWED] : []), ...stayRead.notices],
  };
}

const SEVERAL_OWED =
  'kế hoạch yêu cầu nhiều danh sách, chưa biết đây là danh sách nào. Đề nghị ghi ngày nhận ở tab “Nghĩa vụ”.';

/** Silence about meals and nights is neither a request nor “Không phát sinh” (P73). */
function stayFilledBy(part: ListPart, owed: readonly Obligation[]): FilledBy {
  const asks = part.people.some(({ answers }) => answers.some((answer) => slotAnswer(answer) === 'asked'));
  const [first] = owed;
  if (first === undefined || (asks && part.saysNoStay)) return { filled: [], notices: [] };
  if (asks) return { filled: owed.map((one) => [one, received(one)] as const), notices: [] };
  if (!part.saysNoStay) return { filled: [], notices: part.people.length > 0 ? [SILENT] : [] };
  return first.duty.nilAllowed
    ? { filled: owed.map((one) => [one, { kind: 'nil' }] as const), notices: [] }
    : { filled: [], notices: [NIL_REFUSED] };
}

const SILENT =
  'không ai đăng ký ăn, nghỉ và không đánh dấu “Không đăng ký ăn, nghỉ”: chưa tính là đã gửi danh sách ăn, nghỉ. Đề nghị hỏi lại đơn vị.';
const NIL_REFUSED = 'ghi “Không đăng ký ăn, nghỉ”, nhưng kế hoạch không nhận “không phát sinh”.';

function received({ amount }: Obligation): FactSays {
  return { kind: 'total', n: amount ?? 1 };
}
