/**
 * The list that the office sends a commune to fill in (P80), as a value: cells, merges and widths, for one unit of a plan. What
 * comes back is read by `shared/responses/list-file.ts`, by what the titles say; so an office may use a template of its own.
 *
 * It holds nobody's name or number. Meals, nights, and with them Nam/Nữ, stand in it where the plan has them.
 */
import type { DutyPlan } from '../plan/duty-plan.ts';
import type { PlanClass } from '../plan/plan.ts';
import { registrationPlanOf } from '../plan/registration-view.ts';
import { slotsOf, type StaySlot } from '../plan/stay-slots.ts';
import { plainKey } from '../text/vietnamese.ts';
import { templateColumns, type TemplateColumn } from './template-columns.ts';
import { templateHeading } from './template-heading.ts';
import type { TemplateCell } from './template-cell.ts';

export type { TemplateCell, TemplateLook } from './template-cell.ts';
export type { TemplateColumn } from './template-columns.ts';

export interface ListTemplate {
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly columns: readonly TemplateColumn[];
  /** Row by row, from the left; rows and columns count from 1. */
  readonly cells: readonly TemplateCell[];
  /** Repeated on every page. */
  readonly headerRows: readonly [from: number, to: number];
  /** One a person. */
  readonly personRows: readonly [from: number, to: number];
}

/** Null: the plan asks this unit for nobody. */
export function listTemplate(plan: DutyPlan, unit: TemplateUnit): ListTemplate | null {
  const { classes, registration } = registrationPlanOf(plan);
  const own = classes.filter(({ units }) => units.some(({ code }) => code === unit.code));
  if (own.length === 0) return null;
  const slots = plan.stay === null ? [] : slotsOf(plan.stay);
  const columns = templateColumns(plan, { unit: unit.code, classes: own, slots });
  const width = columns.length;
  const heading = templateHeading({
    width,
    unitName: unit.name,
    planTitle: plan.title,
    classes: own,
    due: registration.deadlineText,
    stay: plan.stay !== null && isNilAllowed(plan),
    hasSlots: slots.length > 0,
  });
  const top = heading.rows + 1;
  const headerEnd = slots.length > 0 ? top + 1 : top;
  const first = headerEnd + 1;
  const last = headerEnd + personRowsOf(own, slots.length > 0);
  return {
    title: 'Danh sách',
    orientation: slots.length > 0 ? 'landscape' : 'portrait',
    columns,
    cells: [
      ...heading.cells,
      ...headerCells(columns, slots, top),
      ...personCells(columns, first, last),
      ...footCells(columns, signatureOf(plan, unit.code), { first, last }),
    ],
    headerRows: [top, headerEnd],
    personRows: [first, last],
  };
}

export interface TemplateUnit {
  readonly code: string;
  readonly name: string;
}

/** As many as are asked for and some more; where they are few, with the foot on one page. */
function personRowsOf(classes: readonly PlanClass[], isWide: boolean): number {
  const seats = classes.flatMap(({ seats = [] }) =>
    seats.map(({ amount }) => (amount.kind === 'fixed' ? amount.n : 1)),
  );
  return Math.max(
    isWide ? ROWS_MIN.landscape : ROWS_MIN.portrait,
    seats.reduce((sum, n) => sum + n, 0) + ROWS_MORE,
  );
}

const ROWS_MIN = { portrait: 15, landscape: 10 } as const;
const ROWS_MORE = 5;

function isNilAllowed({ stay, duties }: DutyPlan): boolean {
  return duties.some(({ key, nilAllowed }) => key === stay?.duty && nilAllowed);
}

/** Groups of meals and nights in one row, what they are in the next; the other titles over both. */
function headerCells(
  columns: readonly TemplateColumn[],
  slots: readonly StaySlot[],
  row: number,
): readonly TemplateCell[] {
  const below = slots.length > 0 ? row + 1 : row;
  const groups = (['meal', 'night'] as const).flatMap((kind) => {
    const own = columns.flatMap(({ slot }, at) => (slot === kind ? [at + 1] : []));
    const [from = 0] = own;
    const text = kind === 'meal' ? 'Ăn' : 'Nghỉ';
    return own.length === 0
      ? []
      : [
          {
            row,
            column: from,
            toColumn: own.at(-1) ?? from,
            toRow: row,
            value: text,
            look: 'header' as const,
          },
        ];
  });
  const titles = columns.map(({ title, slot }, at): TemplateCell => {
    const place = { column: at + 1, toColumn: at + 1, toRow: below, value: title, look: 'header' as const };
    return { row: slot === null ? row : below, ...place };
  });
  return [...titles, ...groups].toSorted((a, b) => a.row - b.row || a.column - b.column);
}

function personCells(
  columns: readonly TemplateColumn[],
  first: number,
  last: number,
): readonly TemplateCell[] {
  return Array.from({ length: last - first + 1 }, (_, at) =>
    columns.map(({ key, slot }, column): TemplateCell => {
      const place = { row: first + at, column: column + 1, toColumn: column + 1, toRow: first + at };
      if (key === 'number') return { ...place, value: at + 1, look: 'number' };
      return { ...place, value: null, look: slot === null && key !== 'sex' ? 'text' : 'mark' };
    }),
  ).flat();
}

/** Totals of people and of each meal and night, then who signs. */
function footCells(
  columns: readonly TemplateColumn[],
  signature: string,
  { first, last }: { readonly first: number; readonly last: number },
): readonly TemplateCell[] {
  const total = last + 1;
  const width = columns.length;
  const half = Math.ceil(width / 2);
  const name = columns.findIndex(({ key }) => key === 'name') + 1;
  const counts = columns.map(({ slot }, at): TemplateCell => {
    const column = at + 1;
    const value =
      column === name
        ? { countFilled: { column, first, last } }
        : slot === null
          ? null
          : { countMarks: { column, first, last } };
    return {
      row: total,
      column,
      toColumn: column,
      toRow: total,
      value: at === 0 ? 'Cộng' : value,
      look: 'total',
    };
  });
  const right = (row: number, value: string, look: TemplateCell['look']): TemplateCell => {
    return { row, column: half + 1, toColumn: width, toRow: row, value, look };
  };
  return [
    ...counts,
    right(total + 2, '………, ngày …… tháng …… năm 20……', 'place'),
    right(total + 3, signature, 'signature'),
    right(total + 4, '(Ký, ghi rõ họ tên, đóng dấu)', 'small'),
  ];
}

/** P80: of the standing body of a council where the plan addresses those, else of whoever heads the unit. */
function signatureOf({ duties, parties }: DutyPlan, unit: string): string {
  const senders = new Set(
    duties.filter(({ what }) => what === 'list' || what === 'seat').map(({ who }) => who),
  );
  const sets = parties.filter(({ key, members }) => senders.has(key) && members?.includes(unit) === true);
  const isCouncil = sets.length > 0 && sets.every(({ label }) => COUNCIL.test(plainKey(label)));
  return isCouncil ? 'TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN' : 'THỦ TRƯỞNG ĐƠN VỊ';
}

const COUNCIL = /^thuong truc (?:hoi dong nhan dan|hdnd)\b/;
