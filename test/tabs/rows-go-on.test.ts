import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Registration } from '#shared/registrations/registration.ts';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { Change, Tab } from '#shared/workbook/model.ts';
import { isPlainRow, rowLookOf, sameLook } from '#shared/workbook/tab-look.ts';
import { registrationsArbitrary } from './registrations-arbitrary.ts';
import { PLAN, reconciliationOf, UNITS } from './scene.ts';
import { cases } from '../sizes.ts';

/** A plain row under a new key is not painted again (`Row.entity`): so it must have looked plain under the old one. */
test('a row that goes on under another key as a plain row was one before', () => {
  let seen = 0;
  fc.assert(
    fc.property(registrationsArbitrary, registrationsArbitrary, (earlier, later) => {
      const [before, after] = [tabsOf(earlier), tabsOf(later)];
      const goingOn = goneOn(before, after);
      seen += goingOn.length;
      expect(goingOn.filter(({ looksOther }) => looksOther)).toEqual([]);
    }),
    { numRuns: cases(200) },
  );
  expect(seen).toBeGreaterThan(10);
});

test('control: a row that goes on from one of another kind is named', () => {
  const tab = (key: string, row: Omit<Tab['rows'][number], 'key' | 'cells'>): Tab => {
    return { key: 'tab', title: 'Tab', columns: [], rows: [{ key, cells: {}, entity: 'e', ...row }] };
  };
  const [section, data] = [tab('x | e', { kind: 'section' }), tab('y | e', { kind: 'data' })];
  expect(goneOn([section], [data])).toEqual([{ from: 'x | e', to: 'y | e', looksOther: true }]);
});

function tabsOf(registrations: readonly Registration[]): readonly Tab[] {
  const input = { plan: PLAN, reconciliation: reconciliationOf(registrations), units: UNITS };
  return [layoutReview({ ...input, decidedRows: new Set() }), ...layoutClasses(input)];
}

function goneOn(before: readonly Tab[], after: readonly Tab[]) {
  const to = (snapshot: Parameters<typeof applyChanges>[0], wanted: readonly Tab[]): readonly Change[] =>
    diffWorkbook({ snapshot, wanted, memory: () => null }).changes;
  const empty = { tabs: [], otherTitles: [] };
  const changes = to(applyChanges(empty, to(empty, before)), after);
  return changes.flatMap((change) => {
    if (change.kind !== 'moveRow' && change.kind !== 'rekeyRow') return [];
    const rows = before.find(({ key }) => key === change.tab)?.rows ?? [];
    const former = rows.find(({ key }) => key === change.key);
    const now = rowLookOf(change.row);
    const looksOther = isPlainRow(now) && (former === undefined || !sameLook(rowLookOf(former), now));
    return [{ from: change.key, to: change.row.key, looksOther }];
  });
}
