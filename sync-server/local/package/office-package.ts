import { posix } from 'node:path';
import { DamagedFile, LIMITS, TooLarge } from './input-limits.ts';
import { type PackedPart, pack, readArchive, unpack, unpackHead, writeArchive } from './zip-archive.ts';
import { attribute, childrenNamed, edited, prefixOf, readXml } from './xml-element.ts';
import { escapeAttribute } from './xml-text.ts';

export interface Relationship {
  readonly id: string;
  /** The last word of its type, which is the same in the transitional and in the strict form of the format. */
  readonly type: string;
  /** The part it leads to; null: something outside the file. */
  readonly part: string | null;
  /** As it is written. */
  readonly target: string;
}

/**
 * A file of the Office formats: parts that lead to each other. A part that nobody changes is written as it was packed, byte
 * for byte. Names of parts are compared without case, as the format asks.
 */
export class OfficePackage {
  private readonly parts = new Map<string, PackedPart>();
  /** Parts that were changed, as text: each is packed once. */
  private readonly changed = new Map<string, string>();
  private readonly relations = new Map<string, readonly Relationship[]>();
  private readBytes = 0;
  private readonly counted = new Set<string>();

  private constructor(parts: readonly PackedPart[]) {
    for (const part of parts) this.parts.set(part.name.toLowerCase(), part);
  }

  static async open(bytes: Buffer): Promise<OfficePackage> {
    return new OfficePackage(await readArchive(bytes));
  }

  static of(parts: ReadonlyMap<string, string>): OfficePackage {
    return new OfficePackage([...parts].map(([name, text]) => pack(name, text)));
  }

  toBytes(): Buffer {
    for (const name of this.changed.keys()) this.pack(name);
    return writeArchive([...this.parts.values()]);
  }

  /** Packs a part that will hardly be changed again, so that its text need not be kept. */
  pack(name: string): void {
    const key = name.toLowerCase();
    const [part, text] = [this.parts.get(key), this.changed.get(key)];
    if (part === undefined || text === undefined) return;
    const packed = pack(part.name, text);
    // A part whose text is the same stays as it was packed.
    if (packed.crc !== part.crc || packed.size !== part.size) this.parts.set(key, packed);
    this.changed.delete(key);
  }

  names(): readonly string[] {
    return [...this.parts.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** Throws where there is no such part: whoever asks was led there. */
  text(name: string): string {
    const key = name.toLowerCase();
    const changed = this.changed.get(key);
    if (changed !== undefined) return changed;
    const part = this.parts.get(key);
    if (part === undefined) throw new DamagedFile(`part ${name} is missing`);
    if (!this.counted.has(key)) {
      this.counted.add(key);
      this.readBytes += part.size;
      if (this.readBytes > LIMITS.readBytes)
        throw new TooLarge('kích thước nội dung sau khi giải nén', this.readBytes, LIMITS.readBytes);
    }
    return textOf(unpack(part), name);
  }

  /** The beginning of a long part, cut anywhere; null: the part is short enough to be read whole. */
  head(name: string): string | null {
    const part = this.parts.get(name.toLowerCase());
    if (part === undefined || part.size <= HEAD_BYTES * 2) return null;
    const text = textOf(unpackHead(part, HEAD_BYTES), name);
    return text.slice(0, text.lastIndexOf('>') + 1);
  }

  set(name: string, text: string): void {
    const key = name.toLowerCase();
    if (!this.parts.has(key)) this.parts.set(key, { name, method: 0, crc: 0, size: -1, packed: NOTHING });
    this.changed.set(key, text);
    this.relations.delete(ownerOfRelations(name) ?? '');
  }

  /** A new part, with what it is called in the list of content types. */
  add(name: string, text: string, contentType: string): void {
    this.set(name, text);
    const attributes = `PartName="/${escapeAttribute(name)}" ContentType="${contentType}"`;
    this.set(TYPES, withLast(this.text(TYPES), 'Override', attributes));
  }

  /** Takes out the part, its entry among the content types, and what led from `owner` to it. */
  remove(name: string, owner: string): void {
    this.parts.delete(name.toLowerCase());
    this.changed.delete(name.toLowerCase());
    const types = this.text(TYPES);
    const gone = readXml(types).children.filter((entry) => attribute(entry, 'PartName')?.slice(1) === name);
    this.set(
      TYPES,
      edited(
        types,
        gone.map(({ start, end }) => ({ from: start, to: end, text: '' })),
      ),
    );
    const ids = new Set(
      this.relationsOf(owner)
        .filter(({ part }) => part === name)
        .map(({ id }) => id),
    );
    const file = relationsName(owner);
    const text = this.text(file);
    const lost = readXml(text).children.filter((entry) => ids.has(attribute(entry, 'Id') ?? ''));
    this.set(
      file,
      edited(
        text,
        lost.map(({ start, end }) => ({ from: start, to: end, text: '' })),
      ),
    );
  }

  relationsOf(owner: string): readonly Relationship[] {
    const known = this.relations.get(owner);
    if (known !== undefined) return known;
    const name = relationsName(owner);
    const found = this.has(name) ? relationsIn(this.text(name), owner) : [];
    this.relations.set(owner, found);
    return found;
  }

  /** Leads from one part to another; answers the id. */
  relate(owner: string, type: string, part: string): string {
    const name = relationsName(owner);
    const text = this.has(name) ? this.text(name) : EMPTY_RELATIONS;
    const taken = new Set(this.relationsOf(owner).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const attributes = `Id="rId${number}" Type="${type}" Target="${escapeAttribute(`/${part}`)}"`;
    const known = this.relationsOf(owner);
    this.set(name, withLast(text, 'Relationship', attributes));
    const fresh = { id: `rId${number}`, type: type.split('/').at(-1) ?? '', target: `/${part}`, part };
    this.relations.set(owner, [...known, fresh]);
    return `rId${number}`;
  }

  /** The content type of a part; null: none is said. */
  contentTypeOf(name: string): string | null {
    const { children } = readXml(this.text(TYPES));
    const own = children.find(
      (entry) => attribute(entry, 'PartName')?.toLowerCase() === `/${name.toLowerCase()}`,
    );
    const extension = posix.extname(name).slice(1).toLowerCase();
    const byEnding = children.find((entry) => attribute(entry, 'Extension')?.toLowerCase() === extension);
    const found = own ?? byEnding;
    return found === undefined ? null : attribute(found, 'ContentType');
  }
}

const TYPES = '[Content_Types].xml';
const EMPTY_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
/** Enough for the first rows of a sheet. */
const HEAD_BYTES = 128 * 1024;

const NOTHING = Buffer.alloc(0);

/** A list with an element behind its last, which is found from the end: the lists grow with every sheet. */
function withLast(text: string, name: string, attributes: string): string {
  const end = text.lastIndexOf('</');
  if (end < 0) {
    const root = readXml(text);
    const tag = prefixOf(text, root) + root.name;
    return withLast(`${text.slice(0, root.end - 2)}></${tag}>`, name, attributes);
  }
  const [, prefix = ''] = /^<\/([^\s/>:]+:)?/.exec(text.slice(end)) ?? [];
  return `${text.slice(0, end)}<${prefix}${name} ${attributes}/>${text.slice(end)}`;
}

function relationsName(owner: string): string {
  return posix.join(posix.dirname(owner), '_rels', `${posix.basename(owner)}.rels`).replace(/^\//, '');
}

function ownerOfRelations(name: string): string | null {
  const [, folder, file] = /^(.*?)_rels\/(.*)\.rels$/.exec(name) ?? [];
  return folder === undefined || file === undefined ? null : folder + file;
}

function relationsIn(text: string, owner: string): Relationship[] {
  return childrenNamed(readXml(text), 'Relationship').map((entry) => {
    const target = (attribute(entry, 'Target') ?? '').replaceAll('\\', '/');
    const isOutside = attribute(entry, 'TargetMode') === 'External';
    return {
      id: attribute(entry, 'Id') ?? '',
      type: (attribute(entry, 'Type') ?? '').split('/').at(-1) ?? '',
      target,
      part: isOutside ? null : posix.resolve(posix.dirname(`/${owner}`), target).slice(1),
    };
  });
}

/** Parts are written in UTF-8, a few programs write UTF-16 with its mark. */
function textOf(bytes: Buffer, name: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le');
  if (first === 0xfe && second === 0xff)
    throw new DamagedFile(`part ${name} has its bytes the other way round`);
  const from = first === 0xef && second === 0xbb ? 3 : 0;
  return bytes.subarray(from).toString('utf8');
}
