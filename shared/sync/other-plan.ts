import { planDifferences } from '../plan/plan-differences.ts';
import type { Plan } from '../plan/plan.ts';
import { programme2026 } from '../programme/programme-2026.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { PlanTabsRead } from '../tabs/plan/read-plan-tabs.ts';
import { sourceOfPlan } from '../tabs/plan/plan-source.ts';
import { foundProgramme } from '../tabs/programme/base-programme.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { Refusal } from './refusal.ts';
import type { SyncFacts } from './sync-facts.ts';

type Given = Pick<SyncFacts, 'given' | 'setupPlan' | 'programme' | 'gazetteer'>;

/**
 * A plan or a programme that somebody names is never silently ignored (P7): where the workbook holds another, and where a
 * new workbook would be filled with a plan nobody named, the sync is refused with what to do.
 *
 * @param read what the workbook's tabs say; null: it has no plan's tabs yet.
 */
export function refuseOtherPlan(facts: Given, read: PlanTabsRead | null, snapshot: WorkbookSnapshot): void {
  const { given } = facts;
  if (given === undefined) return;
  if (given.plan && read !== null) refusePlan(facts, read);
  if (given.programme) refuseProgramme(facts, snapshot);
  if (given.programme && !given.plan && read === null) refuseUnnamedPlan(facts);
}

function refusePlan({ setupPlan, gazetteer }: Given, { plan, source }: PlanTabsRead): void {
  const asked = sourceOfPlan(setupPlan);
  // The very file it was set up with: what staff corrected in the tabs since stands.
  if (source?.fingerprint === asked.fingerprint) return;
  const differences = plan === null ? [] : planDifferences(plan, setupPlan, nameOf);
  if (plan !== null && differences.length === 0) return;
  const isSame = source?.id === asked.id;
  throw new Refusal(
    'other-plan',
    isSame ? changedText(differences) : otherText(plan, setupPlan, differences),
  );

  function nameOf(code: string): string {
    return gazetteer.nameOf(code) ?? code;
  }
}

function changedText(differences: readonly string[]): string {
  return (
    `Bảng tính đang giữ kế hoạch này với nội dung khác tệp:${listed(differences)}\n` +
    'Chưa ghi gì. Đề nghị sửa ngay trong các tab “Kế hoạch”, “Danh sách lớp”, “Phân lớp”; hoặc bỏ --plan để đồng bộ theo kế hoạch đang có.'
  );
}

function otherText(held: Plan | null, given: Plan, differences: readonly string[]): string {
  const title = held === null ? '' : ` “${held.title}”`;
  return (
    `Bảng tính đang giữ kế hoạch khác${title}; tệp là kế hoạch “${given.title}”.${listed(differences)}\n` +
    'Chưa ghi gì. Mỗi bảng tính giữ một kế hoạch: đề nghị lập bảng tính khác cho kế hoạch này (--workbook TÊN-KHÁC.xlsx); hoặc bỏ --plan để đồng bộ theo kế hoạch đang có.'
  );
}

function listed(differences: readonly string[]): string {
  if (differences.length === 0) return '';
  const more = differences.length - LISTED_MAX;
  const lines = differences.slice(0, LISTED_MAX).map((text) => `\n  - ${text}`);
  return `${lines.join('')}${more > 0 ? `\n  - và ${more} chỗ khác` : ''}`;
}

const LISTED_MAX = 12;

function refuseProgramme({ programme }: Given, snapshot: WorkbookSnapshot): void {
  const held = foundProgramme(snapshot);
  if (held === null || held.isSame(programme)) return;
  throw new Refusal(
    'other-plan',
    `Bảng tính đang giữ chương trình công tác khác: “${held.title}”; tệp là “${programme.title}”. Chưa ghi gì. ` +
      'Đề nghị lập bảng tính khác cho chương trình công tác này (--workbook TÊN-KHÁC.xlsx); hoặc bỏ --programme để đồng bộ theo chương trình công tác đang có.',
  );
}

function refuseUnnamedPlan({ programme, setupPlan }: Given): void {
  if (plainKey(programme.title) === plainKey(programme2026().title)) return;
  throw new Refusal(
    'other-plan',
    `Bảng tính mới với chương trình công tác “${programme.title}” cần tệp kế hoạch lớp của cơ quan: đề nghị thêm --plan. ` +
      `Không có --plan thì các lớp của “${setupPlan.title}” sẽ vào bảng tính này. Chưa ghi gì.`,
  );
}
