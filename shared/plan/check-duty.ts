import type { Duty } from './duty-plan.ts';
import { checkKeyList, checkKnown } from './check-known.ts';
import { PERIOD_FORMS, readPeriod } from './period.ts';
import { periodsOfDuty } from './periods-of-duty.ts';
import { type PlacedPlan, spanOf } from './placed-plan.ts';
import type { PartProblem, Placed } from './plan-parts.ts';

const PARTIES = 'mã của một nhóm trong parties';
const OCCASIONS = 'mã của một mục trong occasions';
const DUTIES = 'mã của một nghĩa vụ trong duties';

/** What a duty refers to, and what of it cannot be at the same time. */
export function checkDuty(
  placed: Placed<Duty>,
  plan: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const { path, part } = placed;
  const { who, at, role, what, feeds, level } = part;
  checkKnown(plan.parties, who, `${path}.who`, PARTIES, problems);
  if (at === 'host') checkHosts(placed, plan, problems, warnings);
  else checkKeyList(plan.occasions, at, `${path}.at`, OCCASIONS, problems);
  checkAmount(placed, plan, problems, warnings);
  if (role !== null && plan.roles.length > 0)
    checkKnown(plan.roles, role, `${path}.role`, 'mã của một thành phần trong roles', problems);
  if (feeds.length > 0) checkKeyList(plan.duties, feeds, `${path}.feeds`, DUTIES, problems);
  if (what === 'seat' && at === null) {
    const expected = 'mã lớp hoặc hội nghị có chỗ này (đang thiếu)';
    problems.push({ path: `${path}.at`, value: null, expected });
  }
  if (what === 'level' && level === null) {
    const expected = 'mức cần đạt, ví dụ “nâng cao” (đang thiếu)';
    warnings.push({ path: `${path}.level`, value: null, expected });
  }
  checkProgress(placed, plan, warnings);
  checkPeriods(placed, plan, problems, warnings);
  checkWhen(placed, plan, problems, warnings);
}

function checkAmount(
  { path, part }: Placed<Duty>,
  plan: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const { amount } = part;
  // A source of money may be named with nothing planned.
  if (amount.kind === 'fixed' && amount.n === 0 && part.what !== 'money') {
    const expected = 'số từ 1 trở lên; là 0 thì nghĩa vụ này không đòi hỏi gì';
    warnings.push({ path: `${path}.amount.n`, value: amount.n, expected });
  }
  if (amount.kind === 'declared' && amount.max !== null && amount.max < amount.min) {
    const expected = `từ ${amount.min} (min) trở lên (đang ghi ${amount.max})`;
    problems.push({ path: `${path}.amount.max`, value: amount.max, expected });
  }
  if (amount.kind !== 'share') return;
  checkKnown(plan.parties, amount.of, `${path}.amount.of`, PARTIES, problems);
  if (Math.round(amount.percent * 100) / 100 === amount.percent) return;
  const expected = 'số phần trăm có nhiều nhất hai chữ số sau dấu phẩy';
  problems.push({ path: `${path}.amount.percent`, value: amount.percent, expected });
}

/** Owed by whoever holds the occasion: it must be known who that is. */
function checkHosts(
  { path, part }: Placed<Duty>,
  plan: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const set = plan.parties.find(({ part: one }) => one.key === part.who)?.part;
  if (set === undefined) return;
  const { members } = set;
  if (members === null || (part.spread === 'together' && members.length > 1)) {
    const expected =
      'mã các lớp; "host" (mỗi nơi tổ chức lo lớp của mình) cần một nhóm có danh sách và spread "each"';
    problems.push({ path: `${path}.at`, value: part.at, expected });
    return;
  }
  for (const { path: where, part: occasion } of plan.occasions) {
    if (occasion.host !== null && members.includes(occasion.host)) continue;
    const expected =
      occasion.host === null
        ? `đơn vị tổ chức (đang thiếu); chưa có thì “${part.label}” ở đây không ai phải lo`
        : `một đơn vị thuộc “${set.label}”; nếu không thì “${part.label}” ở đây không ai phải lo`;
    warnings.push({ path: `${where}.host`, value: occasion.host, expected });
  }
}

/** P13: what is none of the plan's own duties is another plan of the workbook. */
function checkProgress({ path, part }: Placed<Duty>, { duties }: PlacedPlan, warnings: PartProblem[]): void {
  const { progressOf } = part;
  const own = duties.find(({ part: duty }) => duty.key === progressOf)?.part;
  if (own === undefined || own.what === 'class') return;
  const expected = 'mã của một nghĩa vụ mở lớp ("class") trong duties, hoặc mã của một kế hoạch khác';
  warnings.push({ path: `${path}.progressOf`, value: progressOf, expected });
}

function checkPeriods(
  { path, part }: Placed<Duty>,
  { head }: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  const { periods, every } = part;
  const { from, to } = head ?? {};
  if (periods === null) return;
  if (periods.length === 0) {
    const expected = 'ít nhất một kỳ; không theo kỳ thì bỏ mục này';
    problems.push({ path: `${path}.periods`, value: periods, expected });
  }
  if (every !== null) {
    const expected = 'chỉ một trong hai: các kỳ (periods) hoặc chu kỳ (every)';
    problems.push({ path: `${path}.every`, value: every, expected });
  }
  periods.forEach((key, index) => {
    const at = `${path}.periods[${index}]`;
    const period = readPeriod(key);
    if (period === null) problems.push({ path: at, value: key, expected: `một kỳ: ${PERIOD_FORMS}` });
    else if (periods.indexOf(key) < index)
      problems.push({ path: at, value: key, expected: 'mỗi kỳ chỉ ghi một lần' });
    else if ((from && period.to < from) || (to && period.from > to)) {
      const expected = `một kỳ trong thời gian thực hiện (${from ?? '…'} – ${to ?? '…'}); đề nghị kiểm tra`;
      warnings.push({ path: at, value: key, expected });
    }
  });
}

function checkWhen(
  { path, part }: Placed<Duty>,
  plan: PlacedPlan,
  problems: PartProblem[],
  warnings: PartProblem[],
): void {
  if (part.dueDaysBefore !== null && part.at === null) {
    const expected = 'lớp hoặc hội nghị (at) để tính số ngày trước đó (đang thiếu)';
    problems.push({ path: `${path}.at`, value: null, expected });
  }
  const { head, headPath } = plan;
  if (head === null) return;
  const span = spanOf(head);
  if (part.every !== null && span.from === null && span.issued === null) {
    const expected =
      'ngày bắt đầu (from) hoặc ngày ban hành (issued), để biết các kỳ từ khi nào (đang thiếu)';
    problems.push({ path: `${headPath}from`, value: null, expected });
  } else if (part.every !== null && span.to === null) {
    const expected = 'ngày kết thúc (đang thiếu); tạm tính các kỳ đến hết năm bắt đầu';
    warnings.push({ path: `${headPath}to`, value: null, expected });
  }
  const { issued } = span;
  if (issued === null || periodsOfDuty(part, span)?.length !== 0 || part.periods?.length === 0) return;
  const expected = `kỳ kết thúc từ ngày ban hành (${issued}) trở đi; kỳ kết thúc trước đó không tính, nên nghĩa vụ này không đòi hỏi gì`;
  warnings.push({
    path: `${path}.${part.every === null ? 'periods' : 'every'}`,
    value: part.periods ?? part.every,
    expected,
  });
}
