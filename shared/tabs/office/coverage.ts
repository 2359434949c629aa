/**
 * How many of a set of people were trained, beside how many the plan asks for (P57): in `Nhóm đối tượng`, in the row in which
 * staff say how many people the set has. Where nobody said so there is no share, which is not a share of 0.
 */
import type { Filled } from '../../obligations/obligation-state.ts';
import type { PartySet } from '../../plan/duty-plan.ts';
import { numberText } from '../../text/number-text.ts';
import { OWED_ROW } from '../../workbook/keys.ts';
import type { CellValue, Column, Row } from '../../workbook/model.ts';
import { setOf } from './duty-cells.ts';
import type { DutyPlanState } from './duty-plan-state.ts';

type Covered = Pick<DutyPlanState, 'plan' | 'filled'>;

export const NO_SIZE = 'Chưa có quy mô';

/** Only of a plan that asks for shares of people. */
export function coverageColumns(state: Covered): readonly Column[] {
  if (coverageOf(state).length === 0) return [];
  const column = (key: string, title: string, kind: Column['kind'], width = 10): Column => {
    return { key, title, owner: 'server', kind, width, align: 'center', wrap: true };
  };
  return [
    column('target', 'Chỉ tiêu', 'percent', 8),
    column('need', 'Cần (người)', 'integer'),
    column('trained', 'Đã tập huấn', 'integer'),
    column('rate', 'Tỷ lệ', 'progress'),
    column('missing', 'Còn thiếu', 'integer'),
  ];
}

interface Coverage {
  readonly filled: Filled;
  readonly percent: number;
  /** Of whose people it is a share. */
  readonly of: string;
}

function coverageOf({ filled }: Covered): readonly Coverage[] {
  return filled.all.flatMap((one): readonly Coverage[] => {
    const { what, amount } = one.obligation.duty;
    return what === 'person' && amount.kind === 'share'
      ? [{ filled: one, percent: amount.percent, of: amount.of }]
      : [];
  });
}

/** What stands in the row of a set, and what is to be looked at; a second share of the same people has a row of its own. */
export function coverageBeside(
  set: PartySet,
  state: Covered,
): {
  readonly cells: Row['cells'];
  readonly more: readonly Row[];
  readonly problems: readonly string[];
} {
  const [first, ...others] = coverageOf(state).filter(({ of }) => of === set.key);
  if (first === undefined) return { cells: {}, more: [], problems: [] };
  return {
    cells: coverageCells(first, state),
    more: others.map((one): Row => {
      const { duty, party, slot } = one.filled.obligation;
      const cells = { label: `${set.label}: ${duty.label}`, ...coverageCells(one, state) };
      return { key: OWED_ROW.of(duty.key, party, slot), kind: 'data', cells, staffCells: [] };
    }),
    problems: [...overSize(first, state), ...uncounted(first, state)],
  };
}

function coverageCells(
  { filled, percent, of }: Coverage,
  state: Covered,
): Readonly<Record<string, CellValue>> {
  const { done } = filled;
  const { amount } = filled.obligation;
  const size = setOf(state.plan, of)?.size?.n ?? null;
  const isKnown = isCounted(filled, state);
  return {
    target: percent / 100,
    need: amount ?? NO_SIZE,
    trained: isKnown ? done : null,
    rate: size === null || size === 0 || !isKnown ? null : Math.round((done / size) * 10_000) / 10_000,
    missing: amount === null || !isKnown ? null : Math.max(0, amount - done),
  };
}

/** P5: classes that count for these people were held, and nobody wrote of any how many came: that is not none. */
function isCounted({ done, obligation }: Filled, { filled }: Covered): boolean {
  const isFed = (one: Filled) => one.done > 0 && one.obligation.duty.feeds.includes(obligation.duty.key);
  return done > 0 || !filled.all.some(isFed);
}

function uncounted({ filled }: Coverage, state: Covered): readonly string[] {
  return isCounted(filled, state)
    ? []
    : [
        'Cần ghi số người “Dự lần đầu” của các lớp đã tổ chức (tab “Chuỗi lớp”): chưa biết đã tập huấn bao nhiêu.',
      ];
}

function overSize({ filled, of }: Coverage, { plan }: Covered): readonly string[] {
  const size = setOf(plan, of)?.size?.n ?? null;
  return size !== null && filled.done > size
    ? [`Cần kiểm tra: đã tập huấn ${numberText(filled.done)} người, nhiều hơn quy mô ${numberText(size)}.`]
    : [];
}

/** P63: the share of each set that was trained, and the sets of which nobody knows how many they are. */
export function coverageSentences(state: Covered): readonly string[] {
  const all = coverageOf(state);
  const label = ({ of }: Coverage) => setOf(state.plan, of)?.label ?? of;
  const known = all.flatMap((one) => {
    const size = setOf(state.plan, one.of)?.size?.n ?? 0;
    const { done, obligation } = one.filled;
    if (obligation.amount === null || size === 0 || !isCounted(one.filled, state)) return [];
    const missing = Math.max(0, obligation.amount - done);
    const rest = missing === 0 ? 'đủ' : `còn thiếu ${numberText(missing)}`;
    return [
      `${label(one)}: ${numberText(done)}/${numberText(size)} người (${shareText(done / size)}, chỉ tiêu ${one.percent}%), ${rest}`,
    ];
  });
  const unknown = all.filter(({ filled }) => filled.obligation.amount === null);
  const unsaid = all.filter(
    ({ filled }) => !unknown.some((one) => one.filled === filled) && !isCounted(filled, state),
  );
  return [
    ...known.map((text) => `Đã tập huấn – ${text}.`),
    ...(unknown.length === 0
      ? []
      : [`${NO_SIZE} nên chưa tính được tỷ lệ tập huấn: ${unknown.map(label).join('; ')}.`]),
    ...(unsaid.length === 0
      ? []
      : [`Đã có lớp nhưng chưa ghi số người dự lần đầu: ${unsaid.map(label).join('; ')}.`]),
  ];
}

/** Down, so that nothing is said to be whole that is not; what is more than nothing is never “0%”. */
function shareText(share: number): string {
  return share > 0 && share < 0.01 ? 'dưới 1%' : `${Math.floor(share * 100)}%`;
}
