import type { TabLook } from '#shared/workbook/tab-look.ts';
import { attribute, childNamed, readXml } from './package/xml-element.ts';
import { attributesOf } from './package/xml-tags.ts';
import { columnWidths } from './sheet/columns.ts';
import { withAttributes, withChild } from './sheet/part-sections.ts';
import { columnLetters } from './sheet/places.ts';
import { placedColumns, type PaintedTab, rowPlace } from './painted-tab.ts';
import { TAB_COLOURS } from './xlsx-style.ts';

/** Width is counted in digits of the default font (Calibri 11, 7 pixels); a digit of Times New Roman 11 is 7.3 pixels wide. */
const WIDTH_FACTOR = 1.04;

/** What belongs to the sheet as a whole: widths, frozen rows, colour, the hidden keys. What staff set there stays. */
export function paintSheet(painted: PaintedTab): void {
  const { document, identity, look, repaint } = painted;
  document.row(identity.keyRow).attributes.set('hidden', '1');
  setWidths(painted);
  if (repaint.all) {
    const colour = look.colour === undefined ? null : `<tabColor rgb="${TAB_COLOURS[look.colour]}"/>`;
    const text = document.sections.text('sheetPr') ?? document.prefixed('<sheetPr></sheetPr>');
    const coloured = colour === null ? text : withChild(text, 'tabColor', colour, SHEET_PROPERTIES);
    document.sections.replaceRaw('sheetPr', [coloured]);
  }
  freeze(painted);
}

export const SHEET_PROPERTIES = ['tabColor', 'outlinePr', 'pageSetUpPr'];

function setWidths(painted: PaintedTab): void {
  const { document, identity, repaint, before } = painted;
  const widths = columnWidths(document);
  widths.set(identity.keyColumn, { hidden: true });
  const former = new Map(
    (repaint.all ? (before?.look?.columns ?? []) : []).map((column) => [column.key, column]),
  );
  for (const [place, column] of placedColumns(painted)) {
    if (!repaint.all && !repaint.columns.has(column.key)) continue;
    const known = former.get(column.key);
    if (known !== undefined && known.width === column.width && known.hidden === column.hidden) continue;
    const width = Math.round(column.width * WIDTH_FACTOR * 10) / 10;
    widths.set(place, { width, hidden: column.hidden === true });
  }
  widths.write(document);
}

/** Rows that stay in view, when the look is new; afterwards as far as they went, columns that staff froze included. */
function freeze(painted: PaintedTab): void {
  const { document, look, repaint, before, identity } = painted;
  const through = rowPlace(painted, look.frozenThrough);
  const text = document.sections.text('sheetViews') ?? document.prefixed(NO_VIEWS);
  const root = readXml(text);
  const [view] = root.children;
  if (view === undefined) return;
  const viewText = text.slice(view.start, view.end);
  const pane = childNamed(view, 'pane');
  const frozenColumns =
    pane === undefined || attribute(pane, 'state') !== 'frozen' ? '0' : (attribute(pane, 'xSplit') ?? '0');
  if (!repaint.all) {
    const former = before === null ? null : rowPlace({ identity, tab: before.tab }, frozenKey(before.look));
    const isOurs = pane !== undefined && attribute(pane, 'ySplit') === `${former}`;
    if (!isOurs || former === through || through === null) return;
  }
  const selection = childNamed(view, 'selection');
  const active =
    (selection === undefined ? null : attribute(selection, 'activeCell')) ??
    `${columnLetters(identity.keyColumn + 1)}${identity.keyRow + 1}`;
  const isWide = Number(frozenColumns) > 0;
  const corner = isWide ? 'bottomRight' : 'bottomLeft';
  const inside =
    through === null
      ? `<selection activeCell="${active}" sqref="${active}"/>`
      : `<pane${isWide ? ` xSplit="${frozenColumns}"` : ''} ySplit="${through}" topLeftCell="${columnLetters(Number(frozenColumns) + 1)}${through + 1}" activePane="${corner}" state="frozen"/>` +
        `<selection pane="${corner}" activeCell="${active}" sqref="${active}"/>`;
  const opened = `${viewText.slice(0, view.contentStart - view.start).replace(/\s*\/?>$/, '')}>`;
  const rest = view.children.filter(({ name }) => name !== 'pane' && name !== 'selection');
  const kept = rest.map(({ start, end }) => text.slice(start, end)).join('');
  const name = /^<([^\s/>]+)/.exec(viewText)?.[1] ?? 'sheetView';
  const fresh = `${opened}${document.prefixed(inside)}${kept}</${name}>`;
  const written = repaint.all ? withAttributes(fresh, { showGridLines: '0' }) : fresh;
  document.sections.replaceRaw('sheetViews', [text.slice(0, view.start) + written + text.slice(view.end)]);
}

function frozenKey(look: TabLook | null): string | undefined {
  return look?.frozenThrough;
}

const NO_VIEWS = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';

/** A sheet that says nothing of the height of its rows is given the height of its font. */
export function rowFormat(painted: PaintedTab): void {
  const { sections } = painted.document;
  const text = sections.text('sheetFormatPr');
  if (text !== null && attributesOf(text).has('defaultRowHeight')) return;
  sections.replace('sheetFormatPr', '<sheetFormatPr defaultRowHeight="15"/>');
}
