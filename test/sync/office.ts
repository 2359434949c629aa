import type { Plan } from '#shared/plan/plan.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { runUndo } from '#shared/sync/run-undo.ts';
import type { Undone } from '#shared/sync/undo.ts';
import { runSync, type SyncJob, type SyncResult } from '#shared/sync/run-sync.ts';
import { BATCH_2_PLAN, CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import type { StaffEdits } from '../workbook-harness.ts';
import { inMemory, type OfficePlace } from './office-places.ts';
import { cutAt, type CutMoment, PowerCut } from './power-cut.ts';

/** Two classes of batch 2 with three units each, and four tasks: small enough to sync in a moment. */
export const SMALL_PLAN: Plan = {
  ...BATCH_2_PLAN,
  classes: BATCH_2_PLAN.classes.slice(3, 5).map((one) => ({ ...one, units: one.units.slice(0, 3) })),
};

const PROGRAMME = programme2026();
export const SMALL_PROGRAMME = {
  ...PROGRAMME,
  tasks: PROGRAMME.tasks.filter(({ key }) => ['I.5', 'II.10', 'III.1', 'IV.2'].includes(key)),
};

export const HEADER = [
  'Dấu thời gian',
  'Đơn vị',
  'Lớp',
  'Họ và tên',
  'Chức vụ',
  'Thành phần',
  'Số điện thoại',
  'Ghi chú',
] as const;

export const UBND = 'Lãnh đạo UBND';
export const MTTQ = 'Lãnh đạo UBMTTQ';
export const STAFF = 'Công chức';

/** One row of the form: a moment on a day of the registration period ("06 09:30" is 6 May 2026, 09:30). */
export function row(at: string, unit: string, name: string, role = '', phone = '', position = ''): string[] {
  const [day, time] = at.split(' ');
  return [`2026-05-${day}T${time}:00+07:00`, unit, '', name, position, role, phone, ''];
}

/** An office with a workbook and a journal of its own. Staff edit between two syncs, as in a spreadsheet program. */
export class Office {
  rows: string[][];
  /** How often the power went in the middle of a sync. */
  powerCuts = 0;
  private readonly place: OfficePlace;

  constructor(rows: string[][] = [], place: OfficePlace = inMemory()) {
    this.rows = rows;
    this.place = place;
  }

  get hands(): StaffEdits {
    return this.place.hands;
  }

  close(): Promise<void> {
    return this.place.close();
  }

  forgetJournal(): Promise<void> {
    return this.place.forgetJournal();
  }

  /** @param at a moment of May 2026, as in `row`. */
  sync(at: string, options: { readonly confirm?: boolean } = {}): Promise<SyncResult> {
    return this.place.withJournal((journal) =>
      runSync(this.jobAt(at, { workbook: this.place.workbook(), journal }, options)),
    );
  }

  undoLast(at: string): Promise<Undone> {
    return this.place.withJournal(async (journal) => {
      const [last] = await journal.syncs(1);
      const job = this.jobAt(at, { workbook: this.place.workbook(), journal }, {});
      return runUndo(job, last?.sync ?? 0);
    });
  }

  /** A sync during which the power goes; one that has nothing to write ends before. */
  async syncCutAt(
    moment: CutMoment,
    at: string,
    options: { readonly confirm?: boolean } = {},
  ): Promise<void> {
    await this.place.withJournal(async (journal) => {
      const ports = cutAt(moment, { workbook: this.place.workbook(), journal });
      try {
        await runSync(this.jobAt(at, ports, options));
      } catch (error) {
        if (!(error instanceof PowerCut)) throw error;
        this.powerCuts += 1;
      }
    });
  }

  private jobAt(
    at: string,
    ports: Pick<SyncJob, 'workbook' | 'journal'>,
    options: { readonly confirm?: boolean },
  ): SyncJob {
    const [day, time] = at.split(' ');
    return {
      ...ports,
      responses: () => Promise.resolve({ header: HEADER, rows: this.rows }),
      setupPlan: SMALL_PLAN,
      programme: SMALL_PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
      trigger: 'cli',
      nowMs: Date.parse(`2026-05-${day}T${time}:00+07:00`),
      confirm: options.confirm === true,
    };
  }

  /** What the cell under this visible header holds, in the row where another visible column says so. */
  async read(title: string, where: Where, column: string): Promise<CellValue> {
    const sheet = await this.hands.cells(title);
    const at = findCell(sheet, where, column);
    return sheet[at.row]?.[at.column] ?? null;
  }

  async type(title: string, where: Where, column: string, value: CellValue): Promise<void> {
    const at = findCell(await this.hands.cells(title), where, column);
    await this.hands.setCell(title, at.row, at.column, value);
  }

  /** Position among the visible rows. */
  async rowOf(title: string, where: Where): Promise<number> {
    return findCell(await this.hands.cells(title), where, Object.keys(where)[0] as string).row;
  }

  async columnOf(title: string, column: string): Promise<number> {
    return columnAt(await this.hands.cells(title), column).column;
  }

  async rowsWhere(title: string, where: Where): Promise<number> {
    const sheet = await this.hands.cells(title);
    return rowsMatching(sheet, where).length;
  }
}

export type Where = Readonly<Record<string, CellValue>>;
type Cells = readonly (readonly CellValue[])[];

export function personOf(result: SyncResult, name: string): Registration {
  const found = peopleOf(result, name);
  if (found.length !== 1) throw new Error(`${found.length} registrations of "${name}"`);
  return found[0] as Registration;
}

export function peopleOf({ planned }: SyncResult, name: string): Registration[] {
  return (planned.state?.reconciliation.registrations ?? []).filter((one) => one.fullName === name);
}

function findCell(sheet: Cells, where: Where, column: string): { row: number; column: number } {
  const rows = rowsMatching(sheet, where);
  if (rows.length !== 1) throw new Error(`${rows.length} rows with ${JSON.stringify(where)}`);
  return { row: rows[0] as number, column: columnAt(sheet, column).column };
}

function rowsMatching(sheet: Cells, where: Where): number[] {
  const wanted = Object.entries(where).map(([title, value]) => ({ ...columnAt(sheet, title), value }));
  return sheet.flatMap((cells, at) =>
    wanted.every(({ row: header, column, value }) => at > header && (cells[column] ?? null) === value)
      ? [at]
      : [],
  );
}

/** The header is the first row that holds this title and at least two others. */
function columnAt(sheet: Cells, title: string): { row: number; column: number } {
  const at = sheet.findIndex(
    (cells) => cells.includes(title) && cells.filter((cell) => cell !== null).length > 2,
  );
  if (at < 0) throw new Error(`no column "${title}"`);
  return { row: at, column: (sheet[at] as readonly CellValue[]).indexOf(title) };
}
