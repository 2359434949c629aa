/**
 * A stored key made of parts: `seat:31639:cong_chuc`. Building and taking apart stand together, so that they cannot
 * drift: `partsOf(of(…parts))` gives the parts back, whatever stands in them (a property test holds it).
 */
export interface KeyForm<Parts extends readonly string[]> {
  readonly prefix: string;
  readonly of: (...parts: Parts) => string;
  /** Null where the key is of another form. */
  readonly partsOf: (key: string) => Parts | null;
  readonly is: (key: string) => boolean;
}

/** One part behind the prefix. Keys of version 0.1.0 have a colon between their parts, or a space. */
export function oneKey(prefix: string, separator: ':' | ' ' = ':'): KeyForm<readonly [string]> {
  const start = prefix + separator;
  const partsOf = (key: string): readonly [string] | null =>
    key.startsWith(start) ? [plain(key.slice(start.length))] : null;
  return {
    prefix: start,
    of: (part) => start + escaped(part),
    partsOf,
    is: (key) => partsOf(key) !== null,
  };
}

/** Two parts behind the prefix; the first must not look as if it ended earlier, so its separators are escaped. */
export function twoKeys(prefix: string, separator: ':' | ' ' = ':'): KeyForm<readonly [string, string]> {
  const start = prefix + separator;
  const partsOf = (key: string): readonly [string, string] | null => {
    if (!key.startsWith(start)) return null;
    const rest = key.slice(start.length);
    const at = rest.indexOf(separator);
    return at < 0 ? null : [plain(rest.slice(0, at)), plain(rest.slice(at + 1))];
  };
  return {
    prefix: start,
    of: (first, second) =>
      start +
      escaped(first).replaceAll(separator, separator === ':' ? '%3A' : '%20') +
      separator +
      escaped(second),
    partsOf,
    is: (key) => partsOf(key) !== null,
  };
}

/** Three parts behind the prefix. */
export function threeKeys(prefix: string): KeyForm<readonly [string, string, string]> {
  const whole = twoKeys(prefix);
  const rest = twoKeys('');
  const partsOf = (key: string): readonly [string, string, string] | null => {
    const [first, others] = whole.partsOf(key) ?? [];
    const parts = others === undefined ? null : rest.partsOf(`:${others}`);
    return first === undefined || parts === null ? null : [first, ...parts];
  };
  return {
    prefix: whole.prefix,
    of: (first, second, third) => whole.of(first, rest.of(second, third).slice(1)),
    partsOf,
    is: (key) => partsOf(key) !== null,
  };
}

/** The bar parts place and entity of a row key (row-key.ts); no part may bring one along. */
function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('|', '%7C');
}

function plain(part: string): string {
  return part.replaceAll('%3A', ':').replaceAll('%20', ' ').replaceAll('%7C', '|').replaceAll('%25', '%');
}
