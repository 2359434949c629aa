import type { DutyPlan } from '../plan/duty-plan.ts';
import { fingerprintOf, readStoredPlans, type StoredPlan } from '../tabs/office/stored-plan.ts';
import { dutyPlanDifferences } from '../plan/duty-plan-differences.ts';
import { hasPlanTabs } from '../tabs/plan/read-plan-tabs.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import type { StaffSheet } from '../workbook/staff-sheet.ts';
import { Refusal } from './refusal.ts';
import type { SyncFacts } from './sync-facts.ts';

export interface DutyPlansFound {
  /** In the order of their tabs; one that is new behind them. */
  readonly plans: readonly DutyPlan[];
}

type Given = Pick<SyncFacts, 'dutyPlans' | 'takePlan' | 'given'>;

/**
 * The plans of duties that the workbook keeps, and those that somebody named (P7): one of another id is added only where they
 * say so, another form of one that is kept replaces it only where they say so; otherwise the sync is refused with what to do.
 *
 * @param readable the workbook, with tabs that somebody deleted as the journal knows them.
 */
export function readDutyPlans(facts: Given, sheet: StaffSheet, readable: WorkbookSnapshot): DutyPlansFound {
  const stored = readStoredPlans(sheet);
  const given = facts.dutyPlans ?? [];
  const plans = new Map<string, DutyPlan>();
  for (const one of stored) plans.set(one.id, kept(one, given, facts));
  const holdsClasses = hasPlanTabs(readable);
  for (const plan of given) {
    if (plans.has(plan.id)) continue;
    if ((plans.size > 0 || holdsClasses) && facts.takePlan !== 'add') throw otherPlan(plan, stored);
    plans.set(plan.id, plan);
  }
  if (stored.length > 0 && facts.given?.plan === true && !holdsClasses && facts.takePlan !== 'add')
    throw new Refusal('other-plan', `Bảng tính đang giữ ${listed(stored)}. ${TWO_WAYS}`);
  return { plans: [...plans.values()] };
}

/** The plan as it is kept, or the other form of it that is to take its place. */
function kept(one: StoredPlan, given: readonly DutyPlan[], { takePlan }: Given): DutyPlan {
  const other = given.find(({ id }) => id === one.id);
  if (one.plan === null) {
    if (other !== undefined && takePlan === 'replace') return other;
    throw new Refusal('other-plan', `Kế hoạch “${one.id}”: ${one.problem} Chưa ghi gì.`);
  }
  if (other === undefined || takePlan === 'replace') return other ?? one.plan;
  if (fingerprintOf(other) === fingerprintOf(one.plan)) return one.plan;
  const differences = dutyPlanDifferences(one.plan, other).slice(0, DIFFERENCES_MAX);
  throw new Refusal(
    'other-plan',
    `Bảng tính đang giữ kế hoạch này với nội dung khác tệp:${differences.map((text) => `\n  - ${text}`).join('')}\n` +
      'Chưa ghi gì. Muốn lấy theo tệp thì chạy lại với --replace; muốn giữ kế hoạch đang có thì bỏ --plan.',
  );
}

const DIFFERENCES_MAX = 12;

function otherPlan({ title }: DutyPlan, stored: readonly StoredPlan[]): Refusal {
  const held = stored.length === 0 ? 'kế hoạch tập huấn khác' : listed(stored);
  return new Refusal('other-plan', `Bảng tính đang giữ ${held}; tệp là kế hoạch “${title}”. ${TWO_WAYS}`);
}

const TWO_WAYS =
  'Chưa ghi gì. Muốn thêm kế hoạch vào bảng tính này thì chạy lại với --add; không thì lập bảng tính khác (--workbook TÊN-KHÁC.xlsx).';

function listed(stored: readonly StoredPlan[]): string {
  return stored.map(({ id, plan }) => `“${plan?.title ?? id}”`).join(', ');
}
