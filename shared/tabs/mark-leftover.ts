import type { LeftoverMarker } from '../workbook/diff-input.ts';

/** What stands in a row that is not wanted any more and stays because somebody typed in it. */
const LEFTOVER_WORDS =
  'Dòng không còn dùng – giữ lại vì còn nội dung đã ghi; xóa nội dung ấy thì dòng sẽ được bỏ.';

/** Says so in the first of these server cells that the tab has; the other cells keep what they last said. */
const NOTE_COLUMNS = ['state', 'note', 'reading'] as const;

export const markLeftover: LeftoverMarker = (tab) => {
  const column = NOTE_COLUMNS.find((key) =>
    tab.columns.some((one) => one.key === key && one.owner === 'server'),
  );
  return column === undefined ? {} : { [column]: LEFTOVER_WORDS };
};
