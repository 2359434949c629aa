import { listedName } from './listed-name.ts';
import type { Role, RoleKey } from '../people/role.ts';
import { type PlanPlaces, placesOfPlan } from '../obligations/places-of-plan.ts';
import { groupsOf } from '../obligations/seat-terms.ts';
import type { Plan, PlanClass, SeatTerms } from '../plan/plan.ts';
import type { Reconciliation, Registration, UnitState } from './registration.ts';
import type { Unit } from '../units/unit.ts';

/** Names and finds what tabs, panel, lists and explanations speak of: people, units, roles, classes. */
export interface Directory {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  /** In plan order. */
  readonly roles: readonly Role[];
  readonly registration: (key: string) => Registration | undefined;
  /** Everything registered for a person (`Registration.person`), in the order of R0. */
  readonly rowsOf: (person: string) => readonly Registration[];
  /** Full official name; the code itself where nobody knows it. */
  readonly unitName: (code: string) => string;
  /** A unit of the plan, once for each class in which it stands; none: it is outside the plan. */
  readonly unitStates: (code: string) => readonly UnitState[];
  /** The narrow label. */
  readonly roleLabel: (role: RoleKey) => string;
  /** What the plan asks of their party there, first for their role; then what holds for whoever comes (P34). */
  readonly termsOf: (one: Pick<Registration, 'unit' | 'class' | 'role'>) => readonly SeatTerms[];
  readonly planClass: (code: string) => PlanClass | undefined;
  readonly classLabel: (code: string) => string;
  /** "Nguyễn Văn An (dòng 12)"; the unit is named where it is not the one given. */
  readonly who: (key: string, besideUnit: string | null) => string;
}

export function directoryOf(plan: Plan, reconciliation: Reconciliation, units: readonly Unit[]): Directory {
  const registrations = new Map(reconciliation.registrations.map((one) => [one.key, one]));
  const unitNames = new Map([
    ...units.map((unit) => [unit.code, unit.fullName] as const),
    ...groupsOf(plan).map(({ key, label }) => [key, label] as const),
  ]);
  let places: PlanPlaces | null = null;
  const roleLabels = new Map(plan.roles.map((role) => [role.key, role.shortLabel]));
  const classes = new Map(plan.classes.map((planClass) => [planClass.code, planClass]));
  const unitName = (code: string) => unitNames.get(code) ?? code;
  return {
    plan,
    reconciliation,
    roles: plan.roles,
    registration: (key) => registrations.get(key),
    rowsOf: (person) => reconciliation.registrations.filter((one) => one.person === person),
    unitName,
    unitStates: (code) => reconciliation.units.filter((unit) => unit.code === code),
    roleLabel: (role) => roleLabels.get(role) ?? role,
    termsOf({ unit, class: code, role }) {
      if (unit === null || code === null) return [];
      places ??= placesOfPlan(plan);
      return places.terms(unit, code, role);
    },
    planClass: (code) => classes.get(code),
    classLabel: (code) => classes.get(code)?.label ?? `Lớp ${code}`,
    who(key, besideUnit) {
      const one = registrations.get(key);
      if (one === undefined) return 'một đăng ký khác';
      const place = one.row === null ? 'phản hồi không còn trong bảng' : (one.place ?? `dòng ${one.row}`);
      const unit = one.unit === null || one.unit === besideUnit ? '' : `, ${unitName(one.unit)}`;
      return `${listedName(one)} (${place}${unit})`;
    },
  };
}
