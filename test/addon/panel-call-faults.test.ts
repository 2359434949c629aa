import { beforeAll, expect, test } from 'vitest';
import type { PanelAnswer } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { REVIEW_TAB } from '#shared/workbook/keys.ts';
import { approve, ask, EXTRA, UNCLEAR, valueOf } from './ask-panel.ts';
import { builtAddOn } from './built-add-on.ts';
import { panelScene } from './panel-scene.ts';
import { sheetScene, type SheetScene } from './sheet-scene.ts';

let built: Awaited<ReturnType<typeof builtAddOn>>;
beforeAll(async () => {
  built = await builtAddOn();
});

function scene(): SheetScene {
  return sheetScene(panelScene(), built.code, built.panelHtml);
}

test('what somebody else typed into the cell meanwhile is not overwritten', () => {
  const sheet = scene();
  const cell = sheet.spreadsheet.tab(REVIEW_TAB).cell(EXTRA, 'decision');
  for (const typed of ['Không chấp nhận', 'hỏi lại anh Tư']) {
    cell.setValue(typed);
    const answer = ask(sheet, approve(EXTRA));
    expect(answer).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(cell.getValue()).toBe(typed);
  }
});

test('a key that stands twice is written in neither row', () => {
  const sheet = scene();
  const review = sheet.spreadsheet.tab(REVIEW_TAB);
  sheet.spreadsheet.staff.duplicateRow(review.title, review.rowOf(EXTRA) - 1);
  expect(ask(sheet, approve(EXTRA))).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  expect(review.cells.flat()).not.toContain('Duyệt');
});

test.each([
  [
    'absent',
    () => {
      throw new Error('Address unavailable');
    },
  ],
  [
    'slow',
    () => {
      throw new Error('Timeout: https://so-lop.example');
    },
  ],
  ['refused', () => ({ status: 403, body: '{"detail":"Tài khoản này chưa được phân công."}' })],
  ['busy', () => ({ status: 429, body: '{}' })],
  ['broken', () => ({ status: 200, body: '<html>' })],
  ['broken', () => ({ status: 502, body: 'Bad Gateway' })],
] as const)(
  'with the server %s the decision still stands in the sheet, and the reply says so',
  (code, server) => {
    const sheet = scene();
    sheet.services.server = server;
    const reply = valueOf(ask(sheet, approve(EXTRA)));
    expect(sheet.spreadsheet.tab(REVIEW_TAB).cell(EXTRA, 'decision').getValue()).toBe('Duyệt');
    expect(reply.state).toBeNull();
    expect(reply.notice).toContain('Quyết định đã ghi vào bảng tính');
    expect(sheet.run('panelLoad')).toMatchObject({ ok: false, failure: { code } });
    expect(sheet.run('panelSync')).toMatchObject({ ok: false, failure: { code } });
  },
);

test('a failure tells when the server last answered', () => {
  const sheet = scene();
  sheet.run('panelLoad');
  sheet.services.server = () => ({ status: 503, body: '' });
  const answer = sheet.run('panelLoad') as PanelAnswer<PanelState>;
  expect(answer.ok ? null : answer.failure.lastAnswerAt).toBeGreaterThan(0);
});

test('the sheet being busy is said, and nothing is written', () => {
  const sheet = scene();
  sheet.services.lockedElsewhere.add('document');
  expect(ask(sheet, approve(EXTRA))).toMatchObject({ ok: false, failure: { code: 'busy' } });
  expect(sheet.spreadsheet.tab(REVIEW_TAB).cell(EXTRA, 'decision').getValue()).toBe('');
});

test.each([
  null,
  'approve',
  { ask: 'decide' },
  { ask: 'decide', registration: EXTRA, kind: 'set_unit', value: null },
  { ask: 'decide', registration: EXTRA, kind: 'promote', value: null },
  { ask: 'takeBack', registration: 'x'.repeat(300), kind: 'approve' },
  { ask: 'search', text: 'x'.repeat(300) },
])('a request of another shape is refused: %j', (request) => {
  const sheet = scene();
  expect(ask(sheet, request)).toMatchObject({ ok: false, failure: { code: 'broken' } });
  expect(sheet.services.requests).toEqual([]);
});

test('a unit that does not exist is refused before anything is written', () => {
  const sheet = scene();
  const answer = ask(sheet, { ask: 'decide', registration: UNCLEAR, kind: 'set_unit', value: '99999' });
  expect(answer.ok).toBe(false);
  expect(sheet.spreadsheet.tab(REVIEW_TAB).cell(UNCLEAR, 'unit').getValue()).toBe('');
});
