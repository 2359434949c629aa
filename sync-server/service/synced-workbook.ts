import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import { classRoster } from './class-roster.ts';
import { searchUnits } from '#shared/panel/search-units.ts';
import type { PanelFigures, PanelState, PanelSync } from '#shared/panel/panel-state.ts';
import type { DecisionMeta } from '#shared/panel/panel-input.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import { failureWords } from './failure-words.ts';
import { Refusal } from '#shared/sync/refusal.ts';
import { classStates } from '#shared/programme/classes-progress.ts';
import { dayOf } from '#shared/time/local-date.ts';
import { type PlanPlaces, placesOfPlan } from '#shared/obligations/places-of-plan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import { lastDayOf } from '#shared/plan/registration-term.ts';
import { classOfUnit } from '#shared/registrations/class-of-unit.ts';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type {
  Decided,
  Reader,
  Roster,
  RosterAsked,
  SyncRequest,
  SyncSummary,
  WorkbookService,
  WorkbookStatus,
} from './workbook-service.ts';
import type { SyncEntry } from '#shared/sync/journal-port.ts';
import { runDecision } from '#shared/sync/run-decision.ts';
import { runSync, type SyncJob, type SyncResult } from '#shared/sync/run-sync.ts';
import type { StaffCell } from '#shared/workbook/remembered-cells.ts';
import { heldText, outcomeText } from './outcome-text.ts';
import { panelTasks } from './panel-tasks.ts';
import { AccessLog, type NoteAccess } from './access-log.ts';
import { type AskSharing, DailySharing } from './daily-sharing.ts';
import { UnchangedVersion } from './unchanged-version.ts';

/** What does not change from one sync to the next. */
type StandingJob = Omit<SyncJob, 'nowMs' | 'trigger' | 'confirm'>;

/** One workbook that the server keeps right: syncs it, and answers from what the last sync left. */
export class SyncedWorkbook implements WorkbookService {
  private readonly job: StandingJob;
  private readonly now: () => number;
  private readonly unchanged: UnchangedVersion;
  private readonly sharing: DailySharing;
  private readonly accesses: AccessLog;
  private state: SyncState | null = null;
  /** Of the plans as last read: every search asks for the class of a unit. */
  private readonly places = new WeakMap<Plan, PlanPlaces>();
  private figures: PanelFigures = { at: 0, state: 'synced' };
  /** The newest sync of the journal when the state was learnt; null: whatever it is, look again. */
  private learntAfter: string | null = null;
  /** The tag of the workbook that it was learnt from, where there are tags. */
  private learntFrom: string | null | undefined = undefined;
  /** Staff cells of which the journal knows who typed them. */
  private signed: readonly StaffCell[] = [];
  /** The sync that is held may be let through, as far as the last look told. */
  private mayConfirm = false;
  /** Why the last sync did not come to an end; null: it did. */
  private failure: { readonly at: number; readonly message: string } | null = null;
  /** When the version last said that nothing changed. */
  private quietAt: number | null = null;

  /**
   * @param now the clock; milliseconds since the epoch.
   * @param asked.version see `OpenJob`; absent: every sync reads.
   * @param asked.sharing absent: it is shared with nobody.
   * @param asked.noteAccess absent: nobody but who made it looks at it.
   */
  constructor(job: StandingJob, now: () => number, asked: Asked = {}) {
    this.unchanged = new UnchangedVersion(asked.version);
    this.sharing = new DailySharing(asked.sharing);
    this.accesses = new AccessLog(asked.noteAccess);
    this.job = job;
    this.now = now;
  }

  async sync({ trigger, confirm }: SyncRequest): Promise<SyncSummary> {
    const nowMs = this.now();
    try {
      const version = await this.unchanged.before(trigger);
      if (this.unchanged.isQuiet(version, nowMs)) return this.succeeded(this.quietSummary(nowMs));
      const result = await runSync({ ...this.job, nowMs, trigger, confirm });
      const foundNothing =
        result.outcome === 'done' && result.skipped.length === 0 && result.planned.diff.changes.length === 0;
      this.unchanged.after(version, nowMs, foundNothing);
      await this.sharing.look(nowMs);
      return this.succeeded(this.learn(result, nowMs));
    } catch (error) {
      throw this.failed(error);
    }
  }

  async decide(request: DecisionRequest, by: string | null): Promise<Decided> {
    const nowMs = this.now();
    const job = { ...this.job, nowMs, trigger: 'panel', confirm: false };
    const { savedAt, sync } = await runDecision(job, request, by);
    // Whatever the version was, it is not that of a workbook in which a sync found nothing to do.
    this.unchanged.after(null, nowMs, false);
    if (sync.status === 'rejected')
      return { savedAt, sync: { status: 'rejected', reason: this.failed(sync.reason) } };
    const value = this.succeeded(this.learn(sync.value, nowMs));
    return { savedAt, sync: { status: 'fulfilled', value } };
  }

  get isKnown(): boolean {
    return this.state !== null;
  }

  async isCurrent(): Promise<boolean> {
    return (
      this.isKnown &&
      this.learntAfter === (await this.newestSync()) &&
      // How many days are left changes at midnight (T4).
      dayOf(this.figures.at) === dayOf(this.now()) &&
      // A file that cannot even be looked at is to be read, which says what is wrong with it.
      this.learntFrom === (await this.job.workbook.tag?.().catch(() => null))
    );
  }

  async look(): Promise<void> {
    // A sync that ran before this look's turn has seen everything.
    if (await this.isCurrent()) return;
    const at = this.now();
    try {
      const newest = await this.newestSync();
      const { planned, staffCells } = await this.found(at);
      const { state, held, diff } = planned;
      if (state === null) throw new Refusal('plan-refused');
      // Held for its rows: whose they are is not certain, so nothing is learnt from them while anything is known.
      if (held === null || !this.isKnown) this.learnt(state, staffCells);
      if (held !== null) throw new Refusal('held', heldText(held.text));
      this.learntAfter = newest;
      this.figures = { at, state: diff.changes.length === 0 ? 'synced' : 'ahead' };
    } catch (error) {
      this.figures = { ...this.figures, state: 'behind' };
      throw error;
    }
  }

  /** The workbook as it stands. While a sync is held for its responses, those known before are the workbook's. */
  private async found(nowMs: number): Promise<SyncResult> {
    const job = { ...this.job, nowMs, trigger: 'timer', confirm: false, dryRun: true };
    const result = await runSync(job);
    const { held } = result.planned;
    this.mayConfirm = held?.mayConfirm === true;
    if (held === null) return result;
    return await runSync({ ...job, responses: () => Promise.resolve(null), withoutResponses: true });
  }

  private learnt(state: SyncState, staffCells: readonly StaffCell[]): void {
    this.state = state;
    this.learntFrom = this.job.workbook.tagSeen;
    this.signed = staffCells.filter((cell) => cell.by !== null);
  }

  /** The newest sync, whoever made it, and whether it has ended. */
  private async newestSync(): Promise<string> {
    const [newest] = await this.job.journal.syncs(1);
    return newest === undefined ? 'none' : syncName(newest.sync, newest.outcome);
  }

  /** What the next answers are made of. */
  private learn(result: SyncResult, at: number): SyncSummary {
    const { outcome, sync, changes, calls, planned, staffCells } = result;
    // What was held is not in the workbook; a plan that was refused leaves it as it was.
    if (outcome === 'done' && planned.state !== null) {
      this.learnt(planned.state, staffCells);
      this.learntAfter = sync === null ? null : syncName(sync, outcome);
      this.figures = { at, state: 'synced' };
    }
    return {
      outcome: outcome === 'refused' ? 'failed' : outcome,
      sync,
      at,
      message: outcomeText(result),
      changes,
      calls,
    };
  }

  private succeeded(summary: SyncSummary): SyncSummary {
    this.failure = null;
    return summary;
  }

  private failed(error: unknown): unknown {
    this.failure = { at: this.now(), message: failureWords(error) };
    return error;
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

  async roster(classCode: string, asked: RosterAsked): Promise<Roster | null> {
    const roster = await classRoster(classCode, asked, this.known(), this.job.gazetteer);
    if (roster !== null) await this.accesses.list(classCode, roster.phones, asked.by ?? null, this.now());
    return roster;
  }

  async panelState(reader: Reader): Promise<PanelState> {
    const state = await this.shown(reader);
    await this.accesses.panel(state, reader.by ?? null, this.now());
    return state;
  }

  private async shown(reader: Reader): Promise<PanelState> {
    const { plan, reconciliation, registered, programme, dutyPlans, classes, formNote } = this.known();
    const today = dayOf(this.figures.at);
    const [, ...others] = registered;
    const decided = registered.map((one) => one.decided);
    return buildPanelState({
      formNote,
      sharing: this.sharing.warnings,
      now: this.now(),
      plan,
      reconciliation,
      units: this.job.gazetteer.units,
      others: others.map((one) => ({ ...one, classStates: classStates(one.classes, today) })),
      decisionsMeta: this.decisionsMeta(decided.flatMap(({ decisions }) => decisions)),
      seen: decided.flatMap(({ seen }) => [...seen]),
      classStates: classStates(classes, today),
      tasks: panelTasks(programme.state),
      dutyPlans: dutyPlans.states,
      figures: this.figures,
      lastSync: await this.lastSync(),
      mayDecide: reader.mayDecide,
    });
  }

  search(text: string): UnitSearchReply {
    const { gazetteer, setupPlan } = this.job;
    const registered = this.state?.registered ?? [];
    const { match } = gazetteer.withAliases(registered.flatMap(({ decided }) => decided.aliases));
    const plans = registered.length === 0 ? [setupPlan] : registered.map(({ plan }) => plan);
    const places = plans.map((plan) => this.placesOf(plan));
    const classOf = (code: string) =>
      places.map((one) => classOfUnit(one, code)).find((found) => found !== null) ?? null;
    return searchUnits(text, { ...gazetteer, match }, classOf);
  }

  private placesOf(plan: Plan): PlanPlaces {
    let places = this.places.get(plan);
    if (places === undefined) this.places.set(plan, (places = placesOfPlan(plan)));
    return places;
  }

  /** Last day on which registrations are expected, by what was last read of the plan. */
  registrationUntil(): string {
    const plans = this.state?.registered.map(({ plan }) => plan) ?? [this.job.setupPlan];
    return plans.map(({ registration }) => lastDayOf(registration)).reduce((a, b) => (a > b ? a : b));
  }

  close(): Promise<void> {
    return this.job.journal.close();
  }

  private known(): SyncState {
    if (this.state === null) throw new Error('nothing is known of this workbook yet: look first');
    return this.state;
  }

  private decisionsMeta(decisions: SyncState['decided']['decisions']): DecisionMeta[] {
    return decisions.map(({ registration, kind, seenAt }) => {
      const cell = this.signed.find((one) => one.seenAt === seenAt && one.entity.endsWith(registration));
      return { registration, kind, at: seenAt, by: cell?.by ?? null };
    });
  }

  private async lastDone(): Promise<SyncEntry | undefined> {
    return (await this.job.journal.syncs(LOOKED_BACK)).find((entry) => entry.outcome === 'done');
  }

  /** The last time the workbook was looked at, and what came of it; a failure to reach it leaves nothing in the journal. */
  private async lastSync(): Promise<PanelSync | null> {
    const lastDoneAt = later((await this.lastDone())?.at ?? null, this.quietAt);
    const { failure } = this;
    const [last] = await this.job.journal.syncs(1);
    // Another process may have got through since.
    if (failure !== null && (last === undefined || last.at <= failure.at)) {
      return { at: failure.at, outcome: 'failed', detail: failure.message, mayConfirm: false, lastDoneAt };
    }
    if (last === undefined) return null;
    const at = later(last.at, this.quietAt) ?? last.at;
    const mayConfirm = last.outcome === 'held' && this.mayConfirm;
    return { at, outcome: last.outcome ?? 'failed', detail: entryText(last), mayConfirm, lastDoneAt };
  }
}

interface Asked {
  readonly version?: () => Promise<string | null>;
  readonly sharing?: AskSharing;
  readonly noteAccess?: NoteAccess;
}

function syncName(sync: number, outcome: string | null): string {
  return `${sync} ${outcome ?? 'running'}`;
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** A day of syncs every five minutes. */
const LOOKED_BACK = 288;

/** Version 0.1.0 put only a number into the journal. */
const OF_0_1_0 = /^gone \d+$/;
const HELD_BEFORE =
  'Nhiều phản hồi đã biết không còn trong bảng phản hồi. Đề nghị kiểm tra có đúng bảng, đúng tệp không.';

function entryText(entry: SyncEntry): string {
  if (entry.outcome === 'held') return heldText(OF_0_1_0.test(entry.detail) ? HELD_BEFORE : entry.detail);
  if (entry.outcome === 'done') return 'Đã đồng bộ.';
  if (entry.outcome === null) return 'Lần đồng bộ trước dừng giữa chừng; lần sau sẽ làm tiếp.';
  return entry.detail === 'plan-refused'
    ? 'Kế hoạch trong bảng tính có chỗ cần sửa.'
    : 'Lần đồng bộ gần nhất không thành công.';
}
