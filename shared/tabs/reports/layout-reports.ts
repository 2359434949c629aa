import type { Filled } from '../../obligations/obligation-state.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { readPeriod } from '../../plan/period.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import {
  DUTY_ROW,
  HEADER_ROW,
  MATRIX_HEADER,
  MATRIX_ROW,
  TOTAL_ROW,
  REPORTS_TAB,
  SECTION_HEADING,
  SETTING_ROW,
} from '../../workbook/keys.ts';
import type { CellFormat, CellValue, Row, Tab, ToneRule } from '../../workbook/model.ts';
import { entryRows } from '../office/adopt-entries.ts';
import { asOfText, setOf } from '../office/duty-cells.ts';
import { type DutyPlanState, partyName, problemCell } from '../office/duty-plan-state.ts';
import { ratioText, reportCell, reportRatio, shortDay } from './report-cells.ts';
import {
  columnAt,
  ENTRY_CELLS,
  ENTRY_COLUMNS,
  ENTRY_TITLES,
  PARTY_COLUMN,
  reportColumns,
  SETTING_COLUMNS,
  SETTING_TITLES,
  STANDING_COLUMN,
} from './report-columns.ts';
import {
  countedSubmissions,
  type ReportMatrix,
  reportMatrices,
  type ReportRow,
  reportsFilled,
  unlistedReports,
} from './report-matrix.ts';
import { earlierPeriods, settableDuties, settingOf, settingText } from './report-settings.ts';
import { ReportParties, reportNames } from './reports-owed.ts';
import { readSubmissions } from './submissions.ts';

/** Below it staff add a row for each report that came. */
export const ENTRIES_HEADER = 'entries-header';

export function layoutReports(state: DutyPlanState): Tab {
  const { plan, asOf } = state;
  const matrices = reportMatrices(state);
  const slots = Math.max(0, ...matrices.map((matrix) => matrix.slots.length));
  const columns = reportColumns(slots);
  return {
    key: REPORTS_TAB.of(plan.id),
    title: 'Báo cáo',
    columns,
    rows: [
      textRow('title', 'title', PARTY_COLUMN, 'BÁO CÁO'),
      textRow('plan', 'subtitle', PARTY_COLUMN, plan.title),
      textRow('as-of', 'info', PARTY_COLUMN, asOfText(asOf)),
      textRow('ratio', 'info', PARTY_COLUMN, `${ratioText(reportRatio(reportsFilled(state), asOf))}.`),
      ...unlistedRows(state),
      ...matrixRows(matrices, state),
      ...settingRows(state),
      ...entryTable(state),
    ],
    frozenThrough: 'title',
    tones: TONES(columns.map(({ key }) => key).slice(2)),
    orientation: 'landscape',
    staffRowsAfter: ENTRIES_HEADER,
    staffRow: entryLook(state),
  };
}

const TONES = (columns: readonly string[]): readonly ToneRule[] => [
  { columns, startsWith: 'Quá hạn', tone: 'red' },
  { columns, startsWith: 'Nộp trễ', tone: 'orange' },
  { columns, startsWith: 'Gộp · trễ', tone: 'orange' },
  { columns, startsWith: 'Hạn hôm nay', tone: 'orange' },
  { columns, startsWith: 'Chưa xác định', tone: 'orange' },
];

function unlistedRows(state: DutyPlanState): readonly Row[] {
  return unlistedReports(state).map(({ obligation: { duty } }, at) => {
    const who = setOf(state.plan, duty.who)?.label ?? duty.who;
    const text = `Chưa xác định: “${duty.label}” – “${who}” chưa có danh sách; đề nghị ghi ở tab “Nhóm đối tượng”.`;
    return textRow(SETTING_ROW.of(`unlisted-${at + 1}`), 'info', PARTY_COLUMN, text);
  });
}

function matrixRows(matrices: readonly ReportMatrix[], state: DutyPlanState): readonly Row[] {
  const { submissions } = readSubmissions(state);
  const counted = countedSubmissions(submissions);
  const owed = reportsFilled(state).map(({ obligation }) => obligation);
  const nameOf = reportNames(owed, state.plan);
  return matrices.flatMap((matrix, at): readonly Row[] => {
    const { set, slots, rows } = matrix;
    const text = (one: Filled): string => reportCell(one, counted(one.obligation), state.asOf);
    const all = rows.flatMap(({ bySlot }) => [...bySlot.values()].flat());
    const titles = slots.map(({ example }) => slotTitle(example, nameOf(example)));
    const totals = slots.map(({ key }) => {
      const { due, onTime } = reportRatio(
        rows.flatMap(({ bySlot }) => bySlot.get(key) ?? []),
        state.asOf,
      );
      return due === 0 ? null : `${onTime}/${due}`;
    });
    return [
      { key: SECTION_HEADING.of(set.key), kind: 'section', cells: { [PARTY_COLUMN]: set.label } },
      {
        key: at === 0 ? HEADER_ROW : MATRIX_HEADER.of(set.key),
        kind: 'header',
        cells: cellsOf('Bên báo cáo', 'Đúng hạn trên số đến hạn', titles),
      },
      ...rows.map((row) => matrixRow(row, matrix, state, text)),
      {
        key: TOTAL_ROW.of(set.key),
        kind: 'total',
        cells: cellsOf('Đúng hạn trên số đến hạn', ratioText(reportRatio(all, state.asOf)), totals),
      },
    ];
  });
}

/** A due day of another year than its period's says so. */
function slotTitle({ due, slot }: Obligation, name: string): string {
  return due === null ? name : `${name}\n(hạn ${shortDay(due, readPeriod(slot)?.to ?? due)})`;
}

function matrixRow(
  { party, set, bySlot }: ReportRow,
  { slots }: ReportMatrix,
  { units, asOf, plan }: DutyPlanState,
  text: (one: Filled) => string,
): Row {
  const all = [...bySlot.values()].flat();
  const named = setOf(plan, all[0]?.obligation.duty.who ?? set.key) ?? set;
  const unnamed = new Set(all.map(({ obligation }) => obligation.party)).size;
  const name = party === null ? `${unnamed} đơn vị – chưa có danh sách` : partyName(party, named, units);
  const cells = slots.map(({ key }) => {
    const [one] = bySlot.get(key) ?? [];
    if (one === undefined) return null;
    return party === null ? 'Chưa xác định' : text(one);
  });
  return {
    key: MATRIX_ROW.of(set.key, party ?? set.key),
    kind: 'data',
    staffCells: [],
    cells: cellsOf(name, ratioText(reportRatio(all, asOf)), cells),
  };
}

function cellsOf(party: string, standing: string | null, cells: readonly CellValue[]): Row['cells'] {
  const own = cells.map((cell, at) => [columnAt(at + 1), cell] as const);
  return { [PARTY_COLUMN]: party, [STANDING_COLUMN]: standing, ...Object.fromEntries(own) };
}

function settingRows(state: DutyPlanState): readonly Row[] {
  const duties = settableDuties(state.stored);
  if (duties.length === 0) return [];
  return [
    { key: 'settings-space', kind: 'blank', cells: {} },
    { key: 'settings-title', kind: 'section', cells: { [PARTY_COLUMN]: 'Chế độ báo cáo' } },
    { key: 'settings-header', kind: 'header', cells: SETTING_TITLES },
    ...duties.map((duty): Row => {
      const { fromStart, ...numbers } = SETTING_COLUMNS;
      const hasEarlier = earlierPeriods(duty, state.stored) > 0 || settingOf(duty, state).isFromStart;
      const integer: CellFormat = { kind: 'integer', align: 'center' };
      return {
        key: DUTY_ROW.of(duty.key),
        kind: 'data',
        cells: { [PARTY_COLUMN]: duty.label, [STANDING_COLUMN]: settingText(duty, state) },
        staffCells: [...(hasEarlier ? [fromStart] : []), ...Object.values(numbers)],
        formats: {
          ...(hasEarlier ? { [fromStart]: { kind: 'check', align: 'center' } } : {}),
          [numbers.closesOn]: integer,
          [numbers.sendWithin]: integer,
        },
      };
    }),
  ];
}

const ENTRIES_TITLE =
  'Báo cáo đã nhận – mỗi dòng một lần gửi, ghi tiếp vào dòng trống bên dưới; báo cáo đột xuất thì ghi tên báo cáo và hạn';

function entryTable(state: DutyPlanState): readonly Row[] {
  const tab = REPORTS_TAB.of(state.plan.id);
  const look = entryLook(state);
  return [
    { key: 'entries-space', kind: 'blank', cells: {} },
    { key: 'entries-title', kind: 'section', cells: { [PARTY_COLUMN]: ENTRIES_TITLE } },
    { key: ENTRIES_HEADER, kind: 'header', cells: ENTRY_TITLES },
    ...entryRows(state.sheet, tab, ENTRY_CELLS).map((key): Row => {
      return { key, kind: 'data', cells: { [STANDING_COLUMN]: problemCell(state, tab, key) }, ...look };
    }),
  ];
}

type EntryLook = Required<Pick<Row, 'staffCells' | 'formats'>>;

/** Without the choices, which only the plan knows: how a row looks that gets its key; the layout adds them. */
export const ENTRY_LOOK: EntryLook = entryFormats([], []);

function entryLook(state: DutyPlanState): EntryLook {
  const owed = reportsFilled(state).map(({ obligation }) => obligation);
  const parties = new ReportParties(state, owed);
  const nameOf = reportNames(owed, state.plan);
  const names = reportMatrices(state).flatMap(({ slots }) => slots.map(({ example }) => nameOf(example)));
  const who = [...parties.all.map(({ name }) => name), ...parties.sets.map(({ label }) => label)];
  return entryFormats([...new Set(who)], [...new Set(names)]);
}

function entryFormats(parties: readonly string[], reports: readonly string[]): EntryLook {
  const { party, report, sent, document, combined, exempt, ownDue, note } = ENTRY_COLUMNS;
  const choice = (list: readonly string[]): CellFormat => ({ kind: 'choice', wrap: true, choices: { list } });
  const date: CellFormat = { kind: 'date', align: 'center' };
  const text: CellFormat = { kind: 'text', wrap: true };
  return {
    staffCells: ENTRY_CELLS,
    formats: {
      [party]: choice(parties),
      [report]: choice(reports),
      [sent]: date,
      [document]: text,
      [combined]: choice(reports),
      [exempt]: text,
      [ownDue]: date,
      [note]: text,
    },
  };
}
