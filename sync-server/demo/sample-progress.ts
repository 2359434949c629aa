import { type IsoDay, serialOfDay } from '#shared/time/local-date.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { WAITING_CHOICE } from '#shared/programme/programme-words.ts';
import { LOG_COLUMNS } from '#shared/tabs/programme/programme-tab-keys.ts';
import type { OccurrenceField } from '#shared/programme/progress.ts';
import type { InitialCells } from '#shared/workbook/initial-cells.ts';
import { OCCURRENCE_ROW, TASK_TAB, UPDATE_ROW } from '#shared/workbook/keys.ts';

/** One thing somebody did. */
interface SampleEntry {
  readonly task: string;
  readonly occurrence?: string;
  /** When; what lies after the demo's day has not happened. */
  readonly on: IsoDay;
  /** Days as ISO. */
  readonly cells?: Partial<Record<OccurrenceField, string | number>>;
  readonly log?: string;
}

const HALF = 'months6:2026-06-30';

/** Invented: a programme as it may stand in November, with everything that happens to one. Numbers of documents are fictional. */
const ENTRIES: readonly SampleEntry[] = [
  done('I.1', '2026-04-24', '08-NQ/TU (mẫu)', 'Ban Chấp hành Thành ủy thông qua Nghị quyết'),
  done('I.2', '2026-04-28', '901/KH-UBND (mẫu)', 'Ủy ban nhân dân thành phố ban hành Kế hoạch'),
  done('I.5', '2026-05-12', '955/KH-UBND (mẫu)', 'Ban hành chậm do chờ thông báo vốn'),
  done('I.9', '2026-03-27', '77/QĐ-BCĐ (mẫu)', 'Trưởng Ban Chỉ đạo ký Quyết định phân công'),
  under('I.3', 0.6, '2026-10-15', 'Đã lấy ý kiến các sở, đang hoàn thiện dự thảo'),
  under('I.6', 0.45, '2026-11-05', 'Thẩm tra hồ sơ của 18 xã'),
  under('I.7', 0.7, '2026-11-10', 'Đã thu thập số liệu 9 tháng'),
  under('I.8', 0.55, '2026-11-12', 'Đang tổng hợp số liệu cấp xã'),
  under('I.10', 0.3, '2026-11-02', 'Đã tập huấn điều tra viên, bắt đầu rà soát tại ấp, khu vực'),
  {
    task: 'II.1',
    on: '2026-06-22',
    cells: { waiting: WAITING_CHOICE },
    log: 'Chờ Bộ tiêu chí quốc gia, đã báo cáo Ban Chỉ đạo',
  },
  {
    task: 'II.2',
    on: '2026-09-21',
    cells: { waiting: WAITING_CHOICE },
    log: 'Phụ thuộc Bộ tiêu chí của nhiệm vụ II.1',
  },
  done('II.3', '2026-06-29', '31/2026/NQ-HĐND (mẫu)', 'Hội đồng nhân dân thành phố thông qua'),
  {
    task: 'II.5',
    on: '2026-06-26',
    cells: { completedOn: '2026-06-26', progress: 1 },
    log: 'Đã trình ký, chờ số văn bản',
  },
  under('II.7', 0.8, '2026-10-20', 'Đã thẩm định dự thảo Nghị quyết'),
  done('II.8', '2026-06-18', '1204/TB-STC (mẫu)', 'Thông báo vốn đối ứng'),
  {
    task: 'II.9',
    on: '2026-06-25',
    cells: { progress: 0.65, newDue: '2026-11-25', grantingDocument: '1330/UBND-KT (mẫu)' },
    log: 'Được gia hạn để lấy ý kiến đối tượng thụ hưởng',
  },
  {
    task: 'II.10',
    on: '2026-06-29',
    cells: { progress: 0.5, newDue: '2026-12-15' },
    log: 'Đề nghị gia hạn, chưa có văn bản chấp thuận',
  },
  under('II.11', 0.25, '2026-09-08', 'Đang khảo sát công trình mẫu'),
  done('II.13', '2026-03-30', '402/UBND-TH (mẫu)', 'Có văn bản cho kéo dài nguồn vốn'),
  done('II.14', '2026-10-09', '88/QĐ-UBND (mẫu)', 'Phân bổ sau khi có Nghị quyết'),
  { ...done('III.1', '2026-06-30', '512/BC-SNNMT (mẫu)', 'Gửi báo cáo 06 tháng'), occurrence: HALF },
  {
    ...done('III.2', '2026-07-14', '140/BC-BCĐ (mẫu)', 'Gửi báo cáo 06 tháng, chậm hai tuần'),
    occurrence: HALF,
  },
  under('IV.1', 0.9, '2026-11-16', 'Kế hoạch đang trình ký'),
  under('V.2', 0.5, '2026-11-18', 'Đã phát 12 chuyên mục, in 5.000 tờ gấp'),
];

function done(task: string, on: IsoDay, document: string, log: string): SampleEntry {
  return { task, on, cells: { progress: 1, completedOn: on, document, documentDate: on }, log };
}

function under(task: string, progress: number, on: IsoDay, log: string): SampleEntry {
  return { task, on, cells: { progress }, log };
}

/** A believable, fictional state of progress for the demo: what staff cells begin with, as far as it happened by this day. */
export function sampleProgress(asOf: IsoDay): InitialCells {
  const tabs = new Map<string, Map<string, Readonly<Record<string, CellValue>>>>();
  for (const entry of ENTRIES.filter(({ on }) => on <= asOf)) {
    const tab = TASK_TAB.of(entry.task);
    const rows = tabs.get(tab) ?? new Map<string, Readonly<Record<string, CellValue>>>();
    tabs.set(tab, rows);
    if (entry.cells !== undefined)
      rows.set(OCCURRENCE_ROW.of(entry.occurrence ?? 'all'), cellsOf(entry.cells));
    if (entry.log !== undefined)
      rows.set(UPDATE_ROW.of(String(1)), {
        [LOG_COLUMNS.logDay]: serialOfDay(entry.on),
        [LOG_COLUMNS.logText]: entry.log,
      });
  }
  return {
    rows: (tab) => [...(tabs.get(tab)?.keys() ?? [])],
    cell: (tab, row, column) => tabs.get(tab)?.get(row)?.[column] ?? null,
  };
}

const DAY_FIELDS: ReadonlySet<string> = new Set<OccurrenceField>([
  'completedOn',
  'documentDate',
  'newDue',
  'guidanceOn',
]);

function cellsOf(cells: NonNullable<SampleEntry['cells']>): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(
    Object.entries(cells).map(([field, value]) => [
      field,
      DAY_FIELDS.has(field) ? serialOfDay(String(value)) : value,
    ]),
  );
}
