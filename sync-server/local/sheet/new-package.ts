import { OfficePackage } from '../package/office-package.ts';
import { TRANSITIONAL_NAMES } from './namespaces.ts';

/**
 * The parts of a workbook without sheets, from which the first build starts: from then on it is written like any other. It
 * says Calibri 11, after which the widths of columns are counted.
 */
export function newPackage(hasMacros = false): OfficePackage {
  return OfficePackage.of(
    new Map([
      ['[Content_Types].xml', typesText(hasMacros ? MAIN_WITH_MACROS : MAIN)],
      ['_rels/.rels', ROOT],
      ['docProps/core.xml', CORE],
      ['docProps/app.xml', APP],
      ['xl/workbook.xml', WORKBOOK],
      ['xl/_rels/workbook.xml.rels', RELATIONS],
      ['xl/styles.xml', plainStyles(TRANSITIONAL_NAMES.main)],
    ]),
  );
}

export const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument';
const MAIN = `${DOCUMENT}.spreadsheetml.sheet.main+xml`;
const MAIN_WITH_MACROS = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

function typesText(main: string): string {
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="${DOCUMENT}.extended-properties+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}"/><Override PartName="/xl/styles.xml" ContentType="${STYLES_TYPE}"/></Types>`;
}

const ROOT = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${TRANSITIONAL_NAMES.relation}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${TRANSITIONAL_NAMES.relation}/extended-properties" Target="docProps/app.xml"/></Relationships>`;

const RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${TRANSITIONAL_NAMES.relation}/styles" Target="styles.xml"/></Relationships>`;

const WORKBOOK = `${HEAD}<workbook xmlns="${TRANSITIONAL_NAMES.main}" xmlns:r="${TRANSITIONAL_NAMES.relation}"><workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800" activeTab="0"/></bookViews><sheets/><calcPr calcId="0"/></workbook>`;

/** A fixed moment, so that the same content gives the same parts whenever it is written. */
const CREATED = '2026-01-01T00:00:00Z';

const CORE = `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Sổ Lớp</dc:creator><cp:lastModifiedBy>Sổ Lớp</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${CREATED}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${CREATED}</dcterms:modified></cp:coreProperties>`;

const APP = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Sổ Lớp</Application></Properties>`;

/** Calibri 11 and nothing else. */
export function plainStyles(namespace: string): string {
  return `${HEAD}<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;
}
