import type { DutyPlan } from '../plan/duty-plan.ts';
import type { PlanClass } from '../plan/plan.ts';
import type { StaySlot } from '../plan/stay-slots.ts';
import { LIST_TITLES } from '../responses/list-table.ts';

export interface TemplateColumn {
  readonly key: string;
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** What may be chosen; other text is told by the program that opens the file, and not refused. Null: anything. */
  readonly choices: readonly string[] | null;
  /** Null: no meal and no night. */
  readonly slot: StaySlot['kind'] | null;
}

/** P80, in the order of the rule; Nam/Nữ only where rooms are asked for, “Lớp” only where the unit may choose. */
export function templateColumns(
  plan: DutyPlan,
  asked: {
    readonly unit: string;
    readonly classes: readonly PlanClass[];
    readonly slots: readonly StaySlot[];
  },
): readonly TemplateColumn[] {
  const { classes, slots } = asked;
  const isWide = slots.length > 0;
  const hasNights = slots.some(({ kind }) => kind === 'night');
  const roles = rolesAsked(plan, asked);
  const column = (
    key: keyof typeof LIST_TITLES,
    width: number,
    choices: readonly string[] | null = null,
  ): TemplateColumn => ({ key, title: LIST_TITLES[key], width, choices, slot: null });
  return [
    { key: 'number', title: 'STT', width: 6, choices: null, slot: null },
    column('name', isWide ? 23 : 24),
    ...(hasNights ? [column('sex', 6, ['Nam', 'Nữ'])] : []),
    column('position', isWide ? 20 : 22),
    column('role', isWide ? 15 : 17, roles.length === 0 ? null : roles),
    ...(classes.length > 1
      ? [
          column(
            'class',
            9,
            classes.map(({ label }) => label),
          ),
        ]
      : []),
    column('phone', 13),
    ...slots.map(({ key, kind, label }) => {
      return { key, title: label, width: kind === 'meal' ? 6 : 9, choices: ['x'], slot: kind };
    }),
    column('note', 14),
  ];
}

/** Short names of the roles of which somebody of the unit is asked. */
function rolesAsked(
  { roles }: DutyPlan,
  { unit, classes }: { readonly unit: string; readonly classes: readonly PlanClass[] },
): readonly string[] {
  const asked = new Set(
    classes.flatMap(({ seats = [] }) =>
      seats.filter(({ parties }) => parties.includes(unit)).map(({ role }) => role),
    ),
  );
  return roles.filter(({ key }) => asked.has(key)).map(({ shortLabel }) => shortLabel);
}
