import { unzipSync } from 'fflate';
import { zipParts } from './zip-parts.ts';

/** Every part as it is unpacked. */
export function partBytes(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  return new Map(parts.map(([name, content]) => [name.replaceAll('\\', '/'), Buffer.from(content)]));
}

/** The part in which a tab's cells stand, by its title. Throws where there is none. */
export function sheetPart(bytes: Buffer, title: string): { readonly name: string; readonly xml: string } {
  const parts = new Map([...zipParts(bytes)].map(([name, text]) => [name.replaceAll('\\', '/'), text]));
  const book = parts.get('xl/workbook.xml') ?? '';
  const escaped = title.replaceAll('&', '&amp;');
  const [, entry = ''] = new RegExp(`<(?:\\w+:)?sheet ([^>]*name="${escaped}"[^>]*)>`).exec(book) ?? [];
  const [, id = ''] = / \w+:id="([^"]*)"/.exec(entry) ?? [];
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  const [relation = ''] = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(relations) ?? [];
  const [, target = ''] = /Target="([^"]*)"/.exec(relation) ?? [];
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  const xml = parts.get(name);
  if (xml === undefined) throw new Error(`no part for “${title}”`);
  return { name, xml };
}

/** Where the cells of a tab lead to inside the workbook, by address. The library of the other tests reads no such links. */
export function linksIn(bytes: Buffer, title: string): ReadonlyMap<string, string> {
  const { xml } = sheetPart(bytes, title);
  return new Map(
    [...xml.matchAll(/<hyperlink ref="([^"]*)" location="([^"]*)"/g)].map(([, ref = '', to = '']) => [
      ref,
      to,
    ]),
  );
}
