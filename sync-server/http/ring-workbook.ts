import { performance } from 'node:perf_hooks';
import { Doorbell } from '../service/doorbell.ts';
import { type Logger } from '../log/server-log.ts';
import type { Metrics } from './server-metrics.ts';
import type { SyncRequest, SyncSummary, WorkbookService } from '../service/workbook-service.ts';

/** The doorbell as callers see it. */
export type DoorbellRing = Pick<Doorbell, 'ring' | 'alone' | 'isRunning' | 'isWaiting' | 'stop'>;

/** A doorbell whose syncs are counted, timed and logged. */
export function ringWorkbook(
  id: string,
  service: WorkbookService,
  parts: { readonly logger: Logger; readonly metrics: Metrics; readonly now: () => number },
): DoorbellRing {
  const { logger, metrics, now } = parts;
  return new Doorbell(async (request: SyncRequest): Promise<SyncSummary> => {
    metrics.doorbells.inc({ workbook: id, trigger: request.trigger });
    const start = performance.now();
    const secondsTaken = (): number => (performance.now() - start) / 1000;
    try {
      const summary = await service.sync(request);
      const seconds = secondsTaken();
      metrics.observeSync(id, summary.outcome, seconds, now());
      const { outcome, sync, changes, calls } = summary;
      logger.info({
        event: 'sync',
        workbook: id,
        trigger: request.trigger,
        outcome,
        sync,
        changes,
        calls,
        seconds,
      });
      return summary;
    } catch (error) {
      const seconds = secondsTaken();
      metrics.observeSync(id, 'failed', seconds, now());
      logger.warn({
        event: 'sync',
        workbook: id,
        trigger: request.trigger,
        outcome: 'failed',
        seconds,
        err: error,
      });
      throw error;
    }
  });
}
