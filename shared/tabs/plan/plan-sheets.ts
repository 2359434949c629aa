import { DATE_ORDER_WORDS } from '../../time/date-order-words.ts';
import { serialOfDay } from '../../time/local-date.ts';
import type { Unit } from '../../units/unit.ts';
import type { CellValue } from '../../workbook/model.ts';
import { isDay } from '../../plan/plan-day.ts';
import { type SettingField } from './plan-tabs.ts';
import type { Plan, PlanClass } from '../../plan/plan.ts';
import { CLASS_ROW, ODDITY_ROW, ROLE_ROW, SETTING_ROW, TOPIC_ROW, UNIT_ROW } from '../../workbook/keys.ts';

/** The contents of the plan's tabs: what stands in the rows that staff keep, in order. */
export interface PlanSheets {
  readonly settings: readonly PlanSheetRow[];
  readonly roles: readonly PlanSheetRow[];
  readonly topics: readonly PlanSheetRow[];
  readonly oddities: readonly PlanSheetRow[];
  readonly classes: readonly PlanSheetRow[];
  readonly assignment: readonly PlanSheetRow[];
}

export interface PlanSheetRow {
  readonly key: string;
  /** Staff cells by column key; absent means empty. */
  readonly values: Readonly<Record<string, CellValue>>;
}

/** A plan as it is first written into the tabs. */
export function planSheets(plan: Plan, units: readonly Unit[]): PlanSheets {
  const names = new Map(units.map((unit) => [unit.code, unit.fullName]));
  const settings: Readonly<Record<SettingField, CellValue>> = {
    title: plan.title,
    batch: plan.batch,
    issuer: plan.issuer,
    issued: plan.issued === undefined ? null : dayCell(plan.issued),
    url: plan.registration.url,
    deadlineText: plan.registration.deadlineText,
    deadline: dayCell(plan.registration.deadline),
    graceDay: plan.registration.graceDay === null ? null : dayCell(plan.registration.graceDay),
    dateOrder:
      plan.registration.dateOrder === undefined ? null : DATE_ORDER_WORDS[plan.registration.dateOrder],
  };
  return {
    settings: Object.entries(settings).map(([field, value]) =>
      sheetRow(SETTING_ROW.of(field as SettingField), { value }),
    ),
    roles: plan.roles.map(({ key, label, shortLabel }) =>
      sheetRow(ROLE_ROW.of(key), { value: label, short: shortLabel }),
    ),
    topics: plan.topics.map((value, index) => sheetRow(TOPIC_ROW.of(String(index + 1)), { value })),
    oddities: plan.oddities.map((value, index) => sheetRow(ODDITY_ROW.of(String(index + 1)), { value })),
    classes: plan.classes.map((planClass) =>
      sheetRow(CLASS_ROW.of(planClass.code), classCells(planClass, names)),
    ),
    assignment: plan.classes.flatMap((planClass) =>
      planClass.units.map((unit, index) =>
        sheetRow(UNIT_ROW.of(unit.code), {
          class: planClass.code,
          order: index + 1,
          unit: names.get(unit.code) ?? unit.code,
          typed: unit.typed,
          confirm: unit.needsConfirmation ? true : null,
        }),
      ),
    ),
  };
}

function classCells(
  planClass: PlanClass,
  names: ReadonlyMap<string, string>,
): Readonly<Record<string, CellValue>> {
  const { code, label, date, weekdayStated, sessions, venue, host, statedText, statedUnits } = planClass;
  return {
    code,
    label,
    date: dayCell(date),
    weekday: weekdayStated,
    sessions: sessions.map(({ name, start }) => `${name} ${start}`.trim()).join('; '),
    venue,
    host: host === null ? null : (names.get(host) ?? host),
    statedText,
    statedUnits,
  };
}

function dayCell(day: string): CellValue {
  return isDay(day) ? serialOfDay(day) : day;
}

function sheetRow(key: string, values: Readonly<Record<string, CellValue>>): PlanSheetRow {
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  return { key, values: Object.fromEntries(filled) };
}
