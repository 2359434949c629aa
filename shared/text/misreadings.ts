/** The ways in which Vietnamese text comes out as other letters, and how it is read back. */
import { withoutMojibake } from './mojibake.ts';
import { tcvn3Text } from './tcvn3.ts';
import { decodeVniWindows } from './vni-windows.ts';

export interface Misreading {
  /** As the clerk is told. */
  readonly what: string;
  /** Null: the text cannot have come about so. */
  readonly decode: (text: string) => string | null;
}

export const MISREADINGS: readonly Misreading[] = [
  { what: 'UTF-8 bị đọc nhầm thành mã khác', decode: withoutMojibake },
  { what: 'UTF-8 bị đọc nhầm thành mã khác hai lần', decode: twice(withoutMojibake) },
  { what: 'phông TCVN3 (ABC)', decode: tcvn3Text },
  { what: 'phông VNI', decode: decodeVniWindows },
];

function twice(decode: Misreading['decode']): Misreading['decode'] {
  return (text) => {
    const once = decode(text);
    return once === null ? null : decode(once);
  };
}

/** Only such letters can have been misread. */
// oxlint-disable-next-line no-control-regex -- the range of ASCII begins with control characters
export const BEYOND_ASCII = /[^\u0000-\u007f]/;
