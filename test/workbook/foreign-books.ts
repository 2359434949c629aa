import { writeFileSync } from 'node:fs';
import { zipOf } from './zip-of.ts';

/** Workbooks as Excel, Google, the Open XML SDK and others write them, built part by part: no program is at hand that would. */
export const FOREIGN_BOOKS: Readonly<Record<string, (path: string) => void>> = {
  'prefixed names and backslash paths, as the Open XML SDK writes them': (path) =>
    writeBook(path, {
      main: {
        root: 'x:workbook',
        attributes: `xmlns:x="${MAIN}" xmlns:rel="${RELATIONS}"`,
        prefix: 'x:',
        relation: 'rel',
      },
      name: (part) => part.replaceAll('/', '\\'),
      sheet: prefixed(
        `<worksheet xmlns:x="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>một</t></is></c></row></sheetData></worksheet>`,
      ),
      styles: prefixed(STYLES.replace('xmlns=', 'xmlns:x=')),
    }),
  'strict Open XML': (path) =>
    writeBook(path, {
      main: {
        root: 'workbook',
        attributes: `xmlns="${STRICT}/spreadsheetml/main" xmlns:r="${STRICT}/officeDocument/relationships" conformance="strict"`,
        prefix: '',
        relation: 'r',
      },
      relations: `${STRICT}/officeDocument/relationships`,
      sheet: `<worksheet xmlns="${STRICT}/spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="d"><v>2026-05-12T08:00:00</v></c></row></sheetData></worksheet>`,
      styles: STYLES.replace(MAIN, `${STRICT}/spreadsheetml/main`),
    }),
  'macros, a pivot table, a slicer, a link to another file, an embedded object, threaded comments.xlsm': (
    path,
  ) =>
    writeBook(path, {
      mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      sheet: `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetData><row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>7</v></c></row></sheetData><legacyDrawing r:id="rId2"/></worksheet>`,
      more: {
        'xl/vbaProject.bin': '\u0001\u0002macro\u0000',
        'xl/pivotTables/pivotTable1.xml': `<pivotTableDefinition xmlns="${MAIN}" name="P" cacheId="1"><location ref="D3:E9" firstHeaderRow="1"/></pivotTableDefinition>`,
        'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition xmlns="${MAIN}"><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="Sheet1"/></cacheSource></pivotCacheDefinition>`,
        'xl/slicers/slicer1.xml':
          '<slicers xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/>',
        'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${MAIN}"/>`,
        'xl/embeddings/oleObject1.bin': '\u0000OLE',
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" id="{1}"><text>hỏi</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml':
          '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>',
        'xl/drawings/vmlDrawing1.vml':
          '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><br></v:shape></xml>',
        'xl/worksheets/_rels/sheet1.xml.rels': relationsText([
          ['rId1', `${RELATIONS}/pivotTable`, '../pivotTables/pivotTable1.xml'],
          ['rId2', `${RELATIONS}/vmlDrawing`, '../drawings/vmlDrawing1.vml'],
          [
            'rId3',
            'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
            '../threadedComments/threadedComment1.xml',
          ],
        ]),
        'customXml/item1.xml': '<nhà/>',
      },
    }),
  'rows and cells without references, and a sheet without styles': (path) =>
    writeBook(path, {
      sheet: `<worksheet xmlns="${MAIN}"><sheetData><row><c><v>1</v></c><c t="str"><v>hai</v></c></row><row/><row><c/><c><v>3</v></c></row></sheetData></worksheet>`,
      styles: null,
    }),
  'days counted from 1904, as older Macs write them': (path) =>
    writeBook(path, {
      properties: '<workbookPr date1904="1"/>',
      sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>44692</v></c></row></sheetData></worksheet>`,
    }),
  'as Google exports it': (path) =>
    writeBook(path, {
      sheet: `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row></sheetData><drawing r:id="rId1"/></worksheet>`,
      more: {
        'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" count="1" uniqueCount="1"><si><t>của Google</t></si></sst>`,
        'xl/drawings/drawing1.xml':
          '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
        'xl/worksheets/_rels/sheet1.xml.rels': relationsText([
          ['rId1', `${RELATIONS}/drawing`, '../drawings/drawing1.xml'],
        ]),
      },
    }),
};

interface Book {
  readonly main?: {
    readonly root: string;
    readonly attributes: string;
    readonly prefix: string;
    readonly relation: string;
  };
  readonly mainType?: string;
  readonly relations?: string;
  readonly properties?: string;
  readonly sheet: string;
  readonly styles?: string | null;
  readonly more?: Readonly<Record<string, string>>;
  /** How the zip calls a part. */
  readonly name?: (part: string) => string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function writeBook(path: string, book: Book): void {
  const {
    main = {
      root: 'workbook',
      attributes: `xmlns="${MAIN}" xmlns:r="${RELATIONS}"`,
      prefix: '',
      relation: 'r',
    },
  } = book;
  const { relations = RELATIONS, styles = STYLES, name = (part: string) => part } = book;
  const p = main.prefix;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${book.mainType ?? `${TYPE}.sheet.main+xml`}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationsText([['rId1', `${relations}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': `<${main.root} ${main.attributes}>${withPrefix(book.properties ?? '<workbookPr/>', p)}<${p}bookViews><${p}workbookView activeTab="0"/></${p}bookViews><${p}sheets><${p}sheet name="Sheet1" sheetId="1" ${main.relation}:id="rId1"/></${p}sheets></${main.root}>`,
    'xl/_rels/workbook.xml.rels': relationsText([
      ['rId1', `${relations}/worksheet`, 'worksheets/sheet1.xml'],
      ...(styles === null ? [] : [['rId2', `${relations}/styles`, 'styles.xml'] as const]),
      ...(book.more?.['xl/sharedStrings.xml'] === undefined
        ? []
        : [['rId3', `${relations}/sharedStrings`, 'sharedStrings.xml'] as const]),
    ]),
    'xl/worksheets/sheet1.xml': book.sheet,
    ...(styles === null ? {} : { 'xl/styles.xml': styles }),
    ...book.more,
  };
  writeFileSync(path, zipOf(new Map(Object.entries(parts).map(([part, text]) => [name(part), text]))));
}

function relationsText(all: readonly (readonly [string, string, string])[]): string {
  const entries = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}

function withPrefix(xml: string, prefix: string): string {
  return xml.replaceAll('<', `<${prefix}`);
}

function prefixed(xml: string): string {
  return xml.replace(/<(\/?)(\w)/g, '<$1x:$2');
}
