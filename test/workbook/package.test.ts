import { crc32, deflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { DamagedFile, LIMITS, TooLarge } from '../../sync-server/local/package/input-limits.ts';
import { OfficePackage } from '../../sync-server/local/package/office-package.ts';
import { edited, readXml } from '../../sync-server/local/package/xml-element.ts';
import { attributeOf, XmlTags } from '../../sync-server/local/package/xml-tags.ts';
import { cellText, cellXml, escapeXml, plainText } from '../../sync-server/local/package/xml-text.ts';
import { pack, readArchive, unpack, writeArchive } from '../../sync-server/local/package/zip-archive.ts';
import { ANY_CHARACTER } from '../any-character.ts';

const zipped = (parts: Readonly<Record<string, string>>, level: 0 | 9 = 9): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
      level,
    }),
  );

test('a part that nobody changes is written as it was packed, byte for byte, however it was packed', async () => {
  const long = 'văn bản '.repeat(5000);
  for (const level of [0, 9] as const) {
    const before = await readArchive(zipped({ 'a.xml': long, 'thư mục/b.bin': '\u0000\u0001' }, level));
    const after = await readArchive(writeArchive([...before, pack('c.xml', 'mới')]));
    expect(after.map(({ name }) => name)).toEqual(['a.xml', 'thư mục/b.bin', 'c.xml']);
    for (const [at, { packed, method, crc }] of before.entries()) {
      expect(Buffer.compare(packed, after[at]?.packed ?? Buffer.alloc(0))).toBe(0);
      expect(after[at]).toMatchObject({ method, crc });
    }
    expect(unpack(after[0] as never).toString()).toBe(long);
  }
});

test('names with backslashes are names with slashes, and folders are no parts', async () => {
  const bytes = zipped({ 'xl\\worksheets\\sheet1.xml': '<a/>', 'xl/': '' });
  expect((await readArchive(bytes)).map(({ name }) => name)).toEqual(['xl/worksheets/sheet1.xml']);
});

test('what lies about its size or its content is damaged, and is never unpacked beyond what it said', () => {
  const bytes = Buffer.alloc(50 * 1024 * 1024, 'a');
  const packed = deflateRawSync(bytes);
  const part = { name: 'a.xml', method: 8, crc: crc32(bytes), size: bytes.length, packed };
  expect(unpack(part).length).toBe(bytes.length);
  const before = process.memoryUsage().arrayBuffers;
  for (const lie of [
    { size: 100 },
    { size: bytes.length - 1 },
    { size: bytes.length + 1 },
    { crc: 1 },
    { method: 12 },
  ])
    expect(() => unpack({ ...part, ...lie })).toThrow(DamagedFile);
  expect(() => unpack({ ...part, size: LIMITS.partBytes + 1 })).toThrow(TooLarge);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * bytes.length);
});

test('a zip that is cut, holds a part twice or is encrypted is damaged', async () => {
  const whole = zipped({ 'a.xml': '<a/>', 'b.xml': '<b/>' });
  await expect(readArchive(whole)).resolves.toHaveLength(2);
  await expect(readArchive(whole.subarray(0, whole.length - 30))).rejects.toThrow(DamagedFile);
  const twice = Buffer.from(whole.toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1');
  await expect(readArchive(twice)).rejects.toThrow('stands twice');
  const locked = Buffer.from(whole);
  locked.writeUInt16LE(1, locked.indexOf('PK\u0001\u0002') + 8);
  await expect(readArchive(locked)).rejects.toThrow('encrypted');
});

test('a package finds its parts by what leads to them, and forgets nothing of what it says of them', async () => {
  const file = await OfficePackage.open(
    zipped({
      '[Content_Types].xml':
        '<Types><Override PartName="/a/b.xml" ContentType="x/y"/><Default Extension="bin" ContentType="b"/></Types>',
      'a/b.xml': '<a/>',
      'a/_rels/b.xml.rels':
        '<Relationships><Relationship Id="r1" Type="http://x/officeDocument/2006/relationships/drawing" Target="..\\c.xml"/><Relationship Id="r2" Type="http://purl.oclc.org/ooxml/hyperlink" Target="http://z" TargetMode="External"/></Relationships>',
      'C.xml': '<c/>',
    }),
  );
  expect(file.relationsOf('a/b.xml')).toEqual([
    { id: 'r1', type: 'drawing', part: 'c.xml', target: '../c.xml' },
    { id: 'r2', type: 'hyperlink', part: null, target: 'http://z' },
  ]);
  expect([
    file.has('c.XML'),
    file.text('c.xml'),
    file.contentTypeOf('a/b.xml'),
    file.contentTypeOf('d.bin'),
  ]).toEqual([true, '<c/>', 'x/y', 'b']);
  file.add('d.xml', '<d/>', 'x/z');
  expect([file.relate('a/b.xml', 'http://x/table', 'd.xml'), file.contentTypeOf('d.xml')]).toEqual([
    'rId3',
    'x/z',
  ]);
  file.remove('d.xml', 'a/b.xml');
  expect([file.has('d.xml'), file.contentTypeOf('d.xml'), file.relationsOf('a/b.xml').length]).toEqual([
    false,
    null,
    2,
  ]);
  expect(() => file.text('d.xml')).toThrow(DamagedFile);
});

test('tags are found with their places, whatever stands in attributes, comments and character data', () => {
  const text = `<?xml version="1.0"?><!-- <no> --><x:a b="1>2" c='"'><![CDATA[<no>]]><d/>e<x:f
 g = "h" ></x:f></x:a>`;
  const tags = new XmlTags(text);
  const seen: string[] = [];
  while (tags.next())
    seen.push(`${tags.kind} ${tags.name} ${tags.depth} ${text.slice(tags.start, tags.end)}`);
  expect(seen).toEqual([
    `open a 1 <x:a b="1>2" c='"'>`,
    'empty d 1 <d/>',
    'open f 2 <x:f\n g = "h" >',
    'close f 1 </x:f>',
    'close a 0 </x:a>',
  ]);
  expect([attributeOf(`<a b="1>2" c='"' d=" e='x'">`, 'b'), attributeOf('<a\n g = "h" >', 'g')]).toEqual([
    '1>2',
    'h',
  ]);
  expect([attributeOf(`<a b="c='x'" c="y"/>`, 'c'), attributeOf('<a bc="1"/>', 'c')]).toEqual(['y', null]);
});

test.each([
  ['<a><b></a></b>', 'closes another'],
  ['<a><b>', 'not closed'],
  ['<a b="', 'does not end'],
  ['<a></a></a>', 'closes another'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document type'],
  ['<a><!-- </a>', 'does not end'],
  [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'too deep'],
])('%s is damaged', (text, why) => {
  expect(() => readXml(text)).toThrow(why);
});

test('text comes back as it was written, escapes of the cell format included', () => {
  fc.assert(
    fc.property(fc.string({ unit: ANY_CHARACTER }), (text) => {
      expect(plainText(escapeXml(text))).toBe(text.replace(/\r\n?/g, '\n'));
      expect(cellText(cellXml(text))).toBe(text);
      // oxlint-disable-next-line no-control-regex -- what no XML may hold
      expect(cellXml(text)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/);
    }),
  );
  expect(cellText('a_x000D_&#10;b_x0041_ &amp;&#x41;&unknown;<!-- x --><![CDATA[<&>]]>')).toBe(
    'a\r\nbA &A&unknown;<&>',
  );
  expect(cellText(cellXml('_x0041_'))).toBe('_x0041_');
});

test('pieces are replaced by their places, in whatever order they are given', () => {
  const root = readXml('<a><b/><c/></a>');
  const [b, c] = root.children;
  const edits = [c, b].map((one, at) => ({ from: one?.start ?? 0, to: one?.end ?? 0, text: `${at}` }));
  expect(edited('<a><b/><c/></a>', edits)).toBe('<a>10</a>');
});
