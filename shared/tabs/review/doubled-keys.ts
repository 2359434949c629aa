import { textRow } from '../../workbook/heading-rows.ts';
import { maskPhones } from '../../people/mask-phones.ts';
import { repeatedKeys } from '../../workbook/key-count.ts';
import type {
  CellValue,
  Row,
  Tab,
  TabSnapshot,
  WorkbookProblem,
  WorkbookSnapshot,
} from '../../workbook/model.ts';
import { coveredRowKey, doubledRowKey, REVIEW_TAB } from '../../workbook/keys.ts';
import { coveredStaffRows, hasCoveredCells } from '../../workbook/covered-rows.ts';

/** Names a row of a tab by what stands in it (`tabs/kinds.ts`); null: by nothing. */
export type RowLabel = (tab: string, cells: Readonly<Record<string, CellValue>>) => string | null;

/**
 * The wanted tabs, with a row in `Cần xử lý` for everything that stands twice in the workbook: what stands twice is not
 * written, and whoever opens the workbook must see why a row does not follow.
 */
export function withDoubledKeys(
  wanted: readonly Tab[],
  snapshot: WorkbookSnapshot,
  rowLabel: RowLabel,
): readonly Tab[] {
  const problems = doubledIn(wanted, snapshot);
  if (problems.length === 0) return wanted;
  const rows = problems.map((problem) => rowOf(problem, doubledText(problem, snapshot, rowLabel)));
  return wanted.map((tab) => (tab.key === REVIEW_TAB ? { ...tab, rows: [...tab.rows, ...rows] } : tab));
}

/** One problem in words: what stands twice and where, by what staff see. */
export function doubledText(
  { kind, tab, key }: WorkbookProblem,
  { tabs }: WorkbookSnapshot,
  rowLabel: RowLabel,
): string {
  const found = tabs.filter((one) => one.key === tab);
  const title = found[0]?.title ?? tab;
  if (kind === 'duplicateTab') {
    const titles = found.map((one) => `“${one.title}”`).join(' và ');
    return `Hai tab ${titles} là bản sao của nhau, nên chưa ghi vào tab nào. Đề nghị xóa bớt một tab.`;
  }
  if (kind === 'duplicateColumn') {
    return `Một cột bị lặp trong tab “${title}”, nên chưa ghi vào cột ấy. Đề nghị xóa bớt một cột.`;
  }
  if (kind === 'mergedCells' && key !== tab) {
    const row = `Dòng “${labelIn(found[0], key, rowLabel)}” trong tab “${title}”`;
    return `${row} có ô cán bộ đã ghi bị gộp vào ô khác nên không hiện; hệ thống vẫn nhớ và vẫn áp dụng nội dung ấy. Đề nghị bỏ gộp ô, lần đồng bộ sau sẽ điền lại.`;
  }
  if (kind === 'mergedCells') {
    return `Trong tab “${title}” có ô của hệ thống bị gộp vào ô khác, nên chưa ghi vào các ô bị gộp; trên Google Trang tính cũng không chuyển chỗ dòng nào trong tab này. Đề nghị bỏ gộp ô.`;
  }
  return `Dòng “${labelIn(found[0], key, rowLabel)}” bị lặp trong tab “${title}”, nên chưa ghi vào dòng nào. Đề nghị xóa bớt một dòng.`;
}

function doubledIn(wanted: readonly Tab[], { tabs }: WorkbookSnapshot): readonly WorkbookProblem[] {
  const ours = new Map(wanted.map((tab) => [tab.key, tab]));
  const twice = repeatedKeys(tabs.map((tab) => tab.key)).filter((key) => ours.has(key));
  const doubledTabs = twice.map((key): WorkbookProblem => ({ kind: 'duplicateTab', tab: key, key }));
  const within = tabs
    .filter(({ key }) => ours.has(key) && !twice.includes(key))
    .flatMap((found): WorkbookProblem[] => {
      const { key: tab, columns, rows } = found;
      const wantedTab = ours.get(tab);
      return [
        ...(wantedTab !== undefined && hasCoveredCells(found, wantedTab)
          ? [{ kind: 'mergedCells' as const, tab, key: tab }]
          : []),
        ...(wantedTab === undefined
          ? []
          : coveredStaffRows(found, wantedTab).map(
              (key): WorkbookProblem => ({ kind: 'mergedCells', tab, key }),
            )),
        ...repeatedKeys(columns).map((key): WorkbookProblem => ({ kind: 'duplicateColumn', tab, key })),
        ...repeatedKeys(rows.map((row) => row.key)).map(
          (key): WorkbookProblem => ({ kind: 'duplicateRow', tab, key }),
        ),
      ];
    });
  return [...doubledTabs, ...within];
}

function rowOf({ kind, tab, key }: WorkbookProblem, text: string): Row {
  const place =
    kind === 'mergedCells' && key !== tab ? coveredRowKey(tab, key) : doubledRowKey(kind, tab, key);
  const row = textRow(place, 'info', 'kind', WORDS[kind]);
  return { ...row, staffCells: ['seen', 'remark'], cells: { ...row.cells, reason: text } };
}

const WORDS: Readonly<Record<WorkbookProblem['kind'], string>> = {
  duplicateRow: 'Dòng bị lặp',
  duplicateTab: 'Tab bị lặp',
  duplicateColumn: 'Cột bị lặp',
  mergedCells: 'Ô bị gộp',
};

function labelIn(tab: TabSnapshot | undefined, key: string, rowLabel: RowLabel): string {
  const row = tab?.rows.find((one) => one.key === key);
  const cells = Object.fromEntries(
    (tab?.columns ?? []).flatMap((column, at) => (column === null ? [] : [[column, row?.cells[at] ?? null]])),
  );
  return maskPhones(rowLabel(tab?.key ?? '', cells) ?? key);
}
