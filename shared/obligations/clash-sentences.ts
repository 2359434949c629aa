/** P41 in words: of whom two occasions ask for people at the same time, and of whom for a hall. */
import type { DutyPlan } from '../plan/duty-plan.ts';
import { byKey } from '../text/by-key.ts';
import { displayDay } from '../time/local-date.ts';
import {
  type OccasionOfPlan,
  type ScheduleClashes,
  scheduleClashes,
  type UnitClash,
} from './schedule-clashes.ts';

/**
 * A sentence for each pair of occasions and each kind of clash, by the id of every plan that it is about.
 *
 * @param unitName what a unit is called.
 */
export function clashSentences(
  plans: readonly DutyPlan[],
  unitName: (code: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const labels = new Map(plans.map((plan) => [plan.id, labelsOf(plan)]));
  const { units, halls }: ScheduleClashes = scheduleClashes(plans);
  const say = (clashes: readonly UnitClash[], what: string): void => {
    for (const group of byKey(clashes, pairKey).values()) {
      const [one] = group;
      if (one === undefined) continue;
      const names = [...new Set(group.map(({ unit }) => unitName(unit)))];
      const about = new Set([one.first.plan, one.second.plan]);
      for (const plan of about) {
        const [own, other] = one.first.plan === plan ? [one.first, one.second] : [one.second, one.first];
        const text = `${nameOf(own, labels)} trùng ${whenText(one)} với ${nameOf(other, labels)}${planText(own, other, plans)}: ${names.length} đơn vị ${what}: ${names.join(', ')}.`;
        found.set(plan, [...(found.get(plan) ?? []), text]);
      }
    }
  };
  say(units, 'được mời cử người ở cả hai nơi');
  say(halls, 'vừa có hội trường tổ chức nơi này, vừa là điểm của nơi kia');
  return found;
}

function labelsOf({ occasions }: DutyPlan): ReadonlyMap<string, string> {
  return new Map(occasions.map(({ key, label }) => [key, label]));
}

function nameOf(
  { plan, occasion }: OccasionOfPlan,
  labels: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  return labels.get(plan)?.get(occasion) ?? occasion;
}

function planText(own: OccasionOfPlan, other: OccasionOfPlan, plans: readonly DutyPlan[]): string {
  if (own.plan === other.plan) return '';
  return ` (“${plans.find(({ id }) => id === other.plan)?.shortTitle ?? other.plan}”)`;
}

function pairKey({ first, second, shared }: UnitClash): string {
  return JSON.stringify([first, second, shared]);
}

/** “sáng, chiều 19/5/2026”. */
function whenText({ shared }: UnitClash): string {
  return [...byKey(shared, ({ day }) => day)]
    .map(([day, sessions]) => `${sessions.map(({ session }) => session).join(', ')} ${displayDay(day)}`)
    .join('; ');
}
