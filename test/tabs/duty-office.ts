/**
 * A small office with one plan of duties, workbook and journal in memory: staff type by tab, row and column, a sync runs on a
 * day, and a tab is read as a grid of what staff would see.
 */
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { planWithoutClasses } from '#shared/plan/plan-without-classes.ts';
import { runSync, type SyncResult } from '#shared/sync/run-sync.ts';
import type { DutyPlanState } from '#shared/tabs/office/duty-plan-state.ts';
import { dutyPlanAsOf } from '#shared/tabs/plan-duty-plans.ts';
import { displayDay, dayOfSerial, type IsoDay, serialOfDay } from '#shared/time/local-date.ts';
import type { CellKind, CellValue, Tab, TabSnapshot } from '#shared/workbook/model.ts';
import type { KnownUnits } from '#shared/units/known-units.ts';
import { formatOf } from '#shared/workbook/tab-look.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { MemoryFile, MemoryWorkbook } from '../workbook/memory-workbook.ts';

export class DutyOffice {
  readonly file = new MemoryFile();
  private plan: DutyPlan;
  private isReplaced = false;
  private readonly registries: KnownUnits | undefined;
  private readonly journal = openJournal(':memory:');
  private last: SyncResult | null = null;

  constructor(plan: DutyPlan, registries?: KnownUnits) {
    this.plan = plan;
    this.registries = registries;
  }

  /** Takes its place from the next sync on, as with `--replace`. */
  usePlan(plan: DutyPlan): void {
    this.plan = plan;
    this.isReplaced = true;
  }

  /** At eight in the morning, unless another time is said ("17:30"). */
  async sync(day: IsoDay, time = '08:00'): Promise<SyncResult> {
    const { registries } = this;
    this.last = await runSync({
      workbook: new MemoryWorkbook(this.file),
      journal: this.journal,
      responses: async () => null,
      withoutResponses: true,
      setupPlan: planWithoutClasses(this.plan),
      dutyPlans: [this.plan],
      ...(this.isReplaced ? { takePlan: 'replace' } : {}),
      ...(registries === undefined ? {} : { openRegistries: () => Promise.resolve(registries) }),
      given: { plan: false, programme: false },
      programme: { title: '', year: 0, sections: [], tasks: [], oddities: [] },
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse(`${day}T${time}:00+07:00`),
      confirm: false,
    });
    return this.last;
  }

  /** @param row its key, or the text of its first cell. */
  async type(tab: string, row: string, column: string, value: CellValue): Promise<void> {
    const { title, columns, rows } = this.found(tab);
    const at = rows.findIndex(({ key, cells }) => key === row || cells[0] === row);
    if (at < 0) throw new Error(`no row “${row}” in ${title}: ${rows.map(({ key }) => key).join(', ')}`);
    const place = columns.indexOf(column);
    if (place < 0) throw new Error(`no column “${column}” in ${title}: ${columns.join(', ')}`);
    await this.file.setCell(title, at, place, value);
  }

  /** A row below everything that stands. */
  async add(tab: string, cells: Readonly<Record<string, CellValue>>): Promise<void> {
    const { title, columns, rows } = this.found(tab);
    for (const [column, value] of Object.entries(cells)) {
      const place = columns.indexOf(column);
      if (place < 0) throw new Error(`no column “${column}” in ${title}: ${columns.join(', ')}`);
      await this.file.setCell(title, rows.length, place, value);
    }
  }

  cell(tab: string, row: string, column: string): CellValue {
    const { columns, rows } = this.found(tab);
    const cells = rows.find(({ key, cells: [first] }) => key === row || first === row)?.cells;
    return cells?.[columns.indexOf(column)] ?? null;
  }

  hasTab(tab: string): boolean {
    return this.file.snapshot().tabs.some(({ key }) => key === tab);
  }

  /** The tab as staff see it, a line a row; blank cells at the end of a row are left out. */
  grid(tab: string): string {
    const { columns, rows } = this.found(tab);
    const wanted = this.result.planned.state?.wanted.find(({ key }) => key === tab);
    const lines = rows.map(({ key, cells }) =>
      columns
        .map((column, at) => shown(cells[at] ?? null, kindOf(wanted, key, column)))
        .join(' │ ')
        .replace(/[ │]+$/, ''),
    );
    return `${lines.join('\n')}\n`;
  }

  /** The plan at the end of any day, from what is remembered now. */
  asOf(day: IsoDay): DutyPlanState {
    const { stored, sheet, units, match } = this.state;
    return dutyPlanAsOf(stored, { sheet, units, match }, day);
  }

  get state(): DutyPlanState {
    const [state] = this.result.planned.state?.dutyPlans.states ?? [];
    if (state === undefined) throw new Error('no plan of duties was read');
    return state;
  }

  private get result(): SyncResult {
    if (this.last === null) throw new Error('nothing was synced yet');
    return this.last;
  }

  async deleteRow(tab: string, row: string): Promise<void> {
    const { title, rows } = this.found(tab);
    const at = rows.findIndex(({ key }) => key === row);
    if (at < 0) throw new Error(`no row “${row}” in ${title}`);
    await this.file.deleteRow(title, at);
  }

  tab(tab: string): TabSnapshot {
    return this.found(tab);
  }

  private found(tab: string): TabSnapshot {
    const found = this.file.snapshot().tabs.find(({ key }) => key === tab);
    if (found === undefined) throw new Error(`no tab ${tab}`);
    return found;
  }
}

/** A day as a date cell holds it. */
export function dateCell(day: IsoDay): number {
  return serialOfDay(day);
}

/** A tab that was laid out and not written: the same grid. */
export function tabGrid(tab: Tab): string {
  const lines = tab.rows.map(({ key, cells }) =>
    tab.columns
      .map((column) => shown(cells[column.key] ?? null, kindOf(tab, key, column.key)))
      .join(' │ ')
      .replace(/[ │]+$/, ''),
  );
  return `${lines.join('\n')}\n`;
}

function kindOf(tab: Tab | undefined, row: string | null, column: string | null): CellKind {
  const known = tab?.columns.find(({ key }) => key === column);
  const own = tab?.rows.find(({ key }) => key === row);
  return known === undefined || own === undefined ? 'text' : formatOf(known, own).kind;
}

function shown(value: CellValue, kind: CellKind): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '☑' : '☐';
  if (typeof value === 'string') return value.replaceAll('\n', ' ⏎ ');
  if (kind === 'date') return displayDay(dayOfSerial(value));
  if (kind === 'share') return `${(value * 100).toFixed(2).replace('.', ',')} %`;
  if (kind === 'percent') return `${Math.round(value * 100)} %`;
  if (kind === 'amount')
    return Math.round(value)
      .toString()
      .replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return String(value);
}
