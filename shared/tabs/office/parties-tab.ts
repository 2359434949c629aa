/**
 * `Nhóm đối tượng`: whom a plan asks. Staff list the members of a set that nobody named yet, and say how many people it has,
 * from what source and when (P25, P57); the number listed is checked against the document's count.
 */
import type { DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import { dayCell, isBlank } from '../../programme/progress-cell.ts';
import { numberText } from '../../text/number-text.ts';
import { cleanText, toneKey } from '../../text/vietnamese.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HEADER_ROW, PARTIES_TAB, PARTY_SET_ROW } from '../../workbook/keys.ts';
import type { CellValue, Column, Row, Tab } from '../../workbook/model.ts';
import { RowOn } from './cells-on.ts';
import { agencyName } from '../../units/agencies.ts';
import type { MatchUnitIn } from '../../units/known-units.ts';
import { classPartiesRows, classPartiesSentences } from './class-parties-rows.ts';
import { countCell } from './count-cell.ts';
import { coverageBeside, coverageColumns, coverageSentences, NO_SIZE } from './coverage.ts';
import type { DutyPlanState, DutyTab } from './duty-plan-state.ts';
import { feedsRows, settleFeeds } from './feeds-table.ts';

const COUNTS: readonly Column[] = [
  { key: 'label', title: 'Nhóm', owner: 'server', kind: 'text', width: 40, wrap: true },
  {
    key: 'count',
    title: 'Số đơn vị theo văn bản',
    owner: 'server',
    kind: 'integer',
    width: 12,
    align: 'center',
    wrap: true,
  },
  {
    key: 'listed',
    title: 'Đã có danh sách',
    owner: 'server',
    kind: 'integer',
    width: 11,
    align: 'center',
    wrap: true,
  },
  {
    key: 'size',
    title: 'Quy mô (số người)',
    owner: 'staff',
    kind: 'integer',
    width: 11,
    align: 'center',
    wrap: true,
  },
  { key: 'source', title: 'Nguồn số liệu', owner: 'staff', kind: 'text', width: 20, wrap: true },
  {
    key: 'asOf',
    title: 'Số liệu đến ngày',
    owner: 'staff',
    kind: 'date',
    width: 12,
    align: 'center',
    wrap: true,
  },
];

const LISTS: readonly Column[] = [
  {
    key: 'members',
    title: 'Danh sách (mỗi tên một dòng hoặc cách nhau bằng dấu ;)',
    owner: 'staff',
    kind: 'text',
    width: 44,
    wrap: true,
  },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 36, wrap: true },
];

export const PARTIES: DutyTab = {
  tab: PARTIES_TAB,
  labelColumns: ['label'],
  identity: { place: [], entity: ['label'], also: ['count', 'listed', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  settle: ({ plan, asOf, sheet, match }) => ({
    ...plan,
    parties: plan.parties.map((set) => settled(set, rowOf(plan, set, sheet, asOf), match)),
    duties: settleFeeds({ plan, asOf, sheet }),
  }),
  layout: (state) => [layoutParties(state)],
  summary: (state) => [...coverageSentences(state), ...classPartiesSentences(state)],
};

function rowOf(plan: DutyPlan, { key }: PartySet, sheet: DutyPlanState['sheet'], asOf: string): RowOn {
  return new RowOn(sheet, PARTIES_TAB.of(plan.id), PARTY_SET_ROW.of(key), asOf);
}

/** What staff listed counts where the document lists nobody; what stands in the document is not changed here. */
function settled(set: PartySet, row: RowOn, match: MatchUnitIn): PartySet {
  const { members } = listed(set, row.value('members'), match);
  const size = countCell(row.value('size')).value;
  const listedMembers = set.members ?? (members.length === 0 ? null : members);
  const asOf = dayCell(row.value('asOf')).value;
  const source = isBlank(row.value('source')) ? null : cleanText(String(row.value('source')));
  return { ...set, members: listedMembers, size: size === null ? set.size : { n: size, source, asOf } };
}

interface Listed {
  readonly members: readonly string[];
  /** Typed names of units that a person must settle. */
  readonly unclear: readonly string[];
}

function listed(set: PartySet, value: CellValue, match: MatchUnitIn): Listed {
  const names = String(value ?? '')
    .split(/[;\n]/)
    .map(cleanText)
    .filter((name) => name !== '');
  if (set.of !== 'unit') return { members: eachOnce(names, set), unclear: [] };
  const members = new Set<string>();
  const unclear: string[] = [];
  for (const name of names) {
    const code = match(name, set.registry);
    if (code === null) unclear.push(name);
    else members.add(code);
  }
  return { members: [...members], unclear };
}

/** As first written: “sở y tế” is the “Sở Y tế” above it, and an agency in short is the one written in full. */
function eachOnce(names: readonly string[], { of }: PartySet): readonly string[] {
  const known = new Map<string, string>();
  for (const name of names) {
    const key = toneKey(of === 'organisation' ? name : agencyName(name));
    if (!known.has(key)) known.set(key, name);
  }
  return [...known.values()];
}

function layoutParties(state: DutyPlanState): Tab {
  const { stored, plan } = state;
  const columns = [...COUNTS, ...coverageColumns(state), ...LISTS];
  return {
    key: PARTIES_TAB.of(plan.id),
    title: 'Nhóm đối tượng',
    columns,
    rows: [
      textRow('title', 'title', 'label', 'NHÓM ĐỐI TƯỢNG'),
      textRow('help', 'info', 'label', HELP),
      headerRow(columns),
      ...stored.parties.flatMap((set) => partyRows(set, state)),
      ...feedsRows(stored, state),
      ...classPartiesRows(state),
    ],
    frozenThrough: HEADER_ROW,
    tones: [
      { columns: ['problem'], startsWith: 'Cần', tone: 'orange' },
      { columns: ['need'], startsWith: NO_SIZE, tone: 'orange' },
    ],
    orientation: 'landscape',
    colour: 'grey',
  };
}

const HELP =
  'Nhóm chưa có danh sách hoặc chưa biết quy mô thì nghĩa vụ của nhóm là “Chưa xác định”, không tính là 0.';

function partyRows(set: PartySet, state: DutyPlanState): readonly Row[] {
  const now = state.plan.parties.find(({ key }) => key === set.key) ?? set;
  const coverage = coverageBeside(set, state);
  const problems = [...problemsOf(set, now, state), ...coverage.problems];
  const row: Row = {
    key: PARTY_SET_ROW.of(set.key),
    kind: 'data',
    cells: {
      ...coverage.cells,
      label: set.ours ? `${set.label} (cơ quan đặt ra)` : set.label,
      count: set.count ?? set.members?.length ?? null,
      listed: now.members?.length ?? null,
      problem: problems.length === 0 ? null : problems.join('\n'),
    },
  };
  return [row, ...coverage.more];
}

function problemsOf(
  set: PartySet,
  now: PartySet,
  { plan, sheet, asOf, match }: DutyPlanState,
): readonly string[] {
  const row = rowOf(plan, set, sheet, asOf);
  const { unclear } = listed(set, row.value('members'), match);
  const problems = unclear.map(
    (name) => `Cần ghi rõ “${name}”: không khớp đúng một đơn vị trong danh mục của kế hoạch.`,
  );
  if (set.members !== null && !isBlank(row.value('members')))
    problems.push('Cần xóa cột “Danh sách”: văn bản đã nêu đủ tên.');
  const count = now.members?.length ?? 0;
  if (set.members === null && set.count !== null && now.members !== null && count !== set.count)
    problems.push(`Cần kiểm tra: văn bản nêu ${set.count}, danh sách có ${count}.`);
  if (set.members === null && set.count !== null && now.members === null)
    problems.push(`${set.count} đơn vị – chưa có danh sách.`);
  const size = countCell(row.value('size')).unreadable;
  if (size !== null) problems.push(`Cần ghi quy mô bằng một số nguyên; đang ghi “${size}”.`);
  else if (set.size !== null && isBlank(row.value('size')))
    problems.push(`Quy mô theo văn bản: ${numberText(set.size.n)} người.`);
  const day = dayCell(row.value('asOf'));
  if (day.unreadable !== null) problems.push(`Cần ghi ngày dạng 15/06/2026; đang ghi “${day.unreadable}”.`);
  return problems;
}
