import { expect, test } from 'vitest';
import type { PanelSync } from '#shared/panel/panel-state.ts';
import { warningText, whenText } from '../../addon/panel/sync-words.ts';
import { panelScene } from './panel-scene.ts';

const MINUTE = 60_000;

function known(lastSync: Partial<PanelSync> | null) {
  const scene = panelScene();
  const state = scene.state();
  const sync = lastSync === null ? null : { ...scene.lastSync, at: state.madeAt, ...lastSync };
  return { state: { ...state, lastSync: sync }, busy: null, silence: null };
}

test('a sync that went well is told by its time', () => {
  expect(whenText(known({}))).toBe('Đồng bộ lúc 14:05');
  expect(warningText(known({}), 'sheet')).toBeNull();
});

test('one that failed or was held is told with the last that went well, and why', () => {
  const { madeAt } = panelScene().state();
  const failed = known({
    outcome: 'failed',
    detail: 'Tệp đang mở trong Excel.',
    lastDoneAt: madeAt - 60 * MINUTE,
  });
  expect(whenText(failed)).toBe('Đồng bộ không thành lúc 14:05; thành công gần nhất: 13:05');
  expect(warningText(failed, 'local')).toBe('Tệp đang mở trong Excel.');
  expect(whenText(known({ outcome: 'held', lastDoneAt: null }))).toBe(
    'Tạm dừng lúc 14:05, chờ xác nhận; thành công gần nhất: chưa có',
  );
});

test('in the sheet, where the hour rings, a sync older than an hour and a quarter is a warning', () => {
  const { madeAt } = panelScene().state();
  const old = known({ at: madeAt - 76 * MINUTE });
  expect(warningText(old, 'sheet')).toBe('Đã hơn một giờ chưa đồng bộ (lần cuối 12:49).');
  expect(warningText(old, 'local')).toBeNull();
  expect(warningText(known({ at: madeAt - 74 * MINUTE }), 'sheet')).toBeNull();
});

test('a silent server is named with the time of its last answer, or without where there never was one', () => {
  const { madeAt } = panelScene().state();
  const silent = { ...known({}), silence: { since: madeAt, message: 'Đề nghị kiểm tra.' } };
  expect(warningText(silent, 'local')).toBe('Máy chủ không trả lời từ 14:05. Đề nghị kiểm tra.');
  const never = { state: null, busy: null, silence: { since: null, message: 'Đề nghị kiểm tra.' } };
  expect(warningText(never, 'sheet')).toBe('Đề nghị kiểm tra.');
  expect(whenText(never)).toBe('Chưa kết nối máy chủ');
  expect(whenText({ ...never, silence: null, busy: 'loading' as const })).toBe('Đang kết nối …');
  expect(whenText(known(null))).toBe('Chưa đồng bộ lần nào');
});

test('figures that are not those of the workbook say so', () => {
  const synced = known({});
  const { madeAt } = synced.state;
  const figures = (state: 'ahead' | 'behind') => ({
    ...synced,
    state: { ...synced.state, figures: { at: madeAt - 65 * MINUTE, state } },
  });
  expect(warningText(figures('ahead'), 'local')).toMatch(/^Có thay đổi chưa đồng bộ/);
  expect(warningText(figures('behind'), 'local')).toMatch(
    /chưa đọc lại được; số liệu ở đây là của lúc 13:00\.$/,
  );
  const held = figures('behind');
  const lastSync = {
    ...held.state.lastSync,
    at: madeAt,
    outcome: 'held' as const,
    detail: 'Tạm dừng đồng bộ.',
    mayConfirm: true,
    lastDoneAt: null,
  };
  expect(warningText({ ...held, state: { ...held.state, lastSync } }, 'local')).toMatch(
    /^Tạm dừng đồng bộ\. Bảng tính đã thay đổi/,
  );
});
