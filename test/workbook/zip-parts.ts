import { inflateRawSync } from 'node:zlib';

/**
 * The parts of a zip as text, for the few things the library does not tell about a workbook. Reads only the parts whose
 * name fits; sizes and times in the zip's own headers are no content.
 */
export function zipParts(
  bytes: Buffer,
  isWanted: (name: string) => boolean = () => true,
): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) return parts;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (isWanted(name)) {
      const header = bytes.readUInt32LE(at + 42);
      const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
      const isDeflated = bytes.readUInt16LE(at + 10) === 8;
      parts.set(name, (isDeflated ? inflateRawSync(packed) : packed).toString('utf8'));
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
