/**
 * `Cần xử lý`: everything that waits for a person, why, and what each choice would do; the staff cells beside it are
 * where staff decide (R7). A row in which staff typed something stays, so that a decision can be taken back.
 */
import { listedName } from '../../registrations/listed-name.ts';
import { classShortName, type Plan } from '../../plan/plan.ts';
import type { Reconciliation, Registration } from '../../registrations/registration.ts';
import { ROW_PROBLEM_WORDS, rowProblemCases } from '../../responses/row-problem-cases.ts';
import type { DecisionProblem } from '../../decisions/cell-decision.ts';
import { serialOfInstant } from '../../time/local-date.ts';
import type { Unit } from '../../units/unit.ts';
import type { CellValue, Row, Tab, ToneRule } from '../../workbook/model.ts';
import { type Directory, directoryOf } from '../../registrations/directory.ts';
import { decisionSentences } from '../../registrations/registration-sentences.ts';
import { STATUS_WORDS } from '../../registrations/registration-words.ts';
import { suggestionText } from '../../registrations/choices.ts';
import { REVIEW_NEED_WORDS, reviewReason } from '../../registrations/review-sentences.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HELD_BANNER_WORDS } from '../../workbook/held-banner.ts';
import { maskPhones } from '../../people/mask-phones.ts';
import { mustDecide, REVIEW_NEEDS, reviewNeeds } from '../../registrations/review-needs.ts';
import { reviewColumns } from './review-tab.ts';
import { CLASS_TAB, HEADER_ROW, OF_PLAN, REVIEW_TAB, ROW_PROBLEM, SEAT } from '../../workbook/keys.ts';

export interface LayoutReviewInput extends ReviewedPlan {
  readonly units: readonly Unit[];
  /** Further plans of the workbook that people register for: one queue holds them all. */
  readonly others?: readonly ReviewedPlan[];
}

export interface ReviewedPlan {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  /** Keys of registrations in whose row staff typed something (`readDecisions`, `touched`). */
  readonly decidedRows: ReadonlySet<string>;
  /** Those marked "Đã xem" (`readDecisions`, `seen`). */
  readonly seenRows?: ReadonlySet<string>;
  /** What `readDecisions` could not read or use in this tab, by registration key. */
  readonly complaints?: ReadonlyMap<string, string>;
  /** Decisions typed beside seats that nobody holds (W1). */
  readonly besideVacantSeats?: readonly DecisionProblem[];
}

export function layoutReview(input: LayoutReviewInput): Tab {
  const reviewed = [input, ...(input.others ?? [])].map((one): Reviewed => {
    return { ...one, directory: directoryOf(one.plan, one.reconciliation, input.units) };
  });
  const items = itemsOf(reviewed);
  const waiting = items.filter((item) => item.isOpen).length;
  const rowProblems = reviewed.reduce(
    (sum, { reconciliation }) => sum + reconciliation.rowProblems.length,
    0,
  );
  const columns = reviewColumns(reviewed.map(({ plan }) => plan));
  return {
    key: REVIEW_TAB,
    title: 'Cần xử lý',
    columns,
    rows: [
      textRow('title', 'title', 'kind', 'VIỆC CẦN XỬ LÝ'),
      textRow('count', 'subtitle', 'kind', countText(waiting, rowProblems)),
      textRow('help', 'info', 'kind', HELP),
      headerRow(columns),
      ...items.filter(({ isOpen }) => isOpen).map(itemRow),
      ...reviewed.flatMap(problemRows),
      ...reviewed.flatMap((of) => (of.besideVacantSeats ?? []).map((problem) => vacantSeatRow(problem, of))),
      ...items.filter(({ isOpen }) => !isOpen).map(itemRow),
    ],
    frozenThrough: HEADER_ROW,
    tones: TONES,
    orientation: 'landscape',
    colour: waiting === 0 ? 'green' : 'orange',
  };
}

const HELP =
  'Đề nghị chọn ở các cột “Quyết định”, “Đơn vị đúng”, “Họ tên đúng”, “Thành phần đúng”; xóa ô để rút lại quyết định. Các cột khác do hệ thống ghi.';

const TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: 'Chờ quyết định', tone: 'orange' },
  { columns: ['state'], startsWith: 'Còn chờ', tone: 'orange' },
  { columns: ['state'], startsWith: 'Chưa hiểu', tone: 'red' },
  { columns: ['state'], startsWith: 'Chưa có hiệu lực', tone: 'red' },
  { columns: ['state'], startsWith: 'Chưa ghi nhớ', tone: 'red' },
  { columns: ['state'], startsWith: 'Có hiệu lực', tone: 'green' },
  { columns: ['state'], startsWith: 'Đề nghị xem', tone: 'blue' },
  { columns: ['state'], startsWith: 'Đã xem', tone: 'grey' },
  { columns: ['kind'], startsWith: ROW_PROBLEM_WORDS, tone: 'red' },
  { columns: ['kind'], startsWith: HELD_BANNER_WORDS, tone: 'red' },
];

interface Reviewed extends ReviewedPlan {
  readonly directory: Directory;
}

interface Item {
  readonly of: Reviewed;
  readonly one: Registration;
  readonly needs: ReturnType<typeof reviewNeeds>;
  /** It waits for a decision. */
  readonly isOpen: boolean;
}

/** By urgency, then as submitted; below them what is decided. New rows are placed so; staff may sort as they like. */
function itemsOf(reviewed: readonly Reviewed[]): readonly Item[] {
  const rank = ({ needs }: Item) => {
    const first = needs[0];
    return first === undefined ? REVIEW_NEEDS.length : REVIEW_NEEDS.indexOf(first);
  };
  return reviewed
    .flatMap((of) =>
      of.reconciliation.registrations.map((one): Item => {
        const needs = reviewNeeds(one);
        return { of, one, needs, isOpen: mustDecide(needs) };
      }),
    )
    .filter(({ of, one, needs }) => needs.length > 0 || of.decidedRows.has(one.key) || isNowhereElse(one))
    .map((item, order) => ({ item, order }))
    .sort((left, right) => rank(left.item) - rank(right.item) || left.order - right.order)
    .map(({ item }) => item);
}

/** In no class tab: nobody may vanish from the workbook, decided or not. */
function isNowhereElse(one: Registration): boolean {
  return one.class === null && one.status !== 'superseded';
}

function itemRow(item: Item): Row {
  const { of, one, needs } = item;
  const { directory } = of;
  const kind = needs[0] === undefined ? STATUS_WORDS[one.status].label : REVIEW_NEED_WORDS[needs[0]];
  const unitName = one.unit === null ? null : directory.unitName(one.unit);
  const cells: Readonly<Record<string, CellValue>> = {
    kind,
    name: listedName(one),
    position: one.position,
    unitTyped: one.unitTyped || unitName,
    class: one.class === null ? null : classCell(one.class, directory),
    plan: of.plan.title,
    reason: placed(one, reviewReason(one, directory)),
    suggestion: suggestionText(one, needs, directory),
    row: one.row,
    submitted: serialOfInstant(one.submittedAt),
    state: stateText(item),
  };
  return { key: one.key, kind: 'data', cells: masked(cells) };
}

/** A row of a list is looked for in the list, not in the Form's table. */
function placed({ place }: Registration, reason: string): string {
  return place === null ? reason : `${reason} (${place})`;
}

/** Its number; of one that is called otherwise, its name. */
function classCell(code: string, { planClass }: Directory): string {
  const planned = planClass(code);
  return planned === undefined ? code : classShortName(planned);
}

function stateText({ of, one, needs, isOpen }: Item): string {
  const complaint = of.complaints?.get(one.key);
  const decided = decisionSentences(one, of.directory);
  const waits = needs.find((need) => need !== 'without_effect' && mustDecide([need]));
  // What was decided has been done, and the case still waits: it must not look settled.
  const isDone = one.why.decisions.some(({ obstacle }) => obstacle === null);
  const waiting = isDone && waits !== undefined ? [`Còn chờ: ${REVIEW_NEED_WORDS[waits]}.`] : [];
  const texts = [...waiting, ...(complaint === undefined ? [] : [complaint]), ...decided];
  if (texts.length > 0) return texts.join(' ');
  if (isOpen) return 'Chờ quyết định';
  if (needs.length === 0) return STATUS_WORDS[one.status].label;
  return of.seenRows?.has(one.key) === true ? 'Đã xem' : 'Đề nghị xem';
}

/**
 * Rows of the responses table that register nobody, or lack a name: one case a row, with whom and what it does say. They
 * wait for somebody to call, so they stand before what is settled.
 */
function problemRows({ plan, reconciliation }: Reviewed): readonly Row[] {
  return rowProblemCases(reconciliation.rowProblems).map((one) => ({
    key: ROW_PROBLEM.of(OF_PLAN.of(one.key, plan.id ?? null), one.problem),
    kind: 'data',
    staffCells: ['seen', 'remark'],
    cells: masked({
      kind: one.title,
      name: one.names || null,
      unitTyped: one.unitTyped || null,
      position: one.position || null,
      reason: one.reason,
      suggestion: one.suggestion,
      row: one.row,
      plan: plan.title,
    }),
  }));
}

/** A decision beside an empty seat is about nobody: it has no effect, stays where it was typed, and is told of here. */
function vacantSeatRow({ tab, entity, value }: DecisionProblem, { plan, directory }: Reviewed): Row {
  const [unit = '', seat = ''] = SEAT.partsOf(entity) ?? [];
  const [role = ''] = seat.split(':');
  const [code = ''] = CLASS_TAB.partsOf(tab) ?? [];
  const where = `${directory.classLabel(code)}, ${directory.unitName(unit)}, ${directory.roleLabel(role)}`;
  return {
    key: ROW_PROBLEM.of('vacant', `${tab}:${entity}`),
    kind: 'data',
    staffCells: ['seen', 'remark'],
    cells: masked({
      kind: 'Ghi ở chỗ còn trống',
      class: classCell(code, directory),
      plan: plan.title,
      reason: `“${value}” ghi bên cạnh một chỗ khi chưa có ai giữ (${where}) nên không có hiệu lực với ai.`,
      suggestion: 'Đề nghị xóa ô đã ghi; khi có người đăng ký, ghi quyết định bên cạnh người ấy.',
    }),
  };
}

function masked(cells: Readonly<Record<string, CellValue>>): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [
      key,
      typeof value === 'string' ? maskPhones(value) || null : value,
    ]),
  );
}

function countText(waiting: number, rowProblems: number): string {
  const unread = rowProblems === 0 ? '' : ` Dòng phản hồi có vấn đề: ${rowProblems}.`;
  return waiting === 0
    ? `Không có việc nào chờ quyết định.${unread}`
    : `Đang chờ quyết định: ${waiting}.${unread}`;
}
