import { expect } from 'vitest';
import type { CellValue } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { type Block, copyRow, cutRow, sortVisible } from '../workbook/visible-hands.ts';
import { MTTQ, Office, row, STAFF, UBND } from './office.ts';
import type { OfficePlace } from './office-places.ts';

type Random = (below: number) => number;

/** What became of one life: enough to see that it was about something. */
export interface Lived {
  readonly righted: number;
  readonly held: number;
  /** Texts that, read by the hidden keys alone, would have been another's. */
  readonly saved: number;
  readonly looked: number;
}

/** A text that staff typed: beside whom, by what they saw. */
interface Typed {
  readonly title: string;
  readonly owner: string;
  wasSeen: boolean;
  /** Its row was overwritten since. */
  wasDestroyed: boolean;
  /**
   * Beside whom it was seen before staff sorted it beside another name. It stands where they put it, or, where the other
   * cells of its row went with it, beside whom those tell of; a row that is put back comes with what was last seen in it,
   * so it may stand at both. It is never lost, and never beside anybody else.
   */
  readonly seenBeside: readonly string[];
}

const TITLES = ['Lớp 04', 'Lớp 04', 'Lớp 05', 'Cần xử lý'] as const;
const UNITS = ['Xã Hòa An', 'Xã Vị Thanh 1', 'Xã Hỏa Lựu', 'Xã Long Phú', 'Xã Tài Văn', 'Long Phú'];
const FAMILIES = ['Lê', 'Bùi', 'Trần', 'Đỗ', 'An', 'Cao', 'Võ', 'Mai', 'Hồ', 'Ngô', 'Tô', 'Lý'];
const ROLES = [UBND, MTTQ, STAFF];

/**
 * Staff who sort, cut, copy and fill what they see, whole rows and parts of them, and type in between. Whatever they do,
 * a text stands beside whom it was typed, or nothing is written and they undo it.
 */
export class PartialOffice {
  readonly office: Office;
  readonly did: string[] = [];
  private readonly random: Random;
  private readonly place: OfficePlace;
  private readonly typed = new Map<string, Typed>();
  private count = 0;
  private minute = 0;

  constructor(place: OfficePlace, random: Random) {
    this.place = place;
    this.random = random;
    const people = Array.from({ length: 9 }, (_, at) => this.person(at));
    this.office = new Office(people, place);
  }

  /** @param keep takes the workbook down, and answers with what puts it back: what staff do with Ctrl+Z. */
  async live(rounds: number, keep: () => () => void): Promise<Lived> {
    let [righted, held, saved, looked] = [0, 0, 0, 0];
    await this.sync();
    for (let round = 0; round < rounds; round++) {
      const undo = keep();
      const known = new Map([...this.typed].map(([text, one]) => [text, { ...one }]));
      for (let acts = 1 + this.random(4); acts > 0; acts--) await this.act();
      const before = await this.keysOfTexts();
      const result = await this.sync();
      const story = this.did.join(', ');
      if (result.outcome === 'held') {
        expect(result.planned.held?.reason, story).toBe('rows_displaced');
        held += 1;
        undo();
        this.typed.clear();
        for (const [text, one] of known) this.typed.set(text, one);
        this.did.push('undone');
        expect((await this.sync()).outcome, story).toBe('done');
      } else {
        const after = await this.keysOfTexts();
        for (const [text, key] of before) if (after.has(text) && after.get(text) !== key) saved += 1;
      }
      if (result.planned.righted.length > 0) righted += 1;
      looked += await this.expectEveryText(this.did.join(', '));
      for (const one of this.typed.values()) one.wasSeen = true;
      const second = await this.sync();
      expect(second.planned.diff.changes, this.did.join(', ')).toEqual([]);
    }
    return { righted, held, saved, looked };
  }

  private sync() {
    this.did.push('| sync');
    const at = `06 ${String(8 + Math.floor(this.minute / 60)).padStart(2, '0')}:${String(this.minute++ % 60).padStart(2, '0')}`;
    return this.office.sync(at);
  }

  private person(at: number): string[] {
    const name = `${FAMILIES[at % FAMILIES.length]} Thị ${String.fromCharCode(65 + (this.count % 26))}${'abcdefgh'[Math.floor(this.count / 26)]}`;
    this.count += 1;
    const phone = `09${String(10_000_000 + this.count * 7_919)}`;
    const unit = UNITS[this.random(UNITS.length)] ?? '';
    // Some of one response's second, so that not even the time tells them apart.
    const time = `05 08:${String(10 + Math.floor(at / 2)).padStart(2, '0')}`;
    return row(time, unit, name, ROLES[this.random(3)], phone, `Chức vụ ${this.random(4)}`);
  }

  private async act(): Promise<void> {
    const acts: readonly (readonly [number, string, () => Promise<void>])[] = [
      [6, 'type', () => this.type()],
      [4, 'sort', () => this.sortWhole()],
      [2, 'sort part', () => this.sortPart()],
      [2, 'cut', () => this.cut()],
      [2, 'copy', () => this.copy()],
      [1, 'fill part', () => this.fillPart()],
      [1, 'spoil', () => this.spoil()],
      [1, 'sort rows', () => this.sortRows()],
      [1, 'insert row', () => this.insertRow()],
      [1, 'register', async () => void this.office.rows.push(this.person(10 + this.office.rows.length))],
    ];
    let place = this.random(acts.reduce((sum, [weight]) => sum + weight, 0));
    const chosen = acts.find(([weight]) => (place -= weight) < 0);
    if (chosen === undefined) return;
    this.did.push(chosen[1]);
    await chosen[2]();
  }

  private async type(): Promise<void> {
    const table = await this.table();
    const at = this.pick(table.rows);
    if (at === null) return;
    const column = noteColumn(table);
    const text = `chữ ${(this.count += 1)}`;
    this.forget(table.cells[at]?.[column] ?? null);
    this.typed.set(text, {
      title: table.title,
      owner: ownerOf(table, at),
      wasSeen: false,
      wasDestroyed: false,
      seenBeside: [],
    });
    this.did.push(`${text} at ${at} beside ${ownerOf(table, at)}`);
    await this.office.hands.setCell(table.title, at, column, text);
  }

  private async sortWhole(): Promise<void> {
    const table = await this.table();
    const column = this.random(table.header.length);
    this.did.push(`${table.title} by ${String(table.header[column])}`);
    await sortVisible(this.office.hands, this.block(table), column, this.random(2) === 0);
  }

  private async sortPart(): Promise<void> {
    const table = await this.table();
    const [first, last] = this.part(table);
    const column = first + this.random(last - first + 1);
    this.did.push(`${table.title} ${first}-${last} by ${column}`);
    await sortVisible(this.office.hands, { ...this.block(table), first, last }, column, this.random(2) === 0);
    const [name, note] = [table.header.indexOf('Họ và tên'), noteColumn(table)];
    if (name >= first || note < first || note > last) return;
    // The notes were carried beside other names. Where that cannot be told, it is as if they were typed there.
    const after = tableOf(table.title, await this.office.hands.cells(table.title));
    for (const at of after.rows) {
      const text = String(after.cells[at]?.[note] ?? '');
      const one = this.typed.get(text);
      if (one !== undefined) this.typed.set(text, carriedTo(one, ownerOf(after, at)));
    }
  }

  private async cut(): Promise<void> {
    const table = await this.table();
    const [from, to] = [this.pick(table.rows), this.pick(table.rows)];
    if (from === null || to === null || from === to) return;
    this.did.push(`${table.title} ${from} over ${to}`);
    this.destroy(table.cells[to]);
    await cutRow(this.office.hands, this.block(table), from, to);
  }

  private async copy(): Promise<void> {
    const table = await this.table();
    const [from, to] = [this.pick(table.rows), this.pick(table.rows)];
    if (from === null || to === null || from === to) return;
    // What is copied into a row of staff's own stays theirs: a text then stands twice because they want it so.
    if (ownerOf(table, to).trim() === VACANT.trim()) return;
    this.did.push(`${table.title} ${from} over ${to}`);
    this.destroy(table.cells[to]);
    await copyRow(this.office.hands, this.block(table), from, to);
  }

  /** Of the server's cells: a decision filled down is staff's will. */
  private async fillPart(): Promise<void> {
    const table = await this.table();
    const from = this.pick(table.rows);
    const [first, last] = [1, 1 + this.random(5)];
    if (from === null || table.title === 'Cần xử lý') return;
    const count = Math.min(1 + this.random(3), (table.rows.at(-1) ?? from) - from);
    if (count < 1) return;
    this.did.push(`${table.title} ${first}-${last} from ${from} by ${count}`);
    await copyRow(this.office.hands, { title: table.title, first, last }, from, from + 1, count);
  }

  private async spoil(): Promise<void> {
    const table = await this.table();
    const at = this.pick(table.rows);
    const columns = ['Chức vụ', 'Lý do', 'Trạng thái'].flatMap((title) => {
      const place = table.header.indexOf(title);
      return place < 0 ? [] : [place];
    });
    const column = columns[this.random(columns.length)];
    if (at !== null && column !== undefined)
      await this.office.hands.setCell(table.title, at, column, `sửa ${(this.count += 1)}`);
  }

  private async sortRows(): Promise<void> {
    const table = await this.table();
    const { title, from, count } = this.block(table);
    await this.office.hands.sortRows(title, from, count, this.random(table.header.length));
  }

  private async insertRow(): Promise<void> {
    const table = await this.table();
    const at = this.pick(table.rows);
    if (at !== null) await this.office.hands.insertRow(table.title, at);
  }

  private part({ header }: Table): readonly [number, number] {
    const [one, other] = [this.random(header.length), this.random(header.length)];
    return [Math.min(one, other), Math.max(one, other)];
  }

  private block({ title, rows, header }: Table): Block {
    const from = rows[0] ?? 0;
    return { title, from, count: (rows.at(-1) ?? from) - from + 1, first: 0, last: header.length - 1 };
  }

  private pick(rows: readonly number[]): number | null {
    return rows[this.random(Math.max(1, rows.length))] ?? null;
  }

  /** What stood in these cells is gone; what the server had seen it puts back. */
  private destroy(cells: readonly CellValue[] = []): void {
    for (const value of cells) {
      const one = this.typed.get(String(value));
      if (one?.wasSeen === false) this.forget(value);
      else if (one !== undefined) one.wasDestroyed = true;
    }
  }

  private forget(value: CellValue): void {
    this.typed.delete(String(value));
  }

  private async table(): Promise<Table> {
    const title = TITLES[this.random(TITLES.length)] ?? 'Lớp 04';
    return tableOf(title, await this.office.hands.cells(title));
  }

  /** Which hidden key stands beside each text. */
  private async keysOfTexts(): Promise<ReadonlyMap<string, string>> {
    const keys = new Map<string, string>();
    for (const { rows } of (await this.place.workbook().read()).tabs)
      for (const { key, cells } of rows)
        for (const cell of cells)
          if (key !== null && this.typed.has(String(cell))) keys.set(String(cell), entityOfRowKey(key));
    return keys;
  }

  /** Answers how many texts were looked for. */
  private async expectEveryText(story: string): Promise<number> {
    for (const title of new Set(TITLES)) {
      const table = tableOf(title, await this.office.hands.cells(title));
      const column = noteColumn(table);
      const beside = new Map<string, string[]>();
      for (const at of table.rows) {
        const text = String(table.cells[at]?.[column] ?? '');
        beside.set(text, [...(beside.get(text) ?? []), ownerOf(table, at)]);
      }
      for (const [text, one] of this.typed) {
        if (one.title !== title) continue;
        // A remark beside a vacant seat goes to whoever takes it.
        const isSeat = one.owner.startsWith(VACANT);
        const found = beside.get(text) ?? [];
        // Its row overwritten and its seat taken in one go: nobody is left to put it back beside.
        const isVacant = table.rows.some((at) => ownerOf(table, at) === one.owner);
        if (isSeat && one.wasDestroyed && !isVacant && found.length === 0) continue;
        if (one.seenBeside.length > 0) {
          expect(found, `${text} – ${story}`).not.toEqual([]);
          expect([one.owner, ...one.seenBeside], `${text} – ${story}`).toEqual(expect.arrayContaining(found));
          expect(new Set(found).size, `${text} – ${story}`).toBe(found.length);
          continue;
        }
        expect(found.length, `${text} of ${one.owner} stands ${found.length} times – ${story}`).toBe(1);
        if (!isSeat) expect(found, `${text} – ${story}`).toEqual([one.owner]);
      }
    }
    return this.typed.size;
  }
}

/** Where staff write what they like: in a class tab, and in the queue. */
function noteColumn({ header }: Table): number {
  return header.findIndex((title) => title === 'Ghi chú của cán bộ' || title === 'Ghi chú');
}

interface Table {
  readonly title: string;
  readonly cells: readonly (readonly CellValue[])[];
  readonly header: readonly CellValue[];
  /** Places of the rows of people and seats above the total. */
  readonly rows: readonly number[];
}

const VACANT = 'chỗ ';

function carriedTo(one: Typed, owner: string): Typed {
  if (one.owner === owner) return one;
  const seenBeside = one.wasSeen ? [...one.seenBeside, one.owner] : one.seenBeside;
  return { ...one, owner, wasSeen: false, seenBeside };
}

function ownerOf({ cells, header }: Table, at: number): string {
  const cell = (title: string): string => String(cells[at]?.[header.indexOf(title)] ?? '');
  return cell('Họ và tên') || `${VACANT}${cell('Đơn vị')} ${cell('Thành phần')}`;
}

function tableOf(title: string, cells: readonly (readonly CellValue[])[]): Table {
  const at = cells.findIndex((one) => one.includes('Họ và tên') && one.length > 3);
  const header = cells[at] ?? [];
  const rows: number[] = [];
  for (let row = at + 1; row < cells.length; row++) {
    const text = String(cells[row]?.find((cell) => cell !== null && cell !== undefined) ?? '');
    if (/^(Tổng số|Ngoài chỉ tiêu)/.test(text)) break;
    if ((cells[row] ?? []).some((cell) => cell !== null)) rows.push(row);
  }
  return { title, cells, header, rows };
}
