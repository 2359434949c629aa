/** The lines above the units: the table of targets (P92), and what staff are asked or may set (P91, P93). */
import { textRow } from '../../workbook/heading-rows.ts';
import { TARGET_ROW } from '../../workbook/keys.ts';
import type { LevelTarget } from '../../plan/duty-plan.ts';
import type { CellFormat, CellValue, Column, Row } from '../../workbook/model.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import {
  ANSWER_COLUMN,
  ANSWERS,
  answerOf,
  answerRow,
  LATE_BY_DOSSIER,
  type LevelGoals,
} from './level-goals.ts';
import {
  type ByParent,
  type Count,
  type LevelCounts,
  targetTable,
  type TargetTable,
  verdict,
} from './level-targets.ts';

export function targetRows(
  goals: LevelGoals,
  state: DutyPlanState,
  columns: readonly Column[],
): readonly Row[] {
  const table = targetTable(goals, state.plan, state.units);
  const places = placesOf(table, columns);
  return [
    { key: 'targets-header', kind: 'header', cells: { party: 'Mục tiêu theo mức', ...places.titles } },
    ...table.levels.flatMap((level) => levelRows(level, places)),
  ];
}

interface TargetPlaces {
  readonly titles: Readonly<Record<string, string>>;
  readonly cells: (
    text: (counts: (by: ByParent) => number) => CellValue,
    targetOf?: TargetOf,
  ) => Row['cells'];
  readonly formats: Readonly<Record<string, CellFormat>>;
}

type TargetOf = (parent: string | null) => CellValue;

/** The sum stands behind the units above; there are as many of those as fit. */
function placesOf({ parents, hasUnplaced }: TargetTable, columns: readonly Column[]): TargetPlaces {
  const free = columns.slice(1).map(({ key }) => key);
  const shown = parents.length + 2 <= free.length ? parents : [];
  const keys = free.slice(0, shown.length);
  const unplaced = hasUnplaced && shown.length > 0 ? free[shown.length] : undefined;
  const sum = free[shown.length + (unplaced === undefined ? 0 : 1)] ?? '';
  const used = [...keys, ...(unplaced === undefined ? [] : [unplaced]), sum];
  return {
    titles: {
      ...Object.fromEntries(shown.map(({ name }, at) => [keys[at], name])),
      ...(unplaced === undefined ? {} : { [unplaced]: 'Chưa rõ đơn vị cấp trên' }),
      [sum]: 'Cộng',
    },
    cells: (text, targetOf) => ({
      ...Object.fromEntries(
        shown.map(({ code }, at) => [keys[at], targetOf?.(code) ?? text((by) => by.of(code))]),
      ),
      ...(unplaced === undefined || targetOf !== undefined ? {} : { [unplaced]: text((by) => by.unplaced) }),
      [sum]: targetOf?.(null) ?? text((by) => by.total),
    }),
    formats: Object.fromEntries(used.map((key) => [key, CENTRED])),
  };
}

const CENTRED: CellFormat = { kind: 'text', align: 'center' };

type CountCell = (count: (by: ByParent) => number) => CellValue;

/** A cell is blank where nothing is asked of anybody. */
function levelRows(counts: LevelCounts, { cells, formats }: TargetPlaces): readonly Row[] {
  const { level, target, registered, striving, kept } = counts;
  const name = level.replace(/^./, (letter) => letter.toUpperCase());
  const row = (line: string, label: string, own: Row['cells']): Row => ({
    key: TARGET_ROW.of(level, line),
    kind: 'data',
    staffCells: [],
    cells: { party: `${name}: ${label}`, ...own },
    formats,
  });
  const isPromised = registered.all.total + striving.all.total > 0;
  const text = verdict(counts);
  return [
    ...(target === null
      ? []
      : [
          row(
            'target',
            'mục tiêu',
            cells(() => null, statedCell(target)),
          ),
        ]),
    ...(isPromised
      ? [
          row('commitment', 'đăng ký / phấn đấu', cells(promised(counts, 'all'))),
          row('recognised', 'đã công nhận', cells(promised(counts, 'recognised'))),
        ]
      : []),
    ...(kept.all.total > 0
      ? [
          row('kept', 'duy trì', cells(keeping(counts, 'all'))),
          row('kept-recognised', 'duy trì, đã có quyết định', cells(keeping(counts, 'recognised'))),
        ]
      : []),
    ...(text === null ? [] : [textRow(TARGET_ROW.of(level, 'verdict'), 'info', 'party', text)]),
  ];
}

function statedCell({ by, total }: LevelTarget): TargetOf {
  const stated = new Map(by.map(({ code, n }) => [code, n]));
  return (parent) => String(parent === null ? total : (stated.get(parent) ?? ''));
}

/** “2 / 1”: registered and striving. */
function promised({ registered, striving }: LevelCounts, of: keyof Count): CountCell {
  return (count) => {
    const asked = count(registered.all) + count(striving.all);
    return asked === 0 ? null : `${count(registered[of])} / ${count(striving[of])}`;
  };
}

function keeping({ kept }: LevelCounts, of: keyof Count): CountCell {
  return (count) => (count(kept.all) === 0 ? null : String(count(kept[of])));
}

/** Questions first: until they are answered both figures stand. */
export function settingRows(state: DutyPlanState): readonly Row[] {
  const open = state.stored.targets.filter(({ countsStriving }) => countsStriving === null);
  return [
    { key: 'settings-space', kind: 'blank', cells: {} },
    {
      key: 'settings-header',
      kind: 'header',
      cells: { party: 'Cán bộ trả lời, chọn cách tính', [ANSWER_COLUMN]: 'Trả lời' },
    },
    ...open.flatMap(({ level }) => questionRows(level, state)),
    {
      key: LATE_BY_DOSSIER,
      kind: 'data',
      staffCells: [ANSWER_COLUMN],
      cells: { party: 'Tính trễ hạn theo ngày trình hồ sơ, không theo ngày quyết định công nhận' },
      formats: { [ANSWER_COLUMN]: { kind: 'check', align: 'center' } },
    },
  ];
}

function questionRows(level: string, state: DutyPlanState): readonly Row[] {
  const { answer, unreadable } = answerOf(level, state);
  const question: Row = {
    key: answerRow(level),
    kind: 'data',
    staffCells: [ANSWER_COLUMN],
    cells: { party: `Mục tiêu ${level} có tính đơn vị phấn đấu không?` },
    formats: { [ANSWER_COLUMN]: { kind: 'choice', choices: { list: Object.values(ANSWERS) } } },
  };
  if (answer !== null) return [question];
  const text =
    unreadable === null
      ? `Văn bản không nói rõ mục tiêu ${level}; chưa trả lời thì nêu cả hai số.`
      : `Trả lời “${unreadable}” không đọc được; đề nghị chọn “${ANSWERS.yes}” hoặc “${ANSWERS.no}”.`;
  return [question, textRow(TARGET_ROW.of(level, 'answer'), 'info', 'party', text)];
}
