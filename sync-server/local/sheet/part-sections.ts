import { type XmlElement, edited, prefixOf, readXml } from '../package/xml-element.ts';
import { XmlTags } from '../package/xml-tags.ts';

/** One child of a part's root as it is written. */
export interface Section {
  readonly name: string;
  text: string;
}

/**
 * A part as the elements below its root, in their order. What is not replaced is written as it stood; what is new goes where
 * the schema wants it. Elements of ours are made without prefix and get the one that the part uses.
 */
export class PartSections {
  readonly prefix: string;
  private readonly start: string;
  private readonly end: string;
  private readonly sections: Section[];
  private readonly order: readonly string[];

  constructor(text: string, order: readonly string[]) {
    const tags = new XmlTags(text);
    tags.next();
    this.prefix = /^<([^\s/>:]+:)?/.exec(text.slice(tags.start, tags.end))?.[1] ?? '';
    const isEmpty = tags.kind === 'empty';
    const root = `${this.prefix}${tags.name}`;
    this.start = isEmpty ? `${text.slice(0, tags.end - 2)}>` : text.slice(0, tags.end);
    this.sections = isEmpty ? [] : sectionsOf(tags);
    this.end = isEmpty ? `</${root}>` : text.slice(tags.start);
    this.order = order;
  }

  /** The root's opening tag, and what stands before it. */
  get opening(): string {
    return this.start;
  }

  named(name: string): readonly Section[] {
    return this.sections.filter((section) => section.name === name);
  }

  get all(): readonly Section[] {
    return this.sections;
  }

  text(name: string): string | null {
    return this.named(name)[0]?.text ?? null;
  }

  /** In place of all elements of this name; null or none: they go. */
  replace(name: string, ...texts: readonly (string | null)[]): void {
    this.replaceRaw(
      name,
      texts.map((text) => (text === null ? null : withPrefix(text, this.prefix))),
    );
  }

  /** The same with texts that have the part's prefix already. */
  replaceRaw(name: string, texts: readonly (string | null)[]): void {
    const fresh = texts.flatMap((text) => (text === null ? [] : [{ name, text }]));
    const first = this.sections.findIndex((section) => section.name === name);
    if (first >= 0) {
      const rest = this.sections.filter((section, at) => at < first || section.name !== name);
      this.sections.splice(0, this.sections.length, ...rest);
      this.sections.splice(first, 0, ...fresh);
    } else this.sections.splice(this.placeOf(name), 0, ...fresh);
  }

  toText(): string {
    return this.start + this.sections.map(({ text }) => text).join('') + this.end;
  }

  /** Before the first element that must stand behind it; elements that the schema does not name stay where they are. */
  private placeOf(name: string): number {
    const rank = this.order.indexOf(name);
    const at = this.sections.findIndex((section) => this.order.indexOf(section.name) > rank);
    return at < 0 ? this.sections.length : at;
  }
}

/** Leaves the walk at the closing tag of the root. */
function sectionsOf(tags: XmlTags): Section[] {
  const sections: Section[] = [];
  while (tags.next() && tags.depth > 0) {
    const { name, start } = tags;
    tags.skip();
    sections.push({ name, text: tags.text.slice(start, tags.end) });
  }
  return sections;
}

/** Names that have a prefix of their own keep it. */
export function withPrefix(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)([A-Za-z0-9]+)(?=[\s/>])/g, `<$1${prefix}$2`);
}

/** The tag of an element with an attribute set, or taken out where the value is null. `value` is written as it is. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`).exec(tag);
  if (found !== null) {
    const before = tag.slice(0, found.index);
    const after = tag.slice(found.index + found[0].length);
    return value === null ? before + after : `${before} ${name}="${value}"${after}`;
  }
  return value === null ? tag : tag.replace(/^<[^\s/>]+/, (start) => `${start} ${name}="${value}"`);
}

/** The text of an element with attributes of its tag set. */
export function withAttributes(text: string, values: Readonly<Record<string, string | null>>): string {
  const end = readXml(text).contentStart;
  const tag = Object.entries(values).reduce(
    (all, [name, value]) => withAttribute(all, name, value),
    text.slice(0, end),
  );
  return tag + text.slice(end);
}

/** The text of an element with one child in place of those of its name, or taken out; new ones go where `order` wants them. */
export function withChild(
  text: string,
  name: string,
  child: string | null,
  order: readonly string[],
): string {
  const root = readXml(text);
  const prefix = prefixOf(text, root);
  const fresh = child === null ? '' : withPrefix(child, prefix);
  const same = root.children.filter((one) => one.name === name);
  const [first, ...rest] = same;
  if (first !== undefined)
    return edited(text, [
      { from: first.start, to: first.end, text: fresh },
      ...rest.map(({ start, end }) => ({ from: start, to: end, text: '' })),
    ]);
  if (child === null) return text;
  if (root.contentStart === root.end)
    return `${text.slice(0, root.end - 2).trimEnd()}>${fresh}</${prefix}${root.name}>`;
  const behind = root.children.find((one) => order.indexOf(one.name) > order.indexOf(name));
  const at = behind?.start ?? root.contentEnd;
  return edited(text, [{ from: at, to: at, text: fresh }]);
}

export function textOf(text: string, element: XmlElement): string {
  return text.slice(element.start, element.end);
}
