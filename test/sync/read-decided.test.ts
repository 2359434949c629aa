import { expect, test } from 'vitest';
import { readDecided } from '#shared/sync/read-decided.ts';
import { RememberedCells } from '#shared/workbook/remembered-cells.ts';
import { StaffSheet } from '#shared/workbook/staff-sheet.ts';
import { Scene, SCENE_PLAN, SCENE_UNITS, sceneMatch, row } from '../registrations/scene.ts';

const TAB = 'class:01';
const SEAT = 'seat:31393:cong_chuc | person:r1.1';

function timesReconciled(decision: string | null, fullName: string | null = null): number {
  let times = 0;
  const snapshot = {
    otherTitles: [],
    tabs: [
      {
        key: TAB,
        title: 'Lớp 01',
        columns: ['name', 'decision'],
        rows: [
          { key: 'header', cells: ['Họ và tên', 'Quyết định'] },
          { key: SEAT, cells: ['Nguyễn Văn An', decision] },
        ],
        look: null,
      },
      {
        key: 'review',
        title: 'Cần xử lý',
        columns: ['name', 'fullName'],
        rows: [{ key: 'r1.1', cells: ['Nguyễn Văn An', fullName] }],
        look: null,
      },
    ],
  };
  readDecided({
    sheet: new StaffSheet(snapshot, new RememberedCells([]), 1),
    plan: SCENE_PLAN,
    units: SCENE_UNITS,
    matchUnit: sceneMatch,
    entriesOf: () => [],
    reconcileWith: () => {
      times += 1;
      return new Scene().sync([row('5 08:00', 'Nguyễn Văn An')]);
    },
  });
  return times;
}

test('registrations are reconciled before decisions are read only where a class tab holds one, or a name is set', () => {
  // The heading of the column is no decision.
  expect(timesReconciled(null)).toBe(0);
  expect(timesReconciled('Rút')).toBe(1);
  expect(timesReconciled(null, 'Trần Thị Bông')).toBe(1);
});
