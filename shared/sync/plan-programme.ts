import type { Plan } from '../plan/plan.ts';
import { adoptProgrammeRows } from '../programme/adopt-rows.ts';
import { layoutProgramme } from '../programme/layout-programme.ts';
import { programmeAsOf } from '../programme/programme-as-of.ts';
import { programmeState, type ProgrammeState } from '../programme/programme-state.ts';
import { type ProgrammeSheets, readProgrammeTabs } from '../programme/read-programme-tabs.ts';
import type { Reconciliation } from '../registrations/registration.ts';
import { dayOf, type IsoDay } from '../time/local-date.ts';
import { applyChanges } from '../workbook/apply.ts';
import type { Change, Row, Tab } from '../workbook/model.ts';
import type { SyncFacts } from './plan-sync.ts';

/** The programme at this sync: its state, its tabs, and its part of the summary. */
export interface PlannedProgramme {
  readonly state: ProgrammeState;
  readonly sheets: ProgrammeSheets;
  readonly tabs: readonly Tab[];
  readonly summaryRows: readonly Row[];
  /** Rows staff added, each given a key; written before anything else. */
  readonly adopt: readonly Change[];
}

export function planProgramme(
  facts: SyncFacts,
  plan: Plan,
  reconciliation: Reconciliation,
): PlannedProgramme {
  const { programme: base, staffHistory, nowMs, initialProgress: initial } = facts;
  const { changes: adopt, left } = adoptProgrammeRows(facts.snapshot, base, staffHistory);
  const sheets = readProgrammeTabs({
    snapshot: applyChanges(facts.snapshot, adopt),
    base,
    remembered: staffHistory,
    now: nowMs,
    ...(initial === undefined ? {} : { initial }),
  });
  const state = stateAsOf(facts, plan, reconciliation, sheets, dayOf(nowMs));
  const tabs = layoutProgramme({ state, base, sheets, left, ...(initial === undefined ? {} : { initial }) });
  return { state, sheets, tabs, summaryRows: [], adopt };
}

/** T4–T7 at the end of a day: today, or a past one. */
export function stateAsOf(
  facts: Pick<SyncFacts, 'programme'>,
  plan: Plan,
  reconciliation: Reconciliation,
  sheets: ProgrammeSheets,
  asOf: IsoDay,
): ProgrammeState {
  const classes = plan.classes.map(({ code, label, date }) => {
    const found = reconciliation.classes.find((one) => one.code === code);
    return { code, label, date, seated: found?.seated ?? 0, size: found?.size ?? 0 };
  });
  const programme = programmeAsOf(facts.programme, sheets.edits, asOf);
  return programmeState({ programme, facts: sheets.facts, asOf, classes });
}
