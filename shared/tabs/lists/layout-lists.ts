import { LISTS_UNIT_COLUMN } from '../plan/plan-tabs.ts';
import { classShortName, type Plan } from '../../plan/plan.ts';
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
export function layoutLists(plans: readonly Plan[], units: readonly Unit[]): Tab {
  const classesOf = plans.map(classNames);
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
        cells: {
          code: unit.code,
          [LISTS_UNIT_COLUMN]: unit.fullName,
          class: classesOf.flatMap((names) => names.get(unit.code) ?? []).join('; ') || null,
        },
      })),
    ],
    frozenThrough: HEADER_ROW,
    orientation: 'portrait',
    colour: 'grey',
  };
}

/** By unit, the class in which it stands; in several of one plan, none: which of them is asked registration by registration. */
function classNames({ classes }: Plan): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const inSeveral = new Set<string>();
  for (const planned of classes) {
    for (const { code } of planned.units) {
      if (names.has(code)) inSeveral.add(code);
      names.set(code, classShortName(planned));
    }
  }
  return new Map([...names].filter(([code]) => !inSeveral.has(code)));
}
