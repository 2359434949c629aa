/** P32: where a plan leaves the number of seats to those who send, and what they said. */
import type { SeatNumbers } from '../obligations/places-of-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Declaration } from './registration.ts';

export function isLeftToParties({ classes }: Pick<Plan, 'classes'>): boolean {
  return classes.some(({ seats = [] }) => seats.some(({ amount }) => amount.kind === 'declared'));
}

/** Unit by unit in plan order, in each role by role. */
export function declarationsOf(
  { classes, roles }: Pick<Plan, 'classes' | 'roles'>,
  declared: SeatNumbers['declared'],
): readonly Declaration[] {
  const rank = new Map(roles.map(({ key }, at) => [key, at]));
  return classes.flatMap(({ code, units, groups = [], seats = [] }) => {
    const order = new Map(
      [...units.map((one) => one.code), ...groups.map(({ key }) => key)].map((key, at) => [key, at]),
    );
    return seats
      .flatMap(({ role, parties, amount }) => {
        if (role === null || amount.kind !== 'declared') return [];
        const { min, max } = amount;
        return parties.map((party) => {
          return { class: code, party, role, min, max, said: declared?.(party, code, role) ?? null };
        });
      })
      .sort(
        (a, b) =>
          (order.get(a.party) ?? 0) - (order.get(b.party) ?? 0) ||
          (rank.get(a.role) ?? 0) - (rank.get(b.role) ?? 0),
      );
  });
}
