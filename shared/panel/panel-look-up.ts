import type { Plan } from '../plan/plan.ts';
import type { Reconciliation, Registration } from '../registrations/registration.ts';
import type { PanelInput } from './panel-input.ts';

/** What the builders look up again and again. */
export interface PanelLookUp {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly registrationOf: (key: string) => Registration | undefined;
  readonly unitNameOf: (code: string | null) => string | null;
  readonly roleLabelOf: (role: string | null) => string | null;
  readonly classLabelOf: (code: string | null) => string | null;
}

export function lookUpOf({ plan, reconciliation, units }: PanelInput): PanelLookUp {
  const registrations = new Map(reconciliation.registrations.map((one) => [one.key, one]));
  const names = new Map([
    ...units.map((unit) => [unit.code, unit.fullName] as const),
    ...reconciliation.units.map((unit) => [unit.code, unit.name] as const),
  ]);
  const roles = new Map(plan.roles.map((role) => [role.key, role.shortLabel]));
  const classes = new Map(plan.classes.map((one) => [one.code, one.label]));
  return {
    plan,
    reconciliation,
    registrationOf: (key) => registrations.get(key),
    unitNameOf: (code) => (code === null ? null : (names.get(code) ?? code)),
    roleLabelOf: (role) => (role === null ? null : (roles.get(role) ?? role)),
    classLabelOf: (code) => (code === null ? null : (classes.get(code) ?? `Lớp ${code}`)),
  };
}
