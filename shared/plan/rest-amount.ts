/** Money whose source a document names only as what remains (P95): the whole less the parts it states, and marked as computed. */
import { numberText } from '../text/number-text.ts';
import { checkKeyList } from './check-known.ts';
import type { Duty } from './duty-plan.ts';
import { type NeedingPlan, neededUnder } from './needed.ts';
import type { FilePart } from './plan-file-2.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

/** Duties whose amount is a rest, with the amount that it comes to. */
export function withRests(
  plan: NeedingPlan,
  files: readonly Placed<FilePart<'duties'>>[],
  problems: PartProblem[],
): readonly Placed<Duty>[] {
  return plan.duties.map((placed, index) => {
    const amount = files[index]?.part.amount;
    if (amount?.kind !== 'rest') return placed;
    return { path: placed.path, part: withRest(placed, amount, { plan, files, problems }) };
  });
}

type Rest = Extract<NonNullable<FilePart<'duties'>['amount']>, { kind: 'rest' }>;

interface RestContext {
  readonly plan: NeedingPlan;
  readonly files: readonly Placed<FilePart<'duties'>>[];
  readonly problems: PartProblem[];
}

function withRest({ path, part }: Placed<Duty>, rest: Rest, { plan, files, problems }: RestContext): Duty {
  const { total, besides, unit = null } = rest;
  const stated = plan.duties.filter((_, index) => files[index]?.part.amount?.kind !== 'rest');
  checkKeyList(
    stated,
    besides,
    `${path}.amount.besides`,
    'mã của một nghĩa vụ có nêu số trong duties',
    problems,
  );
  const sum = neededUnder(besides, { ...plan, duties: stated });
  const isKnown = besides.every((key) => stated.some((one) => one.part.key === key));
  if (sum === null && isKnown) {
    const expected = 'các nghĩa vụ đã biết số, để tính phần còn lại';
    problems.push({ path: `${path}.amount.besides`, value: besides, expected });
  }
  const n = total - (sum ?? 0);
  if (n < 0) {
    const expected = `từ ${sum ?? 0}, tổng các phần đã nêu (đang ghi ${total})`;
    problems.push({ path: `${path}.amount.total`, value: total, expected });
  }
  const how = `Văn bản không nêu số này: tính bằng ${numberText(total)} trừ ${numberText(sum ?? 0)} của các phần đã nêu.`;
  const note = part.note === null ? how : `${part.note} ${how}`;
  return { ...part, amount: { kind: 'fixed', n: Math.max(0, n), unit }, note };
}
