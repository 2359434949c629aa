import ExcelJS from 'exceljs';
import type { CellValue, TabSnapshot } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';

/**
 * A whole workbook as text for golden files: a reader of the diff sees which row and which cell changed. One line per row,
 * `key: cell · cell`, empty cells left out by a bare `·`; texts that could be taken for numbers stand in quotes. Below each
 * tab stands what is seen of its look: widths, frozen rows, filter, print set-up, dropdowns, colours.
 */
export async function workbookText(path: string): Promise<string> {
  const snapshot = await new XlsxWorkbook(path).read();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return snapshot.tabs.map((tab) => `${tabText(tab)}${lookText(workbook.getWorksheet(tab.title))}`).join('\n');
}

function tabText(tab: TabSnapshot): string {
  const columns = tab.columns.map((key) => key ?? '(own)').join(' · ');
  const rows = tab.rows.map((row) => `${row.key ?? '(own)'}: ${row.cells.map(cellText).join(' · ')}`.trimEnd());
  return `=== ${tab.title} [${tab.key}] ===\ncolumns: ${columns}\n${rows.join('\n')}\n`;
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return /^[\d.]*$|^(true|false)$|^\s|\s$|[·"\n]/.test(value) ? JSON.stringify(value) : value;
}

function lookText(sheet: ExcelJS.Worksheet | undefined): string {
  if (sheet === undefined) return '';
  const { orientation, printTitlesRow } = sheet.pageSetup;
  const widths = sheet.columns.map((column) => (column.hidden === true ? 'hidden' : (column.width ?? '-'))).join(' ');
  const view = sheet.views[0];
  const frozen = view?.state === 'frozen' ? view.ySplit : 'none';
  const filter = typeof sheet.autoFilter === 'string' ? sheet.autoFilter : 'none';
  const holder = sheet as unknown as {
    dataValidations: { model: Record<string, ExcelJS.DataValidation | undefined> };
    conditionalFormattings: readonly { ref: string; rules: readonly { type: string; formulae?: readonly unknown[] }[] }[];
  };
  const choices = new Map<string, string[]>();
  for (const [address, validation] of Object.entries(holder.dataValidations.model)) {
    const formula = String(validation?.formulae?.[0] ?? '');
    choices.set(formula, [...(choices.get(formula) ?? []), address]);
  }
  const lines = [
    `widths: ${widths}`,
    `frozen through ${frozen}, filter ${filter}, ${orientation ?? 'portrait'}, repeated ${printTitlesRow ?? 'none'}`,
    ...[...choices].map(([formula, cells]) => `choices ${formula}: ${cells.length} cells from ${cells[0]}`),
    ...holder.conditionalFormattings.flatMap(({ ref, rules }) =>
      rules.map((rule) => `${rule.type} ${ref}${rule.formulae === undefined ? '' : ` ${String(rule.formulae[0])}`}`),
    ),
  ];
  return `${lines.map((line) => `# ${line}`).join('\n')}\n`;
}
