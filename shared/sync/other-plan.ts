import { planDifferences } from '../plan/plan-differences.ts';
import type { Plan } from '../plan/plan.ts';
import { programme2026 } from '../programme/programme-2026.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { PlanTabsRead } from '../tabs/plan/read-plan-tabs.ts';
import { foundSource, sourceOfPlan, writtenSources } from '../tabs/plan/plan-source.ts';
import { hasPlanTabs } from '../tabs/plan/read-plan-tabs.ts';
import { isTabOfTask } from '../tabs/programme/layout-task-tab.ts';
import { foundProgramme } from '../tabs/programme/base-programme.ts';
import { OFFICE_PLAN_TAB, PROGRAMME_TAB, TASK_TAB } from '../workbook/keys.ts';
import type { WorkbookSnapshot } from '../workbook/model.ts';
import { Refusal } from './refusal.ts';
import type { SyncFacts } from './sync-facts.ts';

type Given = Pick<SyncFacts, 'given' | 'setupPlan' | 'programme' | 'gazetteer' | 'snapshot' | 'memory'>;

/**
 * A plan or a programme that somebody names is never silently ignored (P7): where the workbook holds another, and where a
 * new workbook would be filled with a plan nobody named, the sync is refused with what to do.
 *
 * @param read what the workbook's tabs say; null: it has no plan's tabs yet.
 * @param readable the workbook, with tabs that somebody deleted as the journal knows them.
 */
export function refuseOtherPlan(facts: Given, read: PlanTabsRead | null, readable: WorkbookSnapshot): void {
  const { given } = facts;
  refuseForeignJournal(facts);
  refuseLostProgramme(facts, readable);
  if (given === undefined) return;
  if (given.plan && read !== null) refusePlan(facts, read);
  if (given.programme) refuseProgramme(facts, readable);
  if (given.programme && !given.plan && read === null) refuseUnnamedPlan(facts);
}

/** What the journal of another workbook remembers – its people, what its staff typed – is nobody's here. */
function refuseForeignJournal({ snapshot, memory }: Given): void {
  const here = sourcesHere(snapshot);
  const known = [...writtenSources(memory.written), ...writtenDutyPlans(memory.written)];
  if (here.length === 0 || known.length === 0 || here.some((id) => known.includes(id))) return;
  throw new Refusal(
    'other-plan',
    `Chưa ghi gì: nhật ký này là của một bảng tính khác (kế hoạch “${known.join('”, “')}”), không phải của bảng tính đang mở (kế hoạch “${here.join('”, “')}”). ` +
      'Đề nghị chỉ đúng nhật ký (--journal), hoặc chuyển tệp nhật ký đi nơi khác rồi chạy lại.',
  );
}

/** Ids of the plans that the workbook itself says it holds. */
function sourcesHere(snapshot: WorkbookSnapshot): readonly string[] {
  const ofDuties = snapshot.tabs.flatMap(({ key }) => OFFICE_PLAN_TAB.partsOf(key)?.[0] ?? []);
  const ofClasses = foundSource(snapshot);
  return ofClasses === null ? ofDuties : [ofClasses.id, ...ofDuties];
}

function writtenDutyPlans(written: Given['memory']['written']): readonly string[] {
  return [...written.tabs()].flatMap((key) => OFFICE_PLAN_TAB.partsOf(key)?.[0] ?? []);
}

function refusePlan(facts: Given, { plan, source }: PlanTabsRead): void {
  const { setupPlan, gazetteer, snapshot } = facts;
  // Nobody knows which plan it was; what is missing is told as any fault of the plan's tabs is.
  if (plan === null && source === null) return;
  const asked = sourceOfPlan(setupPlan);
  // The very file it was set up with: what staff corrected in the tabs since stands.
  if (source?.fingerprint === asked.fingerprint) return;
  const differences = plan === null ? [] : planDifferences(plan, setupPlan, nameOf);
  if (plan !== null && differences.length === 0) return;
  const isSame = source?.id === asked.id;
  const holder = hasPlanTabs(snapshot) ? 'Bảng tính đang giữ' : HELD_BY_JOURNAL;
  throw new Refusal(
    'other-plan',
    `${holder} ${isSame ? changedText(differences) : otherText(plan, setupPlan, differences)}`,
  );

  function nameOf(code: string): string {
    return gazetteer.nameOf(code) ?? code;
  }
}

const HELD_BY_JOURNAL = 'Bảng tính không còn các tab kế hoạch, nhật ký còn giữ';

function changedText(differences: readonly string[]): string {
  return (
    `kế hoạch này với nội dung khác tệp:${listed(differences)}\n` +
    'Chưa ghi gì. Đề nghị sửa ngay trong các tab “Kế hoạch”, “Danh sách lớp”, “Phân lớp”; lấy nội dung theo tệp thì chạy lại với --replace; hoặc bỏ --plan để đồng bộ theo kế hoạch đang có.'
  );
}

function otherText(held: Plan | null, given: Plan, differences: readonly string[]): string {
  const title = held === null ? '' : ` “${held.title}”`;
  return (
    `kế hoạch khác${title}; tệp là kế hoạch “${given.title}”.${listed(differences)}\n` +
    'Chưa ghi gì. Đề nghị chạy lại với --add để thêm kế hoạch vào bảng tính này; hoặc lập bảng tính khác cho kế hoạch này (--workbook TÊN-KHÁC.xlsx); hoặc bỏ --plan để đồng bộ theo kế hoạch đang có.'
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

/**
 * `Phụ lục 01` is gone and nobody remembers it: the programme at hand is put in its place only where its tasks are those
 * that have a tab, or where somebody named it.
 */
function refuseLostProgramme({ programme, given }: Given, { tabs }: WorkbookSnapshot): void {
  const ofTasks = tabs.filter(({ key }) => TASK_TAB.is(key));
  if (ofTasks.length === 0 || tabs.some(({ key }) => key === PROGRAMME_TAB)) return;
  const { tasks, title } = programme;
  const others = ofTasks.filter((tab) => !tasks.some((task) => isTabOfTask(tab, task)));
  const hasAll = tasks.every((task) => ofTasks.some((tab) => isTabOfTask(tab, task)));
  if (others.length === 0 && (hasAll || given?.programme === true)) return;
  throw new Refusal(
    'other-plan',
    `Không tìm thấy tab “Phụ lục 01”, nhật ký cũng không còn nhớ; các tab nhiệm vụ (${ofTasks.length} tab) không khớp chương trình công tác “${title}” (${tasks.length} nhiệm vụ). Chưa ghi gì. ` +
      'Đề nghị lấy lại tab “Phụ lục 01” từ bản sao lưu; hoặc chạy lại với tệp chương trình công tác của bảng tính này (--programme TỆP).',
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
