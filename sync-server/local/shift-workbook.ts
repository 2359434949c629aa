import { notesThatGo, shiftAttached, shiftPart } from './sheet/attached-parts.ts';
import type { SheetMoves } from './sheet/moves.ts';
import { moveCells, shiftSheet } from './sheet/move-cells.ts';
import { SheetDocument } from './sheet/sheet-document.ts';
import { shiftFormula, type Shifting } from './sheet/shift-elements.ts';
import { escapeXml, plainText } from './package/xml-text.ts';
import type { WorkbookFiles } from './workbook-files.ts';

/**
 * Rows and columns of our sheets moved, so everything that points there follows, wherever in the file it stands: cells of
 * other sheets, names, charts, pivot tables, controls. Parts that name none of those sheets are not touched. Answers what
 * could not be shifted safely, in words.
 */
export function shiftWorkbook(
  files: WorkbookFiles,
  moves: ReadonlyMap<string, SheetMoves>,
): readonly string[] {
  const remarks = new Set<string>();
  const shiftingOn = (sheet: string): Shifting => ({
    sheet,
    own: moves.get(sheet),
    movesOf: (title) => moves.get(title),
    unsafe: (formula) =>
      remarks.add(
        `Công thức “${shortened(formula)}” ở tab “${sheet}” gọi ô bằng chữ nên không tự đổi theo dòng đã chuyển chỗ. Đề nghị kiểm tra lại công thức này.`,
      ),
  });
  const mentions = mentionOf([...moves.keys()], ['']);
  const refers = mentionOf([...moves.keys()], ['!', "'!", '&apos;!', '&#39;!']);
  const done = new Set<string>();
  for (const [title, part] of files.sheets()) {
    done.add(part.toLowerCase());
    const shifting = shiftingOn(title);
    const own = moves.get(title);
    if (own !== undefined) {
      for (const note of notesThatGo(files.file, part, own))
        remarks.add(
          `Ghi chú “${shortened(note)}” ở tab “${title}” nằm ở dòng không còn nữa nên đã đi theo dòng ấy.`,
        );
      const document = files.document(part);
      moveCells(document, own);
      shiftSheet(document, shifting);
      shiftAttached(files.file, part, shifting);
      for (const { part: attached } of files.file.relationsOf(part))
        if (attached !== null) done.add(attached.toLowerCase());
    } else if (files.opened(part) !== undefined || refers(files.file.text(part))) {
      const document = files.opened(part) ?? new SheetDocument(files.file.text(part));
      if (shiftSheet(document, shifting)) files.take(part, document);
    }
  }
  for (const name of files.file.names()) {
    if (done.has(name.toLowerCase()) || !REFERRING.test(name) || !mentions(files.file.text(name))) continue;
    shiftPart(files.file, name, shiftingOn(''));
  }
  files.workbook.shiftNames((refersTo, sheet) => shiftFormula(refersTo, shiftingOn(sheet ?? '')));
  return [...remarks];
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Parts that can name cells of any sheet. */
const REFERRING =
  /^xl\/(?:charts|drawings|pivotCache|ctrlProps|tables|chartsheets|slicerCaches|dialogsheets)\/[^/]*\.xml$/i;

/** Whether a part names one of the sheets, with one of these behind it. */
function mentionOf(titles: readonly string[], ends: readonly string[]): (text: string) => boolean {
  const words = titles.flatMap((title) => {
    const quoted = title.replaceAll("'", "''");
    const forms = [
      title,
      quoted,
      escapeXml(quoted),
      escapeXml(quoted).replaceAll("'", '&apos;'),
      escapeXml(title),
    ];
    return [...new Set(forms)].flatMap((form) => ends.map((end) => form + end));
  });
  const isIn = (text: string) => words.some((word) => text.includes(word));
  // Some programs write every letter with a mark as a number.
  return (text) => isIn(text) || (text.includes('&#') && isIn(plainText(text)));
}
