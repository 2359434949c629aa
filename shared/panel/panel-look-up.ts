import { maskPhones } from '../people/mask-phones.ts';
import type { Plan } from '../plan/plan.ts';
import type { Reconciliation, Registration } from '../registrations/registration.ts';
import { type Directory, directoryOf } from '../registrations/directory.ts';
import type { PanelInput } from './panel-input.ts';

/** What the builders look up again and again. */
export interface PanelLookUp {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly directory: Directory;
  readonly registrationOf: (key: string) => Registration | undefined;
  readonly unitNameOf: (code: string | null) => string | null;
  readonly roleLabelOf: (role: string | null) => string | null;
  readonly classLabelOf: (code: string | null) => string | null;
}

export function lookUpOf({ plan, reconciliation, units }: PanelInput): PanelLookUp {
  const directory = directoryOf(plan, reconciliation, units);
  const classes = new Map(plan.classes.map((one) => [one.code, one.label]));
  return {
    plan,
    reconciliation,
    directory,
    registrationOf: directory.registration,
    unitNameOf: (code) => (code === null ? null : directory.unitName(code)),
    roleLabelOf: (role) => (role === null ? null : directory.roleLabel(role)),
    classLabelOf: (code) => (code === null ? null : (classes.get(code) ?? `Lớp ${code}`)),
  };
}

/** What people typed may hold a phone number anywhere; outside the call lists it is shown masked. */
export function shown(typed: string): string {
  return maskPhones(typed);
}
