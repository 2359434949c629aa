/**
 * The mark of a workbook that a demonstration made: a row of `Tổng hợp` that says so to people, known by its key to the
 * program. It goes where the file goes, so nobody's real workbook is taken for a sample because of the files beside it.
 */
import { textRow } from '../../workbook/heading-rows.ts';
import { SAMPLE_ROW, SUMMARY_TAB } from '../../workbook/keys.ts';
import type { Row, WorkbookSnapshot } from '../../workbook/model.ts';

export function isSampleWorkbook({ tabs }: WorkbookSnapshot): boolean {
  return tabs.some((tab) => tab.key === SUMMARY_TAB && tab.rows.some(({ key }) => key === SAMPLE_ROW));
}

export function sampleRow(): Row {
  return textRow(SAMPLE_ROW, 'info', 'class', SAMPLE_WORDS);
}

const SAMPLE_WORDS =
  'BẢNG TÍNH MẪU: người, số điện thoại và tiến độ đều là giả định, không dùng cho công việc thật.';
