/**
 * `Kinh phí`: a row a source of money: what the plan says, what was allocated and spent by which day (P95). Staff type new
 * figures over old ones; what stood there stays known, so any day can be shown (P96).
 */
import type { Fact } from '../../obligations/fact.ts';
import { expandPlan } from '../../obligations/expand.ts';
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { MONEY_TAB } from '../../workbook/keys.ts';
import { Problems } from '../office/cells-on.ts';
import type { DutyTab, DutyTabInput, DutyTabRead } from '../office/duty-plan-state.ts';
import { layoutMoney } from './layout-money.ts';
import { figuresOf, fundLines, isMoney, type MoneyLine, owedLines } from './money-lines.ts';
import { moneySentences } from './money-sentences.ts';

export const MONEY: DutyTab = {
  tab: MONEY_TAB,
  labelColumns: ['source', 'slot'],
  identity: { place: ['slot'], entity: ['source'], also: ['share', 'rate', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  read: readMoney,
  layout: (state) =>
    moneyLines(state.plan).length === 0 ? [] : [layoutMoney(moneyLines(state.plan), state)],
  summary: (state) => moneySentences(moneyLines(state.plan), state),
};

function moneyLines(plan: DutyPlan): readonly MoneyLine[] {
  const duties = plan.duties.filter(isMoney);
  const { obligations } = expandPlan({ ...plan, duties });
  const owed = obligations.map((obligation) => ({ obligation }));
  return [...owedLines(owed), ...fundLines(plan)];
}

function readMoney(input: DutyTabInput): DutyTabRead {
  const tab = MONEY_TAB.of(input.plan.id);
  const problems = new Problems();
  const facts: Fact[] = [];
  for (const line of moneyLines(input.plan)) {
    const { done, day, seenAt, problems: said } = figuresOf(line, input);
    for (const text of said) problems.say(line.key, text);
    if (line.duty === null || done === null) continue;
    facts.push({
      source: `${tab} ${line.key}`,
      duty: line.duty.key,
      party: line.party,
      slot: line.slot,
      says: { kind: 'total', n: done },
      on: day,
      recordedAt: seenAt,
    });
  }
  return { facts, problems: problems.all };
}
