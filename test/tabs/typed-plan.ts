/** A plan of duties with what staff typed in one of its tabs, planned without any workbook: for laws over many worlds. */
import type { ListGuest } from '#shared/lists/list-stay.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { planDutyPlans } from '#shared/tabs/plan-duty-plans.ts';
import type { HoldsPlace } from '#shared/tabs/office/duty-plan-state.ts';
import type { IsoDay } from '#shared/time/local-date.ts';
import type { CellValue, Tab, TabSnapshot } from '#shared/workbook/model.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';

export type TypedRows = Readonly<Record<string, Readonly<Record<string, CellValue>>>>;

interface TypedInput {
  readonly tab: string;
  /** By key of the row and of the column. */
  readonly rows: TypedRows;
  readonly day: IsoDay;
  readonly holdsPlace?: HoldsPlace;
  /** Who asks for meals and nights in lists. */
  readonly guests?: readonly ListGuest[];
}

export function typedPlan(plan: DutyPlan, { tab, rows, day, holdsPlace, guests = [] }: TypedInput) {
  const sheet = new StaffSheet(
    { tabs: [snapshotOf(tab, rows)], otherTitles: [] },
    new RememberedCells([], (key) => key),
    Date.parse(`${day}T08:00:00+07:00`),
  );
  const { tabs, states } = planDutyPlans({
    sheet,
    plans: [plan],
    units: (code) => {
      const name = CAN_THO_GAZETTEER.nameOf(code);
      return name === null ? null : { name, parent: null, parentCode: null, today: null };
    },
    match: (typed) => CAN_THO_GAZETTEER.match(typed).code,
    ...(holdsPlace === undefined ? {} : { holdsPlaceOf: () => holdsPlace }),
    besideOf: () => ({ responsesNote: null, clashes: [], guests }),
  });
  const [state] = states;
  const laidOut = tabs.find(({ key }) => key === tab);
  if (state === undefined || laidOut === undefined) throw new Error(`no tab ${tab}`);
  return { state, tab: laidOut };
}

function snapshotOf(key: string, rows: TypedRows): TabSnapshot {
  const columns = [...new Set(Object.values(rows).flatMap((cells) => Object.keys(cells)))];
  return {
    key,
    title: key,
    columns,
    rows: Object.entries(rows).map(([row, cells]) => ({
      key: row,
      cells: columns.map((column) => cells[column] ?? null),
    })),
    look: null,
  };
}

export function cellOf(tab: Tab, row: string, column: string): CellValue {
  return tab.rows.find(({ key }) => key === row)?.cells[column] ?? null;
}
