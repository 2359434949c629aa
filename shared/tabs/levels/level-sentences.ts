/** What managers read of levels in `Tổng hợp`: the targets, how far the units are, who is behind (P104). */
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import { type LevelGoal, type LevelGoals, levelGoals } from './level-goals.ts';
import { LEVEL_STATE_WORDS, type LevelState } from './level-row.ts';
import { targetTable, verdict } from './level-targets.ts';

type State = Omit<DutyPlanState, 'summary'>;

export function levelSentences(state: State): readonly string[] {
  const goals = levelGoals(state);
  const { levels } = targetTable(goals, state.plan, state.units);
  const targets = levels.flatMap((one) => {
    const text = verdict(one);
    const { registered, striving } = one;
    const recognised = registered.recognised.total + striving.recognised.total;
    return text === null ? [] : [`${text.replace(/\.$/, '')}; đã công nhận ${recognised}.`];
  });
  return [...targets, ...progress(goals), ...behind(goals, state)];
}

function progress({ named }: LevelGoals): readonly string[] {
  if (named.length === 0) return [];
  const order: readonly LevelState[] = [
    'recognised',
    'appraised',
    'submitted',
    'in_progress',
    'no_dossier',
    'unconfirmed',
    'failed',
    'postponed',
  ];
  const parts = order.flatMap((state) => {
    const count = named.filter(({ reading }) => reading.state === state).length;
    return count === 0 ? [] : [`${LEVEL_STATE_WORDS[state].toLowerCase()} ${count}`];
  });
  return [`Tiến độ mức đạt chuẩn của ${named.length} lượt đơn vị có tên: ${parts.join(', ')}.`];
}

function behind({ named }: LevelGoals, { filled }: State): readonly string[] {
  const overdue = new Set(
    filled.all
      .filter(({ state }) => state === 'overdue')
      .map(({ obligation: o }) => `${o.duty.key} ${o.party} ${o.slot}`),
  );
  const late = named.filter(({ obligation: o }) => overdue.has(`${o.duty.key} ${o.party} ${o.slot}`));
  return [
    ...namesOf(
      'Quá hạn chưa được công nhận',
      late.filter((goal) => !isKept(goal)),
    ),
    ...namesOf('Hết hạn chưa xác nhận duy trì', late.filter(isKept)),
  ];
}

function isKept({ commitment }: LevelGoal): boolean {
  return commitment === 'duy trì';
}

function namesOf(heading: string, goals: readonly LevelGoal[]): readonly string[] {
  if (goals.length === 0) return [];
  const names = goals.slice(0, NAMES_MAX).map(goalName);
  const rest = goals.length - names.length;
  return [`${heading}: ${names.join('; ')}${rest > 0 ? `; và ${rest} đơn vị khác` : ''}.`];
}

/** More names are read in the tab. */
const NAMES_MAX = 10;

function goalName({ unit, obligation: { party }, level }: LevelGoal): string {
  return `${unit?.name ?? party} (${level})`;
}
