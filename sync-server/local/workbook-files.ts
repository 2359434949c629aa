import type { CellValue } from '#shared/workbook/model.ts';
import type { OfficePackage } from './package/office-package.ts';
import { emptyReleased } from './sheet/released-strings.ts';
import { type Namespaces, STRICT, STRICT_NAMES, TRANSITIONAL_NAMES } from './sheet/namespaces.ts';
import { plainStyles, SHEET_TYPE, STYLES_TYPE } from './sheet/new-package.ts';
import { holdsFormula } from './sheet/read-sheet.ts';
import { SheetDocument } from './sheet/sheet-document.ts';
import { StyleBook } from './sheet/style-book.ts';
import { partOfKind, type WorkbookPart } from './sheet/workbook-part.ts';
import { WorkbookDraft } from './sheet/workbook-draft.ts';

/** The parts of the workbook that are changed, opened when they are first asked for, and written back together. */
export class WorkbookFiles {
  readonly file: OfficePackage;
  readonly workbook: WorkbookDraft;
  readonly styles: StyleBook;
  private readonly book: WorkbookPart;
  private readonly stylesPart: string;
  readonly names: Namespaces;
  private readonly documents = new Map<string, SheetDocument>();
  private readonly parts = new Map<string, string>();
  /** Parts in which no formula stands: they need not be looked through. */
  private readonly plain: Set<string>;
  private readonly released = new Set<number>();
  private formulasChanged = false;

  constructor(file: OfficePackage, book: WorkbookPart, plain: ReadonlySet<string> = new Set()) {
    this.plain = new Set(plain);
    this.file = file;
    this.book = book;
    this.workbook = new WorkbookDraft(file.text(book.part));
    this.names = file.text(book.part).includes(STRICT) ? STRICT_NAMES : TRANSITIONAL_NAMES;
    this.stylesPart = partOfKind(file, book.part, 'styles') ?? this.addStyles();
    this.styles = new StyleBook(file.text(this.stylesPart));
    for (const { title, part } of book.sheets) if (part !== null) this.parts.set(title, part);
  }

  /** By title; null: there is none, or it has no cells. */
  partOf(title: string): string | null {
    return this.parts.get(title) ?? null;
  }

  /** Every sheet with cells, by title and part. */
  sheets(): readonly (readonly [string, string])[] {
    return [...this.parts];
  }

  /** The sheet, to be changed: it is written anew. */
  document(part: string): SheetDocument {
    let document = this.documents.get(part);
    if (document === undefined) {
      document = new SheetDocument(this.file.text(part));
      this.documents.set(part, document);
    }
    return document;
  }

  /** Keeps a document that was opened elsewhere. */
  take(part: string, document: SheetDocument): void {
    this.documents.set(part, document);
  }

  opened(part: string): SheetDocument | undefined {
    return this.documents.get(part);
  }

  /** A new sheet at a place among all sheets; the document to fill. */
  addSheet(title: string, at: number, isHidden = false): SheetDocument {
    let number = this.parts.size + 1;
    while (this.file.has(`xl/worksheets/sheet${number}.xml`)) number += 1;
    const part = `xl/worksheets/sheet${number}.xml`;
    const { main, relation } = this.names;
    const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}" xmlns:r="${relation}"><sheetData/></worksheet>`;
    this.file.add(part, text, SHEET_TYPE);
    const id = this.file.relate(this.book.part, `${relation}/worksheet`, part);
    this.workbook.addSheet(title, id, at, isHidden);
    this.parts.set(title, part);
    return this.document(part);
  }

  /** A hidden sheet of ours, written anew. Nothing is written where nothing was kept and nothing is to be. */
  setHiddenSheet(title: string, rows: readonly (readonly CellValue[])[]): void {
    const known = this.partOf(title);
    if (known === null && rows.length === 0) return;
    const document =
      known === null ? this.addSheet(title, this.workbook.titles.length, true) : this.document(known);
    for (const row of document.rows.values()) for (const cell of row.cells.values()) document.release(cell);
    document.rows = new Map();
    rows.forEach((cells, row) => {
      cells.forEach((value, column) => {
        if (value !== null) document.setValue(row + 1, column + 1, value);
      });
    });
  }

  /** Writes a sheet back: of a workbook of 50,000 persons not all sheets can be open at once. */
  close(part: string): void {
    const document = this.documents.get(part);
    if (document === undefined) return;
    const text = document.toText();
    this.file.set(part, text);
    this.file.pack(part);
    for (const number of document.released) this.released.add(number);
    if (document.formulasChanged) this.formulasChanged = true;
    if (holdsFormula(text)) this.plain.delete(part);
    else this.plain.add(part);
    this.documents.delete(part);
  }

  /** Writes everything back into the file. */
  finish(): void {
    for (const part of this.documents.keys()) this.close(part);
    this.file.set(this.stylesPart, this.styles.toText());
    const strings = partOfKind(this.file, this.book.part, 'sharedStrings');
    if (strings !== null && this.released.size > 0)
      emptyReleased(this.file, strings, this.released, [...this.parts.values()]);
    const chain = partOfKind(this.file, this.book.part, 'calcChain');
    if (chain !== null && this.formulasChanged) this.file.remove(chain, this.book.part);
    if (this.hasFormulas()) this.workbook.computeOnOpening();
    this.file.set(this.book.part, this.workbook.toText());
  }

  /** A file that says nothing of looks gets the plainest. */
  private addStyles(): string {
    const part = 'xl/styles.xml';
    const { main, relation } = this.names;
    this.file.add(part, plainStyles(main), STYLES_TYPE);
    this.file.relate(this.book.part, `${relation}/styles`, part);
    return part;
  }

  private hasFormulas(): boolean {
    return [...this.parts.values()].some(
      (part) => !this.plain.has(part) && holdsFormula(this.file.text(part)),
    );
  }
}
