import { DamagedFile } from '../package/input-limits.ts';
import type { OfficePackage } from '../package/office-package.ts';
import { attribute, childNamed, childrenNamed, prefixedAttribute, readXml } from '../package/xml-element.ts';
import { plainText } from '../package/xml-text.ts';

/** One sheet as the workbook lists it. */
export interface SheetEntry {
  readonly title: string;
  readonly id: string;
  /** Where its cells are; null: it has none, as a chart of its own. */
  readonly part: string | null;
}

export interface DefinedName {
  readonly name: string;
  /** The sheet whose own name it is, by place; null: the workbook's. */
  readonly sheet: number | null;
  readonly refersTo: string;
}

export interface WorkbookPart {
  readonly part: string;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  /** Days are counted from 1904. */
  readonly is1904: boolean;
}

/** What the workbook says of its sheets, names and days. */
export function readWorkbookPart(file: OfficePackage): WorkbookPart {
  const part = workbookPartName(file);
  const text = file.text(part);
  const root = readXml(text);
  if (root.name !== 'workbook') throw new DamagedFile('the workbook part holds something else');
  const relations = new Map(file.relationsOf(part).map((relation) => [relation.id, relation]));
  const sheets = childrenNamed(childNamed(root, 'sheets'), 'sheet').map((sheet) => {
    const relation = relations.get(prefixedAttribute(sheet, 'id') ?? '');
    const isWorksheet = relation?.type === 'worksheet';
    return {
      title: attribute(sheet, 'name') ?? '',
      id: attribute(sheet, 'sheetId') ?? '',
      part: isWorksheet ? relation.part : null,
    };
  });
  const names = childrenNamed(childNamed(root, 'definedNames'), 'definedName').map((name) => {
    const sheet = attribute(name, 'localSheetId');
    return {
      name: attribute(name, 'name') ?? '',
      sheet: sheet === null ? null : Number(sheet),
      refersTo: plainText(text.slice(name.contentStart, name.contentEnd)),
    };
  });
  const properties = childNamed(root, 'workbookPr');
  const is1904 = properties !== undefined && isTrue(attribute(properties, 'date1904'));
  return { part, sheets, names, is1904 };
}

/** The part that the file's own list of parts leads to first. */
export function workbookPartName(file: OfficePackage): string {
  const main = file.relationsOf('').find(({ type }) => type === 'officeDocument');
  if (main?.part === null || main === undefined) throw new DamagedFile('nothing leads to the workbook');
  return main.part;
}

/** An `.xlsb`: its parts are no XML. */
export function isBinaryWorkbook(file: OfficePackage): boolean {
  return file.contentTypeOf(workbookPartName(file))?.includes('sheet.binary') === true;
}

/** The part of this kind that the workbook leads to. */
export function partOfKind(file: OfficePackage, owner: string, type: string): string | null {
  const found = file.relationsOf(owner).find((relation) => relation.type === type);
  return found?.part !== null && found !== undefined && file.has(found.part) ? found.part : null;
}

export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
