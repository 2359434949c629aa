import type { Meal, Night, StayTerms } from './duty-plan.ts';
import type { IsoDay } from '../time/local-date.ts';
import { MEAL_COLUMN, NIGHT_COLUMN } from '../workbook/keys.ts';

/** A meal or a night that may be asked for. */
export interface StaySlot {
  /** Key of its column. */
  readonly key: string;
  readonly kind: 'meal' | 'night';
  /** “19/5 trưa”, “Đêm 18→19/5”. */
  readonly label: string;
}

/** Meals in the order of the plan, then nights. */
export function slotsOf({ meals, nights }: StayTerms): readonly StaySlot[] {
  return [
    ...meals.map((meal): StaySlot => {
      return { key: MEAL_COLUMN.of(meal.date, meal.name), kind: 'meal', label: mealLabel(meal) };
    }),
    ...nights.map((night): StaySlot => {
      return { key: NIGHT_COLUMN.of(night.from), kind: 'night', label: nightLabel(night) };
    }),
  ];
}

function mealLabel({ date, name }: Meal): string {
  return `${shortDay(date)} ${name}`;
}

function nightLabel({ from, to }: Night): string {
  const [, month, date] = from.split('-').map(Number);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `Đêm ${isOneMonth ? date : `${date}/${month}`}→${shortDay(to)}`;
}

function shortDay(day: IsoDay): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date}/${month}`;
}
