import type { RoleKey } from '../people/role.ts';
import type { Plan } from '../plan/plan.ts';
import type { Reconciliation, Registration } from './registration.ts';
import type { Unit } from '../units/unit.ts';

/** What a sentence about a registration needs to name: people, units, roles. */
export interface Directory {
  readonly plan: Plan;
  readonly registration: (key: string) => Registration | undefined;
  /** Full official name; the code itself where nobody knows it. */
  readonly unitName: (code: string) => string;
  /** The narrow label. */
  readonly roleLabel: (role: RoleKey) => string;
  /** "Nguyễn Văn An (dòng 12)"; the unit is named where it is not the one given. */
  readonly who: (key: string, besideUnit: string | null) => string;
}

export function directoryOf(plan: Plan, reconciliation: Reconciliation, units: readonly Unit[]): Directory {
  const registrations = new Map(reconciliation.registrations.map((one) => [one.key, one]));
  const unitNames = new Map(units.map((unit) => [unit.code, unit.fullName]));
  const roleLabels = new Map(plan.roles.map((role) => [role.key, role.shortLabel]));
  const unitName = (code: string) => unitNames.get(code) ?? code;
  return {
    plan,
    registration: (key) => registrations.get(key),
    unitName,
    roleLabel: (role) => roleLabels.get(role) ?? role,
    who(key, besideUnit) {
      const one = registrations.get(key);
      if (one === undefined) return 'một đăng ký khác';
      const place = one.row === null ? 'phản hồi không còn trong bảng' : `dòng ${one.row}`;
      const unit = one.unit === null || one.unit === besideUnit ? '' : `, ${unitName(one.unit)}`;
      return `${one.fullName} (${place}${unit})`;
    },
  };
}
