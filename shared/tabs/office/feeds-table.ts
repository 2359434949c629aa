/** Which classes count for which audiences (P58): as the plan says, until staff say otherwise in `Nhóm đối tượng`. */
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { cleanText, plainKey, toneKey } from '../../text/vietnamese.ts';
import type { IsoDay } from '../../time/local-date.ts';
import { DUTY_ROW, PARTIES_TAB } from '../../workbook/keys.ts';
import type { CellValue, Row } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { RowOn } from './cells-on.ts';
import { setOf } from './duty-cells.ts';

interface FeedsInput {
  readonly plan: DutyPlan;
  readonly sheet: StaffSheet;
  readonly asOf: IsoDay;
}

/** Where staff write it. */
const FEEDS_COLUMN = 'members';

export function settleFeeds(input: FeedsInput): readonly Duty[] {
  return input.plan.duties.map((duty) =>
    duty.what === 'class' ? { ...duty, feeds: readFeeds(duty, input).feeds ?? duty.feeds } : duty,
  );
}

/** @param stored the plan as the document has it. */
export function feedsRows(stored: DutyPlan, { sheet, asOf }: Omit<FeedsInput, 'plan'>): readonly Row[] {
  const classes = stored.duties.filter(({ what }) => what === 'class');
  if (classes.length === 0 || audiences(stored).length === 0) return [];
  return [
    { key: 'feeds-space', kind: 'blank', cells: {} },
    { key: 'feeds-title', kind: 'section', cells: { label: 'LỚP NÀO TÍNH CHO ĐỐI TƯỢNG NÀO' } },
    {
      key: 'feeds-help',
      kind: 'info',
      cells: {
        label: `Mã đối tượng – ${audiences(stored)
          .map((duty) => `${duty.key}: ${setOf(stored, duty.who)?.label ?? duty.label}`)
          .join('; ')}.`,
      },
    },
    {
      key: 'feeds-header',
      kind: 'header',
      cells: {
        label: 'Nhóm lớp',
        [FEEDS_COLUMN]: 'Sửa (mã cách nhau bằng dấu ; hoặc “không”), để trống: theo kế hoạch',
        problem: 'Đang tính cho',
      },
    },
    ...classes.map((duty) => feedsRow(duty, { plan: stored, sheet, asOf })),
  ];
}

function feedsRow(duty: Duty, input: FeedsInput): Row {
  const { feeds, unclear } = readFeeds(duty, input);
  const now = feeds ?? duty.feeds;
  const counted = now.length === 0 ? 'Không tính cho đối tượng nào' : now.join(', ');
  const source = feeds === null ? 'theo kế hoạch' : 'cán bộ sửa';
  const problem =
    unclear.length === 0
      ? `${counted} (${source})`
      : `Cần ghi mã đối tượng trong danh sách; không hiểu “${unclear.join('”, “')}”. Đang tính: ${counted} (theo kế hoạch)`;
  return {
    key: DUTY_ROW.of(duty.key),
    kind: 'data',
    cells: { label: `${duty.key}. ${duty.label}`, problem },
    staffCells: [FEEDS_COLUMN],
  };
}

interface FeedsRead {
  /** Null: as the plan says. */
  readonly feeds: readonly string[] | null;
  readonly unclear: readonly string[];
}

/** One item that is not understood, and nothing of the cell counts: half a list would be another list. */
function readFeeds(duty: Duty, { plan, sheet, asOf }: FeedsInput): FeedsRead {
  const row = new RowOn(sheet, PARTIES_TAB.of(plan.id), DUTY_ROW.of(duty.key), asOf);
  const value = row.value(FEEDS_COLUMN);
  if (isBlank(value)) return { feeds: null, unclear: [] };
  if (NONE.has(plainKey(String(value)))) return { feeds: [], unclear: [] };
  const items = itemsOf(value);
  const found = items.map((item) => audiences(plan).find((one) => isNamed(one, plan, item))?.key ?? null);
  const unclear = items.filter((_, at) => found[at] === null);
  const feeds = [...new Set(found.flatMap((key) => key ?? []))];
  return unclear.length > 0 ? { feeds: null, unclear } : { feeds, unclear: [] };
}

const NONE: ReadonlySet<string> = new Set(['khong', '-', 'khong co']);

function itemsOf(value: CellValue): readonly string[] {
  return String(value)
    .split(/[;,\n]/)
    .map(cleanText)
    .filter((item) => item !== '');
}

function isNamed({ key, who }: Duty, plan: DutyPlan, item: string): boolean {
  const typed = toneKey(item);
  return typed === toneKey(key) || typed === toneKey(setOf(plan, who)?.label ?? key);
}

function audiences({ duties }: DutyPlan): readonly Duty[] {
  return duties.filter(({ what, amount }) => what === 'person' && amount.kind === 'share');
}
