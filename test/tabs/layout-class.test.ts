import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOfTitle } from '#shared/responses/question-title.ts';
import { layoutClasses } from '#shared/tabs/class/layout-class.ts';
import { layoutReview } from '#shared/tabs/review/layout-review.ts';
import { reviewColumns } from '#shared/tabs/review/review-tab.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { applyChanges } from '#shared/workbook/apply.ts';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import type { CellValue, Tab, WorkbookSnapshot } from '#shared/workbook/model.ts';
import { entityOfRowKey } from '#shared/workbook/row-key.ts';
import { everyKind } from './every-kind.ts';
import { PLAN, reconciliationOf, registration, rowOf, tabText, UNITS } from './scene.ts';
import { LAPTOP_PIXELS, pixelsWide } from './screen.ts';
import { registrationsArbitrary } from './registrations-arbitrary.ts';

/** Of a class of version 1 with a morning and an afternoon. */
const CLASS_COLUMNS = classTab([]).columns;

function layout(registrations: readonly Registration[]): readonly Tab[] {
  return layoutClasses({ plan: PLAN, reconciliation: reconciliationOf(registrations), units: UNITS });
}

function classTab(registrations: readonly Registration[], code = '01'): Tab {
  return layout(registrations).find(({ key }) => key === `class:${code}`) as Tab;
}

/** Writes the tabs over what stands there. */
function written(
  tabs: readonly Tab[],
  snapshot: WorkbookSnapshot = { tabs: [], otherTitles: [] },
): WorkbookSnapshot {
  return applyChanges(snapshot, diffWorkbook({ snapshot, wanted: tabs, memory: () => null }).changes);
}

function withStaffCell(
  snapshot: WorkbookSnapshot,
  tab: string,
  row: string,
  column: string,
  value: CellValue,
): WorkbookSnapshot {
  const change = {
    kind: 'setCell',
    tab,
    row,
    column,
    before: null,
    after: value,
    reason: 'decided',
  } as const;
  return applyChanges(snapshot, [change]);
}

function staffCell(
  snapshot: WorkbookSnapshot,
  tab: string,
  row: string,
  column: string,
): CellValue | undefined {
  const found = snapshot.tabs.find(({ key }) => key === tab);
  const at = found?.columns.indexOf(column) ?? -1;
  return found?.rows.find(({ key }) => key === row)?.cells[at];
}

test('who comes, the state and all that staff fill fit the screen of a laptop', () => {
  const tillRemark = CLASS_COLUMNS.slice(0, CLASS_COLUMNS.findIndex(({ key }) => key === 'remark') + 1);
  expect(tillRemark.filter(({ owner }) => owner === 'staff')).toHaveLength(4);
  expect(pixelsWide(tillRemark.map(({ width }) => width))).toBeLessThanOrEqual(LAPTOP_PIXELS);
});

test('the class tabs of a scene with every status and note', async () => {
  await expect(layout(everyKind().registrations).map(tabText).join('\n\n')).toMatchFileSnapshot(
    'golden/class-tabs.txt',
  );
});

test('every unit and role of the class has its row, in plan order, whether anybody registered or not', () => {
  const rows = classTab([]).rows.filter(({ kind }) => kind === 'data');
  expect(rows.map(({ key }) => key)).toEqual([
    'seat:31639:lanh_dao_ubnd',
    'seat:31639:cong_chuc',
    'seat:31684:lanh_dao_ubnd',
    'seat:31684:cong_chuc',
  ]);
  expect(rows.every((row) => row.cells['status'] === 'Chưa đăng ký')).toBe(true);
});

test('a seat that is taken names the person, takes over the vacant row, and shows the phone as text', () => {
  const row = rowOf(classTab([registration('r1.1', 'seated')]), 'seat:31639:lanh_dao_ubnd | person:r1.1');
  expect(row).toMatchObject({ entity: 'person:r1.1', inherits: 'seat:31639:lanh_dao_ubnd' });
  expect(row.cells).toMatchObject({ name: 'Người r1.1', phone: '0912345678', status: 'Đã đăng ký' });
});

test('a place for two has a row for whoever holds it and one for what is vacant; a second place its own rows', () => {
  const people = [registration('r1.1', 'seated'), registration('r2.1', 'seated')];
  const { places } = reconciliationOf([]);
  const [seat] = places;
  if (seat === undefined) throw new Error('the scene has places');
  const second = { ...seat.place, key: `${seat.place.key} 2`, ordinal: 2, capacity: 2 };
  const reconciliation = reconciliationOf(people, {
    places: [
      { place: { ...seat.place, capacity: 3 }, holders: ['r1.1', 'r2.1'] },
      { place: second, holders: [] },
    ],
  });
  const [tab] = layoutClasses({ plan: PLAN, reconciliation, units: UNITS });
  const rows = tab?.rows.filter(({ kind }) => kind === 'data') ?? [];
  expect(rows.map(({ key, cells }) => `${cells['number']} ${key}: ${cells['status']}`)).toEqual([
    '1 seat:31639:lanh_dao_ubnd | person:r1.1: Đã đăng ký',
    '2 seat:31639:lanh_dao_ubnd | person:r2.1: Đã đăng ký',
    '3 seat:31639:lanh_dao_ubnd: Chưa đăng ký',
    '4 seat:31639:lanh_dao_ubnd:2: Chưa đăng ký',
  ]);
});

test('a phone that is no valid number is shown as it was typed', () => {
  const one = registration('r1.1', 'seated', { phones: [], phoneText: '12345 (vợ)' });
  expect(rowOf(classTab([one]), 'seat:31639:lanh_dao_ubnd | person:r1.1').cells['phone']).toBe('12345 (vợ)');
});

test('text that looks like a formula stands in the cell as it was typed', () => {
  const one = registration('r1.1', 'seated', { fullName: '=HYPERLINK("x")', position: '+CT', note: '@a' });
  const { cells } = rowOf(classTab([one]), 'seat:31639:lanh_dao_ubnd | person:r1.1');
  expect(cells).toMatchObject({ name: '=HYPERLINK("x")', position: '+CT' });
});

test('those outside the quota stand below, those who wait first, superseded rows nowhere', () => {
  const tab = classTab([
    registration('r1.1', 'withdrawn'),
    registration('r2.1', 'superseded'),
    registration('r3.1', 'extra_approved'),
    registration('r4.1', 'late_pending'),
    registration('r5.1', 'extra_pending'),
  ]);
  const outside = tab.rows.slice(tab.rows.findIndex(({ key }) => key === 'outside') + 1);
  expect(outside.map(({ key }) => key)).toEqual([
    'outside | person:r5.1',
    'outside | person:r4.1',
    'outside | person:r3.1',
    'outside | person:r1.1',
  ]);
});

test('what staff typed beside a vacant seat stays beside it when somebody takes it', () => {
  const before = withStaffCell(written(layout([])), 'class:01', 'seat:31639:cong_chuc', 'remark', 'đã gọi');
  const after = written(layout([registration('r1.1', 'seated', { role: 'cong_chuc' })]), before);
  expect(staffCell(after, 'class:01', 'seat:31639:cong_chuc | person:r1.1', 'remark')).toBe('đã gọi');
});

test('what staff typed beside a person goes with the person out of the seat and into another class', () => {
  const seated = registration('r1.1', 'seated');
  const first = withStaffCell(
    written(layout([seated])),
    'class:01',
    'seat:31639:lanh_dao_ubnd | person:r1.1',
    'morning',
    true,
  );
  const replaced = written(
    layout([{ ...seated, status: 'replaced' }, registration('r2.1', 'seated')]),
    first,
  );
  expect(staffCell(replaced, 'class:01', 'outside | person:r1.1', 'morning')).toBe(true);
  expect(
    staffCell(replaced, 'class:01', 'seat:31639:lanh_dao_ubnd | person:r2.1', 'morning') ?? null,
  ).toBeNull();

  const moved = written(layout([registration('r1.1', 'seated', { unit: '31480' })]), first);
  expect(staffCell(moved, 'class:02', 'seat:31480:lanh_dao_ubnd | person:r1.1', 'morning')).toBe(true);
});

test('a gone response of a person who registered again has a row of its own; what staff typed stays with the person', () => {
  const gone = registration('r1.1', 'withdrawn', { row: null, notes: ['source_removed'] });
  const again = registration('r2.1', 'seated', { person: 'r1.1' });
  const tab = classTab([gone, again]);
  expect(rowOf(tab, 'outside | registration:r1.1').cells['status']).toBe('Đã rút');
  expect(rowOf(tab, 'seat:31639:lanh_dao_ubnd | person:r1.1').cells['name']).toBe('Người r2.1');
});

test('the heading counts what the reconciliation counts, and says so when a class is over its size', () => {
  const tab = classTab([
    registration('r1.1', 'seated'),
    ...['2', '3', '4', '5'].map((no) => registration(`r${no}.1`, 'extra_approved')),
  ]);
  expect(rowOf(tab, 'heading:seats').cells['number']).toBe(
    'Đã đăng ký 1/4 chỗ; còn thiếu 3: Lãnh đạo UBND 1, Công chức 2. Đơn vị: đủ 0, thiếu 1, chưa đăng ký 1. ' +
      'Vượt chỉ tiêu: 0 chờ duyệt, 4 đã duyệt. Tổng dự 5/4 người – vượt số dự kiến.',
  );
});

test('the day stands with its weekday, and with the stated one where that is another', () => {
  const [first, ...rest] = PLAN.classes;
  const plan = { ...PLAN, classes: [{ ...first!, weekdayStated: 'thứ Hai' }, ...rest] };
  const [tab] = layoutClasses({ plan, reconciliation: reconciliationOf([], {}, plan), units: UNITS });
  expect(rowOf(tab!, 'heading:when').cells['number']).toBe(
    'Thời gian: thứ Ba, ngày 19/05/2026 (văn bản ghi thứ Hai); sáng 08:00, chiều 13:15. ' +
      'Địa điểm: Hội trường xã Long Phú – đơn vị nơi tổ chức: Xã Long Phú.',
  );
});

test('a decision typed where nobody stands is complained of in that row', () => {
  const [tab] = layoutClasses({
    plan: PLAN,
    reconciliation: reconciliationOf([]),
    units: UNITS,
    complaints: new Map([['seat:31639:cong_chuc', 'Chỗ này chưa có người đăng ký.']]),
  });
  expect(rowOf(tab!, 'seat:31639:cong_chuc').cells['note']).toBe('Chỗ này chưa có người đăng ký.');
});

test('a decision typed beside an empty seat does not fall upon whoever takes the seat', () => {
  const vacant = 'seat:31639:lanh_dao_ubnd';
  const before = withStaffCell(written(layout([])), 'class:01', vacant, 'decision', 'Rút');
  const tabs = layoutClasses({
    plan: PLAN,
    reconciliation: reconciliationOf([registration('r1.1', 'seated')]),
    units: UNITS,
    complaints: new Map([[vacant, 'Chỗ này chưa có người đăng ký.']]),
  });
  const after = written(tabs, before);
  expect(staffCell(after, 'class:01', `${vacant} | person:r1.1`, 'decision') ?? null).toBeNull();
  expect(staffCell(after, 'class:01', vacant, 'decision')).toBe('Rút');
});

test('every registration that is not superseded stands in exactly one row of a class tab, or else in the queue', () => {
  fc.assert(
    fc.property(registrationsArbitrary, (registrations) => {
      const reconciliation = reconciliationOf(registrations);
      const names = layout(registrations).flatMap((tab) =>
        tab.rows.filter(({ kind }) => kind === 'data').flatMap(({ cells }) => cells['name'] ?? []),
      );
      const review = layoutReview({ plan: PLAN, reconciliation, units: UNITS, decidedRows: new Set() });
      const queued = new Set(review.rows.map(({ key }) => key));
      for (const one of registrations) {
        const inClasses = names.filter((name) => name === one.fullName).length;
        if (one.status === 'superseded') expect(inClasses).toBe(0);
        else if (one.class !== null) expect(inClasses).toBe(1);
        else expect([inClasses, queued.has(one.key)]).toEqual([0, true]);
      }
    }),
  );
});

test('row keys are distinct, entities follow from keys, staff cells are never named, and the layout is the same every time', () => {
  fc.assert(
    fc.property(registrationsArbitrary, (registrations) => {
      for (const tab of layout(registrations)) {
        const keys = tab.rows.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const staff = new Set(tab.columns.filter(({ owner }) => owner === 'staff').map(({ key }) => key));
        for (const row of tab.rows) {
          if (row.kind !== 'data') continue;
          expect(row.entity ?? row.key).toBe(entityOfRowKey(row.key));
          expect(Object.keys(row.cells).filter((column) => staff.has(column))).toEqual([]);
          expect(Object.values(row.cells)).not.toContain('');
        }
      }
      expect(layout(registrations)).toEqual(layout(registrations));
    }),
  );
});

test('what the server remarks and what staff note are titled apart, and no title stands twice', () => {
  const titles = CLASS_COLUMNS.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(CLASS_COLUMNS.filter(({ key }) => key === 'note' || key === 'remark')).toMatchObject([
    { owner: 'server', title: 'Hệ thống lưu ý' },
    { owner: 'staff', title: 'Ghi chú của cán bộ' },
  ]);
});

test('a person stands in the list without honorific and with the capitals of a name', () => {
  const typed = { fullName: 'Bà NGUYỄN THỊ BA', name: 'NGUYỄN THỊ BA', nameTyped: 'Bà NGUYỄN THỊ BA' };
  const listed = classTab([
    registration('r1.1', 'seated', typed),
    registration('r2.1', 'extra_pending', typed),
  ]);
  const names = listed.rows.filter(({ kind }) => kind === 'data').map(({ cells }) => cells['name']);
  expect(names.filter((name) => name !== undefined)).toEqual(['Nguyễn Thị Ba', 'Nguyễn Thị Ba']);
});

test('a copy of a class tab or of the queue is not taken for a table of responses', () => {
  const titles = [...CLASS_COLUMNS, ...reviewColumns([PLAN])].map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(CLASS_COLUMNS.length);
  expect(titles.filter((title) => meaningOfTitle(title).kind === 'timestamp')).toEqual([]);
  expect(meaningOfTitle('Thời điểm đăng ký').kind).toBe('timestamp');
});
