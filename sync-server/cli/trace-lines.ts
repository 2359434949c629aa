import { planProblemPlace } from '#shared/tabs/plan/plan-problem-place.ts';
import { numberText } from '#shared/text/number-text.ts';
import { STATUS_WORDS } from '#shared/registrations/registration-words.ts';
import { STATUSES } from '#shared/registrations/registration.ts';
import type { JournalMemory } from '#shared/sync/journal-port.ts';
import type { PlannedSync } from '#shared/sync/plan-sync.ts';
import type { PlannedChange } from '#shared/sync/planned-change.ts';
import { foundStaffCells } from '#shared/sync/staff-cells.ts';
import type { RegisteredPlanState } from '#shared/sync/registered-plan-state.ts';
import type { SyncStage } from '#shared/sync/sync-stage.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { WorkbookErrorCode } from '#shared/sync/workbook-port.ts';
import { rowLabel } from '#shared/tabs/kinds.ts';
import { doubledText } from '#shared/tabs/review/doubled-keys.ts';
import { displayInstant } from '#shared/time/local-date.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';

/** One stage of a sync in words: a heading in a column of its own, and under it what belongs to it. */
export function traceLines(stage: SyncStage): readonly string[] {
  switch (stage.kind) {
    case 'reading':
      return stage.after === null ? [] : [line('Đọc lại', AGAIN_WORDS[stage.after] ?? stage.after)];
    case 'read':
      return [line('Đã đọc', readText(stage.snapshot))];
    case 'remembered':
      return rememberedLines(stage.memory);
    case 'responses':
      return [line('Phản hồi', responsesText(stage.table))];
    case 'planned':
      return plannedLines(stage.planned, stage.confirm);
    case 'writing':
      return [];
    case 'written': {
      const { reads, writes } = stage.calls;
      const calls = `bảng tính đã đọc ${reads} lần, ghi ${writes} lần`;
      return [line('Đã ghi', `lần đồng bộ ${stage.sync}: ${endText(stage.change)}; ${calls}`)];
    }
  }
}

const AGAIN_WORDS: Readonly<Partial<Record<WorkbookErrorCode, string>>> = {
  'changed-meanwhile': 'bảng tính vừa được người khác sửa',
  unclear: 'chưa rõ lần ghi vừa rồi có vào bảng tính không',
};

function readText({ tabs, otherTitles }: WorkbookSnapshot): string {
  const rows = sum(tabs.map((tab) => tab.rows.length));
  const others = otherTitles.length === 0 ? '' : `; ${otherTitles.length} tab khác không đụng tới`;
  return `${tabs.length} tab, ${numberText(rows)} dòng${others}`;
}

function rememberedLines({ responses, staffCells, nextSync }: JournalMemory): string[] {
  const present = responses.filter((response) => response.present).length;
  const filled = [...new RememberedCells(staffCells).present()].filter((cell) => cell.value !== null);
  const before = nextSync === 1 ? 'chưa đồng bộ lần nào' : `lần đồng bộ trước là lần ${nextSync - 1}`;
  return [
    line(
      'Đã nhớ',
      `${numberText(responses.length)} phản hồi (${numberText(present)} còn trong bảng phản hồi); ${before}`,
    ),
    line('', `${numberText(filled.length)} ô cán bộ đã ghi, qua ${numberText(staffCells.length)} lần ghi`),
  ];
}

function responsesText(table: (SyncStage & { kind: 'responses' })['table']): string {
  if (table === null) return 'không có nguồn nào; dùng các phản hồi đã nhớ';
  return `${numberText(table.rows.length)} dòng, ${table.header.length} cột${table.from === undefined ? '' : `, từ ${table.from}`}`;
}

function plannedLines(planned: PlannedSync, confirm: boolean): string[] {
  const { state, planProblems } = planned;
  const problems = planProblems.map((problem) =>
    line(
      '',
      `${problem.severity === 'error' ? 'cần sửa' : 'lưu ý'}: ${planProblemPlace(problem, planned.snapshot)}`,
    ),
  );
  if (state === null) return [line('Kế hoạch', 'chưa dùng được'), ...problems, ...diffLines(planned)];
  return [
    ...state.registered.map(({ plan }) =>
      line(
        'Kế hoạch',
        `${plan.classes.length} lớp, ${plan.roles.length} thành phần${state.registered.length === 1 ? '' : ` – ${plan.title}`}`,
      ),
    ),
    ...problems,
    ...decidedLines(planned, state),
    ...state.registered.flatMap(reconciledLines),
    line(
      'Trình bày',
      `${state.wanted.length} tab, ${numberText(sum(state.wanted.map((tab) => tab.rows.length)))} dòng`,
    ),
    ...diffLines(planned),
    line('Kiểm tra', guardText(planned.held, state, confirm)),
  ];
}

function decidedLines({ snapshot, staffCells }: PlannedSync, { registered, wanted }: SyncState): string[] {
  const filled = [...foundStaffCells(snapshot, wanted)].filter((cell) => cell.value !== null);
  const names = new Map(
    registered.flatMap(({ reconciliation }) =>
      reconciliation.registrations.map(({ key, fullName }) => [key, fullName] as const),
    ),
  );
  const cells = registered.flatMap(({ decided }) => decided.cells);
  const unread = registered.flatMap(({ decided }) => decided.problems);
  const decisions = cells.map(({ decision, tab, words }) => {
    const who = names.get(decision.registration) ?? decision.registration;
    return line('', `${words} – ${who}; ${titleOf(tab, snapshot)}, từ ${displayInstant(decision.seenAt)}`);
  });
  const problems = unread.map(({ tab, message }) => line('', `${titleOf(tab, snapshot)}: ${message}`));
  return [
    line(
      'Ô cán bộ',
      `${numberText(filled.length)} ô có nội dung; ${numberText(staffCells.length)} ô khác lần trước`,
    ),
    line('Quyết định', `${cells.length} đọc được, ${unread.length} ô chưa dùng được`),
    ...decisions,
    ...problems,
  ];
}

function reconciledLines({ reconciliation, plan }: RegisteredPlanState): string[] {
  const { account, classes } = reconciliation;
  const parts = STATUSES.filter((status) => account.byStatus[status] > 0).map(
    (status) => `${account.byStatus[status]} ${STATUS_WORDS[status].label.toLowerCase()}`,
  );
  return [
    line('Đối chiếu', `${account.delegates} đại biểu${parts.length === 0 ? '' : ` = ${parts.join(' + ')}`}`),
    ...classes.map(({ code, seated, seats, extraPending, extraApproved }) => {
      const label = plan.classes.find((one) => one.code === code)?.label ?? code;
      return line(
        '',
        `${label}: ${seated}/${seats} chỗ, ${extraPending} chờ duyệt, ${extraApproved} bổ sung`,
      );
    }),
  ];
}

function diffLines({ diff, snapshot }: PlannedSync): string[] {
  const byTab = Map.groupBy(diff.changes, (change) =>
    typeof change.tab === 'string' ? change.tab : change.tab.key,
  );
  return [
    line(
      'So sánh',
      diff.changes.length === 0 ? 'không có gì khác' : `${numberText(diff.changes.length)} thay đổi`,
    ),
    ...[...byTab].map(([tab, changes]) => line('', changesOfTab(titleOf(tab, snapshot), changes))),
    ...diff.problems.map((problem) => line('', doubledText(problem, snapshot, rowLabel))),
  ];
}

function changesOfTab(title: string, changes: readonly Change[]): string {
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (change.kind === 'addTab')
      return `tab “${change.tab.title}”: tab mới, ${numberText(change.tab.rows.length)} dòng`;
    const word = change.kind === 'setCell' ? SET_WORDS[change.reason] : CHANGE_WORDS[change.kind];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `${title}: ${[...counts].map(([word, count]) => `${count} ${word}`).join(', ')}`;
}

const SET_WORDS = {
  updated: 'ô mới',
  restored: 'ô trả lại',
  carried: 'ô mang theo',
  decided: 'ô quyết định',
} as const;

const CHANGE_WORDS = {
  addColumn: 'cột thêm',
  insertRow: 'dòng thêm',
  moveRow: 'dòng dời chỗ',
  rekeyRow: 'dòng chuyển sang người khác',
  adoptRow: 'dòng mới được theo dõi',
  giveKeys: 'dòng được nhận lại theo nội dung',
  removeRow: 'dòng bỏ',
  lookTab: 'lần trình bày lại',
} as const;

function guardText(held: PlannedSync['held'], { registered }: SyncState, confirm: boolean): string {
  const goneNow = sum(registered.map(({ history }) => history.goneNow));
  const seenBefore = sum(registered.map(({ history }) => history.seenBefore));
  if (held !== null) return `tạm dừng. ${held.text}`;
  const share = `${goneNow} trong ${seenBefore} phản hồi đã biết không còn trong bảng phản hồi`;
  return confirm && goneNow > 0 ? `cho qua vì đã xác nhận: ${share}` : `cho qua: ${share}`;
}

function endText({ end, changes }: PlannedChange): string {
  if (end.outcome === 'held') return 'tạm dừng';
  if (end.outcome === 'failed')
    return `kế hoạch chưa dùng được, chỉ ghi ${numberText(changes.length)} thay đổi bên cạnh các ô`;
  return changes.length === 0 ? 'không có gì để ghi' : `${numberText(changes.length)} thay đổi`;
}

function titleOf(key: string, { tabs }: WorkbookSnapshot): string {
  return `tab “${tabs.find((tab) => tab.key === key)?.title ?? key}”`;
}

function line(heading: string, text: string): string {
  return `${heading.padEnd(HEADING_WIDTH)}${text}`;
}

const HEADING_WIDTH = 12;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
