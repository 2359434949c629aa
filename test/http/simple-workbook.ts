import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import type {
  Decided,
  Roster,
  SyncRequest,
  SyncSummary,
  WorkbookService,
} from '../../sync-server/service/workbook-service.ts';

/** A workbook that remembers what it was asked, and whose syncs end when the test says so. */
export class SimpleWorkbook implements WorkbookService {
  readonly syncs: SyncRequest[] = [];
  readonly decisions: { readonly request: DecisionRequest; readonly by: string | null }[] = [];
  readonly rosters: { readonly classCode: string; readonly withPhones: boolean }[] = [];
  readonly searches: string[] = [];
  /** What happened, in order: to see that nothing ran at the same time. */
  readonly events: string[] = [];
  isKnown = true;
  /** Replaced by tests that hold a sync up or let it fail. */
  beforeSyncEnds: () => Promise<void> = () => Promise.resolve();

  async sync(request: SyncRequest): Promise<SyncSummary> {
    this.syncs.push(request);
    const number = this.syncs.length;
    this.events.push(`sync ${number} begins`);
    await this.beforeSyncEnds();
    this.events.push(`sync ${number} ends`);
    return { ...SUMMARY, sync: number };
  }

  status() {
    return { title: 'Sổ lớp', state: 'ok', message: 'Đã đồng bộ.', lastSyncAt: 1, lastDoneAt: 1 } as const;
  }

  roster(classCode: string, { withPhones }: { readonly withPhones: boolean }): Promise<Roster | null> {
    this.rosters.push({ classCode, withPhones });
    const roster = {
      phones: 0,
      fileName: 'Danh sách Lớp 01 – Đợt 2.xlsx',
      content: Buffer.from('PK roster'),
    };
    return Promise.resolve(classCode === '01' ? roster : null);
  }

  async decide(request: DecisionRequest, by: string | null): Promise<Decided> {
    this.events.push('decided');
    this.decisions.push({ request, by });
    const [sync] = await Promise.allSettled([this.sync({ trigger: 'panel', confirm: false })]);
    return { savedAt: 7, sync };
  }

  isCurrent(): Promise<boolean> {
    return Promise.resolve(this.isKnown);
  }

  look(): Promise<void> {
    this.events.push('looked');
    this.isKnown = true;
    return Promise.resolve();
  }

  panelState({ mayDecide }: { readonly mayDecide: boolean }): PanelState {
    return { ...EMPTY_STATE, mayDecide };
  }

  search(text: string): UnitSearchReply {
    this.searches.push(text);
    return { matched: null, reason: 'Không rõ đơn vị', suggestions: [] };
  }
}

export const SUMMARY: SyncSummary = {
  outcome: 'done',
  sync: 1,
  at: 1,
  message: 'Đã cập nhật 3 ô.',
  changes: { cells: 3, rowsAdded: 0, tabsAdded: 0 },
  calls: { reads: 1, writes: 1 },
};

/** Of a plan in which nobody is asked for anything. */
export const EMPTY_STATE: PanelState = {
  version: 1,
  madeAt: 1,
  plan: { title: 'Sổ lớp', deadlineText: '', deadline: '2026-05-08', graceDay: null, roles: [] },
  totals: {
    units: 0,
    unitsFull: 0,
    unitsShort: 0,
    unitsNone: 0,
    seats: 0,
    seated: 0,
    headcount: 0,
    extraApproved: 0,
    rows: 0,
    responses: 0,
    identicalRows: 0,
    rowProblems: 0,
    delegates: 0,
    byStatus: [],
  },
  classes: [],
  units: [],
  queue: [],
  people: [],
  tasks: [],
  rowProblems: [],
  lastSync: null,
  figures: { at: 1, state: 'synced' },
  mayDecide: true,
};
