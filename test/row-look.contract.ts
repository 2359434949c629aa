import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWorkbook } from '#shared/workbook/diff.ts';
import { HEADER_ROW, LISTS_TAB, PERSON, REVIEW_TAB, SEAT } from '#shared/workbook/keys.ts';
import type { Change, Column, Row, Tab } from '#shared/workbook/model.ts';
import { rowKey } from '#shared/workbook/row-key.ts';
import type { MakeWorkbook, SeenLook, WorkbookHarness } from './workbook-harness.ts';

/**
 * A row looks as its kind wherever and beside whatever it is inserted: formats, dropdowns, boxes, alignment and colours are
 * those of a workbook that was made at once. The new look of the tab is never written here: insertion alone must do.
 */
export function rowLookContract(create: MakeWorkbook): void {
  test.each(SCENES)('an inserted row has the look of its kind: %s', async (_, before, after) => {
    const harness = await create();
    await make(harness, before);
    await change(harness, after);
    const looks = await looksOf(harness, after);
    expect(looks).toEqual(await looksAtOnce(create, after));
    for (const [at, row] of after.entries())
      expect(looks[at], row.key).toMatchObject(LOOKS[row.key[0] ?? ''] ?? {});
  });

  test('an inserted row has the look of its kind, whatever stood there and whatever goes', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(), async ({ before, after }) => {
        const harness = await create();
        await make(harness, before);
        await change(harness, after);
        expect(await looksOf(harness, after)).toEqual(await looksAtOnce(create, after));
      }),
      { numRuns: 12 },
    );
  });

  test('a seat that is taken keeps its dropdown, and a row that goes on with formats of its own gets them', async () => {
    const harness = await create();
    const [vacant, taken] = [
      SEAT.of('31639', 'cong_chuc'),
      rowKey(SEAT.of('31639', 'cong_chuc'), PERSON.of('r5.1')),
    ];
    const seat = { ...data('a'), key: taken, entity: PERSON.of('r5.1'), inherits: vacant };
    await make(harness, [data('b'), { ...data('a'), key: vacant }]);
    await change(harness, [data('b'), seat]);
    expect((await looksOf(harness, [data('b'), seat]))[1]).toMatchObject(PLAIN);
    const moved = { ...own('o'), entity: PERSON.of('r5.1') };
    await change(harness, [data('b'), moved]);
    expect((await looksOf(harness, [data('b'), moved]))[1]).toMatchObject(OWN);
  });

  test('a row that staff typed right below the heading gets the look of its kind with its key', async () => {
    const harness = await create();
    await make(harness, [data('b')]);
    await harness.edit.insertRow(TITLE, 2);
    await harness.edit.setCell(TITLE, 2, 1, 'Người tự ghi');
    const port = await harness.port();
    const after = [data('a'), data('b')];
    const adopted: Change = { kind: 'adoptRow', tab: REVIEW_TAB, index: 2, row: data('a') };
    await port.apply(changesTo(await port.read(), after, [adopted]));
    const looks = await looksOf(harness, after);
    expect(looks[0]?.map(({ format, offers }) => ({ format, offers }))).toEqual(
      PLAIN.map(({ format, offers }) => ({ format, offers })),
    );
  });

  test('a column that staff deleted comes back with its dropdown and formats', async () => {
    const harness = await create();
    const rows = [data('a'), section('s'), data('b')];
    await make(harness, rows);
    await harness.edit.deleteColumn(TITLE, 5);
    await harness.edit.deleteColumn(TITLE, 2);
    const port = await harness.port();
    await port.apply(changesTo(await port.read(), rows));
    expect(await looksOf(harness, rows)).toEqual(await looksAtOnce(create, rows));
  });
}

/** Rows are called by the letter of their look. */
const data = (key: string): Row => ({
  key,
  kind: 'data',
  cells: { number: 1, name: 'Nguyễn Văn Một', day: 46154, at: 46150.5, share: 0.5 },
});
const section = (key: string): Row => ({ key, kind: 'section', cells: { number: 'NGOÀI CHỈ TIÊU' } });
const total = (key: string): Row => ({ key, kind: 'total', cells: { number: 2, share: 0.25 } });
const info = (key: string): Row => ({ key, kind: 'info', cells: { number: 'Ghi chú' } });
const own = (key: string): Row => ({
  ...data(key),
  formats: {
    name: { kind: 'date', align: 'center' },
    decision: { kind: 'text' },
    remark: { kind: 'choice', choices: { list: ['Có', 'Không'] } },
  },
  links: { number: LISTS_TAB },
});
/** Of most of its cells nothing is staff's. */
const partly = (key: string): Row => ({ ...data(key), staffCells: ['seen'] });

const SCENES: readonly (readonly [string, readonly Row[], readonly Row[]])[] = [
  ['the first data row of a tab that had none', [], [data('a')]],
  ['directly below the heading', [data('a')], [data('b'), data('a')]],
  ['the first below a section', [data('a'), section('s')], [data('a'), section('s'), data('b')]],
  ['between the heading and a section', [section('s'), data('a')], [data('b'), section('s'), data('a')]],
  ['below a total', [data('a'), total('t')], [data('a'), total('t'), data('b')]],
  ['at the end', [data('a')], [data('a'), data('b')]],
  [
    'several in a row, in several places',
    [data('a'), section('s'), data('b')],
    [data('c'), data('d'), data('a'), section('s'), data('e'), data('f'), data('b'), data('g')],
  ],
  ['one with formats of its own', [data('a')], [own('o'), data('a')]],
  ['a plain one below one with formats of its own', [own('o')], [own('o'), data('a')]],
  ['one in which fewer cells are staff’s', [data('a')], [partly('p'), data('a')]],
  ['a plain one below one in which fewer cells are staff’s', [partly('p')], [partly('p'), data('a')]],
  ['a section among data rows', [data('a'), data('b')], [data('a'), section('s'), data('b')]],
  ['a section and a total at the end', [data('a')], [data('a'), total('t'), section('s')]],
  ['a line of text below a section', [section('s')], [section('s'), info('i')]],
];

type Expected = Partial<SeenLook>;
const cell = (
  format: SeenLook['format'],
  offers: SeenLook['offers'] = null,
  more: Expected = {},
): Expected => {
  return { format, offers, isBold: false, ...more };
};

const PLAIN: readonly Expected[] = [
  cell('integer'),
  cell('text'),
  cell('date'),
  cell('dateTime'),
  cell('percent'),
  cell('text', ['Duyệt', 'Rút']),
  cell('text', { tab: 'Danh sách' }),
  cell('general', 'box'),
  cell('text'),
  cell('amount'),
  cell('share'),
];
const OWN = PLAIN.with(0, cell('integer', null, { isLink: true }))
  .with(1, cell('date'))
  .with(5, cell('text'))
  .with(8, cell('text', ['Có', 'Không']));
const PARTLY = PLAIN.map(({ format = 'general' }, at) => cell(format, at === 7 ? 'box' : null));
const SECTION = PLAIN.map(() => cell('text', null, { isBold: true }));
const TOTAL = PLAIN.map(({ format = 'general' }) => cell(format, null, { isBold: true }));
const INFO = PLAIN.map(() => cell('text'));

/** What is seen of a row, by the first letter of its key. Written out: it is no adapter's own opinion. */
const LOOKS: Readonly<Record<string, readonly Expected[]>> = {
  ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => [letter, PLAIN])),
  o: OWN,
  p: PARTLY,
  s: SECTION,
  t: TOTAL,
  i: INFO,
};

const MAKERS: Readonly<Record<string, (key: string) => Row>> = { data, section, total, info, own, partly };

/** Rows that stay keep their order; others come and go among them. */
function anyRows(): fc.Arbitrary<{ readonly before: readonly Row[]; readonly after: readonly Row[] }> {
  const one = fc.record({
    kind: fc.constantFrom(...Object.keys(MAKERS), 'data'),
    stands: fc.constantFrom('before', 'after', 'both'),
  });
  return fc.array(one, { minLength: 1, maxLength: 8 }).map((all) => {
    const rows = all.map(({ kind, stands }, at) => ({
      row: MAKERS[kind]?.(`${kind} ${at}`) ?? data(`${at}`),
      stands,
    }));
    const standing = (when: string) => rows.filter(({ stands }) => stands !== when).map(({ row }) => row);
    return { before: standing('after'), after: standing('before') };
  });
}

const TITLE = 'Cần xử lý';

const column = (key: string, kind: Column['kind'], more: Partial<Column> = {}): Column => {
  return { key, title: key, owner: 'server', width: 12, kind, ...more };
};

const COLUMNS: readonly Column[] = [
  column('number', 'integer', { align: 'center' }),
  column('name', 'text', { wrap: true }),
  column('day', 'date'),
  column('at', 'dateTime'),
  column('share', 'progress'),
  column('decision', 'choice', { owner: 'staff', choices: { list: ['Duyệt', 'Rút'] } }),
  column('unit', 'choice', { owner: 'staff', choices: { tab: LISTS_TAB, column: 'unit' } }),
  column('seen', 'check', { owner: 'staff' }),
  column('remark', 'text', { owner: 'staff', wrap: true }),
  column('money', 'amount'),
  column('part', 'share'),
];

const HEADINGS: readonly Row[] = [
  { key: 'title', kind: 'title', cells: { number: 'CẦN XỬ LÝ' } },
  {
    key: HEADER_ROW,
    kind: 'header',
    cells: Object.fromEntries(COLUMNS.map(({ key, title }) => [key, title])),
  },
];

function wantedTabs(rows: readonly Row[]): readonly Tab[] {
  const units = ['Phường Sông Mây', 'Xã Đồng Nắng'].map(
    (unit): Row => ({ key: unit, kind: 'data', cells: { unit } }),
  );
  const lists: Tab = { key: LISTS_TAB, title: 'Danh sách', columns: [column('unit', 'text')], rows: units };
  const all = [...HEADINGS, ...rows];
  return [{ key: REVIEW_TAB, title: TITLE, columns: COLUMNS, rows: all, frozenThrough: HEADER_ROW }, lists];
}

function changesTo(
  snapshot: Parameters<typeof diffWorkbook>[0]['snapshot'],
  rows: readonly Row[],
  adopted: readonly Change[] = [],
) {
  return diffWorkbook({ snapshot, wanted: wantedTabs(rows), memory: () => null, adopted }).changes;
}

async function make(harness: WorkbookHarness, rows: readonly Row[]): Promise<void> {
  const port = await harness.port();
  await port.apply(changesTo(await port.read(), rows));
}

/** Without the new look of the tab, which would hide what the changes of rows leave undone. */
async function change(harness: WorkbookHarness, rows: readonly Row[]): Promise<void> {
  const port = await harness.port();
  const changes = changesTo(await port.read(), rows).filter(({ kind }) => kind !== 'lookTab');
  await port.apply(changes);
}

/** Of the rows below the heading. */
async function looksOf(
  { looks }: WorkbookHarness,
  rows: readonly Row[],
): Promise<readonly (readonly SeenLook[])[]> {
  const all = await looks(TITLE, HEADINGS.length + rows.length, COLUMNS.length);
  return all.slice(HEADINGS.length);
}

async function looksAtOnce(
  create: MakeWorkbook,
  rows: readonly Row[],
): Promise<readonly (readonly SeenLook[])[]> {
  const harness = await create();
  await make(harness, rows);
  return looksOf(harness, rows);
}
