import { afterEach, expect, test } from 'vitest';
import type { SyncJob } from '#shared/sync/run-sync.ts';
import { syncTrace } from '../../sync-server/cli/sync-trace.ts';
import { traceLines } from '../../sync-server/cli/trace-lines.ts';
import { MemoryOffice, personOf } from '../sync/memory-office.ts';
import { HEADER, row, STAFF } from '../sync/office.ts';

/** A sync told stage by stage: what was read, remembered, decided, reconciled, laid out, compared, let through, written. */
let office: MemoryOffice;
afterEach(() => office.journal.close());

const ROWS = [
  row('05 09:00', 'Xã Hòa An', 'Người Trước', STAFF, '0912345678'),
  row('05 10:00', 'Xã Hòa An', 'Người Sau', STAFF),
];

async function traced(at: string, more: Partial<SyncJob> = {}): Promise<readonly string[]> {
  office.stages.length = 0;
  await office.sync(at, more);
  return office.stages.flatMap(traceLines);
}

/** What stands behind a heading, with the lines under it. */
function part(lines: readonly string[], heading: string): readonly string[] {
  const from = lines.findIndex((line) => line.startsWith(heading.padEnd(12)));
  expect(from, heading).toBeGreaterThanOrEqual(0);
  const next = lines.findIndex((line, at) => at > from && !line.startsWith(' '.repeat(12)));
  return lines.slice(from, next < 0 ? undefined : next).map((line) => line.slice(12));
}

test('a first build is told from nothing to all its tabs', async () => {
  office = new MemoryOffice(ROWS);
  const from = { header: HEADER, rows: ROWS, from: 'tệp phan-hoi.csv' };
  const lines = await traced('06 08:00', { responses: () => Promise.resolve(from) });
  expect(lines.map((line) => line.slice(0, 12).trim()).filter((heading) => heading !== '')).toEqual([
    'Đã đọc',
    'Đã nhớ',
    'Phản hồi',
    'Kế hoạch',
    'Ô cán bộ',
    'Quyết định',
    'Đối chiếu',
    'Trình bày',
    'So sánh',
    'Kiểm tra',
    'Đã ghi',
  ]);
  expect(part(lines, 'Đã đọc')).toEqual(['0 tab, 0 dòng']);
  expect(part(lines, 'Đã nhớ')[0]).toContain('chưa đồng bộ lần nào');
  expect(part(lines, 'Phản hồi')).toEqual([`2 dòng, ${HEADER.length} cột, từ tệp phan-hoi.csv`]);
  expect(part(lines, 'Đối chiếu')).toEqual([
    '2 đại biểu = 1 đã đăng ký + 1 vượt chỉ tiêu – chờ duyệt',
    'Lớp 04: 1/9 chỗ, 1 chờ duyệt, 0 bổ sung',
    'Lớp 05: 0/9 chỗ, 0 chờ duyệt, 0 bổ sung',
  ]);
  expect(part(lines, 'So sánh')).toContainEqual(
    expect.stringMatching(/^tab “Cần xử lý”: tab mới, \d+ dòng$/),
  );
  expect(part(lines, 'Kiểm tra')[0]).toMatch(/^cho qua: 0 trong 0 phản hồi/);
  expect(part(lines, 'Đã ghi')[0]).toMatch(
    /^lần đồng bộ 1: \d+ thay đổi; bảng tính đã đọc 1 lần, ghi 1 lần$/,
  );
});

test('decisions are told in the words of their cells, with whom they are about, where they stand and since when', async () => {
  office = new MemoryOffice(ROWS);
  const extra = personOf(await office.sync('06 08:00'), 'Người Sau').key;
  await office.decide('06 09:00', { ask: 'decide', registration: extra, kind: 'approve', value: null });
  const review = office.file.snapshot().tabs.find(({ key }) => key === 'class:04');
  const taken = review?.rows.findIndex(({ key }) => key?.includes('person:') === true) ?? -1;
  await office.file.setCell('Lớp 04', taken, review?.columns.indexOf('decision') ?? -1, 'gọi 0912345678 đã');
  const lines = await traced('06 10:00');
  const [summary, ...each] = part(lines, 'Quyết định');
  expect(summary).toBe('1 đọc được, 1 ô chưa dùng được');
  expect(each[0]).toBe('Duyệt – Người Sau; tab “Cần xử lý”, từ 06/05/2026 09:00');
  expect(each[1]).toMatch(/^tab “Lớp 04”: Chưa hiểu “gọi/);
  expect(part(lines, 'Ô cán bộ')[0]).toMatch(/ô có nội dung; 1 ô khác lần trước$/);
  expect(part(lines, 'Đã nhớ')).toEqual([
    '2 phản hồi (2 còn trong bảng phản hồi); lần đồng bộ trước là lần 2',
    expect.stringMatching(/^\d+ ô cán bộ đã ghi, qua \d+ lần ghi$/),
  ]);
});

test('a sync that finds nothing to do says so, and one that looks only has no end', async () => {
  office = new MemoryOffice(ROWS);
  await office.sync('06 08:00');
  const looked = await traced('06 09:00', { dryRun: true });
  expect(part(looked, 'So sánh')).toEqual(['không có gì khác']);
  expect(looked.some((line) => line.startsWith('Đã ghi'))).toBe(false);
  expect(part(await traced('06 09:00'), 'Đã ghi')[0]).toContain('không có gì để ghi');
});

test('a held sync tells what it would have done and why it did not; confirmed, that it was let through', async () => {
  office = new MemoryOffice(
    Array.from({ length: 9 }, (_, at) => row(`05 0${at}:00`, 'Xã Hòa An', `Người ${at}`)),
  );
  await office.sync('06 08:00');
  office.rows = [];
  const held = await traced('06 09:00');
  expect(part(held, 'Kiểm tra')[0]).toMatch(/^tạm dừng\. Chưa ghi gì: .*9 đại biểu/);
  expect(part(held, 'So sánh').length).toBeGreaterThan(1);
  expect(part(held, 'Đã ghi')[0]).toContain('tạm dừng');
  const confirmed = await traced('06 10:00', { confirm: true });
  expect(part(confirmed, 'Kiểm tra')[0]).toMatch(/^cho qua vì đã xác nhận: 9 trong 9/);
});

test('what is read again, what no source gives and what a refused plan lacks is told too', async () => {
  office = new MemoryOffice(ROWS);
  await office.sync('06 08:00');
  office.rows = [...ROWS, row('06 08:30', 'Xã Hòa An', 'Người Nữa', STAFF)];
  office.workbook.faults.push({ code: 'changed-meanwhile' });
  expect(part(await traced('06 09:00'), 'Đọc lại')).toEqual(['bảng tính vừa được người khác sửa']);
  const without = await traced('06 10:00', { responses: () => Promise.resolve(null) });
  expect(part(without, 'Phản hồi')).toEqual(['không có nguồn nào; dùng các phản hồi đã nhớ']);
  const classes = office.file.snapshot().tabs.find(({ key }) => key === 'classes');
  const at = classes?.rows.findIndex(({ key }) => key === 'class:04') ?? -1;
  await office.file.setCell('Danh sách lớp', at, classes?.columns.indexOf('date') ?? -1, 'hôm nào đó');
  const refused = await traced('06 11:00');
  expect(part(refused, 'Kế hoạch')[0]).toBe('chưa dùng được');
  expect(part(refused, 'Kế hoạch').some((line) => line.startsWith('cần sửa: '))).toBe(true);
  expect(part(refused, 'Đã ghi')[0]).toContain('kế hoạch chưa dùng được');
});

test('no phone number gets onto the terminal, wherever it was typed', async () => {
  office = new MemoryOffice(ROWS);
  await office.sync('06 08:00');
  const tab = office.file.snapshot().tabs.find(({ key }) => key === 'class:04');
  const taken = tab?.rows.findIndex(({ key }) => key?.includes('person:') === true) ?? -1;
  await office.file.setCell('Lớp 04', taken, tab?.columns.indexOf('decision') ?? -1, 'gọi 0912345678 đã');
  office.stages.length = 0;
  await office.sync('06 09:00');
  const written: string[] = [];
  const trace = syncTrace((line) => void written.push(line));
  for (const stage of office.stages) trace.onStage(stage);
  expect(written.join('\n')).toContain('gọi 0912***678 đã');
  expect(written.join('\n')).not.toContain('0912345678');
  // Control: without the mask it would.
  expect(office.stages.flatMap(traceLines).join('\n')).toContain('0912345678');
});
