import { zipParts } from './zip-parts.ts';

/** The part in which a tab's cells stand, by its title. Throws where there is none. */
export function sheetPart(bytes: Buffer, title: string): { readonly name: string; readonly xml: string } {
  const parts = zipParts(bytes);
  const book = parts.get('xl/workbook.xml') ?? '';
  const escaped = title.replaceAll('&', '&amp;');
  const [, entry = ''] = new RegExp(`<sheet ([^>]*name="${escaped}"[^>]*)>`).exec(book) ?? [];
  const [, id = ''] = /r:id="([^"]*)"/.exec(entry) ?? [];
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
