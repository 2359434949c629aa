import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { reviewColumns } from '#shared/tabs/review/review-tab.ts';
import { waitingCount } from '#shared/registrations/review-needs.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import type { Tab } from '#shared/workbook/model.ts';
import { everyKind } from './every-kind.ts';
import { registrationsArbitrary } from './registrations-arbitrary.ts';
import { PLAN, reconciliationOf, registration, rowOf, tabText, UNITS } from './scene.ts';
import { REVIEW_NEED_WORDS } from '#shared/registrations/review-sentences.ts';
import { rowHeight } from '../../sync-server/local/xlsx-row-height.ts';
import { LAPTOP_PIXELS, pixelsWide } from './screen.ts';

function review(
  registrations: readonly Registration[],
  decided: readonly string[] = [],
  seen: readonly string[] = [],
): Tab {
  const reconciliation = reconciliationOf(registrations);
  return layoutReview({
    plan: PLAN,
    reconciliation,
    units: UNITS,
    decidedRows: new Set(decided),
    seenRows: new Set(seen),
  });
}

function dataKeys(tab: Tab): readonly string[] {
  return tab.rows.filter(({ kind }) => kind === 'data').map(({ key }) => key);
}

test('the name, the reason, the suggestion and the cells to decide in are seen together on a laptop', () => {
  const columns = reviewColumns([PLAN]);
  const keys = columns.map(({ key }) => key);
  const tillRole = columns.slice(0, keys.indexOf('role') + 1);
  expect(tillRole.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['name', 'reason', 'suggestion', 'decision', 'unit']),
  );
  expect(pixelsWide(tillRole.map(({ width }) => width))).toBeLessThanOrEqual(LAPTOP_PIXELS);
});

test('what a case is about never fills its column to the edge, where it would run into the name when printed', () => {
  const width = reviewColumns([PLAN]).find(({ key }) => key === 'kind')?.width ?? 0;
  const lines = (value: string, room: number) => rowHeight([{ value, width: room, isBold: false }]);
  const tight = Object.values(REVIEW_NEED_WORDS).filter(
    (words) => lines(words, width) !== lines(words, width - 0.8),
  );
  expect(tight).toEqual([]);
});

test('the queue calls somebody as the class tab does, and shows what was typed', () => {
  const typed = { fullName: 'Bà NGUYỄN THỊ BA', name: 'NGUYỄN THỊ BA', nameTyped: 'Bà NGUYỄN THỊ BA' };
  const seated = registration('r1.1', 'seated', { fullName: 'Đ/c Lê Văn Tư', name: 'Lê Văn Tư' });
  const waits = registration('r2.1', 'extra_pending', { ...typed, why: { seatHolder: 'r1.1' } });
  const { name, reason } = rowOf(review([seated, waits]), 'r2.1').cells;
  expect(name).toBe('Nguyễn Thị Ba');
  expect(reason).toContain('đã có Lê Văn Tư (dòng 1). Biểu mẫu ghi “Bà NGUYỄN THỊ BA”.');
});

test('the queue of a scene with every status and note', async () => {
  const tab = layoutReview({
    plan: PLAN,
    reconciliation: everyKind(),
    units: UNITS,
    decidedRows: new Set(['r6.1']),
  });
  await expect(tabText(tab)).toMatchFileSnapshot('golden/review-tab.txt');
});

test('a row waits for each registration that needs a decision, the most pressing first, and for no other', () => {
  const tab = review([
    registration('r1.1', 'seated'),
    registration('r2.1', 'extra_pending'),
    registration('r3.1', 'late_pending'),
    registration('r4.1', 'unit_unclear', { unit: null }),
    registration('r5.1', 'withdrawn'),
    registration('r6.1', 'seated', { notes: ['class_differs', 'in_grace', 'phone_shared'] }),
  ]);
  expect(dataKeys(tab)).toEqual(['r4.1', 'r3.1', 'r2.1']);
  expect(rowOf(tab, 'count').cells['kind']).toBe('Đang chờ quyết định: 3.');
});

test('a row in which staff typed something stays, also once it is settled or superseded', () => {
  const registrations = [
    registration('r1.1', 'seated'),
    registration('r2.1', 'superseded'),
    registration('r3.1', 'rejected'),
  ];
  expect(dataKeys(review(registrations))).toEqual([]);
  expect(dataKeys(review(registrations, ['r1.1', 'r2.1', 'r3.1']))).toEqual(['r1.1', 'r2.1', 'r3.1']);
});

test('one who is in no class tab stays in the queue, decided or not: nobody vanishes from the workbook', () => {
  const tab = review([
    registration('r1.1', 'rejected', { unit: null }),
    registration('r2.1', 'superseded', { unit: null }),
  ]);
  expect(dataKeys(tab)).toEqual(['r1.1']);
  expect(rowOf(tab, 'r1.1').cells['state']).toBe('Không chấp nhận');
});

test('what only asks to be looked at does not count as waiting, and is done with once marked as seen', () => {
  const changed = [registration('r1.1', 'seated', { notes: ['details_changed'] })];
  expect(rowOf(review(changed), 'count').cells['kind']).toBe('Không có việc nào chờ quyết định.');
  expect(rowOf(review(changed), 'r1.1').cells['state']).toBe('Đề nghị xem');
  expect(rowOf(review(changed, ['r1.1'], ['r1.1']), 'r1.1').cells['state']).toBe('Đã xem');
});

test('a decision in force says so; one without effect says what is missing and waits', () => {
  const decision = { registration: 'r1.1', kind: 'approve', value: null, seenAt: 1 } as const;
  const inForce = registration('r1.1', 'extra_approved', {
    why: { decisions: [{ decision, obstacle: null }] },
  });
  expect(rowOf(review([inForce], ['r1.1']), 'r1.1').cells['state']).toBe('Có hiệu lực: Duyệt.');
  const without = registration('r1.1', 'role_unclear', {
    why: { decisions: [{ decision, obstacle: 'role_unclear' }] },
  });
  expect(rowOf(review([without], ['r1.1']), 'r1.1').cells['state']).toBe(
    'Chưa có hiệu lực: Duyệt – chưa rõ thành phần – đề nghị điền “Thành phần đúng” trước.',
  );
});

test('a complaint about what staff typed stands beside it, before everything else', () => {
  const tab = layoutReview({
    plan: PLAN,
    reconciliation: reconciliationOf([registration('r1.1', 'late_pending')]),
    units: UNITS,
    decidedRows: new Set(['r1.1']),
    complaints: new Map([['r1.1', 'Chưa hiểu “ừ”: đề nghị chọn “Duyệt”.']]),
  });
  expect(rowOf(tab, 'r1.1').cells['state']).toBe('Chưa hiểu “ừ”: đề nghị chọn “Duyệt”.');
});

test('no phone number stands in the queue, wherever it was typed', () => {
  const phone = '0912 345 678';
  const one = registration('r1.1', 'unit_unclear', {
    unit: null,
    fullName: `An ${phone}`,
    position: phone,
    unitTyped: phone,
    note: phone,
  });
  expect(tabText(review([one]))).not.toContain('345');
  expect(tabText(review([one]))).toContain('0912***678');
});

test('the queue holds nobody twice, everybody who waits, and its count is that of the reconciliation', () => {
  fc.assert(
    fc.property(registrationsArbitrary, (registrations) => {
      const tab = review(registrations);
      const keys = tab.rows.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const waiting = waitingCount(reconciliationOf(registrations));
      const states = tab.rows.filter(({ kind }) => kind === 'data').map(({ cells }) => cells['state']);
      expect(states.filter((state) => state === 'Chờ quyết định')).toHaveLength(waiting);
      for (const one of registrations) {
        const waits = [
          'unit_unclear',
          'not_in_plan',
          'duplicate_suspected',
          'role_unclear',
          'late_pending',
          'extra_pending',
        ];
        if (waits.includes(one.status)) expect(keys).toContain(one.key);
      }
    }),
  );
});

test('dropdowns of units refer to the list of units, which is too long for one of its own', () => {
  const column = review([]).columns.find(({ key }) => key === 'unit');
  expect(column?.choices).toEqual({ tab: 'lists', column: 'unit' });
});
