import { XmlTags, attributesOf } from './xml-tags.ts';
import { plainText } from './xml-text.ts';

/** An element of a small part, by its places in the part's text: what is changed is cut out there, all else stays. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Values as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
  /** Where its content begins and ends; of an element written `<a/>` both are its end. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly children: readonly XmlElement[];
}

/** The root of a part with all that is in it. */
export function readXml(text: string): XmlElement {
  const tags = new XmlTags(text);
  const roots: XmlElement[] = [];
  const open: (XmlElement & { children: XmlElement[]; contentEnd: number; end: number })[] = [];
  while (tags.next()) {
    const { start, end, kind } = tags;
    if (kind === 'close') {
      const element = open.pop();
      if (element !== undefined) Object.assign(element, { contentEnd: start, end });
      continue;
    }
    const attributes = attributesOf(text.slice(start, end));
    const element = {
      name: tags.name,
      attributes,
      start,
      contentStart: end,
      contentEnd: end,
      end,
      children: [],
    };
    (open.at(-1)?.children ?? roots).push(element);
    if (kind === 'open') open.push(element);
  }
  const [root] = roots;
  return (
    root ?? {
      name: '',
      attributes: new Map(),
      start: 0,
      contentStart: 0,
      contentEnd: 0,
      end: 0,
      children: [],
    }
  );
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** An attribute as a person reads it. */
export function attribute(element: XmlElement, name: string): string | null {
  const value = element.attributes.get(name);
  return value === undefined ? null : plainText(value);
}

/** An attribute by its name without prefix: `id` finds `r:id`, however the prefix is called. */
export function prefixedAttribute(element: XmlElement, name: string): string | null {
  for (const [key, value] of element.attributes) if (key.endsWith(`:${name}`)) return plainText(value);
  return null;
}

/** The prefix of an element, its colon included. */
export function prefixOf(text: string, element: XmlElement): string {
  const tag = text.slice(element.start + 1, element.contentStart);
  return /^[^\s/>:]+:/.exec(tag)?.[0] ?? '';
}

/** A piece of a text that is replaced. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all pieces replaced; they may be given in any order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: piece } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, from) + piece;
    at = to;
  }
  return result + text.slice(at);
}
