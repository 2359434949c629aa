import type { Role } from '../people/role.ts';
import type { Unit } from '../units/unit.ts';
import { checkPlan } from './check-plan.ts';
import { compareCodes } from './class-code.ts';
import type { PlanPart } from './plan-problem.ts';
import type { ClassRow, PlanRows, RoleRow, RowFinding, UnitRow } from './plan-rows.ts';
import type { Plan } from './plan.ts';
import { shortLabelOf } from './short-label.ts';

export interface PlanDraft<Where> {
  /** May hold what the findings refuse. */
  readonly plan: Plan;
  readonly findings: readonly RowFinding<Where>[];
}

/** The plan that the rows amount to, and everything that is wrong with it, each finding at its row. */
export function draftPlan<Where>(rows: PlanRows<Where>, units: readonly Unit[]): PlanDraft<Where> {
  const classes = [...rows.classes].sort((left, right) => compareCodes(left.code, right.code));
  const members = classes.map((row) => rows.units.filter((unit) => rows.classes[unit.classAt] === row));
  const { url, deadlineText, deadline, graceDay, dateOrder, ...named } = rows.settings;
  const plan: Plan = {
    ...named,
    registration: {
      url,
      deadlineText,
      deadline,
      graceDay,
      ...(dateOrder === undefined ? {} : { dateOrder }),
    },
    roles: rolesOf(rows.roles),
    classes: classes.map(({ where: _where, ...planClass }, at) => ({
      ...planClass,
      units: (members[at] ?? []).map(({ code, typed, needsConfirmation }) => ({
        code,
        typed,
        needsConfirmation,
      })),
    })),
    topics: rows.topics,
    oddities: rows.oddities,
  };
  const findings = checkPlan(plan, units).map((finding) => ({
    ...finding,
    where: whereOf(finding.part, rows.roles, classes, members),
  }));
  return { plan, findings };
}

/** Short labels made here may coincide ("Cán bộ …", "Cán bộ …"); then the whole labels tell the roles apart. */
function rolesOf(rows: readonly RoleRow<unknown>[]): readonly Role[] {
  const roles = rows.map(({ key, label, shortLabel }) => ({
    key,
    label,
    shortLabel: shortLabel || shortLabelOf(label),
  }));
  const shorts = new Set(roles.map((role) => role.shortLabel.toLowerCase()));
  if (shorts.size === roles.length) return roles;
  return roles.map((role, at) => (rows[at]?.shortLabel === '' ? { ...role, shortLabel: role.label } : role));
}

function whereOf<Where>(
  part: PlanPart,
  roles: readonly RoleRow<Where>[],
  classes: readonly ClassRow<Where>[],
  members: readonly (readonly UnitRow<Where>[])[],
): Where | null {
  switch (part.of) {
    case 'plan':
      return null;
    case 'role':
      return roles[part.role]?.where ?? null;
    case 'class':
      return classes[part.class]?.where ?? null;
    case 'unit':
      return members[part.class]?.[part.unit]?.where ?? null;
    default:
      return part satisfies never;
  }
}
