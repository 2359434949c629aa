/** P30: a unit may stand in several classes, and only twice in one is a fault: nobody could tell which of its seats is meant. */
import type { Duty, PartySet } from './duty-plan.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PartProblem } from './plan-parts.ts';

export function checkSeats({ duties, parties, occasions }: PlacedPlan, problems: PartProblem[]): void {
  const sets = new Map(parties.map(({ part }) => [part.key, part]));
  const labels = new Map(occasions.map(({ part }) => [part.key, part.label]));
  const seen = new Map<string, Duty>();
  for (const { path, part } of duties) {
    const set = sets.get(part.who);
    if (set === undefined || part.what !== 'seat' || part.role === null || !Array.isArray(part.at)) continue;
    for (const [member, occasion] of seatsOf(set, part.at)) {
      const seat = `${occasion}|${part.role}|${set.registry ?? ''}|${member}`;
      const other = seen.get(seat);
      if (other === undefined) {
        seen.set(seat, part);
        continue;
      }
      if (other === part) continue;
      const expected = `mỗi bên chỉ có chỗ một lần ở mỗi lớp và thành phần; “${member}” đã có chỗ ở “${labels.get(occasion) ?? occasion}” theo nghĩa vụ “${other.key}”`;
      problems.push({ path: `${path}.who`, value: part.who, expected });
    }
  }
}

function seatsOf({ members }: PartySet, at: readonly string[]): readonly (readonly [string, string])[] {
  return (members ?? []).flatMap((member) => at.map((occasion) => [member, occasion] as const));
}
