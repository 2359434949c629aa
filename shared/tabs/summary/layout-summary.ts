/**
 * `Tổng hợp`, what managers read: the classes, the units that have registered nobody, what waits for a decision, and the
 * account of R10. It holds no phone number and no time of its own: a sync with nothing new must change no cell.
 */
import { countPlaces, groupPlaces } from '../../obligations/count-places.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import { countedRoles } from '../../obligations/seat-terms.ts';
import { hasDeadline } from '../../plan/registration-term.ts';
import type { Plan, PlanClass } from '../../plan/plan.ts';
import type { ClassState, Reconciliation, UnitState } from '../../registrations/registration.ts';
import { displayDay, displayInstant, serialOfDay } from '../../time/local-date.ts';
import type { CellValue, Chart, Row, Tab } from '../../workbook/model.ts';
import { attendanceRows } from './attendance-rows.ts';
import { ACCOUNT_WORDS, accountRows } from './account-rows.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HELD_BANNER_WORDS } from '../../workbook/held-banner.ts';
import { isWaiting, waitingCount } from '../../registrations/review-needs.ts';
import { sampleRow } from './sample-mark.ts';
import { summaryColumnsOf } from './summary-tab.ts';
import {
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
  /** The workbook is that of a demonstration. */
  readonly isSample?: boolean;
  /** How a class stands, by its code, where there is anything to say of it. */
  readonly classStates?: ReadonlyMap<string, string>;
}

export function layoutSummary(input: LayoutSummaryInput): Tab {
  const { plan, reconciliation, programmeRows = [], isSample = false, classStates } = input;
  const { columns } = summaryColumnsOf(plan);
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
      waitingRow(waitingCount(reconciliation)),
      ...(isWithoutClasses ? [] : classRows()),
      ...programmeRows,
    ],
    // No heading is kept in view or repeated on paper: several tables stand below each other.
    tones: [
      { columns: ['note'], startsWith: 'Đủ', tone: 'green' },
      { columns: ['note'], startsWith: 'Còn thiếu', tone: 'orange' },
      { columns: ['note'], startsWith: NOBODY, tone: 'red' },
      { columns: ['note'], startsWith: 'Vượt', tone: 'red' },
      { columns: ['note'], startsWith: 'Quá hạn', tone: 'red' },
      { columns: ['note'], startsWith: 'Hạn hôm nay', tone: 'orange' },
      { columns: ['class'], startsWith: HELD_BANNER_WORDS, tone: 'red' },
      { columns: ['class'], startsWith: ACCOUNT_WORDS.wrong, tone: 'red' },
      { columns: ['class'], startsWith: ACCOUNT_WORDS.right, tone: 'green' },
    ],
    orientation: 'landscape',
    colour: 'blue',
    ...(classes.length === 0 ? {} : { charts: [chartOf(classes, plan)] }),
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

const NOBODY = 'Chưa có người giữ chỗ';

function classNote(state: ClassState): string {
  const over = state.notes.includes('over_size')
    ? [`${overWords(state)}: ${state.headcount}/${state.capacity ?? state.size} người`]
    : [];
  const vacant = state.seats - state.seated + (state.open ?? 0);
  const seats = state.seated === 0 ? NOBODY : vacant === 0 ? 'Đủ' : `Còn thiếu ${vacant} chỗ`;
  return [...over, seats].join('; ');
}

/** R11, P35: only what somebody typed that the place holds is its size. */
function overWords({ capacity }: ClassState): string {
  return capacity === undefined ? 'Vượt số dự kiến' : 'Vượt quy mô';
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

/** Somebody may have registered and wait: then a call would be the wrong first step. */
function nameOfUnit({ code, name }: UnitState, waiting: ReadonlyMap<string, number>): string {
  const count = waiting.get(code) ?? 0;
  return count === 0 ? name : `${name} (${count} chờ xử lý)`;
}

function waitingByUnit({ registrations }: Reconciliation): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { unit, status } of registrations) {
    if (unit === null || !isWaiting(status)) continue;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}

function waitingRow(waiting: number): Row {
  const text =
    waiting === 0 ? 'Không có việc nào chờ quyết định' : `Việc chờ quyết định: ${waiting} – mở “Cần xử lý”`;
  return textRow('waiting', 'info', 'class', text, REVIEW_TAB);
}

function deadlineText({ registration }: Plan): string {
  const { deadline, graceDay, deadlineText: words } = registration;
  if (!hasDeadline(registration)) {
    return words.trim() === ''
      ? 'Văn bản không nêu hạn đăng ký.'
      : `Chưa đọc được hạn đăng ký “${words}”, nên không đăng ký nào bị tính trễ hạn.`;
  }
  const grace =
    graceDay === null ? '' : ` (đăng ký trong ngày ${displayDay(graceDay)} vẫn được nhận, có ghi chú)`;
  return `Hạn đăng ký: hết ngày ${displayDay(deadline)}${grace}.`;
}

/** The newest response, not the clock: the tab says how fresh its contents are and changes only with them. */
function asOfText({ registrations }: Reconciliation): string {
  const times = registrations.filter(({ row }) => row !== null).map(({ submittedAt }) => submittedAt);
  if (times.length === 0) return 'Chưa có đăng ký nào.';
  return `Tính đến đăng ký mới nhất, nộp lúc ${displayInstant(times.reduce((a, b) => Math.max(a, b)))}.`;
}

function chartOf(classes: readonly ClassState[], plan: Pick<Plan, 'roles' | 'classes'>): Chart {
  const counted = countedRoles(plan);
  return {
    title: 'Số chỗ đã đăng ký và còn thiếu theo lớp',
    kind: 'stackedBar',
    labelColumn: 'class',
    valueColumns: [
      'seated',
      ...plan.roles.filter(({ key }) => counted.has(key)).map(({ key }) => MISSING_COLUMN.of(key)),
    ],
    fromRow: CLASS_ROW.of(classes[0]?.code ?? ''),
    toRow: CLASS_ROW.of(classes.at(-1)?.code ?? ''),
  };
}
