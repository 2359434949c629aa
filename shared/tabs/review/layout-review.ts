/**
 * `Cần xử lý`: everything that waits for a person, why, and what each choice would do; the staff cells beside it are
 * where staff decide (R7). A row in which staff typed something stays, so that a decision can be taken back.
 */
import type { Plan } from '../../plan/plan.ts';
import type { Reconciliation, Registration } from '../../registrations/registration.ts';
import type { RowProblem } from '../../responses/response.ts';
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
import { HEADER_ROW, REVIEW_TAB, ROW_PROBLEM } from '../../workbook/keys.ts';

export interface LayoutReviewInput {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly units: readonly Unit[];
  /** Keys of registrations in whose row staff typed something (`readDecisions`, `touched`). */
  readonly decidedRows: ReadonlySet<string>;
  /** Those marked "Đã xem" (`readDecisions`, `seen`). */
  readonly seenRows?: ReadonlySet<string>;
  /** What `readDecisions` could not read or use in this tab, by registration key. */
  readonly complaints?: ReadonlyMap<string, string>;
}

export function layoutReview(input: LayoutReviewInput): Tab {
  const directory = directoryOf(input.plan, input.reconciliation, input.units);
  const items = itemsOf(input);
  const waiting = items.filter((item) => item.isOpen).length;
  const columns = reviewColumns(input.plan);
  return {
    key: REVIEW_TAB,
    title: 'Cần xử lý',
    columns,
    rows: [
      textRow('title', 'title', 'kind', 'VIỆC CẦN XỬ LÝ'),
      textRow('count', 'subtitle', 'kind', countText(waiting, input.reconciliation.rowProblems.length)),
      textRow('help', 'info', 'kind', HELP),
      headerRow(columns),
      ...items.map((item) => itemRow(item, input, directory)),
      ...problemRows(input.reconciliation.rowProblems),
    ],
    frozenThrough: HEADER_ROW,
    tones: TONES,
    orientation: 'landscape',
    colour: waiting === 0 ? 'green' : 'orange',
  };
}

const HELP =
  'Đề nghị chọn ở các cột “Quyết định”, “Đơn vị đúng”, “Thành phần đúng”; xóa ô để rút lại quyết định. Các cột khác do hệ thống ghi.';

const ROW_PROBLEM_WORDS = 'Dòng không đọc được';

const TONES: readonly ToneRule[] = [
  { columns: ['state'], startsWith: 'Chờ quyết định', tone: 'orange' },
  { columns: ['state'], startsWith: 'Chưa hiểu', tone: 'red' },
  { columns: ['state'], startsWith: 'Chưa có hiệu lực', tone: 'red' },
  { columns: ['state'], startsWith: 'Chưa ghi nhớ', tone: 'red' },
  { columns: ['state'], startsWith: 'Có hiệu lực', tone: 'green' },
  { columns: ['state'], startsWith: 'Đề nghị xem', tone: 'blue' },
  { columns: ['state'], startsWith: 'Đã xem', tone: 'grey' },
  { columns: ['kind'], startsWith: ROW_PROBLEM_WORDS, tone: 'red' },
  { columns: ['kind'], startsWith: HELD_BANNER_WORDS, tone: 'red' },
];

interface Item {
  readonly one: Registration;
  readonly needs: ReturnType<typeof reviewNeeds>;
  /** It waits for a decision. */
  readonly isOpen: boolean;
}

/** By urgency, then as submitted; below them what is decided. New rows are placed so; staff may sort as they like. */
function itemsOf({ reconciliation, decidedRows }: LayoutReviewInput): readonly Item[] {
  const rank = ({ needs }: Item) => {
    const first = needs[0];
    return first === undefined ? REVIEW_NEEDS.length : REVIEW_NEEDS.indexOf(first);
  };
  return reconciliation.registrations
    .map((one): Item => {
      const needs = reviewNeeds(one);
      return { one, needs, isOpen: mustDecide(needs) };
    })
    .filter((item) => item.needs.length > 0 || decidedRows.has(item.one.key) || isNowhereElse(item.one))
    .map((item, order) => ({ item, order }))
    .sort((left, right) => rank(left.item) - rank(right.item) || left.order - right.order)
    .map(({ item }) => item);
}

/** In no class tab: nobody may vanish from the workbook, decided or not. */
function isNowhereElse(one: Registration): boolean {
  return one.class === null && one.status !== 'superseded';
}

function itemRow(item: Item, input: LayoutReviewInput, directory: Directory): Row {
  const { one, needs } = item;
  const kind = needs[0] === undefined ? STATUS_WORDS[one.status].label : REVIEW_NEED_WORDS[needs[0]];
  const unitName = one.unit === null ? null : directory.unitName(one.unit);
  const cells: Readonly<Record<string, CellValue>> = {
    kind,
    name: one.fullName,
    position: one.position,
    unitTyped: one.unitTyped || unitName,
    class: one.class,
    reason: reviewReason(one, directory),
    suggestion: suggestionText(one, needs, directory),
    row: one.row,
    submitted: serialOfInstant(one.submittedAt),
    state: stateText(item, input, directory),
  };
  return { key: one.key, kind: 'data', cells: masked(cells) };
}

function stateText({ one, needs, isOpen }: Item, input: LayoutReviewInput, directory: Directory): string {
  const complaint = input.complaints?.get(one.key);
  const decided = decisionSentences(one, directory);
  const texts = [...(complaint === undefined ? [] : [complaint]), ...decided];
  if (texts.length > 0) return texts.join(' ');
  if (isOpen) return 'Chờ quyết định';
  if (needs.length === 0) return STATUS_WORDS[one.status].label;
  return input.seenRows?.has(one.key) === true ? 'Đã xem' : 'Đề nghị xem';
}

/** Rows of the responses table that register nobody, or lack a name: nothing to decide, but somebody must know. */
function problemRows(problems: readonly RowProblem[]): readonly Row[] {
  const seen = new Map<string, number>();
  return problems.map(({ row, problem, detail }): Row => {
    const base = ROW_PROBLEM.of(String(row), problem);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return {
      key: count === 1 ? base : `${base}:${count}`,
      kind: 'data',
      staffCells: ['seen', 'remark'],
      cells: masked({
        kind: problem === 'delegate_without_name' ? 'Thiếu họ và tên' : ROW_PROBLEM_WORDS,
        reason: detail,
        suggestion: 'Đề nghị liên hệ đơn vị để đăng ký lại, hoặc sửa trong bảng phản hồi.',
        row,
      }),
    };
  });
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
  const unread = rowProblems === 0 ? '' : ` Dòng đăng ký có vấn đề: ${rowProblems}.`;
  return waiting === 0
    ? `Không có việc nào chờ quyết định.${unread}`
    : `Đang chờ quyết định: ${waiting}.${unread}`;
}
