/** `Mục tiêu`: which units are to reach or keep which level, how far they are, and whether the targets are met (P90–P93). */
import type { Fact } from '../../obligations/fact.ts';
import { LEVELS_TAB } from '../../workbook/keys.ts';
import { Problems } from '../office/cells-on.ts';
import type { DutyTab, DutyTabInput, DutyTabRead } from '../office/duty-plan-state.ts';
import { layoutLevels } from './layout-levels.ts';
import { levelAsks, levelGoals, withAnswers } from './level-goals.ts';
import { levelSentences } from './level-sentences.ts';

export const LEVELS: DutyTab = {
  tab: LEVELS_TAB,
  labelColumns: ['party', 'district', 'level'],
  identity: {
    place: ['level', 'commitment'],
    entity: ['party', 'district'],
    also: ['due', 'days', 'state', 'today'],
  },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  settle: withAnswers,
  asks: levelAsks,
  read: readLevels,
  layout: (state) => {
    const goals = levelGoals(state);
    return goals.named.length + goals.unnamed.length === 0 ? [] : [layoutLevels(goals, state)];
  },
  summary: levelSentences,
};

function readLevels(input: DutyTabInput): DutyTabRead {
  const tab = LEVELS_TAB.of(input.plan.id);
  const problems = new Problems();
  const facts: Fact[] = [];
  for (const { key, obligation, reading } of levelGoals(input).named) {
    for (const text of reading.problems) problems.say(key, text);
    const { duty, party, slot } = obligation;
    const fact = { source: `${tab} ${key}`, duty: duty.key, party, slot, recordedAt: reading.seenAt };
    if (reading.state === 'recognised')
      facts.push({ ...fact, says: { kind: 'total', n: obligation.amount ?? 1 }, on: reading.decisionOn });
    if (reading.state === 'postponed') facts.push({ ...fact, says: { kind: 'exempt' }, on: null });
  }
  return { facts, problems: problems.all };
}
