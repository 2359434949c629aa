import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { DecisionReply, PanelAnswer, SyncReply, UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { CLASS_TAB, REVIEW_TAB } from '#shared/workbook/keys.ts';
import { approve, ask, EXTRA, UNCLEAR, valueOf } from './ask-panel.ts';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { sheetScene, type SheetScene } from './sheet-scene.ts';
import { cases } from '../sizes.ts';

let built: Awaited<ReturnType<typeof builtAddOn>>;
beforeAll(async () => {
  built = await builtAddOn();
});

function scene(): SheetScene {
  return sheetScene(panelScene(), built.code, built.panelHtml);
}

test('a decision is written into the staff cell, with who and when, and the panel gets the new state', () => {
  const sheet = scene();
  const reply = valueOf(ask(sheet, approve(EXTRA)));
  const cell = sheet.spreadsheet.tab(REVIEW_TAB).cell(EXTRA, 'decision');
  expect(cell.getValue()).toBe('Duyệt');
  expect(cell.getNote()).toMatch(/^Sổ Lớp: Duyệt – can\.bo@vanphong\.example, 09\/05\/2026 14:05$/);
  expect(reply.by).toBe('can.bo@vanphong.example');
  const person = reply.state?.people.find((one) => one.registration === EXTRA);
  expect(person?.status).toBe('extra_approved');
});

test('the right cell is found after staff moved rows, columns and tabs and renamed them', () => {
  const sheet = scene();
  const { staff } = sheet.spreadsheet;
  const review = sheet.spreadsheet.tab(REVIEW_TAB);
  staff.renameTab(review.title, 'Việc của tuần');
  staff.moveTab(review.title, 9);
  staff.move(review.title, 'ROWS', review.rowOf(EXTRA) - 1, 2);
  staff.move(review.title, 'COLUMNS', review.columnOf('decision') - 1, 0);
  staff.insert(review.title, 'COLUMNS', 0);
  staff.setCell(review.title, 2, 0, 'ghi riêng');
  valueOf(ask(sheet, approve(EXTRA)));
  expect(review.cells[2]?.slice(0, 2)).toEqual(['ghi riêng', 'Duyệt']);
  expect([review.rowOf(EXTRA), review.columnOf('decision')]).toEqual([3, 2]);
});

test('a tab that staff duplicated is not taken for the original', () => {
  const sheet = scene();
  const review = sheet.spreadsheet.tab(REVIEW_TAB);
  sheet.spreadsheet.staff.duplicateTab(review.title, 'Bản sao của Cần xử lý');
  sheet.spreadsheet.staff.moveTab('Bản sao của Cần xử lý', 0);
  const copy = sheet.spreadsheet.titled('Bản sao của Cần xử lý');
  valueOf(ask(sheet, approve(EXTRA)));
  expect(copy.cell(EXTRA, 'decision').getValue()).toBe('');
  expect(review.cell(EXTRA, 'decision').getValue()).toBe('Duyệt');
});

test('a decision can be taken back, and the note that staff had on the cell stays', () => {
  const sheet = scene();
  const cell = sheet.spreadsheet.tab(REVIEW_TAB).cell(EXTRA, 'decision');
  cell.setNote('đã gọi điện');
  valueOf(ask(sheet, approve(EXTRA)));
  expect(cell.getNote()).toMatch(/^đã gọi điện\nSổ Lớp: Duyệt/);
  const reply = valueOf(ask(sheet, { ask: 'takeBack', registration: EXTRA, kind: 'approve' }));
  expect(cell.getValue()).toBe('');
  expect(cell.getNote()).toBe('đã gọi điện');
  expect(reply.state?.queue.find((one) => one.registration === EXTRA)?.state).toBe('open');
});

test('the unit is written by its official name and the role by its narrow label', () => {
  const sheet = scene();
  const open = valueOf(sheet.run('panelLoad') as PanelAnswer<PanelState>).queue;
  const unit = open.find((one) => one.registration === UNCLEAR)?.suggestions[0];
  valueOf(ask(sheet, { ask: 'decide', ...unit?.decision }));
  expect(sheet.spreadsheet.tab(REVIEW_TAB).cell(UNCLEAR, 'unit').getValue()).toBe(unit?.label);
  valueOf(ask(sheet, { ask: 'decide', registration: 'r83.1', kind: 'set_role', value: 'lanh_dao_mttq' }));
  expect(sheet.spreadsheet.tab(REVIEW_TAB).cell('r83.1', 'role').getValue()).toBe('Lãnh đạo UBMTTQ');
});

test.each([
  ['Đã xem', 'seen'],
  ['Ghi nhớ cách viết', 'remember'],
] as const)('“%s” is ticked and unticked in the box that the server made', (_, mark) => {
  const known = panelScene();
  const sheet = sheetScene(known, built.code, built.panelHtml);
  const box = sheet.spreadsheet.tab(REVIEW_TAB).cell(UNCLEAR, mark);
  const tick = (on: boolean) => valueOf(ask(sheet, { ask: 'mark', registration: UNCLEAR, mark, on }));
  expect(box.getValue()).toBe(false);
  tick(true);
  expect([box.getValue(), known.seen.has(UNCLEAR)]).toEqual([true, mark === 'seen']);
  expect(box.getNote()).toMatch(/^Sổ Lớp: Đã đánh dấu – can\.bo@vanphong\.example, /);
  tick(false);
  expect(box.getValue()).toBe(false);
});

test('one who is another person after all and then an extra is decided on twice, in one cell', () => {
  const sheet = scene();
  const decide = (kind: string) =>
    valueOf(ask(sheet, { ask: 'decide', registration: 'r82.1', kind, value: null }));
  const statusIn = (reply: DecisionReply) =>
    reply.state?.people.find((one) => one.registration === 'r82.1')?.status;
  expect(statusIn(decide('different_person'))).toBe('extra_pending');
  expect(statusIn(decide('approve'))).toBe('extra_approved');
  expect(sheet.spreadsheet.tab(REVIEW_TAB).cell('r82.1', 'decision').getValue()).toBe('Khác người + Duyệt');
  const back = valueOf(ask(sheet, { ask: 'takeBack', registration: 'r82.1', kind: 'approve' }));
  expect(statusIn(back)).toBe('extra_pending');
});

test('a seated person who stands only in the class tab is decided on there', () => {
  const sheet = scene();
  const seated = valueOf(sheet.run('panelLoad') as PanelAnswer<PanelState>).people.find(
    (one) => one.status === 'seated',
  );
  const registration = seated?.registration ?? '';
  valueOf(ask(sheet, { ask: 'decide', registration, person: registration, kind: 'withdraw', value: null }));
  const classTab = sheet.spreadsheet.tab(CLASS_TAB.of(seated?.classCode ?? ''));
  expect(classTab.cells.flat()).toContain('Rút');
});

test('a search needs no server and answers by the rules of the sync', () => {
  const sheet = scene();
  sheet.services.server = () => {
    throw new Error('Address unavailable');
  };
  const found = valueOf(
    sheet.run('panelAsk', { ask: 'search', text: 'p. cái khế' }) as PanelAnswer<UnitSearchReply>,
  );
  expect(found.matched).toMatchObject({ name: 'Phường Cái Khế', class: '01' });
  const unclear = valueOf(
    sheet.run('panelAsk', { ask: 'search', text: 'Long Phú' }) as PanelAnswer<UnitSearchReply>,
  );
  expect(unclear.matched).toBeNull();
  expect(unclear.suggestions.length).toBeGreaterThan(0);
});

test('under any sequence of panel requests no cell changes but the one each request is about', () => {
  const registration = fc.constantFrom('r77.1', 'r80.1', 'r81.3', 'r82.1', 'r83.1', 'khong-co.1');
  const kind = fc.constantFrom(
    'approve',
    'reject',
    'replace',
    'same_person',
    'different_person',
    'set_unit',
    'set_role',
  );
  const values: Readonly<Record<string, string>> = { set_unit: '31639', set_role: 'cong_chuc' };
  const request = fc.record({ ask: fc.constantFrom('decide', 'takeBack'), registration, kind });
  const columns: Readonly<Record<string, string>> = { set_unit: 'unit', set_role: 'role' };
  fc.assert(
    fc.property(fc.array(request, { maxLength: 6 }), (requests) => {
      const sheet = scene();
      sheet.services.server = () => ({ status: 503, body: '' });
      const cells = () => sheet.spreadsheet.sheets.map((each) => each.cells.map((row) => [...row]));
      for (const { ask: act, ...about } of requests) {
        const before = cells();
        const value = act === 'decide' ? { value: values[about.kind] ?? null } : {};
        const answer = ask(sheet, { ask: act, ...about, ...value });
        if (answer.ok) {
          const review = sheet.spreadsheet.tab(REVIEW_TAB);
          const [row, column] = [
            review.rowOf(about.registration),
            review.columnOf(columns[about.kind] ?? 'decision'),
          ];
          const at = sheet.spreadsheet.sheets.indexOf(review);
          before[at]?.[row - 1]?.splice(column - 1, 1, review.cells[row - 1]?.[column - 1] ?? '');
        }
        expect(cells()).toEqual(before);
      }
    }),
    { numRuns: cases(25) },
  );
});

test('a held sync is let through only when the panel says that a person confirmed', () => {
  const sheet = scene();
  for (const request of [undefined, null, {}, { confirm: 'yes' }, { confirm: true }])
    sheet.run('panelSync', request);
  const bodies = sheet.services.requests.map(({ body }) => body);
  expect(bodies).toEqual([
    { trigger: 'panel' },
    { trigger: 'panel' },
    { trigger: 'panel' },
    { trigger: 'panel' },
    { trigger: 'panel', confirm: true },
  ]);
});

test('a sync from the panel answers with the state it led to, in one request', () => {
  const sheet = scene();
  const reply = valueOf(sheet.run('panelSync') as PanelAnswer<SyncReply>);
  expect(reply.state?.version).toBe(1);
  expect(sheet.services.requests.map(({ url, method }) => [url, method])).toEqual([
    ['https://so-lop.example/v1/workbooks/bang-tinh-1/sync', 'post'],
  ]);
  expect(sheet.services.requests[0]?.authorization).toBe('Bearer identity-token');
});
