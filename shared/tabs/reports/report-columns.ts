/**
 * The columns of `Báo cáo`. The matrix, the settings and the rows that staff add share them: which period stands in which
 * column is said by the matrix's own heading, so a period that comes or goes moves nothing that staff typed.
 */
import type { Column, Row } from '../../workbook/model.ts';

export const PARTY_COLUMN = 'party';
export const STANDING_COLUMN = 'standing';

/** `c1`, `c2` …, from 1. */
export function columnAt(number: number): string {
  return `c${number}`;
}

/** What staff fill in a row of a submission, in the columns behind the first two. */
export const ENTRY_COLUMNS = {
  party: PARTY_COLUMN,
  report: columnAt(1),
  sent: columnAt(2),
  document: columnAt(3),
  combined: columnAt(4),
  exempt: columnAt(5),
  ownDue: columnAt(6),
  note: columnAt(7),
} as const;

export const ENTRY_CELLS: readonly string[] = Object.values(ENTRY_COLUMNS);

export const ENTRY_TITLES: Row['cells'] = {
  [ENTRY_COLUMNS.party]: 'Bên báo cáo',
  [STANDING_COLUMN]: 'Cần kiểm tra',
  [ENTRY_COLUMNS.report]: 'Báo cáo, kỳ',
  [ENTRY_COLUMNS.sent]: 'Ngày gửi',
  [ENTRY_COLUMNS.document]: 'Số văn bản, nguồn nhận',
  [ENTRY_COLUMNS.combined]: 'Gộp cho kỳ',
  [ENTRY_COLUMNS.exempt]: 'Miễn theo văn bản',
  [ENTRY_COLUMNS.ownDue]: 'Hạn (chỉ báo cáo đột xuất)',
  [ENTRY_COLUMNS.note]: 'Ghi chú',
};

/** What staff set of a duty of reports. */
export const SETTING_COLUMNS = {
  fromStart: columnAt(1),
  closesOn: columnAt(2),
  sendWithin: columnAt(3),
} as const;

export const SETTING_TITLES: Row['cells'] = {
  [PARTY_COLUMN]: 'Báo cáo',
  [STANDING_COLUMN]: 'Cách tính hạn',
  [SETTING_COLUMNS.fromStart]: 'Tính từ đầu năm',
  [SETTING_COLUMNS.closesOn]: 'Ngày chốt số liệu',
  [SETTING_COLUMNS.sendWithin]: 'Gửi trong (ngày)',
};

const FEWEST = Object.keys(ENTRY_COLUMNS).length - 1;

export function reportColumns(slots: number): readonly Column[] {
  const cells = Array.from({ length: Math.max(slots, FEWEST) }, (_, at): Column => {
    return {
      key: columnAt(at + 1),
      title: '',
      owner: 'server',
      kind: 'text',
      width: 12,
      wrap: true,
      align: 'center',
    };
  });
  return [
    { key: PARTY_COLUMN, title: '', owner: 'server', kind: 'text', width: 30, wrap: true },
    { key: STANDING_COLUMN, title: '', owner: 'server', kind: 'text', width: 32, wrap: true },
    ...cells,
  ];
}
