/** The layouts over a life of syncs with the real reconciliation: what staff typed goes where its person goes. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { layoutSummary } from '#shared/tabs/summary/layout-summary.ts';
import { complaintsOf } from '#shared/decisions/cell-decision.ts';
import { readDecisions } from '#shared/tabs/read-decisions.ts';
import type { Reconciliation } from '#shared/registrations/registration.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { Scene, SCENE_PLAN, SCENE_UNITS, type SceneRow, sceneMatch } from '../registrations/scene.ts';
import { cases } from '../sizes.ts';

const PLAN = SCENE_PLAN;
const UNITS = SCENE_UNITS;

/** One workbook, synced again and again; a sync reads staff's decisions from the cells and writes only differences. */
class Life {
  snapshot: WorkbookSnapshot = { tabs: [], otherTitles: [] };
  private readonly scene = new Scene();
  private readonly seen = new Map<string, number>();
  private hour = 0;

  sync(rows: readonly SceneRow[]): {
    reconciliation: Reconciliation;
    wanted: readonly Tab[];
    changes: number;
  } {
    const at = `2${Math.floor(this.hour / 10)} 1${this.hour % 10}:00`;
    const now = Date.parse(`2026-05-2${Math.floor(this.hour / 10)}T1${this.hour % 10}:00:00+07:00`);
    this.hour++;
    this.scene.decisions.length = 0;
    const before = this.scene.sync(rows, at);
    const persons = new Map(before.registrations.map((one) => [one.key, one]));
    const read = readDecisions({
      snapshot: this.snapshot,
      plan: PLAN,
      units: UNITS,
      registration: (key) => persons.get(key),
      seenAt: (tab, entity, column) => this.seenAt(`${tab} ${entity} ${column}`, now),
      matchUnit: (typed) => sceneMatch(typed).code,
    });
    this.scene.decisions.push(...read.decisions);
    const reconciliation = this.scene.sync(rows, at);
    const input = { plan: PLAN, reconciliation, units: UNITS };
    const wanted = [
      layoutSummary(input),
      layoutReview({
        ...input,
        decidedRows: read.touched,
        seenRows: read.seen,
        complaints: complaintsOf(read.problems, (tab) => tab === 'review'),
      }),
      ...layoutClasses({
        ...input,
        complaints: complaintsOf(read.problems, (tab) => tab.startsWith('class:')),
      }),
    ];
    const { changes, problems } = diffWorkbook({ snapshot: this.snapshot, wanted, memory: () => null });
    expect(problems).toEqual([]);
    this.snapshot = applyChanges(this.snapshot, changes);
    return { reconciliation, wanted, changes: changes.length };
  }

  /** Types into a data row of a tab, chosen by numbers. Says what was typed where. */
  type(tabKey: string, rowNumber: number, column: string, value: CellValue): void {
    const tab = this.snapshot.tabs.find(({ key }) => key === tabKey);
    const rows = (tab?.rows ?? []).filter(
      ({ key }) => key !== null && /^(seat:|outside \||.*\.\d+$)/.test(key),
    );
    const row = rows[rowNumber % Math.max(1, rows.length)]?.key;
    if (row === undefined || row === null) return;
    const change = {
      kind: 'setCell',
      tab: tabKey,
      row,
      column,
      before: null,
      after: value,
      reason: 'decided',
    } as const;
    this.snapshot = applyChanges(this.snapshot, [change]);
  }

  remarks(): readonly string[] {
    return this.snapshot.tabs.flatMap((tab) => {
      const at = tab.columns.indexOf('remark');
      return tab.rows.flatMap(({ cells }) => {
        const value = at < 0 ? null : (cells[at] ?? null);
        return typeof value === 'string' && value.startsWith('ghi ') ? [value] : [];
      });
    });
  }

  private seenAt(cell: string, now: number): number {
    if (!this.seen.has(cell)) this.seen.set(cell, now);
    return this.seen.get(cell) as number;
  }
}

const sceneRow: fc.Arbitrary<SceneRow> = fc.record({
  at: fc
    .tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 10, max: 19 }))
    .map(([day, hour]) => `${day} ${hour}:00`),
  unit: fc.constantFrom('Hòa An', 'Vị Thanh 1', 'Long Phú', 'Ô Môn', 'Vị Thanh'),
  people: fc.array(
    fc.record({
      name: fc.constantFrom('Lê An', 'Lê Ân', 'Trần Bình', '=Võ Cường', 'Hà Dung'),
      role: fc.constantFrom('Công chức', 'Lãnh đạo UBND', 'Lãnh đạo Mặt trận', ''),
      phone: fc.constantFrom('', '0912345678', '0987654321'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), row: sceneRow }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.record({
    kind: fc.constant('remark' as const),
    tab: fc.constantFrom('class:01', 'class:02', 'review'),
    at: fc.nat(20),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    tab: fc.constantFrom('class:01', 'class:02', 'review'),
    at: fc.nat(20),
    word: fc.constantFrom(
      'Duyệt',
      'Không chấp nhận',
      'Thay thế',
      'Rút',
      'Cùng một người',
      'Khác người',
      'ừ',
      null,
    ),
  }),
  fc.record({
    kind: fc.constant('unit' as const),
    at: fc.nat(20),
    name: fc.constantFrom('Xã Long Phú', 'Xã Hòa An', 'Xã Ô Môn', 'đâu đó', null),
  }),
);

test('over any life: nothing that staff typed is lost, everybody stands in one place, and syncing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), (syncs) => {
      const life = new Life();
      const rows: SceneRow[] = [];
      let remarks = 0;
      life.sync(rows);
      for (const steps of syncs) {
        for (const one of steps) {
          if (one.kind === 'add') rows.push(one.row);
          if (one.kind === 'remove') rows.splice(one.at % Math.max(1, rows.length), 1);
          if (one.kind === 'remark') life.type(one.tab, one.at, 'remark', `ghi ${++remarks}`);
          if (one.kind === 'decide') life.type(one.tab, one.at, 'decision', one.word);
          if (one.kind === 'unit') life.type('review', one.at, 'unit', one.name);
        }
        const typed = life.remarks();
        const { reconciliation, wanted } = life.sync(rows);
        expect(typed.filter((remark) => !life.remarks().includes(remark))).toEqual([]);
        expect(life.sync(rows).changes).toBe(0);

        const inClasses = wanted
          .filter(({ key }) => key.startsWith('class:'))
          .flatMap((tab) =>
            tab.rows.filter(({ cells, kind }) => kind === 'data' && cells['name'] !== undefined),
          );
        const expected = reconciliation.registrations.filter(
          (one) => one.class !== null && one.status !== 'superseded',
        );
        expect(inClasses).toHaveLength(expected.length);
        const notes = wanted[0]?.rows
          .filter(({ key }) => key.startsWith('account:'))
          .map(({ cells }) => cells['note'] ?? '');
        expect(notes?.filter((note) => String(note).startsWith('Không khớp'))).toEqual([]);
      }
    }),
    { numRuns: cases(150) },
  );
});
