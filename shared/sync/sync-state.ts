import { layOutTabs } from '../tabs/kinds.ts';
import { isSampleWorkbook } from '../tabs/summary/sample-mark.ts';
import type { DecisionsRead } from '../tabs/read-decisions.ts';
import type { Plan } from '../plan/plan.ts';
import { planProgramme, type PlannedProgramme } from '../tabs/programme/plan-programme.ts';
import type { TrainingClass } from '../programme/classes-progress.ts';
import { reconcile } from '../registrations/reconcile.ts';
import type { Decision, Reconciliation } from '../registrations/registration.ts';
import { advanceHistory, type HistoryStep, standingHistory } from '../responses/advance-history.ts';
import { readHeader } from '../responses/read-header.ts';
import { readResponses } from '../responses/read-responses.ts';
import type { ReadResponses } from '../responses/response.ts';
import { type UnusedColumn, unusedColumnsText } from '../responses/unused-columns.ts';
import { aliasKey } from '../units/alias-key.ts';
import type { UnitMatcher } from '../units/match-unit.ts';
import type { Tab } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import type { SyncFacts } from './sync-facts.ts';
import { readDecided } from './read-decided.ts';

/** The state of the plan and the programme at this sync, and the workbook it asks for. */
export interface SyncState {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly history: HistoryStep;
  readonly decided: DecisionsRead;
  readonly programme: PlannedProgramme;
  readonly wanted: readonly Tab[];
  /** P42: columns of the responses that play no part. */
  readonly unusedColumns: readonly UnusedColumn[];
  /** For the person at the terminal, Vietnamese. */
  readonly notices: readonly string[];
}

/**
 * From what was read to the tabs that are wanted. The log is not among them (log-of-sync.ts).
 *
 * @param sheet the workbook to read decisions from: as found, with what this sync puts back.
 */
export function stateOf(
  facts: SyncFacts,
  sheet: StaffSheet,
  plan: Plan,
  planTabs: readonly Tab[],
): SyncState {
  const { gazetteer, nowMs } = facts;
  const { units } = gazetteer;
  const { read, unused, notices } = readTable(facts, plan);
  const history =
    facts.table === null
      ? standingHistory(facts.memory.responses)
      : advanceHistory({
          remembered: facts.memory.responses,
          table: read.responses,
          unitOf: (typed) => gazetteer.match(typed).code,
          nowMs,
        });
  const reconcileWith = (
    decisions: readonly Decision[],
    matcher: Pick<UnitMatcher, 'match'> = gazetteer,
    confirmed: ReadonlyMap<string, number> = new Map(),
  ) =>
    reconcile({
      plan,
      units,
      known: history.known,
      read,
      decisions,
      matchUnit: (typed) => matcher.match(typed),
      spellingConfirmedAt: (typed) => confirmed.get(aliasKey(typed)) ?? null,
    });
  const decided = readDecided({
    snapshot: sheet.snapshot,
    plan,
    units,
    known: history.known,
    matchUnit: (typed) => gazetteer.match(typed),
    seenAt: (tab, entity, column) => sheet.since(tab, entity, column),
    reconcileWith,
  });
  const matcher = gazetteer.withAliases(decided.aliases);
  const confirmed = new Map(decided.aliases.map(({ typed, confirmedAt }) => [aliasKey(typed), confirmedAt]));
  const reconciliation = reconcileWith(decided.decisions, matcher, confirmed);
  const programme = planProgramme({
    sheet,
    programme: facts.programme,
    classes: trainingClasses(plan, reconciliation),
  });
  const isSample = facts.isSample === true || isSampleWorkbook(facts.snapshot);
  const wanted = layOutTabs({ plan, units, planTabs, reconciliation, decided, programme, isSample });
  return {
    plan,
    reconciliation,
    history,
    decided,
    programme,
    wanted,
    unusedColumns: unused,
    notices: [...notices, ...programme.left],
  };
}

/** T7: what task IV.2 shows of the classes. */
export function trainingClasses(plan: Plan, { classes }: Reconciliation): TrainingClass[] {
  return plan.classes.map(({ code, label, date }) => {
    const state = classes.find((one) => one.code === code);
    return { code, label, date, seated: state?.seated ?? 0, size: state?.size ?? 0 };
  });
}

interface TableReading {
  readonly read: ReadResponses;
  readonly unused: readonly UnusedColumn[];
  readonly notices: readonly string[];
}

function readTable(facts: SyncFacts, plan: Plan): TableReading {
  if (facts.table === null) {
    const rows = facts.memory.responses.filter((response) => response.present).length;
    const known = rows > 0 ? [`Không đọc bảng phản hồi lần này; dùng ${rows} phản hồi đã biết.`] : [];
    return { read: { responses: [], identicalRows: 0, rowProblems: [], rows }, unused: [], notices: known };
  }
  const header = readHeader(facts.table.header, plan.roles, facts.mapping, facts.table.rows);
  const read = readResponses(facts.table, header, {
    dateOrder: facts.dateOrder ?? facts.mapping?.dateOrder ?? plan.registration.dateOrder,
  });
  const { unused } = header;
  const notUsed = unusedColumnsText(unused);
  return { read, unused, notices: [...header.notices, ...(notUsed === null ? [] : [notUsed])] };
}
