/** Whose class it is: what staff typed in “Xã, đơn vị”, as the obligations name those who owe (P55). */
import { unnamedParty } from '../../obligations/obligation.ts';
import type { Duty, DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import { cleanText, toneKey } from '../../text/vietnamese.ts';
import { setOf } from '../office/duty-cells.ts';
import type { MatchUnitIn } from '../../units/known-units.ts';

export interface ClassParty {
  /** Null: nobody can tell, or it is not of the group. */
  readonly party: string | null;
  readonly problem: string | null;
}

/**
 * Gives the classes of each group to those who owe them, in the order of the rows. A place that the group's list does not name
 * takes one of those that nobody named yet (P25), as long as there is one.
 */
export class ClassParties {
  private readonly plan: DutyPlan;
  private readonly match: MatchUnitIn;
  private readonly unnamed = new Map<string, Map<string, string>>();

  constructor(plan: DutyPlan, match: MatchUnitIn) {
    this.plan = plan;
    this.match = match;
  }

  partyOf(duty: Duty, place: string | null): ClassParty {
    const set = setOf(this.plan, duty.who);
    if (set === undefined) return { party: null, problem: null };
    if (duty.spread === 'together') return { party: soleParty(set), problem: null };
    if (place === null)
      return {
        party: null,
        problem: `Cần ghi đơn vị: lớp của nhóm “${set.label}” chưa tính cho đơn vị nào.`,
      };
    const known = this.known(set, place);
    if (known === null)
      return {
        party: null,
        problem: `Cần ghi rõ “${place}”: không khớp đúng một đơn vị trong danh mục của kế hoạch; lớp tính cho nhóm, chưa tính cho đơn vị nào.`,
      };
    if (set.members?.includes(known) === true) return { party: known, problem: null };
    return this.unnamedOf(set, known, place);
  }

  private known(set: PartySet, place: string): string | null {
    if (set.of === 'unit') return this.match(place, set.registry);
    const key = toneKey(place);
    return set.members?.find((member) => toneKey(member) === key) ?? cleanText(place);
  }

  private unnamedOf({ key, label, members, count }: PartySet, known: string, place: string): ClassParty {
    const given = this.unnamed.get(key) ?? new Map<string, string>();
    this.unnamed.set(key, given);
    const named = members?.length ?? 0;
    const party = given.get(known) ?? unnamedParty(key, named + given.size + 1);
    const isFull = !given.has(known) && named + given.size >= (count ?? named);
    if (isFull) {
      const problem =
        members === null
          ? `Cần kiểm tra: nhóm “${label}” có ${count ?? 0} đơn vị, “${place}” là đơn vị thứ ${given.size + 1}; chưa tính cho đơn vị nào.`
          : `Cần kiểm tra: “${place}” không có trong danh sách của nhóm “${label}”; chưa tính cho đơn vị nào.`;
      return { party: null, problem };
    }
    given.set(known, party);
    const isUnlisted = members !== null;
    return {
      party,
      problem: isUnlisted ? `“${place}” chưa có trong danh sách của nhóm “${label}”.` : null,
    };
  }
}

/** As obligations name a set that owes together. */
function soleParty({ key, members }: PartySet): string {
  return members?.length === 1 ? (members[0] ?? key) : key;
}
