import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { type DecisionResult, runDecision } from '#shared/sync/run-decision.ts';
import { runSync, type SyncJob, type SyncResult } from '#shared/sync/run-sync.ts';
import { runUndo } from '#shared/sync/run-undo.ts';
import type { SyncStage } from '#shared/sync/sync-stage.ts';
import { WorkbookError, type WorkbookErrorCode, type WorkbookPort } from '#shared/sync/workbook-port.ts';
import type { CellValue, Change } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';
import { HEADER, SMALL_PLAN, SMALL_PROGRAMME } from './office.ts';

/** What befalls a write: `before` it takes effect, or only its answer is lost. */
interface Fault {
  readonly code: WorkbookErrorCode;
  readonly isWritten?: boolean;
  /** Writes with fewer changes go well. */
  readonly fromChanges?: number;
}

/** A workbook in memory whose writes fail when the test says so. */
class FaultyWorkbook implements WorkbookPort {
  readonly faults: Fault[] = [];
  private readonly workbook: MemoryWorkbook;

  constructor(file: MemoryFile) {
    this.workbook = new MemoryWorkbook(file);
  }

  get calls() {
    return this.workbook.calls;
  }

  read() {
    return this.workbook.read();
  }

  async apply(changes: readonly Change[]): Promise<void> {
    const [fault] = this.faults;
    if (fault === undefined || changes.length < (fault.fromChanges ?? 0))
      return await this.workbook.apply(changes);
    this.faults.shift();
    if (fault.isWritten === true) await this.workbook.apply(changes);
    throw new WorkbookError(fault.code, 'Bảng tính chưa ghi được.');
  }
}

/** The small office of these tests with workbook and journal in memory: nothing but our own logic. */
export class MemoryOffice {
  readonly file = new MemoryFile();
  readonly workbook = new FaultyWorkbook(this.file);
  readonly journal = openJournal(':memory:');
  rows: string[][];
  /** Called instead of giving `rows`. */
  brokenResponses: (() => never) | null = null;
  readonly stages: SyncStage[] = [];

  constructor(rows: string[][]) {
    this.rows = rows;
  }

  /** @param at a moment of May 2026, as in office.ts. */
  job(at: string, more: Partial<SyncJob> = {}): SyncJob {
    const [day, time] = at.split(' ');
    return {
      workbook: this.workbook,
      journal: this.journal,
      responses: async () => this.brokenResponses?.() ?? { header: HEADER, rows: this.rows },
      setupPlan: SMALL_PLAN,
      programme: SMALL_PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse(`2026-05-${day}T${time}:00+07:00`),
      confirm: false,
      onStage: (stage) => void this.stages.push(stage),
      ...more,
    };
  }

  sync(at: string, more: Partial<SyncJob> = {}): Promise<SyncResult> {
    return runSync(this.job(at, more));
  }

  decide(at: string, request: DecisionRequest, by: string | null = null): Promise<DecisionResult> {
    return runDecision(this.job(at, { trigger: 'panel' }), request, by);
  }

  undo(at: string, sync: number, more: { readonly dryRun?: boolean } = {}) {
    return runUndo({ ...this.job(at), ...more }, sync);
  }

  cell(tab: string, row: string, column: string): CellValue {
    const found = this.file.snapshot().tabs.find(({ key }) => key === tab);
    const cells = found?.rows.find(({ key }) => key === row)?.cells;
    return cells?.[found?.columns.indexOf(column) ?? -1] ?? null;
  }

  rowsOf(tab: string): readonly (string | null)[] {
    return (
      this.file
        .snapshot()
        .tabs.find(({ key }) => key === tab)
        ?.rows.map(({ key }) => key) ?? []
    );
  }
}

export function personOf({ planned }: SyncResult, name: string): Registration {
  const found = planned.state?.reconciliation.registrations.filter((one) => one.fullName === name) ?? [];
  const [person] = found;
  if (person === undefined || found.length > 1) throw new Error(`${found.length} registrations of "${name}"`);
  return person;
}
