import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import { editOf } from '#shared/panel/decision-cell.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState, PanelSync } from '#shared/panel/panel-state.ts';
import type { DecisionMeta } from '#shared/panel/panel-input.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import { findUnits } from '#shared/units/find-units.ts';
import { createCanThoMatcher } from '#shared/units/match-unit.ts';
import { ProblemError } from '../http/problem.ts';
import { rosterWorkbook } from '../http/roster-xlsx.ts';
import type {
  DecisionRequest,
  SyncRequest,
  SyncSummary,
  WorkbookService,
  WorkbookStatus,
} from '../http/workbook-service.ts';
import type { SyncEntry } from '../journal-port.ts';
import type { Journal } from '../journal/sqlite-journal.ts';
import { decisionRowOf } from './decision-cell-of.ts';
import { heldText, outcomeText } from './outcome-text.ts';
import { panelTasks } from './panel-tasks.ts';
import { runSync, type SyncJob } from './run-sync.ts';

/** One workbook that the server keeps right: syncs it, and answers from what the last sync left. */
export class SyncedWorkbook implements WorkbookService {
  private readonly job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm'>;
  private readonly journal: Journal;
  private readonly now: () => number;
  private state: SyncState | null = null;

  /** @param now the clock; milliseconds since the epoch. */
  constructor(
    job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm' | 'journal'>,
    journal: Journal,
    now: () => number,
  ) {
    this.job = { ...job, journal };
    this.journal = journal;
    this.now = now;
  }

  async sync({ trigger, confirm }: SyncRequest): Promise<SyncSummary> {
    const nowMs = this.now();
    const lock = this.journal.acquireSyncLock();
    try {
      const before = this.job.workbook.calls;
      const { reads, writes } = before;
      const result = await runSync({ ...this.job, nowMs, trigger, confirm });
      if (result.planned.state !== null) this.state = result.planned.state;
      return {
        outcome: result.outcome === 'refused' ? 'failed' : result.outcome,
        sync: this.journal.syncs(1)[0]?.sync ?? null,
        at: nowMs,
        message: outcomeText(result),
        changes: result.changes,
        calls: { reads: result.calls.reads - reads, writes: result.calls.writes - writes },
      };
    } finally {
      lock.release();
    }
  }

  status(): WorkbookStatus {
    const [last] = this.journal.syncs(1);
    const done = this.lastDone();
    const title = this.state?.plan.title ?? this.job.setupPlan.title;
    const times = { lastSyncAt: last?.at ?? null, lastDoneAt: done?.at ?? null };
    if (last === undefined) return { title, state: 'never', message: 'Chưa đồng bộ lần nào.', ...times };
    const state = last.outcome === 'done' ? 'ok' : last.outcome === 'held' ? 'held' : 'failed';
    return { title, state, message: entryText(last), ...times };
  }

  async roster(classCode: string, options: { readonly withPhones: boolean }): Promise<Uint8Array | null> {
    const { plan, reconciliation } = await this.known();
    const classState = reconciliation.classes.find((one) => one.code === classCode);
    if (classState === undefined) return null;
    const { units, registrations } = reconciliation;
    return await rosterWorkbook({ plan, classState, units, registrations, withPhones: options.withPhones });
  }

  async decide(request: DecisionRequest, by: string | null): Promise<{ readonly savedAt: number }> {
    const { plan } = await this.known();
    const snapshot = await this.job.workbook.read();
    const row = decisionRowOf(snapshot, request);
    if (row === null) throw new ProblemError('registration-unknown');
    if (row === 'twice') throw new ProblemError('decision-conflict', { detail: TWICE });
    const edit = editOf(request, row.valueOf, {
      unitName: (code) => this.job.units.find((unit) => unit.code === code)?.fullName ?? null,
      roleLabel: (key) => plan.roles.find((role) => role.key === key)?.shortLabel ?? null,
    });
    if (!edit.ok) throw new ProblemError('decision-conflict', { detail: edit.message });
    const savedAt = this.now();
    if (edit.before === edit.after) return { savedAt };
    const cell = { tab: row.tab, column: edit.column };
    const change = {
      kind: 'setCell',
      ...cell,
      row: row.row,
      before: edit.before,
      after: edit.after,
      reason: 'decided',
    } as const;
    const sync = this.journal.begin({
      at: savedAt,
      trigger: 'panel',
      responses: [],
      staffCells: [{ ...cell, entity: row.entity, value: edit.after, seenAt: savedAt, by }],
      changes: [change],
      counts: { decided: 1 },
    });
    try {
      await this.job.workbook.apply([change]);
      this.journal.finish(sync, { at: this.now(), outcome: 'done', detail: 'decided' });
    } catch (error) {
      this.journal.finish(sync, { at: this.now(), outcome: 'failed', detail: 'decided' });
      throw error;
    }
    return { savedAt };
  }

  async panelState(reader: { readonly mayDecide: boolean }): Promise<PanelState> {
    const { plan, reconciliation, decided, programme } = await this.known();
    return buildPanelState({
      now: this.now(),
      plan,
      reconciliation,
      units: this.job.units,
      decisionsMeta: this.decisionsMeta(decided.decisions),
      seen: [...decided.seen],
      tasks: panelTasks(programme.state),
      lastSync: this.lastSync(),
      mayDecide: reader.mayDecide,
    });
  }

  search(text: string): UnitSearchReply {
    const match = createCanThoMatcher(this.state?.decided.aliases).match(text);
    const classes = new Map(
      (this.state?.plan ?? this.job.setupPlan).classes.flatMap((one) =>
        one.units.map(({ code }) => [code, one.code] as const),
      ),
    );
    const found = findUnits(text, FOUND_MAX);
    const suggestions = match.suggestions.length > 0 ? match.suggestions : found;
    const name = this.job.units.find((unit) => unit.code === match.code)?.fullName ?? '';
    return {
      matched:
        match.code === null ? null : { code: match.code, name, class: classes.get(match.code) ?? null },
      reason: match.status === 'review' ? match.reason : '',
      suggestions: suggestions.map((one) => ({ ...one, class: classes.get(one.code) ?? null })),
    };
  }

  /** Last day on which registrations are expected, by what was last read of the plan. */
  registrationUntil(): string {
    const { deadline, graceDay } = (this.state?.plan ?? this.job.setupPlan).registration;
    return graceDay ?? deadline;
  }

  close(): void {
    this.journal.close();
  }

  /** After a start nothing is known yet: the workbook is looked at once, without writing. */
  private async known(): Promise<SyncState> {
    if (this.state !== null) return this.state;
    const { planned } = await runSync({
      ...this.job,
      nowMs: this.now(),
      trigger: 'timer',
      confirm: false,
      dryRun: true,
    });
    if (planned.state === null) throw new ProblemError('plan-refused');
    this.state = planned.state;
    return planned.state;
  }

  private decisionsMeta(decisions: SyncState['decided']['decisions']): DecisionMeta[] {
    const typed = this.journal.staffCells().filter((cell) => cell.value !== null && cell.by !== null);
    return decisions.map(({ registration, kind, seenAt }) => {
      const cell = typed.find((one) => one.seenAt === seenAt && one.entity.endsWith(registration));
      return { registration, kind, at: seenAt, by: cell?.by ?? null };
    });
  }

  private lastDone(): SyncEntry | undefined {
    return this.journal.syncs(LOOKED_BACK).find((entry) => entry.outcome === 'done');
  }

  private lastSync(): PanelSync | null {
    const [last] = this.journal.syncs(1);
    if (last === undefined) return null;
    const outcome = last.outcome ?? 'failed';
    return { at: last.at, outcome, detail: entryText(last), lastDoneAt: this.lastDone()?.at ?? null };
  }
}

const FOUND_MAX = 8;
/** A day of syncs every five minutes. */
const LOOKED_BACK = 288;
const TWICE = 'Dòng này đứng hai lần trong bảng tính. Đề nghị xóa bớt một dòng rồi quyết định lại.';

function entryText(entry: SyncEntry): string {
  if (entry.outcome === 'held') return heldText(entry.counts['gone'] ?? 0, null);
  if (entry.outcome === 'done') return 'Đã đồng bộ.';
  if (entry.outcome === null) return 'Lần đồng bộ trước dừng giữa chừng; lần sau sẽ làm tiếp.';
  return entry.detail === 'plan-refused'
    ? 'Kế hoạch trong bảng tính có chỗ cần sửa.'
    : 'Lần đồng bộ gần nhất không thành.';
}
