/**
 * `Tổng hợp`, what managers read: the classes, the units that have registered nobody, what waits for a decision, and the
 * account of R10. It holds no phone number and no time of its own: a sync with nothing new must change no cell.
 */
import { countPlaces, groupPlaces } from '../../obligations/count-places.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import { countedRoles } from '../../obligations/seat-terms.ts';
import type { Plan, PlanClass } from '../../plan/plan.ts';
import type { ClassState, Reconciliation } from '../../registrations/registration.ts';
import { serialOfDay } from '../../time/local-date.ts';
import type { CellValue, Chart, Row, Tab } from '../../workbook/model.ts';
import { arrivalRows } from './arrival-rows.ts';
import { attendanceRows } from './attendance-rows.ts';
import { ACCOUNT_WORDS, accountRows } from './account-rows.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HELD_BANNER_WORDS } from '../../workbook/held-banner.ts';
import { waitingCount } from '../../registrations/review-needs.ts';
import {
  asOfText,
  classNote,
  deadlineText,
  nameOfUnit,
  NOBODY_SEATED,
  waitingByUnit,
} from './class-sentences.ts';
import { sampleRow } from './sample-mark.ts';
import { firstPlanCharts } from './summary-charts.ts';
import { summaryRow } from './summary-row.ts';
import { summaryColumnsOf } from './summary-tab.ts';
import {
  ARRIVALS_ROW,
  CLASS_ROW,
  CLASS_TAB,
  MISSING_COLUMN,
  NOBODY_ROW,
  REVIEW_TAB,
  SUMMARY_TAB,
} from '../../workbook/keys.ts';

export interface LayoutSummaryInput {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  /** The programme's part, put below; its cells stand in the columns that `summaryColumnsOf` gives it. */
  readonly programmeRows?: readonly Row[];
  /** The charts of what stands in those rows. */
  readonly furtherCharts?: readonly Chart[];
  /** The workbook is that of a demonstration. */
  readonly isSample?: boolean;
  /** How a class stands, by its code, where there is anything to say of it. */
  readonly classStates?: ReadonlyMap<string, string>;
  /** Cases of further plans that wait in the same queue. */
  readonly waitingElsewhere?: number;
}

export function layoutSummary(input: LayoutSummaryInput): Tab {
  const { plan, reconciliation, programmeRows = [], isSample = false, classStates } = input;
  const waiting = waitingCount(reconciliation) + (input.waitingElsewhere ?? 0);
  const { columns, use } = summaryColumnsOf(plan);
  const { classes } = reconciliation;
  const planned = new Map(plan.classes.map((planClass) => [planClass.code, planClass]));
  const placesOf = groupPlaces(reconciliation.places, 'occasion');
  // A workbook may hold plans of duties alone.
  const isWithoutClasses = plan.classes.length === 0;
  const classRows = (): readonly Row[] => [
    headerRow(columns),
    ...classes.map((state) =>
      classRow(state, planned.get(state.code), placesOf.get(state.code) ?? [], {
        plan,
        standing: classStates?.get(state.code) ?? null,
      }),
    ),
    totalRow(reconciliation, plan),
    ...unitsWithoutAnybody(planned, reconciliation),
    ...attendanceRows(reconciliation, plan),
    ...accountRows(reconciliation),
    ...arrivalRows(reconciliation, plan).map((row) => summaryRow(ARRIVALS_ROW.of(row.key), row, use)),
  ];
  const charts = [
    ...(isWithoutClasses ? [] : firstPlanCharts({ plan, reconciliation }, use)),
    ...(input.furtherCharts ?? []),
  ];
  return {
    key: SUMMARY_TAB,
    title: 'Tổng hợp',
    columns,
    rows: [
      textRow('title', 'title', 'class', isWithoutClasses ? 'TỔNG HỢP' : 'TỔNG HỢP ĐĂNG KÝ TẬP HUẤN'),
      ...(isSample ? [sampleRow()] : []),
      textRow('plan', 'subtitle', 'class', plan.title),
      ...(isWithoutClasses ? [] : [textRow('deadline', 'info', 'class', deadlineText(plan))]),
      ...(isWithoutClasses ? [] : [textRow('as-of', 'info', 'class', asOfText(reconciliation))]),
      waitingRow(waiting),
      ...(isWithoutClasses ? [] : classRows()),
      ...programmeRows,
    ],
    // No heading is kept in view or repeated on paper: several tables stand below each other.
    tones: [
      { columns: ['note'], startsWith: 'Đủ', tone: 'green' },
      { columns: ['note'], startsWith: 'Còn thiếu', tone: 'orange' },
      { columns: ['note'], startsWith: NOBODY_SEATED, tone: 'red' },
      { columns: ['note'], startsWith: 'Vượt', tone: 'red' },
      { columns: ['note'], startsWith: 'Quá hạn', tone: 'red' },
      { columns: ['note'], startsWith: 'Hạn hôm nay', tone: 'orange' },
      { columns: ['class'], startsWith: HELD_BANNER_WORDS, tone: 'red' },
      { columns: ['class'], startsWith: ACCOUNT_WORDS.wrong, tone: 'red' },
      { columns: ['class'], startsWith: ACCOUNT_WORDS.right, tone: 'green' },
    ],
    orientation: 'landscape',
    colour: 'blue',
    ...(charts.length === 0 ? {} : { charts }),
  };
}

function classRow(
  state: ClassState,
  planClass: PlanClass | undefined,
  places: readonly HeldPlace[],
  { plan, standing }: { readonly plan: Plan; readonly standing: string | null },
): Row {
  return {
    key: CLASS_ROW.of(state.code),
    kind: 'data',
    cells: {
      class: planClass?.label ?? `Lớp ${state.code}`,
      date: planClass === undefined ? null : serialOfDay(planClass.date),
      venue: planClass?.venue || null,
      ...countCells([state], places, plan),
      note: [classNote(state), ...(standing === null ? [] : [standing])].join('; '),
    },
    staffCells: [],
    links: { class: CLASS_TAB.of(state.code) },
  };
}

function totalRow({ classes, places }: Reconciliation, plan: Plan): Row {
  return {
    key: 'total',
    kind: 'total',
    cells: { class: 'Tổng cộng', ...countCells(classes, places, plan) },
  };
}

/** The same counts for one class and for all. */
function countCells(
  states: readonly ClassState[],
  held: readonly HeldPlace[],
  plan: Pick<Plan, 'roles' | 'classes'>,
): Readonly<Record<string, CellValue>> {
  const { roles } = plan;
  const counted = countedRoles(plan);
  const { places, taken, open, vacantOf, parties } = countPlaces(held);
  const sum = (count: (state: ClassState) => number) =>
    states.reduce((total, state) => total + count(state), 0);
  return {
    units: parties.all,
    seats: places,
    seated: taken + open,
    rate: places === 0 ? null : taken / places,
    ...Object.fromEntries(
      roles.filter(({ key }) => counted.has(key)).map(({ key }) => [MISSING_COLUMN.of(key), vacantOf(key)]),
    ),
    full: parties.full,
    short: parties.short,
    none: parties.none,
    pending: sum((state) => state.extraPending),
    approved: sum((state) => state.extraApproved),
    headcount: sum((state) => state.headcount),
  };
}

/** Units with no seat taken, class by class: the first to be called. */
function unitsWithoutAnybody(
  planned: ReadonlyMap<string, PlanClass>,
  reconciliation: Reconciliation,
): readonly Row[] {
  const { units } = reconciliation;
  const waiting = waitingByUnit(reconciliation);
  const none = units.filter(({ state }) => state === 'none');
  const heading = none.length === 0 ? 'không có' : `${none.length}/${units.length} – đề nghị liên hệ trước`;
  return [
    textRow('none', 'section', 'class', `Đơn vị chưa có người giữ chỗ: ${heading}`),
    ...[...planned.values()].flatMap((planClass): readonly Row[] => {
      const names = none
        .filter((unit) => unit.class === planClass.code)
        .map((unit) => nameOfUnit(unit, waiting));
      return flowLines(names, '; ', NAMES_CHARACTERS_MAX).map((some, line) => {
        const label = line === 0 ? `${planClass.label}:` : null;
        return {
          key: NOBODY_ROW.of(line === 0 ? planClass.code : `${planClass.code}:${line + 1}`),
          kind: 'info' as const,
          cells: { class: label, date: some },
          ...(label === null ? {} : { links: { class: CLASS_TAB.of(planClass.code) } }),
        };
      });
    }),
  ];
}

/** More would run over the edge of a landscape page. */
const NAMES_CHARACTERS_MAX = 170;

function waitingRow(waiting: number): Row {
  const text =
    waiting === 0 ? 'Không có việc nào chờ quyết định' : `Việc chờ quyết định: ${waiting} – mở “Cần xử lý”`;
  return textRow('waiting', 'info', 'class', text, REVIEW_TAB);
}
