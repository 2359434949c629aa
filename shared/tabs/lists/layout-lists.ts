import { LISTS_UNIT_COLUMN } from '../plan/plan-tabs.ts';
import { placesOfPlan } from '../../obligations/places-of-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import { classOfUnit } from '../../registrations/class-of-unit.ts';
import type { Unit } from '../../units/unit.ts';
import type { Column, Tab } from '../../workbook/model.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HEADER_ROW, LISTS_TAB, UNIT_ROW } from '../../workbook/keys.ts';

const COLUMNS: readonly Column[] = [
  { key: 'code', title: 'Mã', owner: 'server', kind: 'text', width: 9, align: 'center' },
  { key: LISTS_UNIT_COLUMN, title: 'Đơn vị', owner: 'server', kind: 'text', width: 30 },
  { key: 'class', title: 'Lớp', owner: 'server', kind: 'text', width: 10, align: 'center' },
];

/** `Danh mục`: the official units with their class. Dropdowns of units refer to it, and staff may look units up in it. */
export function layoutLists(plan: Plan, units: readonly Unit[]): Tab {
  const places = placesOfPlan(plan);
  return {
    key: LISTS_TAB,
    title: 'Danh mục',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'code', 'DANH MỤC ĐƠN VỊ'),
      headerRow(COLUMNS),
      ...units.map((unit) => ({
        key: UNIT_ROW.of(unit.code),
        kind: 'data' as const,
        cells: { code: unit.code, [LISTS_UNIT_COLUMN]: unit.fullName, class: classOfUnit(places, unit.code) },
      })),
    ],
    frozenThrough: HEADER_ROW,
    orientation: 'portrait',
    colour: 'grey',
  };
}
