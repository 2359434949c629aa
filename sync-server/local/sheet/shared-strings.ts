import { LIMITS, TooLarge } from '../package/input-limits.ts';
import { XmlTags } from '../package/xml-tags.ts';
import { cellText } from '../package/xml-text.ts';

/** The texts that cells name by number. Of a formatted text the runs one after another; how it is read aloud is left out. */
export function readSharedStrings(xml: string): readonly string[] {
  const tags = new XmlTags(xml);
  const strings: string[] = [];
  while (tags.next()) {
    if (tags.name !== 'si' || tags.kind === 'close') continue;
    strings.push(tags.kind === 'open' ? textWithin(tags) : '');
    if (strings.length > LIMITS.sharedStrings)
      throw new TooLarge('số chuỗi trong tệp', strings.length, LIMITS.sharedStrings);
  }
  return strings;
}

/** The text of the element just opened, which holds texts or runs of them. Ends behind its closing tag. */
export function textWithin(tags: XmlTags): string {
  const { depth } = tags;
  let text = '';
  while (tags.next() && tags.depth >= depth) {
    if (tags.kind !== 'open') continue;
    if (tags.name === 'rPh') tags.skip();
    else if (tags.name === 't') text += cellText(tags.content());
  }
  return text;
}
