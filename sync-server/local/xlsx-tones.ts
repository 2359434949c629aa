import { createHash } from 'node:crypto';
import type { ToneRule } from '#shared/workbook/model.ts';
import { formatOf } from '#shared/workbook/tab-look.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  edited,
  readXml,
  type XmlElement,
} from './package/xml-element.ts';
import { escapeXml, plainText } from './package/xml-text.ts';
import type { PartSections } from './sheet/part-sections.ts';
import { columnLetters } from './sheet/places.ts';
import { lastOwnRow, placedColumns, type PaintedTab, rowLookIn, rowPlace } from './painted-tab.ts';
import { sheetRow } from './xlsx-places.ts';
import type { Styles } from './xlsx-style.ts';

/** Colours by words and bars of progress, as conditional formats. Those that staff made stay, ours are written again. */
export function paintTones(painted: PaintedTab, styles: Styles): void {
  const { sections } = painted.document;
  const present = sections.named('conditionalFormatting').map(({ text }) => theirsOf(text));
  const theirs = present.flatMap(({ kept }) => (kept === null ? [] : [kept]));
  const bars = progressRanges(painted);
  setNewerBars(sections, new Set(present.flatMap(({ ids }) => ids)), bars, painted);
  let priority = Math.max(0, ...theirs.flatMap(prioritiesIn)) + 1;
  const ours = [
    ...toneRanges(painted, styles),
    ...bars.map((range) => ({ range, rules: [barRule(range, painted)] })),
  ];
  const written = ours.map(({ range, rules }) => {
    const texts = rules.map((rule) => rule.replace(' priority=""', () => ` priority="${priority++}"`));
    return painted.document.prefixed(
      `<conditionalFormatting sqref="${range}">${texts.join('')}</conditionalFormatting>`,
    );
  });
  sections.replaceRaw('conditionalFormatting', [...theirs, ...written]);
}

interface Formatting {
  readonly range: string;
  /** With a priority to be filled in. */
  readonly rules: readonly string[];
}

function toneRanges(painted: PaintedTab, styles: Styles): readonly Formatting[] {
  const { look, identity } = painted;
  const first = (rowPlace(painted, look.frozenThrough) ?? identity.keyRow) + 1;
  const last = lastOwnRow(painted);
  if (last < first) return [];
  return placedColumns(painted).flatMap(([place, column]) => {
    const letters = columnLetters(place);
    const tones = (look.tones ?? []).filter((tone) => tone.columns.includes(column.key));
    if (tones.length === 0) return [];
    const range = `${letters}${first}:${letters}${last}`;
    return [{ range, rules: tones.map((tone) => toneRule(tone, `${letters}${first}`, styles)) }];
  });
}

/** The cells that show progress, as few ranges as there are runs: other cells of the column hold plain numbers. */
function progressRanges(painted: PaintedTab): readonly string[] {
  const { identity, tab, look } = painted;
  return placedColumns(painted).flatMap(([place, column]) => {
    const rows = tab.rows.flatMap((row, at) => {
      const isProgress = row.key !== null && formatOf(column, rowLookIn(look, row.key)).kind === 'progress';
      return isProgress ? [sheetRow(identity, at)] : [];
    });
    const standing = new Set(rows);
    const letters = columnLetters(place);
    const starts = rows.filter((row) => !standing.has(row - 1));
    const ends = rows.filter((row) => !standing.has(row + 1));
    return starts.map((start, at) => `${letters}${start}:${letters}${ends[at]}`);
  });
}

/** Not Excel's own rule "begins with": LibreOffice and older programs know the formula as well. */
function toneRule(tone: ToneRule, topLeft: string, styles: Styles): string {
  const formula = `LEFT(${topLeft},${tone.startsWith.length})="${tone.startsWith.replaceAll('"', '""')}"`;
  return `<cfRule type="expression" dxfId="${styles.difference(tone.tone)}" priority=""><formula>${escapeXml(formula)}</formula></cfRule>`;
}

const OUR_FORMULA = /^LEFT\(\$?[A-Z]+\$?\d+\s*[,;]\s*\d+\)\s*=\s*"/;
const BAR_COLOUR = 'FF9DC3E6';

/** The plain bar is older programs'; its newer form, by the same id, says that it fills the cell from 0 to 1. */
function barRule(range: string, painted: PaintedTab): string {
  const newer = `<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="${X14}"><x14:id>${barId(range, painted)}</x14:id></ext></extLst>`;
  return `<cfRule type="dataBar" priority=""><dataBar><cfvo type="num" val="0"/><cfvo type="num" val="1"/><color rgb="${BAR_COLOUR}"/></dataBar>${newer}</cfRule>`;
}

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
/** Where a sheet keeps conditional formats of the newer form. */
const NEWER_FORMATS = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';

/** Of its place, not of chance: the same content gives the same parts. */
function barId(range: string, { identity }: PaintedTab): string {
  const digits = createHash('sha256').update(`${identity.key} ${range}`).digest('hex').toUpperCase();
  const groups = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return `{${groups.map(([from, to]) => digits.slice(from, to)).join('-')}}`;
}

function newerBar(range: string, painted: PaintedTab): string {
  return (
    `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${barId(range, painted)}">` +
    '<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo>' +
    `<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>${range}</xm:sqref></x14:conditionalFormatting>`
  );
}

/** A conditional format without our rules, null where none is left; and the ids of newer forms of ours. */
function theirsOf(text: string): { readonly kept: string | null; readonly ids: readonly string[] } {
  const root = readXml(text);
  const rules = childrenNamed(root, 'cfRule');
  const ours = rules.filter((rule) => isOurs(rule, text));
  if (ours.length === 0) return { kept: text, ids: [] };
  const ids = ours.flatMap(
    (rule) => /\{[0-9A-Fa-f-]{36}\}(?=<)/.exec(text.slice(rule.start, rule.end))?.[0] ?? [],
  );
  const kept =
    ours.length === rules.length
      ? null
      : edited(
          text,
          ours.map(({ start, end }) => ({ from: start, to: end, text: '' })),
        );
  return { kept, ids };
}

function isOurs(rule: XmlElement, text: string): boolean {
  const formula = childNamed(rule, 'formula');
  const type = attribute(rule, 'type');
  if (type === 'expression' && formula !== undefined)
    return OUR_FORMULA.test(plainText(text.slice(formula.contentStart, formula.contentEnd)));
  if (type !== 'dataBar') return false;
  const bar = childNamed(rule, 'dataBar');
  const colour = childNamed(bar, 'color');
  const ends = childrenNamed(bar, 'cfvo').map(
    (end) => `${attribute(end, 'type')} ${Number(attribute(end, 'val'))}`,
  );
  return colour !== undefined && attribute(colour, 'rgb') === BAR_COLOUR && ends.join() === 'num 0,num 1';
}

function prioritiesIn(text: string): readonly number[] {
  return childrenNamed(readXml(text), 'cfRule').map((rule) => Number(attribute(rule, 'priority') ?? 0));
}

/** The newer forms of our bars stand in the sheet's list of extensions; what others put there stays. */
function setNewerBars(
  sections: PartSections,
  former: ReadonlySet<string>,
  bars: readonly string[],
  painted: PaintedTab,
): void {
  const text = sections.text('extLst');
  const fresh = bars.map((range) => newerBar(range, painted)).join('');
  const { prefix } = sections;
  const whole = `<${prefix}ext xmlns:x14="${X14}" uri="${NEWER_FORMATS}"><x14:conditionalFormattings>${fresh}</x14:conditionalFormattings></${prefix}ext>`;
  if (text === null) {
    if (fresh !== '') sections.replaceRaw('extLst', [`<${prefix}extLst>${whole}</${prefix}extLst>`]);
    return;
  }
  const root = readXml(text);
  const home = root.children.find((ext) => childNamed(ext, 'conditionalFormattings') !== undefined);
  const list = childNamed(home, 'conditionalFormattings');
  if (home === undefined || list === undefined) {
    if (fresh !== '')
      sections.replaceRaw('extLst', [
        edited(text, [{ from: root.contentStart, to: root.contentStart, text: whole }]),
      ]);
    return;
  }
  const gone = list.children.filter((one) =>
    former.has(attribute(childNamed(one, 'cfRule') ?? one, 'id') ?? ''),
  );
  if (gone.length === 0 && fresh === '') return;
  const isEmpty = gone.length === list.children.length && fresh === '';
  if (isEmpty && root.children.length === 1) sections.replaceRaw('extLst', [null]);
  else if (isEmpty)
    sections.replaceRaw('extLst', [edited(text, [{ from: home.start, to: home.end, text: '' }])]);
  else {
    const cuts = gone.map(({ start, end }) => ({ from: start, to: end, text: '' }));
    sections.replaceRaw('extLst', [
      edited(text, [...cuts, { from: list.contentEnd, to: list.contentEnd, text: fresh }]),
    ]);
  }
}
