/**
 * `Nghĩa vụ`: everything a plan asks for that has no table of its own – documents, lists, halls – a row a party and slot. Staff
 * record when it was done, with which document; the state follows.
 */
import type { Fact, FactSays } from '../../obligations/fact.ts';
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { dayCell, documentCell, isBlank } from '../../programme/progress-cell.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { DUTIES_TAB, HEADER_ROW, OWED_ROW, SECTION_HEADING } from '../../workbook/keys.ts';
import { CHECK_BLANK, CHECK_MARK, isChecked } from '../../workbook/check.ts';
import type { CellValue, Column, Row, Tab } from '../../workbook/model.ts';
import { Problems, RowOn } from './cells-on.ts';
import {
  asOfText,
  daysText,
  isAtPoints,
  dayValue,
  setOf,
  slotLabel,
  STATE_TONES,
  stateCell,
} from './duty-cells.ts';
import { dutySentences } from './duty-sentences.ts';
import {
  type DutyPlanState,
  type DutyTab,
  type DutyTabInput,
  type DutyTabRead,
  partyName,
  problemCell,
} from './duty-plan-state.ts';
import { listSentences, listStateCell } from './list-duties.ts';

const COLUMNS: readonly Column[] = [
  { key: 'what', title: 'Nội dung', owner: 'server', kind: 'text', width: 40, wrap: true },
  { key: 'party', title: 'Bên thực hiện', owner: 'server', kind: 'text', width: 30, wrap: true },
  { key: 'slot', title: 'Kỳ, nơi', owner: 'server', kind: 'text', width: 14, wrap: true },
  { key: 'due', title: 'Hạn', owner: 'server', kind: 'date', width: 11, align: 'center' },
  { key: 'state', title: 'Tình trạng', owner: 'server', kind: 'text', width: 15, wrap: true },
  { key: 'days', title: 'Số ngày', owner: 'server', kind: 'text', width: 13, wrap: true },
  {
    key: 'on',
    title: 'Ngày nhận, hoàn thành',
    owner: 'staff',
    kind: 'date',
    width: 12,
    align: 'center',
    wrap: true,
  },
  { key: 'document', title: 'Số văn bản, nguồn nhận', owner: 'staff', kind: 'text', width: 18, wrap: true },
  {
    key: 'nil',
    title: 'Không phát sinh',
    owner: 'staff',
    kind: 'check',
    width: 10,
    align: 'center',
    wrap: true,
  },
  { key: 'exempt', title: 'Miễn theo văn bản', owner: 'staff', kind: 'text', width: 16, wrap: true },
  { key: 'note', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 22, wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 30, wrap: true },
  { key: 'product', title: 'Sản phẩm', owner: 'server', kind: 'text', width: 20, wrap: true },
  { key: 'helpers', title: 'Phối hợp', owner: 'server', kind: 'text', width: 22, wrap: true },
  { key: 'dueText', title: 'Hạn theo văn bản', owner: 'server', kind: 'text', width: 18, wrap: true },
  { key: 'remark', title: 'Cách đọc văn bản', owner: 'server', kind: 'text', width: 36, wrap: true },
];

export const DUTIES: DutyTab = {
  tab: DUTIES_TAB,
  labelColumns: ['what', 'party', 'slot'],
  identity: { place: ['what', 'slot'], entity: ['party'], also: ['state', 'days', 'due'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  read: readDuties,
  layout: (state) => {
    const own = state.filled.all.filter(({ obligation }) => isRegistered(obligation.duty, state.plan));
    return own.length === 0 ? [] : [layoutDuties(own, state)];
  },
  summary: (state) => [...listSentences(state), ...dutySentences(state)],
};

/** Asked for by document, list or hall. */
export function isRegistered(duty: Duty, plan: DutyPlan): boolean {
  if (duty.what === 'document' || duty.what === 'list') return true;
  return duty.what === 'ready' && !isAtPoints(duty, plan);
}

function readDuties({ plan, sheet, asOf }: DutyTabInput): DutyTabRead {
  const tab = DUTIES_TAB.of(plan.id);
  const facts: Fact[] = [];
  const problems = new Problems();
  const duties = new Map(plan.duties.map((duty) => [duty.key, duty]));
  for (const key of sheet.used(tab)) {
    const [dutyKey = '', party = '', slot = ''] = OWED_ROW.partsOf(key) ?? [];
    const duty = duties.get(dutyKey);
    if (duty === undefined) continue;
    const row = new RowOn(sheet, tab, key, asOf);
    const read = readRow(row, duty, asOf, (text) => problems.say(key, text));
    if (read === null) continue;
    const source = `${tab} ${key}`;
    facts.push({ source, duty: dutyKey, party, slot, ...read, recordedAt: row.seenAt(FACT_COLUMNS) });
  }
  return { facts, problems: problems.all };
}

const FACT_COLUMNS = ['on', 'document', 'nil', 'exempt'];

/** P73: something is received with its day and its document or source; a hall is ready with a day. */
function readRow(
  row: RowOn,
  duty: Duty,
  asOf: IsoDay,
  say: (text: string) => void,
): { readonly says: FactSays; readonly on: IsoDay | null } | null {
  const day = dayCell(row.value('on'));
  if (day.unreadable !== null)
    say(`Ngày “${day.unreadable}” không đọc được, chưa tính; đề nghị ghi ngày dạng 15/06/2026.`);
  const on = day.value;
  if (on !== null && on > asOf) say(`Ngày ${displayDay(on)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
  const document = documentCell(row.value('document'));
  if (!isBlank(row.value('exempt'))) {
    if (documentCell(row.value('exempt')) !== null) return { says: { kind: 'exempt' }, on: null };
    say('Miễn cần số văn bản cho phép; chưa tính.');
  }
  if (isTicked(row.value('nil'), say)) {
    if (duty.nilAllowed) return { says: { kind: 'nil' }, on };
    say('Nghĩa vụ này không nhận “không phát sinh”; đề nghị bỏ dấu, hoặc ghi văn bản miễn.');
  }
  const needsDocument = duty.what !== 'ready';
  if (on === null) {
    if (document !== null && day.unreadable === null)
      say('Có số văn bản, chưa có ngày: chưa tính; đề nghị ghi ngày.');
    return null;
  }
  if (needsDocument && document === null) {
    say('Có ngày, chưa có số văn bản hoặc nguồn nhận: chưa tính; đề nghị ghi.');
    return null;
  }
  return { says: { kind: 'total', n: duty.amount.kind === 'fixed' ? duty.amount.n : 1 }, on };
}

function isTicked(value: CellValue, say: (text: string) => void): boolean {
  const isOpen = isBlank(value) || value === false || value === CHECK_BLANK;
  if (isOpen || isChecked(value)) return !isOpen;
  say(`Không phát sinh: “${String(value)}” chưa tính; đề nghị đánh dấu ${CHECK_MARK} hoặc để trống.`);
  return false;
}

function layoutDuties(own: readonly Filled[], state: DutyPlanState): Tab {
  const { plan, asOf } = state;
  return {
    key: DUTIES_TAB.of(plan.id),
    title: 'Nghĩa vụ',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'what', 'NGHĨA VỤ'),
      textRow('plan', 'subtitle', 'what', plan.title),
      textRow('as-of', 'info', 'what', asOfText(asOf)),
      headerRow(COLUMNS),
      ...sectionRows(own, state),
    ],
    frozenThrough: HEADER_ROW,
    tones: STATE_TONES,
    orientation: 'landscape',
  };
}

function sectionRows(own: readonly Filled[], state: DutyPlanState): readonly Row[] {
  const { sections } = state.plan;
  const groups = new Map<string, Filled[]>();
  for (const one of own) {
    const group = one.obligation.duty.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].flatMap(([group, list]) => {
    const label = sections.find(({ key }) => key === group)?.label;
    const heading = label === undefined ? group : `${group}. ${label}`;
    const rows = list.map((one) => dutyRow(one, state));
    return group === ''
      ? rows
      : [{ key: SECTION_HEADING.of(group), kind: 'section' as const, cells: { what: heading } }, ...rows];
  });
}

function dutyRow(one: Filled, state: DutyPlanState): Row {
  const { duty, party, slot, due } = one.obligation;
  const { what } = duty;
  const { plan, asOf, units } = state;
  const key = OWED_ROW.of(duty.key, party, slot);
  return {
    key,
    kind: 'data',
    cells: {
      what: duty.ours ? `${duty.label} (cơ quan đặt ra)` : duty.label,
      party: partyName(party, setOf(plan, duty.who), units),
      slot: slotLabel(slot, plan) || null,
      due: dayValue(due),
      state: what === 'list' ? listStateCell(one) : stateCell(one),
      days: daysText(one, asOf),
      problem: problemCell(state, DUTIES_TAB.of(plan.id), key),
      product: duty.product,
      helpers: duty.helpers,
      dueText: duty.due,
      remark: duty.note,
    },
  };
}
