import pLimit from 'p-limit';
import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState, PanelSync } from '#shared/panel/panel-state.ts';
import type { DecisionMeta } from '#shared/panel/panel-input.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import { failureWords } from './failure-words.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { placesOfPlan } from '#shared/obligations/places-of-plan.ts';
import { lastDayOf } from '#shared/plan/registration-term.ts';
import { classOfUnit } from '#shared/registrations/class-of-unit.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { rosterWorkbook } from '../lists/roster-xlsx.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { SyncRequest, SyncSummary, WorkbookService, WorkbookStatus } from './workbook-service.ts';
import type { SyncEntry } from '#shared/sync/journal-port.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import type { Journal } from '../journal/sqlite-journal.ts';
import { heldText, outcomeText } from './outcome-text.ts';
import { panelTasks } from './panel-tasks.ts';
import { runSync, type SyncJob } from '#shared/sync/run-sync.ts';
import { UnchangedVersion } from './unchanged-version.ts';
import { writeDecision } from './write-decision.ts';

/** One workbook that the server keeps right: syncs it, and answers from what the last sync left. */
export class SyncedWorkbook implements WorkbookService {
  private readonly job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm'>;
  private readonly journal: Journal;
  private readonly now: () => number;
  private readonly unchanged: UnchangedVersion;
  /** What reads and writes the workbook: a second reader would take the ground from under a write's positions. */
  private readonly oneAtATime = pLimit(1);
  private state: SyncState | null = null;
  /** Why the last sync did not come to an end; null: it did. */
  private failure: { readonly at: number; readonly message: string } | null = null;
  /** When the version last said that nothing changed. */
  private quietAt: number | null = null;

  /**
   * @param now the clock; milliseconds since the epoch.
   * @param version see `OpenJob`; absent: every sync reads.
   */
  constructor(
    job: Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm' | 'journal'>,
    journal: Journal,
    now: () => number,
    version?: () => Promise<string | null>,
  ) {
    this.unchanged = new UnchangedVersion(version);
    this.job = { ...job, journal };
    this.journal = journal;
    this.now = now;
  }

  sync(request: SyncRequest): Promise<SyncSummary> {
    return this.oneAtATime(async () => {
      try {
        const summary = await this.syncNow(request);
        this.failure = null;
        return summary;
      } catch (error) {
        this.failure = { at: this.now(), message: failureWords(error) };
        throw error;
      }
    });
  }

  private async syncNow({ trigger, confirm }: SyncRequest): Promise<SyncSummary> {
    const nowMs = this.now();
    const version = await this.unchanged.before(trigger);
    if (this.unchanged.isQuiet(version, nowMs)) return this.quietSummary(nowMs);
    const lock = await this.journal.lock();
    try {
      const { reads, writes } = this.job.workbook.calls;
      const result = await runSync({ ...this.job, nowMs, trigger, confirm });
      const { state, diff } = result.planned;
      if (state !== null) this.state = state;
      this.unchanged.after(version, nowMs, result.outcome === 'done' && diff.changes.length === 0);
      return {
        outcome: result.outcome === 'refused' ? 'failed' : result.outcome,
        sync: (await this.journal.syncs(1))[0]?.sync ?? null,
        at: nowMs,
        message: outcomeText(result),
        changes: result.changes,
        calls: { reads: result.calls.reads - reads, writes: result.calls.writes - writes },
      };
    } finally {
      await lock.release();
    }
  }

  private quietSummary(nowMs: number): SyncSummary {
    this.quietAt = nowMs;
    return {
      outcome: 'done',
      sync: null,
      at: nowMs,
      message: 'Bảng tính không thay đổi từ lần đồng bộ trước.',
      changes: { cells: 0, rowsAdded: 0, tabsAdded: 0 },
      calls: { reads: 0, writes: 0 },
    };
  }

  async status(): Promise<WorkbookStatus> {
    const last = await this.lastSync();
    const title = this.state?.plan.title ?? this.job.setupPlan.title;
    if (last === null) {
      return { title, state: 'never', message: 'Chưa đồng bộ lần nào.', lastSyncAt: null, lastDoneAt: null };
    }
    const { at, outcome, detail, lastDoneAt } = last;
    const state = outcome === 'done' ? 'ok' : outcome;
    return { title, state, message: detail, lastSyncAt: at, lastDoneAt };
  }

  async roster(classCode: string, options: { readonly withPhones: boolean }): Promise<Uint8Array | null> {
    const { plan, reconciliation } = await this.known();
    const directory = directoryOf(plan, reconciliation, this.job.gazetteer.units);
    if (directory.planClass(classCode) === undefined) return null;
    return await rosterWorkbook({ directory, classCode, withPhones: options.withPhones });
  }

  async decide(request: DecisionRequest, by: string | null): Promise<{ readonly savedAt: number }> {
    const { plan } = await this.known();
    return await this.oneAtATime(async () => {
      const lock = await this.journal.lock();
      try {
        const { journal, now } = this;
        const { workbook, gazetteer } = this.job;
        return await writeDecision(request, by, { workbook, journal, plan, gazetteer, now });
      } finally {
        await lock.release();
      }
    });
  }

  async panelState(reader: { readonly mayDecide: boolean }): Promise<PanelState> {
    const { plan, reconciliation, decided, programme } = await this.known();
    return buildPanelState({
      now: this.now(),
      plan,
      reconciliation,
      units: this.job.gazetteer.units,
      decisionsMeta: await this.decisionsMeta(decided.decisions),
      seen: [...decided.seen],
      tasks: panelTasks(programme.state),
      lastSync: await this.lastSync(),
      mayDecide: reader.mayDecide,
    });
  }

  search(text: string): UnitSearchReply {
    const { gazetteer } = this.job;
    const match = gazetteer.withAliases(this.state?.decided.aliases ?? []).match(text);
    const places = placesOfPlan(this.state?.plan ?? this.job.setupPlan);
    const found = gazetteer.find(text, FOUND_MAX);
    const suggestions = match.suggestions.length > 0 ? match.suggestions : found;
    const name = match.code === null ? '' : (gazetteer.nameOf(match.code) ?? '');
    return {
      matched:
        match.code === null ? null : { code: match.code, name, class: classOfUnit(places, match.code) },
      reason: match.status === 'review' ? match.reason : '',
      suggestions: suggestions.map((one) => ({ ...one, class: classOfUnit(places, one.code) })),
    };
  }

  /** Last day on which registrations are expected, by what was last read of the plan. */
  registrationUntil(): string {
    return lastDayOf((this.state?.plan ?? this.job.setupPlan).registration);
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  /** After a start nothing is known yet: the workbook is looked at once, without writing. */
  private async known(): Promise<SyncState> {
    if (this.state !== null) return this.state;
    return await this.oneAtATime(async () => {
      // A sync that ran before this look's turn has seen everything.
      if (this.state !== null) return this.state;
      const looked = { ...this.job, nowMs: this.now(), trigger: 'timer', confirm: false, dryRun: true };
      const { planned } = await runSync(looked);
      if (planned.state === null) throw new Refusal('plan-refused');
      this.state = planned.state;
      return planned.state;
    });
  }

  private async decisionsMeta(decisions: SyncState['decided']['decisions']): Promise<DecisionMeta[]> {
    const { staffCells } = await this.journal.memory();
    const typed = [...new RememberedCells(staffCells).present()].filter(
      (cell) => cell.value !== null && cell.by !== null,
    );
    return decisions.map(({ registration, kind, seenAt }) => {
      const cell = typed.find((one) => one.seenAt === seenAt && one.entity.endsWith(registration));
      return { registration, kind, at: seenAt, by: cell?.by ?? null };
    });
  }

  private async lastDone(): Promise<SyncEntry | undefined> {
    return (await this.journal.syncs(LOOKED_BACK)).find((entry) => entry.outcome === 'done');
  }

  /** The last time the workbook was looked at, and what came of it; a failure to reach it leaves nothing in the journal. */
  private async lastSync(): Promise<PanelSync | null> {
    const lastDoneAt = later((await this.lastDone())?.at ?? null, this.quietAt);
    const { failure } = this;
    if (failure !== null) return { at: failure.at, outcome: 'failed', detail: failure.message, lastDoneAt };
    const [last] = await this.journal.syncs(1);
    if (last === undefined) return null;
    const at = later(last.at, this.quietAt) ?? last.at;
    return { at, outcome: last.outcome ?? 'failed', detail: entryText(last), lastDoneAt };
  }
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

const FOUND_MAX = 8;
/** A day of syncs every five minutes. */
const LOOKED_BACK = 288;

function entryText(entry: SyncEntry): string {
  if (entry.outcome === 'held') return heldText(entry.counts['gone'] ?? 0, null);
  if (entry.outcome === 'done') return 'Đã đồng bộ.';
  if (entry.outcome === null) return 'Lần đồng bộ trước dừng giữa chừng; lần sau sẽ làm tiếp.';
  return entry.detail === 'plan-refused'
    ? 'Kế hoạch trong bảng tính có chỗ cần sửa.'
    : 'Lần đồng bộ gần nhất không thành công.';
}
