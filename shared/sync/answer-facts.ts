/**
 * What answers of the Form say of duties besides seats (P42): the mapping file names the duty of a question (`answers`). An answer
 * fills what its unit owes of that duty; one that says that there is nothing does so only where the plan takes that.
 */
import type { Fact } from '../obligations/fact.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { DutyPlan } from '../plan/duty-plan.ts';
import { maskPhones } from '../people/mask-phones.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import { isNothing } from '../responses/nothing-text.ts';
import { plainKey } from '../text/vietnamese.ts';
import { dayOf } from '../time/local-date.ts';
import type { MatchUnitIn } from '../units/known-units.ts';

export interface AnswerFacts {
  readonly facts: readonly Fact[];
  /** Vietnamese, for staff: which answers fill nothing, and why. */
  readonly notices: readonly string[];
}

export function answerFacts(
  known: readonly KnownResponse[],
  { parties }: Pick<DutyPlan, 'parties'>,
  obligationsOf: () => readonly Obligation[],
  match: MatchUnitIn,
): AnswerFacts {
  if (!known.some(({ versions }) => versions.at(-1)?.response.answers !== undefined)) return NOTHING_SAID;
  const obligations = obligationsOf();
  const facts: Fact[] = [];
  const notices: string[] = [];
  const registryOf = new Map(parties.map((set) => [set.key, set.registry]));
  for (const { id, row, place, versions } of known) {
    const { response, seenAt } = versions.at(-1) ?? {};
    if (row === null || response?.answers === undefined || seenAt === undefined) continue;
    for (const [key, text] of Object.entries(response.answers)) {
      const ofDuty = obligations.filter(({ duty }) => duty.key === key);
      const [first] = ofDuty;
      if (first === undefined) continue;
      const unit = match(response.unitTyped, registryOf.get(first.duty.who) ?? null);
      const owed = ofDuty.filter(({ party }) => party === unit);
      const where = `${place ?? `dòng ${row}`}, “${first.duty.label}”`;
      const problem = problemOf(owed, text, unit);
      if (problem !== null) notices.push(`Câu trả lời ở ${where}: ${problem}`);
      const [one] = owed;
      if (problem !== null || one === undefined) continue;
      facts.push({
        source: `${id} ${key}`,
        duty: key,
        party: one.party,
        slot: one.slot,
        says: saysNothing(text) ? { kind: 'nil' } : { kind: 'total', n: one.amount ?? 1 },
        // No answer is of a day after the one on which it was seen (R5).
        on: dayOf(Math.min(response.submittedAt, seenAt)),
        recordedAt: seenAt,
      });
    }
  }
  return { facts, notices };
}

const NOTHING_SAID: AnswerFacts = { facts: [], notices: [] };

/** Null: it fills the one thing that is owed. */
function problemOf(owed: readonly Obligation[], text: string, unit: string | null): string | null {
  const [one, ...others] = owed;
  if (unit === null) return 'chưa xác định được đơn vị nên chưa tính.';
  if (one === undefined) return 'đơn vị này không có nghĩa vụ ấy trong kế hoạch nên chưa tính.';
  if (!isHandedIn(one)) return 'loại nghĩa vụ này ghi ở tab của kế hoạch, nên câu trả lời chưa tính.';
  if (others.length > 0)
    return 'đơn vị có nhiều kỳ của nghĩa vụ này, không rõ kỳ nào nên chưa tính; đề nghị ghi ở tab của kế hoạch.';
  return saysNothing(text) && !one.duty.nilAllowed
    ? `trả lời “${maskPhones(text)}”, nhưng kế hoạch không nhận “không phát sinh” nên chưa tính.`
    : null;
}

/** What is there once it came. A point, a number of those present, a level have tabs in which more than that is asked. */
function isHandedIn({ duty: { what, at } }: Obligation): boolean {
  return what === 'list' || what === 'document' || (what === 'report' && at === null);
}

/** “Không”, “Không đăng ký ăn nghỉ”, “0”. */
function saysNothing(text: string): boolean {
  return (
    isNothing(text) ||
    /^(?:0|khong(?: .*)?)$/.test(
      plainKey(text)
        .replace(/[^a-z0-9 ]/g, '')
        .trim(),
    )
  );
}
