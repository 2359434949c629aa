import type { ResponsesTable } from '../responses/response.ts';
import { RESPONSES_ROW } from '../tabs/office/responses-rows.ts';
import { OFFICE_COLUMN } from '../tabs/plan/remember-date-order.ts';
import { OFFICE_PLAN_TAB } from '../workbook/keys.ts';
import { plainText } from '../workbook/plain-text.ts';
import { sheetOf } from './plan-sync.ts';
import { listFileOptions } from '../lists/list-file-name.ts';
import { upgradePlan1 } from '../plan/upgrade-plan-1.ts';
import { planId } from '../plan/plan-id.ts';
import { plansOfWorkbook } from './plans-of-workbook.ts';
import { Refusal } from './refusal.ts';
import type { SourcePlan } from './source-plan.ts';
import type { SyncFacts } from './sync-facts.ts';

/** The plans whose responses are to be read. Throws `Refusal` where the workbook holds another plan than the one named. */
export function sourcePlans(facts: SyncFacts): readonly SourcePlan[] {
  const sheet = sheetOf(facts);
  const { registered, planRead, dutyPlans } = plansOfWorkbook(facts, sheet);
  // What is missing in the plan's tabs may come back in this very sync.
  if (registered.length === 0)
    return [
      {
        key: null,
        id: planRead.source?.id ?? planId(facts.setupPlan),
        title: '',
        tab: null,
        listOptions: {},
      },
    ];
  return registered.map(({ id, plan, isSeries }) => {
    const tab =
      plan.id === undefined
        ? ''
        : plainText(sheet.value(OFFICE_PLAN_TAB.of(id), RESPONSES_ROW, OFFICE_COLUMN));
    const duties = dutyPlans.plans.find((one) => one.id === plan.id) ?? { ...upgradePlan1(plan), id };
    const listOptions = listFileOptions(duties);
    const series = isSeries === true ? { isSeries } : {};
    return {
      key: plan.id ?? null,
      id,
      title: plan.title,
      ...series,
      tab: tab === '' ? null : tab,
      listOptions,
    };
  });
}

/** A source feeds one plan: the same table under two would register everybody twice, and nobody can say for which. */
export function refuseSharedSource(plans: readonly SourcePlan[], tables: SyncFacts['tables']): void {
  const seen = new Map<string, SourcePlan>();
  for (const plan of plans) {
    const table = tables.get(plan.key) ?? null;
    if (table === null || table.rows.length === 0) continue;
    const content = JSON.stringify([table.header, table.rows]);
    const other = seen.get(content);
    if (other !== undefined) throw new Refusal('other-plan', sharedText(other, plan, table));
    seen.set(content, plan);
  }
}

function sharedText(first: SourcePlan, second: SourcePlan, { from, rows }: ResponsesTable): string {
  return (
    `Hai kế hoạch đọc cùng một bảng phản hồi (${from ?? `${rows.length} dòng`}): “${first.title}” và “${second.title}”. Chưa ghi gì. ` +
    `Mỗi kế hoạch cần bảng phản hồi riêng: với tệp, để vào thư mục phan-hoi/${first.id} và phan-hoi/${second.id}; với Google Trang tính, ghi tên tab ở ô “Bảng phản hồi” của từng tab “Kế hoạch”.`
  );
}
