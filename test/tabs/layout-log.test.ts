import { expect, test } from 'vitest';
import { layoutLog, LOG_SYNCS_MAX, type LogEntry } from '#shared/tabs/log/layout-log.ts';
import { at, tabText } from './scene.ts';
import { LOG_LINE } from '#shared/workbook/keys.ts';
import type { Row, Tab } from '#shared/workbook/model.ts';

function entry(sync: number, given: Partial<LogEntry> = {}): LogEntry {
  return {
    sync,
    at: at(8, sync % 60),
    trigger: 'cli',
    outcome: 'done',
    counts: { cells: 12, rowsAdded: 3, tabsAdded: 0 },
    detail: '',
    restored: [],
    ...given,
  };
}

test('the newest sync stands first, in words', () => {
  const tab = layoutLog([
    entry(1),
    entry(2, { trigger: 'form', outcome: 'held', detail: 'Có 30 phản hồi bị xóa.' }),
  ]);
  expect(tab.rows.slice(-2).map(({ key }) => LOG_LINE.partsOf(key)?.sync)).toEqual([2, 1]);
  expect(lineOf(tab, 2, null).cells).toMatchObject({
    trigger: 'Có đăng ký mới',
    outcome: 'Chờ xác nhận',
    detail: 'Có 30 phản hồi bị xóa.',
  });
  expect(lineOf(tab, 1, null).cells['changes']).toBe('12 ô, thêm 3 dòng');
});

test('a server cell that was put back shows what it held, phones masked', () => {
  const restored = [
    {
      tabTitle: 'Lớp 01',
      rowLabel: 'Xã Long Phú – Công chức',
      columnTitle: 'Số điện thoại',
      held: '0987654321',
      putBack: null,
    },
  ];
  const tab = layoutLog([entry(7, { restored })]);
  expect(lineOf(tab, 7, '1').cells).toEqual({
    outcome: 'Đã trả lại',
    detail:
      '“Lớp 01”, Xã Long Phú – Công chức, cột “Số điện thoại”: đã ghi đè là “0987***321”, trả lại ô trống.',
  });
});

test('a number in a phone cell is masked too', () => {
  const restored = [
    { tabTitle: 'Lớp 01', rowLabel: 'x', columnTitle: 'y', held: 912345678, putBack: '0912345678' },
  ];
  expect(tabText(layoutLog([entry(1, { restored })]))).not.toContain('345');
});

test('a sync that puts back very much names the first cells and the number of the others', () => {
  const cell = { tabTitle: 'Lớp 01', rowLabel: 'dòng', columnTitle: 'Đơn vị', held: 'x', putBack: 'y' };
  const tab = layoutLog([entry(1, { restored: Array.from({ length: 25 }, () => cell) })]);
  expect(lineOf(tab, 1, 'more').cells['detail']).toContain('và 5 ô khác');
  expect(tab.rows.filter(({ key }) => LOG_LINE.partsOf(key)?.line != null)).toHaveLength(21);
});

test('only the last syncs are kept, and the same entries in any order give the same tab', () => {
  const entries = Array.from({ length: 60 }, (_, index) => entry(index + 1));
  const tab = layoutLog(entries);
  expect(tab.rows.filter(({ key }) => LOG_LINE.partsOf(key) !== null)).toHaveLength(LOG_SYNCS_MAX);
  expect(LOG_LINE.partsOf(tab.rows.at(-1)?.key ?? '')?.sync).toBe(11);
  expect(layoutLog([...entries].reverse())).toEqual(tab);
});

/** The row of a sync's own line, or of one of its further lines. */
function lineOf(tab: Tab, sync: number, line: string | null): Row {
  const row = tab.rows.find(({ key }) => {
    const parts = LOG_LINE.partsOf(key);
    return parts?.sync === sync && parts.line === line;
  });
  if (row === undefined) throw new Error(`no line ${line ?? ''} of sync ${sync}`);
  return row;
}
