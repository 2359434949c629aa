/** Every kind of tab, in the order in which their tabs stand in a new workbook. */
import type { Unit } from '../units/unit.ts';
import type { LeftoverMarker } from '../workbook/diff-input.ts';
import type { CellValue, Tab } from '../workbook/model.ts';
import type { RowIdentity } from '../workbook/row-identity.ts';
import type { TabKind } from '../workbook/tab-kind.ts';
import { DUTY_TABS } from './duty-tabs.ts';
import type { PlannedDutyPlans } from './plan-duty-plans.ts';
import { CLASS_KIND } from './class/class-kind.ts';
import { LISTS_KIND } from './lists/lists-kind.ts';
import { LOG_KIND } from './log/log-kind.ts';
import { PLAN_KIND } from './plan/plan-kind.ts';
import type { PlannedProgramme } from './programme/plan-programme.ts';
import { PROGRAMME_KIND } from './programme/programme-kind.ts';
import { TASK_KIND } from './programme/task-kind.ts';
import type { RegisteredPlan } from '../decisions/registered-plan.ts';
import { REVIEW_KIND } from './review/review-kind.ts';
import { SUMMARY_KIND } from './summary/summary-kind.ts';

/** What the tabs are laid out from. Each kind takes the part it needs. */
export interface OfficeState {
  /** At least one. */
  readonly registered: readonly RegisteredPlan[];
  readonly units: readonly Unit[];
  readonly programme: PlannedProgramme;
  readonly dutyPlans: PlannedDutyPlans;
  readonly planTabs: readonly Tab[];
  /** The workbook is that of a demonstration. */
  readonly isSample: boolean;
}

/** The tabs of plans of duties: laid out together, because what staff recorded in one may be about another. */
const DUTY_KINDS = DUTY_TABS.map(
  (kind): TabKind<OfficeState> => ({
    ...kind,
    owns: (key) => kind.tab.is(key),
    layout: ({ dutyPlans }) => dutyPlans.tabs.filter(({ key }) => kind.tab.is(key)),
  }),
);

export const TAB_KINDS: readonly TabKind<OfficeState>[] = [
  SUMMARY_KIND,
  REVIEW_KIND,
  CLASS_KIND,
  PROGRAMME_KIND,
  TASK_KIND,
  ...DUTY_KINDS,
  PLAN_KIND,
  LISTS_KIND,
  LOG_KIND,
];

/** All tabs that are wanted but the log. */
export function layOutTabs(state: OfficeState): readonly Tab[] {
  return TAB_KINDS.flatMap((kind) => kind.layout(state));
}

function kindOf(tab: string): TabKind<OfficeState> | undefined {
  return TAB_KINDS.find((kind) => kind.owns(tab));
}

/** What a reader recognises a row by: the first things it says. Null: nothing of the kind. */
export function rowLabel(tab: string, cells: Readonly<Record<string, CellValue>>): string | null {
  const parts = (kindOf(tab)?.labelColumns ?? [])
    .map((column) => cells[column] ?? null)
    .filter((value) => typeof value === 'string');
  return parts.length === 0 ? null : parts.slice(0, LABEL_PARTS_MAX).join(', ');
}

/** More would be a line of the table, not a name. */
const LABEL_PARTS_MAX = 3;

/** Rows of this tab are staff's own: one that is gone is meant to be gone. */
export function rowsAreStaffs(tab: string): boolean {
  return kindOf(tab)?.rowsAreStaffs === true;
}

/** By which of the server's cells a row of this tab is known; null: by none. */
export function identityOf(tab: string): RowIdentity | null {
  return kindOf(tab)?.identity ?? null;
}

/** The name under which staff cells of a tab are remembered. */
export function remembersAs(tab: string): string {
  return kindOf(tab)?.remembersAs?.(tab) ?? tab;
}

/** Says of a row that is not wanted any more why it is still there; its other cells keep what they last said. */
export const markLeftover: LeftoverMarker = (tab) => {
  const column = kindOf(tab.key)?.leftoverColumn ?? null;
  return column === null ? {} : { [column]: LEFTOVER_WORDS };
};

const LEFTOVER_WORDS =
  'Dòng không còn dùng – giữ lại vì còn nội dung đã ghi; xóa nội dung ấy thì dòng sẽ được bỏ.';
