import { performance } from 'node:perf_hooks';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { type Logger } from '../log/server-log.ts';
import { ProcessDoorbell } from '../service/process-doorbell.ts';
import type { Decided, SyncRequest, SyncSummary, WorkbookService } from '../service/workbook-service.ts';
import { ProblemError } from './problem.ts';
import type { Metrics } from './server-metrics.ts';
import type { Turns } from '../service/turns.ts';

/** The door of one workbook as the routes use it: one thing at a time goes through, counted, timed and logged. */
export class WorkbookDoor {
  private readonly bell: ProcessDoorbell;
  private readonly id: string;
  private readonly service: WorkbookService;
  private readonly parts: DoorParts;
  private callers = 0;

  constructor(id: string, service: WorkbookService, parts: DoorParts) {
    this.id = id;
    this.service = service;
    this.parts = parts;
    this.bell = new ProcessDoorbell((request) => this.sync(request));
  }

  get isRunning(): boolean {
    return this.bell.isRunning;
  }

  get isWaiting(): boolean {
    return this.bell.isWaiting;
  }

  /** Rings and does not wait: a sync that waits its turn does for all who rang before it began. */
  async announce(request: SyncRequest): Promise<void> {
    await this.bell.ring(request);
  }

  /** Rings, and waits for the outcome. */
  ring(request: SyncRequest): Promise<SyncSummary> {
    return this.waitingFor(async () => await this.bell.wait(await this.bell.ring(request)));
  }

  decide(request: DecisionRequest, by: string | null): Promise<Decided> {
    return this.waitingFor(() =>
      this.bell.alone(async () => {
        const start = performance.now();
        const decided = await this.service.decide(request, by);
        this.tell('panel', start, decided.sync);
        return decided;
      }),
    );
  }

  /** What this process does not know, or what somebody else changed, is looked at before it is shown (W2). */
  async current(): Promise<void> {
    if (await this.service.isCurrent()) return;
    await this.waitingFor(() => this.bell.alone(() => this.service.look()));
  }

  stop(): Promise<void> {
    return this.bell.stop();
  }

  /** More than a whole office at once is nobody who waits for an answer (M9). */
  private async waitingFor<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.callers >= CALLERS_MAX) throw new ProblemError('busy');
    this.callers += 1;
    try {
      return await work();
    } finally {
      this.callers -= 1;
    }
  }

  private async sync(request: SyncRequest): Promise<SyncSummary> {
    const start = performance.now();
    const [outcome] = await Promise.allSettled([this.parts.turns.take(() => this.service.sync(request))]);
    this.tell(request.trigger, start, outcome);
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  private tell(
    trigger: SyncRequest['trigger'],
    start: number,
    settled: PromiseSettledResult<SyncSummary>,
  ): void {
    const { logger, metrics, now } = this.parts;
    const workbook = this.id;
    const seconds = (performance.now() - start) / 1000;
    metrics.doorbells.inc({ workbook, trigger });
    if (settled.status === 'rejected') {
      metrics.observeSync(workbook, 'failed', seconds, now());
      const err: unknown = settled.reason;
      logger.warn({ event: 'sync', workbook, trigger, outcome: 'failed', seconds, err });
      return;
    }
    const { outcome, sync, changes, calls } = settled.value;
    metrics.observeSync(workbook, outcome, seconds, now());
    logger.info({ event: 'sync', workbook, trigger, outcome, sync, changes, calls, seconds });
  }
}

/** Of one workbook. */
const CALLERS_MAX = 100;

interface DoorParts {
  /** Shared by all doors. */
  readonly turns: Turns;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly now: () => number;
}
