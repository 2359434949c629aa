/** What managers read of reports in `Tổng hợp` (P104). */
import type { Filled } from '../../obligations/obligation-state.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { setOf } from '../office/duty-cells.ts';
import { type DutyPlanState, partyName } from '../office/duty-plan-state.ts';
import { ratioText, reportRatio } from './report-cells.ts';
import { reportsFilled } from './report-matrix.ts';

type State = Omit<DutyPlanState, 'summary'>;

export function reportSentences(state: State): readonly string[] {
  const all = reportsFilled(state);
  if (all.length === 0) return [];
  const sentences = [`Báo cáo: ${lowerFirst(ratioText(reportRatio(all, state.asOf)))}.`];
  const behind = all.filter((one) => one.state === 'overdue');
  if (behind.length > 0) sentences.push(`Báo cáo quá hạn: ${byParty(behind, state)}.`);
  return sentences;
}

/** The worst first; of many the rest is counted. */
function byParty(behind: readonly Filled[], { plan, units }: State): string {
  const counts = new Map<string, number>();
  for (const { obligation } of behind) {
    const name = partyName(obligation.party, setOf(plan, obligation.duty.who), units);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const named = sorted.slice(0, NAMES_MAX).map(([name, count]) => `${name} ${count}`);
  const rest = sorted.length - named.length;
  return [...named, ...(rest > 0 ? [`và ${rest} bên khác`] : [])].join('; ');
}

/** More names are read in the tab. */
const NAMES_MAX = 8;
