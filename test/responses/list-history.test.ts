/** R8: what a corrected list does to the registrations of the one before. */
import { expect, test } from 'vitest';
import { advanceHistory } from '#shared/responses/advance-history.ts';
import type { RememberedResponse } from '#shared/responses/history.ts';
import { readListFile } from '#shared/responses/list-file.ts';
import { responsesOf } from './responses-of.ts';

function table(name: string, day: string, people: readonly (readonly [name: string, phone: string])[]) {
  const rows = [
    ['Đơn vị: Xã Long Phú'],
    [`Ngày nhận: ${day}`],
    ['STT', 'Họ và tên', 'Chức vụ', 'Số điện thoại'],
    ...people.map(([person, phone], at) => [at + 1, person, 'Công chức', phone]),
  ];
  const list = readListFile(name, [{ title: 'Sheet1', rows }]) ?? expect.fail('no list');
  return responsesOf(list.table).responses;
}

function advance(remembered: readonly RememberedResponse[], ...tables: readonly ReturnType<typeof table>[]) {
  return advanceHistory({ remembered, table: tables.flat(), unitOf: () => '31639', nowMs: 1 });
}

const remembered = (step: ReturnType<typeof advance>, before: readonly RememberedResponse[] = []) => [
  ...new Map([...before, ...step.changed].map((entry) => [entry.id, entry])).values(),
];

const BEFORE = [
  ['Trần Văn An', '0912345678'],
  ['Lê Thị Bình', '0987654321'],
] as const;

test('under another name, with a row more above, another day and a phone put right, everybody goes on', () => {
  const first = advance([], table('a.xlsx', '10/5/2026', BEFORE));
  const after = advance(
    remembered(first),
    table('b (sửa).xlsx', '12/5/2026', [['Ngô Thị Mới', ''], ['Lê Thị Bình', '0900000001'], BEFORE[0]]),
  );
  expect(after.goneNow).toBe(0);
  const byName = new Map(
    after.known.map(({ id, versions }) => [
      versions.at(-1)?.response.delegates[0]?.fullName,
      { id, versions },
    ]),
  );
  for (const { id, versions } of first.known) {
    const [said] = versions;
    const now = byName.get(said?.response.delegates[0]?.fullName);
    expect(now?.id).toBe(id);
    // The first day is that of the first list: an edit makes nobody late.
    expect(now?.versions[0]).toEqual(said);
  }
});

test('one who was left out of a list and stands in the next again is known again', () => {
  const before = remembered(advance([], table('a.xlsx', '10/5/2026', BEFORE)));
  const without = advance(before, table('b.xlsx', '11/5/2026', [BEFORE[0]]));
  expect(without.goneNow).toBe(1);
  const back = advance(remembered(without, before), table('c.xlsx', '12/5/2026', BEFORE));
  expect(back.known).toHaveLength(2);
});

test('control: without the ids who comes back changed is a new registration', () => {
  const bare = (responses: ReturnType<typeof table>) => responses.map((one) => ({ ...one, sourceId: null }));
  const before = remembered(advance([], bare(table('a.xlsx', '10/5/2026', BEFORE))));
  const without = advance(before, bare(table('b.xlsx', '11/5/2026', [BEFORE[0]])));
  const back = advance(remembered(without, before), bare(table('c.xlsx', '12/5/2026', BEFORE)));
  expect(back.known).toHaveLength(3);
});

test('two lists read together are rows of their own, and nobody is gone', () => {
  const first = advance([], table('a.xlsx', '10/5/2026', BEFORE));
  const both = advance(
    remembered(first),
    table('a.xlsx', '10/5/2026', BEFORE),
    table('b.xlsx', '12/5/2026', [BEFORE[0]]),
  );
  expect([both.known.length, both.goneNow]).toEqual([3, 0]);
  expect(new Set(both.known.map(({ id }) => id)).size).toBe(3);
});
