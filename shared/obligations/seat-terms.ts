/** What a plan asks of whom at an occasion, in one form for plans of both versions (P16, P30–P34). */
import type { RoleKey } from '../people/role.ts';
import type { Plan, PlanClass, PlanGroup, SeatTerms } from '../plan/plan.ts';

/** P16: version 1 asks every unit for one delegate a role; whoever comes besides is paid for by who sends them (R7). */
export function seatTermsOf(
  { code, units, seats }: PlanClass,
  { roles }: Pick<Plan, 'roles'>,
): readonly SeatTerms[] {
  if (seats !== undefined) return seats;
  const parties = units.map((unit) => unit.code);
  return [
    ...roles.map(
      ({ key }): SeatTerms => ({
        duty: `seat.${key}@${code}`,
        role: key,
        parties,
        amount: { kind: 'fixed', n: 1 },
        paidBy: 'organiser',
        approval: false,
      }),
    ),
    {
      duty: `extra@${code}`,
      role: null,
      parties,
      amount: { kind: 'optional' },
      paidBy: 'sender',
      approval: true,
    },
  ];
}

/** The roles that a plan counts seats of; of the others (P33, P34) nobody is ever missing. */
export function countedRoles({ classes, roles }: Pick<Plan, 'classes' | 'roles'>): ReadonlySet<RoleKey> {
  if (classes.every(({ seats }) => seats === undefined)) return new Set(roles.map(({ key }) => key));
  const counted = classes.flatMap((one) =>
    seatTermsOf(one, { roles }).filter(({ amount }) => isCounted(amount)),
  );
  return new Set(counted.flatMap(({ role }) => role ?? []));
}

/** P33: parties that are no units, each once. */
export function groupsOf({ classes }: Pick<Plan, 'classes'>): readonly PlanGroup[] {
  const groups = classes.flatMap(({ groups: all = [] }) => all);
  return [...new Map(groups.map((group) => [group.key, group])).values()];
}

export function isCounted({ kind }: SeatTerms['amount']): boolean {
  return kind === 'fixed' || kind === 'declared';
}

/** P35, R11: what a plan of nothing but fixed seats gives is the number that it expects. */
export function isAllFixed({ seats }: PlanClass): boolean {
  return (
    seats === undefined || seats.every(({ amount }) => amount.kind === 'fixed' || amount.kind === 'optional')
  );
}
