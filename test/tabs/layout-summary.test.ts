import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutSummary } from '#shared/tabs/summary/layout-summary.ts';
import { summaryColumnsOf } from '#shared/tabs/summary/summary-tab.ts';
import { at, PLAN, reconciliationOf, registration, rowOf, tabText } from './scene.ts';
import { everyKind } from './every-kind.ts';
import { LAPTOP_PIXELS, pixelsWide } from './screen.ts';
import { registrationsArbitrary } from './registrations-arbitrary.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { MISSING_COLUMN } from '#shared/workbook/keys.ts';

test('the summary of a scene with every status and note', async () => {
  const tab = layoutSummary({ plan: PLAN, reconciliation: everyKind() });
  await expect(tabText(tab)).toMatchFileSnapshot('golden/summary-tab.txt');
});

test('the counts of the classes are those of the reconciliation, and the total row is their sum', () => {
  fc.assert(
    fc.property(registrationsArbitrary, (registrations) => {
      const reconciliation = reconciliationOf(registrations);
      const tab = layoutSummary({ plan: PLAN, reconciliation });
      const columns = [
        'units',
        'seats',
        'seated',
        'full',
        'short',
        'none',
        'pending',
        'approved',
        'headcount',
      ];
      const sums: Record<string, number> = {};
      for (const state of reconciliation.classes) {
        const { cells } = rowOf(tab, `class:${state.code}`);
        expect([
          cells['seats'],
          cells['seated'],
          cells['pending'],
          cells['approved'],
          cells['headcount'],
        ]).toEqual([state.seats, state.seated, state.extraPending, state.extraApproved, state.headcount]);
        for (const { key } of PLAN.roles) expect(cells[MISSING_COLUMN.of(key)]).toBe(state.missing[key]);
        expect(Number(cells['full']) + Number(cells['short']) + Number(cells['none'])).toBe(state.units);
        for (const column of columns) sums[column] = (sums[column] ?? 0) + Number(cells[column]);
      }
      const total = rowOf(tab, 'total').cells;
      for (const column of columns) expect(total[column]).toBe(sums[column]);
      expect(new Set(tab.rows.map(({ key }) => key)).size).toBe(tab.rows.length);
    }),
  );
});

test('an account that does not add up says so', () => {
  const fine = reconciliationOf([registration('r1.1', 'seated')]);
  expect(rowOf(layoutSummary({ plan: PLAN, reconciliation: fine }), 'account:delegates').cells).toMatchObject(
    { class: 'Khớp', date: '1 đại biểu trong mọi phản hồi đã biết = 1 đã đăng ký' },
  );
  const wrong = { ...fine, account: { ...fine.account, delegates: 5, rows: 9 } };
  const tab = layoutSummary({ plan: PLAN, reconciliation: wrong });
  expect(rowOf(tab, 'account:delegates').cells).toMatchObject({
    class: 'Không khớp',
    date: '5 đại biểu trong mọi phản hồi đã biết ≠ 1 đã đăng ký',
  });
  expect(rowOf(tab, 'account:rows').cells['class']).toBe('Không khớp');
});

test('it says how fresh it is by the newest response still in the table, never by a clock', () => {
  const registrations = [
    registration('r1.1', 'seated', { submittedAt: at(9, 30) }),
    registration('r2.1', 'withdrawn', { submittedAt: at(11), row: null }),
  ];
  const tab = layoutSummary({ plan: PLAN, reconciliation: reconciliationOf(registrations) });
  expect(rowOf(tab, 'as-of').cells['class']).toBe('Tính đến đăng ký mới nhất, nộp lúc 06/05/2026 09:30.');
  const empty = layoutSummary({ plan: PLAN, reconciliation: reconciliationOf([]) });
  expect(rowOf(empty, 'as-of').cells['class']).toBe('Chưa có đăng ký nào.');
});

test('units without anybody are named by class, in lines that fit the page', () => {
  const [first] = PLAN.classes;
  const units = Array.from({ length: 30 }, (_, index) => ({
    code: String(99_900 + index),
    typed: `xã ${index}`,
    needsConfirmation: false,
  }));
  const plan = { ...PLAN, classes: [{ ...first!, units }] };
  const tab = layoutSummary({ plan, reconciliation: reconciliationOf([], {}, plan) });
  expect(rowOf(tab, 'none').cells['class']).toBe(
    'Đơn vị chưa có người giữ chỗ: 30/30 – đề nghị liên hệ trước',
  );
  expect(rowOf(tab, 'none:01').cells).toMatchObject({ class: 'Lớp 01:' });
  const lines = ['none:01', 'none:01:2'].map((key) => String(rowOf(tab, key).cells['date']));
  expect(lines[0]).toMatch(/^99900; .*;$/);
  expect(lines.join(' ')).toBe(units.map(({ code }) => code).join('; '));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(171);
});

test('the number that waits leads to the queue, each class to its tab, and the programme follows below', () => {
  const programmeRows = [
    { key: 'programme:title', kind: 'section' as const, cells: { class: 'Chương trình' } },
  ];
  const reconciliation = reconciliationOf([registration('r1.1', 'late_pending')]);
  const tab = layoutSummary({ plan: PLAN, reconciliation, programmeRows });
  expect(rowOf(tab, 'waiting').cells['class']).toBe('Việc chờ quyết định: 1 – mở “Cần xử lý”');
  expect(rowOf(tab, 'waiting').links).toEqual({ class: 'review' });
  expect(rowOf(tab, 'class:02').links).toEqual({ class: 'class:02' });
  expect(tab.rows.at(-1)?.key).toBe('programme:title');
});

test('tables of different shape share the tab, so no heading is repeated on paper or kept in view', () => {
  const tab = layoutSummary({ plan: PLAN, reconciliation: reconciliationOf([]) });
  expect(tab.frozenThrough).toBeUndefined();
});

test('it fits the screen of a laptop', () => {
  const widths = summaryColumnsOf(BATCH_2_PLAN).columns.map(({ width }) => width);
  expect(pixelsWide(widths)).toBeLessThanOrEqual(LAPTOP_PIXELS);
});

test('the chart covers the rows of the classes', () => {
  const [chart] = layoutSummary({ plan: PLAN, reconciliation: reconciliationOf([]) }).charts ?? [];
  expect(chart).toMatchObject({ kind: 'stackedBar', fromRow: 'class:01', toRow: 'class:02' });
});

test('no phone number stands in the summary', () => {
  expect(tabText(layoutSummary({ plan: PLAN, reconciliation: everyKind() }))).not.toMatch(/09\d{8}/);
});
