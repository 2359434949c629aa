/**
 * `Nghĩa vụ`: everything a plan asks for that has no table of its own – documents, lists, halls – a row a party and slot. Staff
 * record when it was done, with which document; the state follows.
 */
import type { Fact } from '../../obligations/fact.ts';
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { DUTIES_TAB, HEADER_ROW, OWED_ROW, SECTION_HEADING } from '../../workbook/keys.ts';
import type { Column, Row, Tab } from '../../workbook/model.ts';
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
import { FACT_COLUMNS, newDueOf, newDues, progressOf, readRecord, sayDocumentDay } from './duty-record.ts';
import { listSentences, listStateCell } from './list-duties.ts';
import { askedDuties, spreadRows, spreadSentences, withSpreadAnswers } from './spread-questions.ts';

const COLUMNS: readonly Column[] = [
  { key: 'what', title: 'Nội dung', owner: 'server', kind: 'text', width: 40, wrap: true },
  { key: 'party', title: 'Bên thực hiện', owner: 'server', kind: 'text', width: 30, wrap: true },
  { key: 'slot', title: 'Kỳ, nơi', owner: 'server', kind: 'text', width: 14, wrap: true },
  { key: 'due', title: 'Hạn', owner: 'server', kind: 'date', width: 11, align: 'center' },
  { key: 'state', title: 'Tình trạng', owner: 'server', kind: 'text', width: 15, wrap: true },
  { key: 'days', title: 'Số ngày', owner: 'server', kind: 'text', width: 13, wrap: true },
  {
    key: 'progress',
    title: 'Tiến độ',
    owner: 'staff',
    kind: 'percent',
    width: 9,
    align: 'center',
    wrap: true,
  },
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
    key: 'documentOn',
    title: 'Ngày văn bản',
    owner: 'staff',
    kind: 'date',
    width: 12,
    align: 'center',
    wrap: true,
  },
  {
    key: 'newDue',
    title: 'Hạn mới',
    owner: 'staff',
    kind: 'date',
    width: 12,
    align: 'center',
    wrap: true,
  },
  {
    key: 'newDueDocument',
    title: 'Văn bản cho phép gia hạn',
    owner: 'staff',
    kind: 'text',
    width: 16,
    wrap: true,
  },
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
  settle: withSpreadAnswers,
  asks: newDues,
  read: readDuties,
  layout: (state) => {
    const own = state.filled.all.filter(({ obligation }) => isRegistered(obligation.duty, state.plan));
    const isWanted = own.length > 0 || askedDuties(state.stored).length > 0;
    return isWanted ? [layoutDuties(own, state)] : [];
  },
  summary: (state) => [...listSentences(state), ...dutySentences(state), ...spreadSentences(state)],
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
    const say = (text: string) => problems.say(key, text);
    const read = readRecord(row, duty, asOf, say);
    sayDocumentDay(row, say);
    newDueOf(row, say);
    if (read === null) progressOf(row, say);
    if (read === null) continue;
    const source = `${tab} ${key}`;
    facts.push({ source, duty: dutyKey, party, slot, ...read, recordedAt: row.seenAt(FACT_COLUMNS) });
  }
  return { facts, problems: problems.all };
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
      ...spreadRows(state),
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
  const { duty, party, slot, due, firstDue } = one.obligation;
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
      due: dayValue(firstDue === undefined ? due : firstDue),
      state: what === 'list' ? listStateCell(one) : taskStateCell(one, key, state),
      days: daysText(one, asOf),
      problem: problemsOf(one, key, state),
      product: duty.product,
      helpers: duty.helpers,
      dueText: duty.due,
      remark: duty.note,
    },
  };
}

function problemsOf(
  { obligation: { due, firstDue } }: Filled,
  key: string,
  state: DutyPlanState,
): string | null {
  const isEarlier = firstDue !== undefined && firstDue !== null && due !== null && due < firstDue;
  const earlier = isEarlier ? 'Hạn mới sớm hơn hạn gốc; đề nghị kiểm tra.' : null;
  const said = problemCell(state, DUTIES_TAB.of(state.plan.id), key);
  return [said, earlier].filter((text) => text !== null).join('\n') || null;
}

const OPEN: ReadonlySet<Filled['state']> = new Set(['none', 'not_due', 'overdue']);

/** T4: work that has begun is not the same as none. */
function taskStateCell(one: Filled, key: string, { plan, sheet, asOf }: DutyPlanState): string {
  if (!OPEN.has(one.state)) return stateCell(one);
  const progress = progressOf(new RowOn(sheet, DUTIES_TAB.of(plan.id), key, asOf));
  if (progress === null || progress === 0) return stateCell(one);
  return `${stateCell(one)} – đang thực hiện ${Math.round(progress * 100)}%`;
}
