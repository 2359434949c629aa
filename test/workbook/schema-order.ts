import { columnNumber } from '../../sync-server/local/sheet/places.ts';

/** The children of a worksheet in the order of ECMA-376, 18.3.1.99, written out: it is not the program's own opinion. */
const ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  );

/** `in order`, or the first two elements that are not. Rows and cells must rise as well. */
export function elementOrder(xml: string): string {
  let depth = 0;
  let last = -1;
  let row = 0;
  let column = 0;
  for (const [tag, close, name = '', , empty] of xml.matchAll(
    /<(\/?)(?:\w+:)?([A-Za-z]\w*)((?:"[^"]*"|[^">])*?)(\/?)>/g,
  )) {
    if (close === '/') {
      depth -= 1;
      continue;
    }
    if (depth === 1) {
      const at = ORDER.indexOf(name);
      if (at >= 0 && at < last) return `${name} stands behind ${ORDER[last]}`;
      if (at >= 0) last = at;
    }
    if (name === 'row' && depth === 2) {
      const number = Number(/ r="(\d+)"/.exec(tag)?.[1]);
      if (number <= row) return `row ${number} stands behind ${row}`;
      [row, column] = [number, 0];
    }
    if (name === 'c' && depth === 3) {
      const [, letters = '', number] = / r="([A-Z]+)(\d+)"/.exec(tag) ?? [];
      const place = columnNumber(letters);
      if (place <= column || Number(number) !== row)
        return `cell ${letters}${number} stands behind column ${column}`;
      column = place;
    }
    if (empty !== '/') depth += 1;
  }
  return 'in order';
}
