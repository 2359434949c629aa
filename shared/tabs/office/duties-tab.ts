/**
 * `Nghĩa vụ`: everything a plan asks for that has no table of its own – documents, lists, halls – a row a party and slot. Staff
 * record when it was done, with which document; the state follows.
 */
import type { Fact } from '../../obligations/fact.ts';
import type { Filled } from '../../obligations/obligation-state.ts';
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { DUTIES_TAB, HEADER_ROW, OWED_ROW, SECTION_HEADING } from '../../workbook/keys.ts';
import type { Row, Tab } from '../../workbook/model.ts';
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
import { DUTY_COLUMNS } from './duty-columns.ts';
import { dutySentences } from './duty-sentences.ts';
import {
  type ClassProgress,
  type DutyPlanState,
  type DutyTab,
  type DutyTabInput,
  type DutyTabRead,
  partyName,
  problemCell,
} from './duty-plan-state.ts';
import { FACT_COLUMNS, newDueOf, newDues, progressOf, readRecord, sayDocumentDay } from './duty-record.ts';
import { classProgressText } from './class-progress.ts';
import { listSentences, listStateCell } from './list-duties.ts';
import { askedDuties, spreadRows, spreadSentences, withSpreadAnswers } from './spread-questions.ts';

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
    columns: DUTY_COLUMNS,
    rows: [
      textRow('title', 'title', 'what', 'NGHĨA VỤ'),
      textRow('plan', 'subtitle', 'what', plan.title),
      textRow('as-of', 'info', 'what', asOfText(asOf)),
      headerRow(DUTY_COLUMNS),
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

function problemsOf(one: Filled, key: string, state: DutyPlanState): string | null {
  const { due, firstDue } = one.obligation;
  const isEarlier = firstDue !== undefined && firstDue !== null && due !== null && due < firstDue;
  const texts = [
    problemCell(state, DUTIES_TAB.of(state.plan.id), key),
    isEarlier ? 'Hạn mới sớm hơn hạn gốc; đề nghị kiểm tra.' : null,
    classProblem(one, key, state),
  ];
  return texts.filter((text) => text !== null).join('\n') || null;
}

const OPEN: ReadonlySet<Filled['state']> = new Set(['none', 'not_due', 'overdue']);

/** T4: work that has begun is not the same as none. P13: of classes that are its progress the share held is told. */
function taskStateCell(one: Filled, key: string, state: DutyPlanState): string {
  if (!OPEN.has(one.state)) return stateCell(one);
  const classes = classesOf(one, state);
  if (classes !== null) return `${stateCell(one)} – ${classProgressText(classes)}`;
  const progress = progressIn(key, state);
  if (progress === null || progress === 0) return stateCell(one);
  return `${stateCell(one)} – đang thực hiện ${Math.round(progress * 100)}%`;
}

function progressIn(key: string, { plan, sheet, asOf }: DutyPlanState): number | null {
  return progressOf(new RowOn(sheet, DUTIES_TAB.of(plan.id), key, asOf));
}

function classesOf({ obligation: { duty } }: Filled, { classProgress }: DutyPlanState): ClassProgress | null {
  return duty.progressOf === null ? null : classProgress(duty.progressOf);
}

function classProblem(one: Filled, key: string, state: DutyPlanState): string | null {
  const link = one.obligation.duty.progressOf;
  if (link === null || !OPEN.has(one.state)) return null;
  const classes = classesOf(one, state);
  if (classes === null)
    return `Tiến độ theo các lớp của “${link}”, bảng tính chưa có; cán bộ ghi ở cột “Tiến độ”.`;
  if (progressIn(key, state) !== null)
    return 'Tiến độ tính theo số lớp đã tổ chức; số ghi ở cột “Tiến độ” không dùng.';
  return classes.held === classes.all
    ? 'Đã tổ chức đủ các lớp, chưa ghi ngày hoàn thành và số văn bản: chưa tính là hoàn thành.'
    : null;
}
