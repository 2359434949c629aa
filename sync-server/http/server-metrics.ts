import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SyncOutcome } from '#shared/sync/journal-port.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** A local sync takes about a second, one against Google up to a minute with retries. */
const SYNC_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60];
const REQUEST_SECONDS = [0.005, 0.025, 0.1, 0.5, 1, 5, 30];

/** One registry per server, so that two in one process (tests) do not count together. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'so_lop_http_requests_total',
    help: 'Requests answered',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'so_lop_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'] as const,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const doorbells = new Counter({
    name: 'so_lop_doorbells_total',
    help: 'Doorbells rung, the scheduler included',
    labelNames: ['workbook', 'trigger'] as const,
    registers,
  });
  const syncs = new Counter({
    name: 'so_lop_syncs_total',
    help: 'Syncs ended, by outcome',
    labelNames: ['workbook', 'outcome'] as const,
    registers,
  });
  const syncSeconds = new Histogram({
    name: 'so_lop_sync_seconds',
    help: 'Duration of syncs',
    labelNames: ['workbook'] as const,
    buckets: SYNC_SECONDS,
    registers,
  });
  const lastDone = new Gauge({
    name: 'so_lop_last_done_timestamp_seconds',
    help: 'When a sync was last done',
    labelNames: ['workbook'] as const,
    registers,
  });
  return {
    registry,
    doorbells,
    observeRequest(facts: RequestFacts): void {
      const { route, method, status, seconds } = facts;
      requests.inc({ route, method, status });
      requestSeconds.observe({ route }, seconds);
    },
    observeSync(workbook: string, outcome: SyncOutcome, seconds: number, endedAt: number): void {
      syncs.inc({ workbook, outcome });
      syncSeconds.observe({ workbook }, seconds);
      if (outcome === 'done') lastDone.set({ workbook }, endedAt / 1000);
    },
  };
}

interface RequestFacts {
  /** The pattern, never the address: it would hold what people searched for. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}
