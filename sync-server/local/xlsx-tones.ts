import { createHash } from 'node:crypto';
import type ExcelJS from 'exceljs';
import type { ToneRule } from '#shared/workbook/model.ts';
import { formatOf, PLAIN_ROW } from '#shared/workbook/tab-look.ts';
import { type PaintedTab, placedColumns, READY_ROWS, rowPlace } from './xlsx-paint.ts';
import { sheetRow } from './xlsx-places.ts';
import { columnLetters } from './xlsx-references.ts';
import { TONES } from './xlsx-style.ts';

/** Colours by words and bars of progress, as conditional formats. Those that staff made stay, ours are written again. */
export function paintTones(painted: PaintedTab): void {
  const { sheet, identity, tab, look } = painted;
  const holder = sheet as unknown as { conditionalFormattings: Formatting[] };
  const theirs = holder.conditionalFormattings
    .map((formatting) => ({ ...formatting, rules: formatting.rules.filter((rule) => isTheirs(rule)) }))
    .filter(({ rules }) => rules.length > 0);
  const first = (rowPlace(painted, look.frozenThrough) ?? identity.keyRow) + 1;
  const ready = look.staffRowsAfter === undefined ? 0 : READY_ROWS;
  const last = sheetRow(identity, Math.max(0, tab.rows.length - 1)) + ready;
  const ours: Formatting[] = [];
  if (last >= first) {
    for (const [place, column] of placedColumns(painted)) {
      const letters = columnLetters(place);
      const ref = `${letters}${first}:${letters}${last}`;
      const rules = (look.tones ?? []).filter((tone) => tone.columns.includes(column.key));
      if (rules.length > 0)
        ours.push({ ref, rules: rules.map((tone) => toneRule(tone, `${letters}${first}`)) });
    }
  }
  for (const ref of progressRanges(painted)) ours.push({ ref, rules: [progressRule()] });
  let priority = 1;
  holder.conditionalFormattings = [...theirs, ...ours].map((formatting) => ({
    ...formatting,
    rules: formatting.rules.map((rule) =>
      withFixedId({ ...rule, priority: priority++ }, `${identity.key} ${formatting.ref}`),
    ),
  }));
}

/** The cells that show progress, as few ranges as there are runs: other cells of the column hold plain numbers. */
function progressRanges(painted: PaintedTab): readonly string[] {
  const { identity, tab, look } = painted;
  return placedColumns(painted).flatMap(([place, column]) => {
    const rows = tab.rows.flatMap((row, at) => {
      const isProgress =
        row.key !== null && formatOf(column, look.rows[row.key] ?? PLAIN_ROW).kind === 'progress';
      return isProgress ? [sheetRow(identity, at)] : [];
    });
    const standing = new Set(rows);
    const letters = columnLetters(place);
    const starts = rows.filter((row) => !standing.has(row - 1));
    const ends = rows.filter((row) => !standing.has(row + 1));
    return starts.map((start, at) => `${letters}${start}:${letters}${ends[at]}`);
  });
}

interface Formatting {
  readonly ref: string;
  readonly rules: readonly ExcelJS.ConditionalFormattingRule[];
}

/** Kinds the library can write; an element without rules makes Excel call the file corrupt. */
const WRITABLE = new Set([
  'expression',
  'cellIs',
  'top10',
  'aboveAverage',
  'colorScale',
  'iconSet',
  'containsText',
  'timePeriod',
]);

const OUR_FORMULA = /^LEFT\(\$?[A-Z]+\$?\d+\s*[,;]\s*\d+\)\s*=\s*"/;

/** Progress bars are always ours: staff's own bars cannot be told from them, and columns of progress have them anyway. */
function isTheirs(rule: ExcelJS.ConditionalFormattingRule): boolean {
  if (!WRITABLE.has(rule.type)) return false;
  return !(rule.type === 'expression' && OUR_FORMULA.test(String(rule.formulae?.[0] ?? '')));
}

/** The library cannot write Excel's own rule "begins with", so its meaning stands in a formula. */
function toneRule(tone: ToneRule, topLeft: string): ExcelJS.ConditionalFormattingRule {
  const { fill, font } = TONES[tone.tone];
  const text = tone.startsWith.replaceAll('"', '""');
  return {
    type: 'expression',
    priority: 1,
    formulae: [`LEFT(${topLeft},${tone.startsWith.length})="${text}"`],
    style: {
      fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: fill } },
      font: { color: { argb: font } },
    },
  };
}

function progressRule(): ExcelJS.ConditionalFormattingRule {
  return {
    type: 'dataBar',
    priority: 1,
    gradient: false,
    cfvo: [
      { type: 'num', value: 0 },
      { type: 'num', value: 1 },
    ],
    color: { argb: 'FF9DC3E6' },
  } as unknown as ExcelJS.ConditionalFormattingRule;
}

/** The id ties a bar to its newer form in the same file. The library draws it by chance, here it follows from the place. */
function withFixedId(
  rule: ExcelJS.ConditionalFormattingRule,
  place: string,
): ExcelJS.ConditionalFormattingRule {
  if (rule.type !== 'dataBar') return rule;
  const digits = createHash('sha256').update(place).digest('hex').toUpperCase();
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ];
  const id = `{${groups.join('-')}}`;
  return Object.defineProperty(rule, 'x14Id', { get: () => id, set() {}, enumerable: true });
}
