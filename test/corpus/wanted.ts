import type { Tab } from '#shared/workbook/model.ts';
import { classTab, SEATS, summaryTab } from '../workbook/sample-tabs.ts';

/** The workbook of ours that others add to. */
export const WANTED: readonly Tab[] = [summaryTab(), classTab('01', SEATS)];

/** The same without the first extra: what stood below moves up. */
export const FEWER: readonly Tab[] = [
  summaryTab(),
  classTab(
    '01',
    SEATS.filter(({ person }) => person !== 'p5'),
  ),
];

/** With a person more in front of all others, and another in the extras: what stood below moves down. */
export const MORE: readonly Tab[] = [
  summaryTab(),
  classTab('01', [
    { unit: 'Xã Mới', role: 'Lãnh đạo UBND', person: 'p7', name: 'Đỗ Văn Bảy' },
    ...SEATS,
    { unit: 'Xã Mới', role: 'Công chức', person: 'p8', name: 'Lý Thị Tám', extra: true },
  ]),
];
