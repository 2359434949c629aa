import { copyFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import { type DecisionResult, runDecision } from '#shared/sync/run-decision.ts';
import { runSync, type SyncJob, type SyncResult } from '#shared/sync/run-sync.ts';
import { runUndo } from '#shared/sync/run-undo.ts';
import { KEY_COLUMN } from '#shared/workbook/marks.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { openJournal } from '../../sync-server/journal/open-journal.ts';
import type { Journal } from '../../sync-server/journal/sqlite-journal.ts';
import { columnAt } from '../fakes/google-sheets/marked-sheet.ts';
import { plainCopy } from '../fakes/google-sheets/plain-copy.ts';
import type { FakeSpreadsheet } from '../fakes/google-sheets/model.ts';
import type { StaffHands } from '../fakes/google-sheets/staff-hands.ts';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';
import { newPath } from '../journal/journal-files.ts';
import { HEADER, MTTQ, row, SMALL_PLAN, SMALL_PROGRAMME, STAFF, UBND } from '../sync/office.ts';
import { PowerCut } from '../sync/power-cut.ts';
import { directGoogle, type FakeGoogle, SPREADSHEET } from './fake-google.ts';

const PROGRAMME = { ...SMALL_PROGRAMME, tasks: SMALL_PROGRAMME.tasks.slice(0, 1) };

/** Two for one seat, seats of all kinds, and seats that nobody took. */
const ROWS: readonly string[][] = [
  row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001'),
  row('05 08:10', 'Xã Hòa An', 'Lê Thị Hai', STAFF, '0912000002'),
  row('05 08:20', 'Xã Hòa An', 'Phạm Văn Ba', STAFF, '0912000003'),
  row('05 08:30', 'Xã Vị Thanh 1', 'Võ Thị Tư', UBND, '0912000004'),
  row('05 08:40', 'Xã Vị Thanh 1', 'Hồ Văn Năm', MTTQ, '0912000005'),
  row('05 08:50', 'Xã Hỏa Lựu', 'Đỗ Thị Sáu', STAFF, '0912000006'),
  row('05 09:00', 'Xã Tài Văn', 'Bùi Văn Bảy', UBND, '0912000007'),
  row('05 09:10', 'Xã Tài Văn', 'Dương Thị Tám', STAFF, '0912000008'),
];

/** The small office in a spreadsheet of the fake, with its journal in a file: synced once, copied for every test. */
export class GoogleOffice {
  readonly fake: FakeGoogle['fake'];
  rows = ROWS.map((cells) => [...cells]);
  journal: Journal;
  private readonly google: FakeGoogle;
  readonly path: string;
  minutes = 0;
  /** The number in the journal of the last sync that was recorded. */
  lastSync = 0;
  /** From now on whatever the process would still do does not happen. */
  private isDark = false;

  constructor(google: FakeGoogle, path: string) {
    this.google = google;
    this.fake = google.fake;
    this.path = path;
    this.journal = openJournal(path);
  }

  get staff(): StaffHands {
    return this.fake.staff(SPREADSHEET);
  }

  async sync(more: Partial<SyncJob> = {}): Promise<SyncResult> {
    const result = await runSync({ ...this.job('cli'), ...more });
    this.lastSync = result.sync ?? this.lastSync;
    return result;
  }

  decide(request: DecisionRequest): Promise<DecisionResult> {
    return runDecision(this.job('panel'), request, 'can-bo@so-lop.example');
  }

  undo(sync: number) {
    return runUndo(this.job('undo'), sync);
  }

  /** The process is killed while the next write is under way, when it has taken effect or before; answers once it is gone. */
  async killed(when: 'before' | 'after', work: () => Promise<unknown>): Promise<void> {
    const cut = { status: 0, body: null, isLost: true };
    const { faults } = this.fake;
    const at = faults.findIndex(({ on }) => on === 'write');
    const hand = at < 0 ? undefined : faults.splice(at, 1)[0]?.before;
    const before = () => {
      if (typeof hand === 'function') hand();
      this.isDark = true;
    };
    faults.push({ on: 'write', before, after: cut, ...(when === 'before' ? { isNotServed: true } : {}) });
    await work().then(
      () => {
        throw new Error('the process was to be killed, and came to its end');
      },
      () => undefined,
    );
    this.isDark = false;
    await this.journal.close();
    this.journal = openJournal(this.path);
  }

  /** More people in the queue, for its rows to change places. */
  moreWaiting(): void {
    this.rows.push(
      row('05 10:00', 'Xã Hòa An', 'Vũ Văn Chờ Một', UBND, '0914000001'),
      row('05 10:10', 'Xã Không Rõ Đâu', 'Cao Thị Chờ Hai', STAFF, '0914000002'),
    );
  }

  /** Somebody takes the seat beside which a remark stands, others come to other seats and to the other class. */
  newcomers(): void {
    this.rows.push(
      row('06 09:00', 'Xã Hòa An', 'Ngô Thị Mới Bốn', MTTQ, '0913000001'),
      row('06 09:10', 'Xã Long Phú', 'Ngô Thị Mới Năm', STAFF, '0913000002'),
      row('06 09:20', 'Xã Vị Thanh 1', 'Ngô Văn Mới Sáu', UBND, '0913000003'),
    );
  }

  /** One leaves the table, one says another role, one comes from another unit and thereby into the other class. */
  leavers(): void {
    this.rows = this.rows
      .filter((cells) => !cells.includes('Trần Văn Một'))
      .map((cells) => {
        if (cells.includes('Hồ Văn Năm')) return cells.map((cell) => (cell === MTTQ ? STAFF : cell));
        return cells.includes('Đỗ Thị Sáu')
          ? cells.map((cell) => (cell === 'Xã Hỏa Lựu' ? 'Xã Thạnh Thới An' : cell))
          : cells;
      });
  }

  texts(title: string): readonly (readonly CellValue[])[] {
    const rows = this.staff.cells(title).map((cells) => [...cells]);
    while (rows.at(-1)?.every((cell) => cell === null) === true) rows.pop();
    return rows;
  }

  logText(): string {
    return this.texts('Nhật ký').flat().join(' ');
  }

  /** Rows in which the named column holds this, whatever columns were inserted. */
  find(title: string, column: string, value: CellValue): readonly number[] {
    const at = columnAt(this.staff.sheet(title), column);
    return this.staff.cells(title).flatMap((cells, row) => (cells[at] === value ? [row] : []));
  }

  cell(title: string, row: number, column: string): CellValue {
    return this.staff.cells(title)[row]?.[columnAt(this.staff.sheet(title), column)] ?? null;
  }

  type(title: string, row: number, column: string, value: CellValue): void {
    this.staff.setCell(title, row, columnAt(this.staff.sheet(title), column), value);
  }

  keyOf(title: string, row: number): CellValue {
    return this.cell(title, row, KEY_COLUMN);
  }

  private job(trigger: string): SyncJob {
    const journal = this.journal;
    return {
      workbook: this.google.open(),
      journal: {
        ...journal,
        finish: (sync, end) => (this.isDark ? Promise.reject(new PowerCut()) : journal.finish(sync, end)),
      },
      responses: () => Promise.resolve({ header: HEADER, rows: this.rows }),
      setupPlan: SMALL_PLAN,
      programme: PROGRAMME,
      gazetteer: CAN_THO_GAZETTEER,
      trigger,
      nowMs: Date.parse('2026-05-06T10:00:00+07:00') + (this.minutes += 1) * 60_000,
      confirm: false,
    };
  }
}

/** How far an office has come: what tests begin with, and need not live through one by one. */
interface Begun {
  readonly spreadsheet: FakeSpreadsheet;
  readonly journal: string;
  readonly life: Pick<GoogleOffice, 'rows' | 'minutes' | 'lastSync'>;
}

/**
 * An office for each test of the file: synced once, and what `prepare` did besides; both are done once for all tests that
 * begin alike, and copied.
 */
export function googleOffice(): (
  begin?: string,
  prepare?: (world: GoogleOffice) => Promise<void>,
) => Promise<GoogleOffice> {
  const opened: GoogleOffice[] = [];
  const begun = new Map<string, Begun>();
  afterEach(async () => {
    for (const office of opened.splice(0)) await office.journal.close();
  });

  function copyOf({ spreadsheet, journal, life }: Begun): GoogleOffice {
    const world = directGoogle();
    const path = newPath();
    copyFileSync(journal, path);
    world.fake.put(plainCopy(spreadsheet));
    return Object.assign(new GoogleOffice(world, path), plainCopy(life));
  }

  async function keep(name: string, world: GoogleOffice): Promise<Begun> {
    const { rows, minutes, lastSync, path: journal } = world;
    await world.journal.close();
    const spreadsheet = plainCopy(world.fake.get(SPREADSHEET));
    const kept = { spreadsheet, journal, life: { rows, minutes, lastSync } };
    begun.set(name, kept);
    return kept;
  }

  async function synced(): Promise<Begun> {
    const google = directGoogle();
    google.fake.create(SPREADSHEET);
    const world = new GoogleOffice(google, newPath());
    await world.sync();
    return keep('', world);
  }

  async function prepared(name: string, prepare: (world: GoogleOffice) => Promise<void>): Promise<Begun> {
    const world = copyOf(begun.get('') ?? (await synced()));
    await prepare(world);
    return keep(name, world);
  }

  return async (begin = '', prepare = () => Promise.resolve()) => {
    const known = begun.get(begin) ?? (begin === '' ? await synced() : await prepared(begin, prepare));
    const office = copyOf(known);
    opened.push(office);
    return office;
  };
}
