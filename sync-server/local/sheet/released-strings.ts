import type { OfficePackage } from '../package/office-package.ts';
import { type Edit, edited } from '../package/xml-element.ts';
import { attributeOf, XmlTags } from '../package/xml-tags.ts';

/**
 * Shared texts that our cells gave up are emptied where no other cell names them: what was taken out of the sheets shall not
 * go on standing in the file. Numbers of texts stay, because other cells go by them.
 */
export function emptyReleased(
  file: OfficePackage,
  strings: string,
  released: ReadonlySet<number>,
  sheets: readonly string[],
): void {
  const left = new Set(released);
  for (const sheet of sheets) {
    if (left.size === 0) return;
    for (const number of namedStrings(file.text(sheet))) left.delete(number);
  }
  if (left.size === 0) return;
  const text = file.text(strings);
  const tags = new XmlTags(text);
  const edits: Edit[] = [];
  for (let at = 0; tags.next(); ) {
    if (tags.name !== 'si' || tags.kind === 'close') continue;
    const [start, end] = [tags.start, tags.end];
    const tag = text.slice(start, end);
    tags.skip();
    if (left.has(at++)) edits.push({ from: start, to: tags.end, text: emptied(tag) });
  }
  file.set(strings, edited(text, edits));
}

function emptied(tag: string): string {
  const [, prefix = ''] = /^<([^\s/>:]+:)?/.exec(tag) ?? [];
  return `<${prefix}si><${prefix}t></${prefix}t></${prefix}si>`;
}

function* namedStrings(sheet: string): Generator<number> {
  if (!/\bt\s*=\s*["']s["']/.test(sheet)) return;
  const tags = new XmlTags(sheet);
  while (tags.next()) {
    if (!tags.is('open', 'c')) continue;
    if (attributeOf(sheet.slice(tags.start, tags.end), 't') !== 's') continue;
    const { depth } = tags;
    while (tags.next() && tags.depth >= depth) if (tags.is('open', 'v')) yield Number(tags.content());
  }
}
