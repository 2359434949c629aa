/** The sources of money of a plan: each with what the document says of it, and what staff recorded by a day (P62, P95, P96). */
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { unfoldPeriods } from '../../plan/period.ts';
import { dayCell, isBlank, textCell } from '../../programme/progress-cell.ts';
import { amountText, shareText } from '../../text/amount-text.ts';
import { dayOf, displayDay, type IsoDay } from '../../time/local-date.ts';
import { FUND_ROW, MONEY_TAB, OWED_ROW } from '../../workbook/keys.ts';
import { RowOn } from '../office/cells-on.ts';
import { slotLabel } from '../office/duty-cells.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { type AmountReading, readAmount } from './read-amount.ts';

export interface MoneyLine {
  readonly key: string;
  readonly label: string;
  readonly slot: string;
  readonly unit: string;
  /** Null: the document names the source and no figure; staff write what was given. */
  readonly duty: Duty | null;
  /** What the document says; null: nothing. */
  readonly stated: number | null;
  readonly party: string;
  readonly remark: string | null;
}

/** Money of which the document says neither figure nor unit is written in what documents of this kind count in. */
const UNSTATED_UNIT = 'triệu đồng';

export function fundLines(plan: DutyPlan): readonly MoneyLine[] {
  const { funds, from, to, sections } = plan;
  const years = from === null || to === null ? [''] : unfoldPeriods('year', from, to).map(({ key }) => key);
  return years.flatMap((year) =>
    funds.map(({ key, group, label }): MoneyLine => {
      const heading = sections.find((section) => section.key === group)?.label ?? group;
      return {
        key: FUND_ROW.of(key, year),
        label: heading === '' ? label : `${heading} – ${label}`,
        slot: year,
        unit: UNSTATED_UNIT,
        duty: null,
        stated: null,
        party: '',
        remark: null,
      };
    }),
  );
}

export function isMoney({ what }: Duty): boolean {
  return what === 'money';
}

export function owedLines(owed: readonly Pick<Filled, 'obligation'>[]): readonly MoneyLine[] {
  return owed.flatMap(({ obligation: { duty, party, slot, amount } }): readonly MoneyLine[] => {
    if (!isMoney(duty)) return [];
    const unit = duty.amount.kind === 'fixed' ? (duty.amount.unit ?? UNSTATED_UNIT) : UNSTATED_UNIT;
    const key = OWED_ROW.of(duty.key, party, slot);
    return [{ key, label: duty.label, slot, unit, duty, stated: amount, party, remark: duty.note }];
  });
}

export const MONEY_COLUMNS = {
  given: 'plan',
  allocated: 'allocated',
  done: 'done',
  asOf: 'asOf',
  document: 'document',
  note: 'note',
} as const;

export interface MoneyFigures {
  readonly plan: number | null;
  readonly allocated: number | null;
  readonly done: number | null;
  /** The day that the figure is of, as staff say; null: they do not. */
  readonly day: IsoDay | null;
  readonly rate: number | null;
  /** When the newest of it was first seen. */
  readonly seenAt: number;
  readonly history: readonly Figure[];
  readonly problems: readonly string[];
}

/** A figure that was recorded, and that could be read. */
export interface Figure {
  readonly done: number;
  readonly day: IsoDay | null;
  readonly seenAt: number;
}

type Input = Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf'>;

export function figuresOf(line: MoneyLine, { plan, sheet, asOf }: Input): MoneyFigures {
  const row = new RowOn(sheet, MONEY_TAB.of(plan.id), line.key, asOf);
  const problems: string[] = [];
  const amount = (column: string, what: string): number | null => {
    const read = readAmount(row.value(column), line.unit);
    problems.push(...amountProblems(read, what, line.unit));
    return read.value;
  };
  const planned = line.duty === null ? amount(MONEY_COLUMNS.given, 'Kế hoạch giao') : line.stated;
  const allocated = amount(MONEY_COLUMNS.allocated, 'Đã phân bổ');
  const recorded = amount(MONEY_COLUMNS.done, 'Lũy kế thực hiện');
  const { day, isUsable } = dayOfFigures(row, asOf, recorded !== null, problems);
  const done = isUsable ? recorded : null;
  const history = historyOf(row, line.unit, asOf);
  problems.push(...fallen(done, history, row), ...excesses(planned, allocated, done));
  return {
    plan: planned,
    allocated,
    done,
    day,
    rate: rateOf(done, planned),
    seenAt: row.seenAt([MONEY_COLUMNS.done, MONEY_COLUMNS.asOf]),
    history,
    problems,
  };
}

export function rateOf(done: number | null, planned: number | null): number | null {
  return done === null || planned === null || planned === 0 ? null : done / planned;
}

function amountProblems(
  { value, problem, isFromWords }: AmountReading,
  what: string,
  unit: string,
): string[] {
  if (problem !== null) return [`${what} ${problem}`];
  return isFromWords && value !== null ? [`${what} đọc là ${amountText(value)} ${unit}.`] : [];
}

function dayOfFigures(
  row: RowOn,
  asOf: IsoDay,
  hasFigure: boolean,
  problems: string[],
): { readonly day: IsoDay | null; readonly isUsable: boolean } {
  const { value: day, unreadable } = dayCell(row.value(MONEY_COLUMNS.asOf));
  if (unreadable !== null) {
    problems.push(
      `Ngày “${unreadable}” không đọc được, số liệu chưa tính; đề nghị ghi ngày dạng 15/06/2026.`,
    );
    return { day: null, isUsable: false };
  }
  if (day !== null && day > asOf) {
    problems.push(`Số liệu đến ngày ${displayDay(day)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
    return { day, isUsable: false };
  }
  if (day === null && hasFigure)
    problems.push('Chưa ghi “Số liệu đến ngày”: tính theo ngày hệ thống thấy số liệu.');
  return { day, isUsable: true };
}

/** Each readable figure that stood there, oldest first; the same figure of the same day once. */
function historyOf(row: RowOn, unit: string, asOf: IsoDay): readonly Figure[] {
  const figures: Figure[] = [];
  for (const { seenAt, values } of row.history([MONEY_COLUMNS.done, MONEY_COLUMNS.asOf])) {
    const [value = null, dayTyped = null] = values;
    const done = readAmount(value, unit).value;
    const { value: day, unreadable } = dayCell(dayTyped);
    if (done === null || unreadable !== null || (day !== null && day > asOf)) continue;
    const last = figures.at(-1);
    if (last?.done === done && last.day === day) continue;
    figures.push({ done, day, seenAt });
  }
  return figures;
}

/** P96: what is accumulated does not become less, unless somebody says why. */
function fallen(done: number | null, history: readonly Figure[], row: RowOn): readonly string[] {
  if (done === null) return [];
  const highest = history.reduce<Figure | null>(
    (high, one) => (high === null || one.done > high.done ? one : high),
    null,
  );
  if (highest === null || highest.done <= done) return [];
  const note = row.cell(MONEY_COLUMNS.note);
  if (!isBlank(note.value) && note.seenAt > highest.seenAt && textCell(note.value) !== null) return [];
  const when = displayDay(highest.day ?? dayOf(highest.seenAt));
  return [
    `Lũy kế giảm từ ${amountText(highest.done)} (${when}) xuống ${amountText(done)}: đề nghị ghi lý do ở cột “Ghi chú”.`,
  ];
}

function excesses(planned: number | null, allocated: number | null, done: number | null): readonly string[] {
  const problems: string[] = [];
  const rate = rateOf(done, planned);
  if (rate !== null && rate > 1)
    problems.push(`Thực hiện ${shareText(rate)}, vượt kế hoạch: đề nghị kiểm tra.`);
  if (planned !== null && allocated !== null && allocated > planned)
    problems.push('Số đã phân bổ lớn hơn kế hoạch: đề nghị kiểm tra.');
  if (allocated !== null && done !== null && done > allocated)
    problems.push('Lũy kế thực hiện lớn hơn số đã phân bổ: đề nghị kiểm tra.');
  return problems;
}

/** “Năm 2024”; empty: the plan names no period. */
export function lineSlot({ slot }: Pick<MoneyLine, 'slot'>, plan: DutyPlan): string {
  return slot === '' ? '' : slotLabel(slot, plan);
}
