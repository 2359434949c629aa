import type { ReadPlanTabsOptions } from './read-plan-options.ts';
/**
 * Reads the plan from the tabs in which staff keep it, and says what is wrong beside each cell. Staff's cells are only
 * read: an unreadable one keeps what was typed, and the plan is refused until somebody mends it.
 */
import type { Unit } from '../../units/unit.ts';
import type { Change, Tab, TabSnapshot, WorkbookSnapshot } from '../../workbook/model.ts';
import { draftPlan } from '../../plan/draft-plan.ts';
import { planNotes, planTabs } from './layout-plan-tabs.ts';
import { placeOfFinding, type PlanTabProblem, planTabRows } from './plan-tab-rows.ts';
import { type KeyedRow, keyedSheets, type KeyedSheets } from './plan-keyed-sheets.ts';
import { planSheets } from './plan-sheets.ts';
import { foundSource, guessedSource, type PlanSource } from './plan-source.ts';
import type { Plan } from '../../plan/plan.ts';
import { ASSIGNMENT_TAB, CLASSES_TAB, PLAN_TAB } from '../../workbook/keys.ts';

export interface PlanTabsRead {
  /** Null where something stands in the tabs that the engine cannot work with; the problems say what. */
  readonly plan: Plan | null;
  readonly problems: readonly PlanTabProblem[];
  /** Rows that staff added get a key: apply these to the snapshot before it is compared with `tabs`, and write them first. */
  readonly adopt: readonly Extract<Change, { kind: 'adoptRow' }>[];
  /**
   * The tabs as wanted: the rows found, those to be adopted among them, with `Hệ thống lưu ý` filled. A tab that is gone is
   * laid out from `fallback`.
   */
  readonly tabs: readonly Tab[];
  /** What the workbook was set up with; null where the tabs do not say and the plan cannot be read. */
  readonly source: PlanSource | null;
}

export function readPlanTabs(
  snapshot: WorkbookSnapshot,
  units: readonly Unit[],
  options: ReadPlanTabsOptions = {},
): PlanTabsRead {
  const tabs = new Map(snapshot.tabs.map((tab) => [tab.key, tab]));
  const initial = options.fallback === undefined ? null : planSheets(options.fallback, units);
  const missing = PLAN_TABS.filter(({ key }) => !tabs.has(key));
  if (initial === null && missing.length > 0) return withoutTabs(missing.map(({ key }) => key));

  const sheets = keyedSheets(tabs, initial, units, options);
  const problems: PlanTabProblem[] = [];
  const { plan, findings } = draftPlan(planTabRows(sheets, units, options.match, problems), units);
  for (const finding of findings) {
    const { severity, value, message } = finding;
    problems.push({ severity, value, message, ...placeOfFinding(finding, sheets) });
  }
  const refused = problems.some((problem) => problem.severity === 'error');
  const found = foundSource(snapshot);
  const source = found ?? (refused ? null : guessedSource(plan, options.fallback));
  return { plan: refused ? null : plan, problems, source, ...rowsOf(sheets, problems, source) };
}

/** Do the plan's tabs stand? Before the first set-up none does, and the plan comes from its file. */
export function hasPlanTabs(snapshot: WorkbookSnapshot): boolean {
  return snapshot.tabs.some((tab: TabSnapshot) => PLAN_TABS.some(({ key }) => key === tab.key));
}

const PLAN_TABS = [
  { key: PLAN_TAB, title: 'Kế hoạch' },
  { key: CLASSES_TAB, title: 'Danh sách lớp' },
  { key: ASSIGNMENT_TAB, title: 'Phân lớp' },
] as const;

function withoutTabs(missing: readonly string[]): PlanTabsRead {
  const problems = PLAN_TABS.filter(({ key }) => missing.includes(key)).map(
    ({ key, title }): PlanTabProblem => ({
      severity: 'error',
      tab: key,
      row: null,
      column: null,
      index: null,
      value: '',
      message: `không tìm thấy tab “${title}”; đề nghị lấy lại tab từ bản sao lưu hoặc lịch sử phiên bản, hoặc đồng bộ với tệp kế hoạch của bảng tính này (--plan TỆP).`,
    }),
  );
  return { plan: null, problems, adopt: [], tabs: [], source: null };
}

/** What is wanted, and which of it has no key yet. */
function rowsOf(
  sheets: KeyedSheets,
  problems: readonly PlanTabProblem[],
  source: PlanSource | null,
): Pick<PlanTabsRead, 'adopt' | 'tabs'> {
  const once = Object.fromEntries(
    Object.entries(sheets).map(([name, rows]: [string, readonly KeyedRow[]]) => [name, standingOnce(rows)]),
  ) as unknown as KeyedSheets;
  const tabs = planTabs(once, planNotes(problems), source);
  const addedTo: Readonly<Record<string, readonly KeyedRow[]>> = {
    [PLAN_TAB]: [...once.roles, ...once.topics, ...once.oddities],
    [CLASSES_TAB]: once.classes,
    [ASSIGNMENT_TAB]: once.assignment,
  };
  const adopt = tabs.flatMap((tab) => {
    const rows = new Map(tab.rows.map((row) => [row.key, row]));
    return (addedTo[tab.key] ?? []).flatMap(({ key, index, isNew }) => {
      const row = rows.get(key);
      return isNew && index !== null && row !== undefined
        ? [{ kind: 'adoptRow' as const, tab: tab.key, index, row }]
        : [];
    });
  });
  return { tabs, adopt };
}

/** A row copied with its hidden key stands twice; it is wanted once, and the diff reports the copy. */
function standingOnce(rows: readonly KeyedRow[]): readonly KeyedRow[] {
  const seen = new Set<string>();
  return rows.filter(({ key }) => !seen.has(key) && seen.add(key));
}
