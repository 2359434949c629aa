import { CHECK_BLANK, CHECK_MARK } from '#shared/workbook/check.ts';
import type { CellFormat, Choices, Column } from '#shared/workbook/model.ts';
import {
  addedRowLook,
  type CellLook,
  cellLook,
  type RowLook,
  type TabLook,
} from '#shared/workbook/tab-look.ts';
import { escapeXml } from './package/xml-text.ts';
import { columnLetters, type Rectangle, rangeText } from './sheet/places.ts';
import { placedColumns, type PaintedTab, READY_ROWS, rowLookIn, rowPlace } from './painted-tab.ts';
import type { ListShelf } from './xlsx-list-shelf.ts';
import { sheetRow } from './xlsx-places.ts';
import { replaceValidations } from './xlsx-validations.ts';

/** Excel calls a workbook corrupt whose list in a validation is longer, its commas included. */
const INLINE_CHARACTERS_MAX = 255;

/** What a choice from another tab needs of that tab. */
export type ListTab = Pick<PaintedTab, 'title' | 'identity' | 'tab' | 'look'>;

/**
 * Dropdowns of all our cells. Other text is accepted: staff must never be kept from typing what they mean. Validations that
 * staff made stay wherever we offer nothing.
 */
export function paintChoices(
  painted: PaintedTab,
  tabs: ReadonlyMap<string, ListTab>,
  shelf: ListShelf,
): void {
  const { identity, tab, look } = painted;
  const formulas = new Formulas(look, tabs, shelf);
  const added = addedRowLook(look);
  const ready = look.staffRowsAfter === undefined ? [] : Array.from({ length: READY_ROWS }, () => added);
  const rows = [...tab.rows.map(({ key }) => (key === null ? null : rowLookIn(look, key))), ...ready];
  const wanted = placedColumns(painted).flatMap(([place, column]) => {
    const formulasOfRows = rows.map((row) => (row === null ? null : formulas.of(column, row)));
    return runsOf(formulasOfRows, (at) => sheetRow(identity, at), place);
  });
  const byFormula = [...Map.groupBy(wanted, ({ formula }) => formula).values()].flat();
  const texts = byFormula.map(({ formula, range }) => ({
    range,
    text: painted.document.prefixed(
      `<dataValidation type="list" allowBlank="1" sqref="${rangeText(range)}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`,
    ),
  }));
  replaceValidations(painted.document, texts, isOursIn(painted, tabs));
}

interface Run {
  readonly formula: string;
  readonly range: Rectangle;
}

/** Cells below each other that offer the same are one range: the fewer, the sooner a program has the file open. */
function runsOf(
  formulas: readonly (string | null)[],
  numberOf: (at: number) => number,
  column: number,
): Run[] {
  const runs: Run[] = [];
  formulas.forEach((formula, at) => {
    if (formula === null) return;
    const row = numberOf(at);
    const last = runs.at(-1);
    if (last?.formula === formula && last.range.bottom === row - 1)
      runs[runs.length - 1] = { formula, range: { ...last.range, bottom: row } };
    else runs.push({ formula, range: { top: row, bottom: row, left: column, right: column } });
  });
  return runs;
}

/** The formula of a cell's list, computed once for a column and a look of rows. */
class Formulas {
  private readonly look: TabLook;
  private readonly tabs: ReadonlyMap<string, ListTab>;
  private readonly shelf: ListShelf;
  private readonly known = new Map<RowLook, Map<Column, string | null>>();
  private readonly added: RowLook;

  constructor(look: TabLook, tabs: ReadonlyMap<string, ListTab>, shelf: ListShelf) {
    this.look = look;
    this.tabs = tabs;
    this.shelf = shelf;
    this.added = addedRowLook(look);
  }

  of(column: Column, given: RowLook): string | null {
    const row = given.kind === this.added.kind && sameRow(given, this.added) ? this.added : given;
    const byColumn = this.known.get(row) ?? new Map<Column, string | null>();
    this.known.set(row, byColumn);
    const known = byColumn.get(column);
    if (known !== undefined) return known;
    const formula = this.formulaOf(cellLook(column, row, this.look.columns));
    byColumn.set(column, formula);
    return formula;
  }

  private formulaOf({ offers }: CellLook): string | null {
    if (offers === 'box') return BOX;
    return offers === null ? null : this.choicesFormula(offers);
  }

  private choicesFormula(choices: Choices): string | null {
    if ('list' in choices) {
      if (choices.list.length === 0) return null;
      return inlineList(choices.list) ?? this.shelf.put(choices.list);
    }
    const target = this.tabs.get(choices.tab);
    const place =
      target === undefined ? undefined : placedColumns(target).find(([, c]) => c.key === choices.column)?.[0];
    if (target === undefined || place === undefined) return null;
    const header = rowPlace(target, target.look.frozenThrough) ?? target.identity.keyRow;
    const last = sheetRow(target.identity, Math.max(0, target.tab.rows.length - 1));
    const ready = target.look.staffRowsAfter === undefined ? 0 : READY_ROWS;
    if (last + ready <= header) return null;
    const letters = columnLetters(place);
    return `${quoted(target.title)}$${letters}$${header + 1}:$${letters}$${last + ready}`;
  }
}

function sameRow(left: RowLook, right: RowLook): boolean {
  return left.formats === right.formats && left.staffCells === right.staffCells && left.links === right.links;
}

const BOX = `"${CHECK_MARK},${CHECK_BLANK}"`;

/** Null where it must stand on the shelf. */
function inlineList(list: readonly string[]): string | null {
  const joined = list.join(',');
  const fits = joined.length <= INLINE_CHARACTERS_MAX && !list.some((item) => /[",]|^\s|\s$/.test(item));
  return fits ? `"${joined}"` : null;
}

function quoted(title: string): string {
  return `'${title.replaceAll("'", "''")}'!`;
}

/**
 * Whether the list of a validation is one of ours: one that this tab offers or offered, one of the shelf, or a column of a tab
 * from which this one offers choices.
 */
function isOursIn(
  { look, before }: PaintedTab,
  tabs: ReadonlyMap<string, ListTab>,
): (formula: string) => boolean {
  const choices = [look, before?.look ?? null].flatMap((one) => (one === null ? [] : choicesOf(one)));
  const lists = new Set([
    BOX,
    ...choices.flatMap((one) => ('list' in one ? (inlineList(one.list) ?? []) : [])),
  ]);
  const titles = new Set(choices.flatMap((one) => ('tab' in one ? (tabs.get(one.tab)?.title ?? []) : [])));
  return (formula) => {
    if (lists.has(formula) || formula.startsWith("'_SoLop.list'!") || formula.startsWith('_SoLop.list!'))
      return true;
    const [, sheet] =
      /^'((?:[^']|'')+)'!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/.exec(formula) ??
      /^([^'!]+)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/.exec(formula) ??
      [];
    return sheet !== undefined && titles.has(sheet.replaceAll("''", "'"));
  };
}

/** Every choice that a look offers anywhere. */
export function choicesOf(look: TabLook): readonly Choices[] {
  const formats: readonly (CellFormat | undefined)[] = [
    ...look.columns,
    ...Object.values(look.rows).flatMap((row) => Object.values(row.formats ?? {})),
    ...Object.values(look.staffRow?.formats ?? {}),
  ];
  return formats.flatMap((format) => format?.choices ?? []);
}
