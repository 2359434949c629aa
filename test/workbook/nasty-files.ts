import { crc32, deflateRawSync } from 'node:zlib';
import { pack, type PackedPart, writeArchive } from '../../sync-server/local/package/zip-archive.ts';

/**
 * Workbooks made to harm whoever reads them, each small on disk: built here part by part, so that nothing large lies in the
 * repository.
 */
export const NASTY_WORKBOOKS: Readonly<Record<string, () => Buffer>> = {
  'a row with the number 900,000,000': () =>
    book(sheet('<row r="900000000"><c r="A900000000"><v>1</v></c></row>')),
  'a value in the last row of the format, in a tab of ours': () =>
    book(ours('<row r="1048576"><c r="B1048576"><v>1</v></c></row>')),
  'a column far outside the format': () => book(ours('<row r="2"><c r="ZZZZ2"><v>1</v></c></row>')),
  'a value in the last column of each of many rows': () =>
    book(
      ours(
        Array.from(
          { length: 60_000 },
          (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`,
        ).join(''),
      ),
    ),
  'more rows with values than are read': () =>
    book(
      ours(Array.from({ length: 300_000 }, (_, at) => `<row r="${at + 2}"><c><v>1</v></c></row>`).join('')),
    ),
  'more merges than are read': () =>
    book(
      ours(
        '',
        `<mergeCells>${Array.from({ length: 30_000 }, (_, at) => `<mergeCell ref="C${at + 3}:D${at + 3}"/>`).join('')}</mergeCells>`,
      ),
    ),
  'more shared texts than are read': () => book(ours(''), `<sst>${'<si/>'.repeat(2_100_000)}</sst>`),
  'a part of 3 GB by its own account': () =>
    withPart({ ...pack('xl/worksheets/sheet1.xml', ''), size: 3_000_000_000 }),
  'a sheet of 200 MB of nothing': () => withPart(zeros('xl/worksheets/sheet1.xml', 200)),
  'a sheet that unpacks to more than it says': () =>
    withPart({ ...zeros('xl/worksheets/sheet1.xml', 200), size: 1000 }),
  'entities that grow': () =>
    book(
      `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>${sheet('<row r="1"><c t="str"><v>&c;</v></c></row>')}`,
    ),
  'elements deep within each other': () =>
    book(sheet(`<row r="1"><c><is>${'<r>'.repeat(100_000)}${'</r>'.repeat(100_000)}</is></c></row>`)),
  'a cell that names a text that is not there': () =>
    book(sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
};

/** A tab of ours with more rows than any office has, and fewer than are read. */
export const MANY_ROWS = (rows = 100_000): Buffer =>
  book(
    ours(
      Array.from(
        { length: rows },
        (_, at) => `<row r="${at + 2}"><c r="B${at + 2}" t="str"><v>người số ${at}</v></c></row>`,
      ).join(''),
    ),
  );

/** As harmless as they are odd: each is to be read. */
export const ODD_WORKBOOKS: Readonly<Record<string, () => Buffer>> = {
  'a styled cell in row 130,000': () => book(ours('<row r="130000"><c r="B130000" s="1"/></row>')),
  'a styled cell in the last row of the format': () =>
    book(ours('<row r="1048576"><c r="B1048576" s="1"/></row>')),
  'a merge over the whole sheet below': () =>
    book(ours('', '<mergeCells><mergeCell ref="D5:XFD1048576"/></mergeCells>')),
  'a validation over five whole columns': () =>
    book(
      ours(
        '',
        `<dataValidations>${['T', 'U', 'V', 'W', 'X'].map((column) => `<dataValidation type="list" sqref="${column}1:${column}1048576"><formula1>"x,y"</formula1></dataValidation>`).join('')}</dataValidations>`,
      ),
    ),
  'a validation over everything': () =>
    book(
      ours(
        '',
        '<dataValidations><dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations>',
      ),
    ),
  'a million empty rows': () => book(ours('<row/>'.repeat(1_000_000))),
  'columns to the end of the format, hidden': () =>
    book(ours('').replace('<sheetData>', '<cols><col min="20" max="16384" hidden="1"/></cols><sheetData>')),
};

/** A tab of ours with a column and a row, and more rows. */
function ours(rows: string, behind = ''): string {
  const key =
    '<row r="1" hidden="1"><c r="A1" t="str"><v>so-lop review</v></c><c r="B1" t="str"><v>name</v></c></row>';
  return sheet(`${key}${rows}`, behind);
}

function sheet(rows: string, behind = ''): string {
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

function book(sheetXml: string, strings: string | null = null): Buffer {
  const parts = [pack('xl/worksheets/sheet1.xml', sheetXml)];
  return withParts(strings === null ? parts : [...parts, pack('xl/sharedStrings.xml', strings)]);
}

function withPart(part: PackedPart): Buffer {
  return withParts([part]);
}

function withParts(parts: readonly PackedPart[]): Buffer {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return writeArchive([
    pack(
      '[Content_Types].xml',
      `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    ),
    pack(
      '_rels/.rels',
      `<Relationships><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    pack(
      'xl/workbook.xml',
      `<workbook xmlns:r="${relations}"><sheets><sheet name="Cần xử lý" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="_SoLop.tab.review">'Cần xử lý'!$A$1</definedName></definedNames></workbook>`,
    ),
    pack(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    ...parts,
  ]);
}

function zeros(name: string, megabytes: number): PackedPart {
  const bytes = Buffer.alloc(megabytes * MB);
  return { name, method: 8, crc: crc32(bytes), size: bytes.length, packed: deflateRawSync(bytes) };
}

/** Tables made to harm, as text: `megabytes` of each. */
export const NASTY_TABLES: Readonly<Record<string, (megabytes: number) => Buffer>> = {
  commas: (megabytes) => Buffer.alloc(megabytes * MB, ','),
  'line feeds': (megabytes) => Buffer.alloc(megabytes * MB, '\n'),
  'separated blanks': (megabytes) => Buffer.alloc(megabytes * MB, ';x'),
  'fewer cells than are read, in one line': (megabytes) =>
    Buffer.alloc(Math.min(megabytes, FEWER_CELLS_MB) * MB, 'x,'),
  'fewer cells than are read, in more rows than are read': (megabytes) =>
    Buffer.alloc(Math.min(megabytes, FEWER_CELLS_MB) * MB, 'x,x,x,x,x,x,x,x\n'),
  'quotation marks': (megabytes) => Buffer.alloc(megabytes * MB, '"'),
  'one cell': (megabytes) =>
    Buffer.from(`Dấu thời gian,Đơn vị,Họ và tên\n"${'x'.repeat(megabytes * MB)}",a,b\n`),
};

const MB = 1024 * 1024;
/** A cell takes two bytes in these. */
const FEWER_CELLS_MB = 15;
