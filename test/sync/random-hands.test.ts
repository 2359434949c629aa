import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellValue } from '#shared/workbook/model.ts';
import { SIZES } from '../sizes.ts';
import { MTTQ, Office, row, STAFF, UBND } from './office.ts';
import { inMemory, onFile } from './office-places.ts';
import type { CutMoment } from './power-cut.ts';

/**
 * Whatever staff do between two syncs, and wherever in a sync the power goes, what they typed about a person stays with
 * the person, and the next sync has nothing left to do.
 */
const UNITS = ['Xã Hòa An', 'Xã Vị Thanh 1', 'Xã Hỏa Lựu', 'Xã Long Phú', 'Xã Tài Văn', 'Long Phú'];
const ROLES = [UBND, MTTQ, STAFF, ''];
const NAMES = ['An An', 'Bình Bình', 'Chi Chi', 'Dũng Dũng', 'Em Em', 'Giang Giang'];

type Act =
  | { readonly kind: 'register'; readonly who: number; readonly unit: number; readonly role: number }
  | { readonly kind: 'note'; readonly who: number; readonly text: string }
  | { readonly kind: 'decide'; readonly who: number; readonly words: string }
  | {
      readonly kind: 'sort' | 'insertRow' | 'insertColumn' | 'moveColumn' | 'rename' | 'deleteTab';
      readonly at: number;
    }
  | { readonly kind: 'deleteRow'; readonly who: number };

const who = fc.nat(NAMES.length - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('register' as const), who, unit: fc.nat(5), role: fc.nat(3) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      who,
      text: fc.stringMatching(/^[a-z=+]{3,9}$/),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      who,
      words: fc.constantFrom('Duyệt', 'Thay thế', 'Rút', 'Không chấp nhận', ''),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['sort', 'insertRow', 'insertColumn', 'moveColumn', 'rename', 'deleteTab'] as const),
      ),
      at: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteRow' as const), who }) },
);

/** What happens between two syncs, and whether the power goes in the second. */
const between = fc.record({
  act,
  cut: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.constantFrom<CutMoment>('recorded', 'written'),
  ),
});

test.each([
  ['in memory', inMemory, SIZES.handsInMemory],
  ['on a file', onFile, SIZES.handsOnFile],
] as const)(
  'no note of staff is lost or changed, whatever they do to the workbook: %s',
  async (_where, place, lives) => {
    const looked = { notes: 0, powerCuts: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(between, { minLength: 4, maxLength: 9 }), async (acts) => {
        const rows = NAMES.slice(0, 3).map((name, at) => row('05 08:00', UNITS[at] as string, name, STAFF));
        const office = new Office(rows, place());
        try {
          looked.notes += await livesThrough(office, acts);
          looked.powerCuts += office.powerCuts;
        } finally {
          await office.close();
        }
      }),
      { numRuns: lives },
    );
    // A control: there were notes to lose, and the power did go.
    expect(looked.notes).toBeGreaterThan(lives);
    expect(looked.powerCuts).toBeGreaterThan(lives / 10);
  },
);

/** Answers how many notes were looked for and found, over all syncs. */
async function livesThrough(
  office: Office,
  acts: readonly { readonly act: Act; readonly cut: CutMoment | null }[],
): Promise<number> {
  const notes = new Map<string, string>();
  let looked = 0;
  let minute = 10;
  const sync = () => office.sync(`06 08:${minute++}`, { confirm: true });
  await sync();
  for (const { act: one, cut } of acts) {
    await does(office, one, notes);
    if (cut !== null) await office.syncCutAt(cut, `06 08:${minute++}`, { confirm: true });
    await sync();
    const found = await notesIn(office, notes);
    expect(new Map([...notes].filter(([name]) => found.has(name)))).toEqual(found);
    looked += found.size;
  }
  const last = await sync();
  expect(last.planned.diff.changes).toEqual([]);
  expect(last.planned.diff.problems).toEqual([]);
  return looked;
}

async function does(office: Office, one: Act, notes: Map<string, string>): Promise<void> {
  const { hands } = office;
  if (one.kind === 'register') {
    const at = `05 09:${String(10 + office.rows.length)}`;
    office.rows.push(row(at, UNITS[one.unit] as string, NAMES[one.who] as string, ROLES[one.role]));
    return;
  }
  const classes = await classTabs(office);
  if (one.kind === 'note' || one.kind === 'decide' || one.kind === 'deleteRow') {
    const name = NAMES[one.who] as string;
    const place = placeOf(classes, name);
    if (place === null) return;
    if (one.kind === 'deleteRow') return hands.deleteRow(place.title, place.row);
    const [column, value] =
      one.kind === 'note' ? ['Ghi chú của cán bộ', one.text] : ['Xử lý', one.words || null];
    await hands.setCell(place.title, place.row, place.header.indexOf(column), value);
    if (one.kind === 'note') notes.set(name, one.text);
    return;
  }
  const tab = classes[one.at % classes.length];
  if (tab === undefined) return;
  const first = tab.cells.indexOf(tab.header) + 1;
  switch (one.kind) {
    case 'sort':
      return hands.sortRows(tab.title, first, 9, one.at % tab.header.length);
    case 'insertRow':
      return hands.insertRow(tab.title, first + (one.at % 9));
    case 'insertColumn':
      return hands.insertColumn(tab.title, one.at % tab.header.length);
    case 'moveColumn':
      return hands.moveColumn(tab.title, tab.header.length - 1, one.at % tab.header.length);
    case 'rename':
      return hands.renameTab(tab.title, `Tab ${one.at} của cán bộ`.replace('0', 'không'));
    case 'deleteTab':
      return hands.deleteTab(tab.title);
  }
}

interface ClassTab {
  readonly title: string;
  readonly cells: readonly (readonly CellValue[])[];
  readonly header: readonly CellValue[];
}

/** Opening a file takes its time: these are never renamed here. */
const OTHERS = /^(Tổng hợp|Cần xử lý|Kế hoạch|Danh sách lớp|Phân lớp|Nhật ký|Phụ lục|NV )/;

/** Class tabs by what one sees in them, whatever they are called now. */
async function classTabs(office: Office): Promise<ClassTab[]> {
  const tabs: ClassTab[] = [];
  for (const title of (await office.hands.titles()).filter((one) => !OTHERS.test(one))) {
    const cells = await office.hands.cells(title);
    const header = cells.find((one) => one.includes('Có mặt sáng') && one.includes('Xử lý'));
    if (header !== undefined) tabs.push({ title, cells, header });
  }
  return tabs;
}

function placeOf(tabs: readonly ClassTab[], name: string) {
  const places = tabs.flatMap(({ title, cells, header }) =>
    cells.flatMap((one, at) =>
      one[header.indexOf('Họ và tên')] === name ? [{ title, row: at, header, cells: one }] : [],
    ),
  );
  // Who registered in two units stands twice while nobody has said that they are one.
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** Of the people noted who stand once in the class tabs, what stands beside them. */
async function notesIn(office: Office, notes: Map<string, string>): Promise<Map<string, string>> {
  const tabs = await classTabs(office);
  const found = new Map<string, string>();
  for (const name of notes.keys()) {
    const place = placeOf(tabs, name);
    if (place !== null)
      found.set(name, String(place.cells[place.header.indexOf('Ghi chú của cán bộ')] ?? ''));
  }
  return found;
}
