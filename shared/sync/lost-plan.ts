/**
 * A plan of duties stands whole in its tab `Kế hoạch`. Where that tab is gone and the journal knows nothing of it, nobody knows
 * what its other tabs are about: they would go stale and its people leave every total, without a word.
 */
import {
  CLASS_TAB,
  CONTACTS_TAB,
  DUTIES_TAB,
  LEVELS_TAB,
  MONEY_TAB,
  OF_PLAN,
  ORGANISATIONS_TAB,
  PARTIES_TAB,
  POINTS_TAB,
  REPORTS_TAB,
  SERIES_CLASS_TAB,
  SERIES_TAB,
  STAY_TAB,
} from '../workbook/keys.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { Refusal } from './refusal.ts';

/** @param known ids of the plans of duties that the workbook keeps, and of those that somebody adds now. */
export function refuseLostPlan({ tabs }: WorkbookSnapshot, known: readonly string[]): void {
  const left = tabs.flatMap(({ key, title }) => {
    const plan = planOfTab(key);
    return plan === null || known.includes(plan) ? [] : [{ plan, title }];
  });
  const [first] = left;
  if (first === undefined) return;
  const titles = left.filter(({ plan }) => plan === first.plan).map(({ title }) => `“${title}”`);
  throw new Refusal(
    'other-plan',
    `Chưa ghi gì: bảng tính còn tab ${titles.join(', ')} của kế hoạch “${first.plan}”, nhưng tab “Kế hoạch” của kế hoạch ấy không còn và nhật ký cũng không có. ` +
      'Đề nghị lấy lại tab đã xóa (Ctrl+Z hoặc bản sao lưu), hoặc đồng bộ với --add TỆP, là tệp của kế hoạch ấy; nếu thôi theo dõi kế hoạch ấy thì xóa nốt các tab vừa nêu.',
  );
}

const ONE_A_PLAN = [
  PARTIES_TAB,
  DUTIES_TAB,
  REPORTS_TAB,
  LEVELS_TAB,
  MONEY_TAB,
  SERIES_TAB,
  SERIES_CLASS_TAB,
  POINTS_TAB,
  STAY_TAB,
  ORGANISATIONS_TAB,
  CONTACTS_TAB,
];

function planOfTab(key: string): string | null {
  for (const tab of ONE_A_PLAN) {
    const [plan] = tab.partsOf(key) ?? [];
    if (plan !== undefined) return plan;
  }
  const [code] = CLASS_TAB.partsOf(key) ?? [];
  return code === undefined ? null : OF_PLAN.partsOf(code)[1];
}
