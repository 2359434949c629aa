import { type ClassStanding, classStandingOf } from '../../plan/class-standing.ts';
import { occasionOf, type Plan } from '../../plan/plan.ts';
import { dayOf, type IsoDay } from '../../time/local-date.ts';
import { CLASS_ROW, CLASSES_TAB, OCCASION_SETTING, OFFICE_PLAN_TAB } from '../../workbook/keys.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { cellCapacity, cellClassCode } from './plan-cells.ts';
import { OFFICE_COLUMN } from './remember-date-order.ts';

export interface StandingSaid {
  readonly standing: ClassStanding;
  /** The day on which a sync first saw it. */
  readonly since: IsoDay;
}

/** What staff say of classes beside the plan, which no document and no plan file holds, by class code. */
export interface ClassSettings {
  /** “Tình trạng lớp” (P12). */
  readonly standings: ReadonlyMap<string, StandingSaid>;
  /** “Sức chứa”: how many the place holds (P35, R11). */
  readonly capacities: ReadonlyMap<string, number>;
}

/** Of the plan's tabs they stand in `Danh sách lớp`, of a plan of version 2 in its `Kế hoạch`. */
export function readClassSettings(sheet: StaffSheet, plans: readonly Plan[]): ClassSettings {
  const places = [
    ...placesInClasses(sheet),
    ...plans.flatMap((plan) => (plan.id === undefined ? [] : placesInPlan(plan, plan.id))),
  ];
  const standings = new Map<string, StandingSaid>();
  const capacities = new Map<string, number>();
  for (const { code, tab, standing, capacity } of places) {
    const said = classStandingOf(plainText(sheet.value(tab, ...standing)));
    if (said !== null && said !== undefined)
      standings.set(code, { standing: said, since: dayOf(sheet.since(tab, ...standing)) });
    const number = cellCapacity(sheet.value(tab, ...capacity));
    if (number !== null && number !== undefined) capacities.set(code, number);
  }
  return { standings, capacities };
}

/** The plan with the capacities that staff typed, which go before the file's. */
export function withCapacities(plan: Plan, { capacities }: ClassSettings): Plan {
  if (!plan.classes.some(({ code }) => capacities.has(code))) return plan;
  const classes = plan.classes.map((one) => {
    const capacity = capacities.get(one.code);
    return capacity === undefined ? one : { ...one, capacity };
  });
  return { ...plan, classes };
}

interface Place {
  readonly code: string;
  readonly tab: string;
  /** Row and column of each. */
  readonly standing: readonly [string, string];
  readonly capacity: readonly [string, string];
}

function placesInClasses(sheet: StaffSheet): readonly Place[] {
  return sheet
    .rows(CLASSES_TAB)
    .filter(CLASS_ROW.is)
    .map((row) => ({
      code: cellClassCode(sheet.value(CLASSES_TAB, row, 'code')),
      tab: CLASSES_TAB,
      standing: [row, 'standing'],
      capacity: [row, 'capacity'],
    }));
}

function placesInPlan({ classes }: Plan, id: string): readonly Place[] {
  return classes.map((planned) => ({
    code: planned.code,
    tab: OFFICE_PLAN_TAB.of(id),
    standing: [OCCASION_SETTING.of('standing', occasionOf(planned)), OFFICE_COLUMN],
    capacity: [OCCASION_SETTING.of('capacity', occasionOf(planned)), OFFICE_COLUMN],
  }));
}
