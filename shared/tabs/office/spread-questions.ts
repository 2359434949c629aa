/**
 * Of a task given to a group the document may not say whether each of the group does it or all of them together (P6, P99): staff
 * answer once a task, below the tasks. Until then it stands as the plan file reads it, and managers are told.
 */
import type { Duty, DutyPlan } from '../../plan/duty-plan.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { DUTIES_TAB, DUTY_ROW, SECTION_HEADING } from '../../workbook/keys.ts';
import type { CellFormat, Row } from '../../workbook/model.ts';
import { RowOn } from './cells-on.ts';
import { setOf } from './duty-cells.ts';
import type { DutyPlanState, DutyTabInput } from './duty-plan-state.ts';

const ANSWERS: Readonly<Record<Duty['spread'], string>> = {
  each: 'Mỗi bên một lần',
  together: 'Làm chung một lần',
};
const SPREADS = ['each', 'together'] as const;

/** Under which of the tab's columns the answer stands. */
const ANSWER_COLUMN = 'slot';

export function askedDuties({ duties }: DutyPlan): readonly Duty[] {
  return duties.filter(({ spreadAsked }) => spreadAsked);
}

export function withSpreadAnswers(input: DutyTabInput): DutyPlan {
  const { plan } = input;
  if (askedDuties(plan).length === 0) return plan;
  const duties = plan.duties.map((duty): Duty => {
    if (!duty.spreadAsked) return duty;
    const { answer } = answerOf(duty, input);
    return answer === null ? duty : { ...duty, spread: answer, spreadAsked: false };
  });
  return { ...plan, duties };
}

interface Answer {
  readonly answer: Duty['spread'] | null;
  /** What stands there and is no answer. */
  readonly unreadable: string | null;
}

function answerOf(
  { key }: Duty,
  { plan, sheet, asOf }: Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf'>,
): Answer {
  const value = new RowOn(sheet, DUTIES_TAB.of(plan.id), DUTY_ROW.of(key), asOf).value(ANSWER_COLUMN);
  if (isBlank(value)) return { answer: null, unreadable: null };
  const typed = plainKey(String(value));
  const answer = SPREADS.find((spread) => plainKey(ANSWERS[spread]) === typed) ?? null;
  return { answer, unreadable: answer === null ? String(value) : null };
}

export function spreadRows(state: DutyPlanState): readonly Row[] {
  const asked = askedDuties(state.stored);
  if (asked.length === 0) return [];
  return [
    { key: 'spread-space', kind: 'blank', cells: {} },
    {
      key: SECTION_HEADING.of('spread-asked'),
      kind: 'section',
      cells: { what: 'Nhiệm vụ giao cho nhóm: mỗi bên làm, hay cả nhóm làm chung? Cán bộ trả lời' },
    },
    {
      key: 'spread-header',
      kind: 'header',
      cells: { what: 'Nhiệm vụ', party: 'Nhóm', [ANSWER_COLUMN]: 'Trả lời', problem: 'Cần kiểm tra' },
    },
    ...asked.map((duty) => questionRow(duty, state)),
  ];
}

const CHOICE: CellFormat = { kind: 'choice', wrap: true, choices: { list: Object.values(ANSWERS) } };

function questionRow(duty: Duty, state: DutyPlanState): Row {
  return {
    key: DUTY_ROW.of(duty.key),
    kind: 'data',
    staffCells: [ANSWER_COLUMN],
    formats: { [ANSWER_COLUMN]: CHOICE },
    cells: {
      what: `${duty.label}: mỗi bên hay làm chung?`,
      party: setOf(state.plan, duty.who)?.label ?? duty.who,
      problem: problemOf(duty, state),
    },
  };
}

function problemOf(duty: Duty, state: DutyPlanState): string | null {
  const { answer, unreadable } = answerOf(duty, state);
  if (unreadable !== null)
    return `Cần chọn “${ANSWERS.each}” hoặc “${ANSWERS.together}”; “${unreadable}” chưa được tính.`;
  if (answer === null)
    return `Cần trả lời: văn bản không nói rõ; chưa trả lời thì tính là “${ANSWERS[duty.spread].toLowerCase()}”.`;
  const set = setOf(state.plan, duty.who);
  const isOpen = answer === 'each' && set?.members === null && set.count === null;
  return isOpen ? 'Cần ghi danh sách của nhóm ở tab “Nhóm đối tượng”: chưa biết gồm những bên nào.' : null;
}

export function spreadSentences({ plan }: Pick<DutyPlanState, 'plan'>): readonly string[] {
  const open = askedDuties(plan).length;
  return open === 0
    ? []
    : [`${open} nhiệm vụ giao cho nhóm chưa trả lời mỗi bên làm hay làm chung (cuối tab “Nghĩa vụ”).`];
}
