import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { DamagedFile, LIMITS, TooLarge } from './input-limits.ts';

/** One part of the archive as it is packed there: it can be written into another archive without being unpacked. */
export interface PackedPart {
  /** With slashes, whatever the file uses. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Unpacked. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** The parts of a zip in their order; folders are none. Throws `DamagedFile` and `TooLarge`. */
export async function readArchive(bytes: Buffer): Promise<readonly PackedPart[]> {
  let file: ZipFile | null = null;
  try {
    file = await fromBufferPromise(bytes, { autoClose: false, strictFileNames: false });
    if (file.entryCount > LIMITS.parts)
      throw new TooLarge('số phần trong tệp nén', file.entryCount, LIMITS.parts);
    const parts: PackedPart[] = [];
    const names = new Set<string>();
    for await (const entry of file.eachEntry()) {
      const name = entry.fileName;
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new DamagedFile(`part ${name} is encrypted`);
      if (names.has(name)) throw new DamagedFile(`part ${name} stands twice`);
      names.add(name);
      const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
      const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
      const { compressionMethod: method, crc32: crc, uncompressedSize: size } = entry;
      parts.push({ name, method, crc, size, packed });
    }
    return parts;
  } catch (error) {
    if (error instanceof DamagedFile || error instanceof TooLarge) throw error;
    throw new DamagedFile('the zip cannot be read', { cause: error });
  } finally {
    file?.close();
  }
}

/** The part unpacked, never more than it said: what lies about its size is damaged. */
export function unpack(part: PackedPart): Buffer {
  if (part.size > LIMITS.partBytes)
    throw new TooLarge(`kích thước phần “${part.name}” sau khi giải nén`, part.size, LIMITS.partBytes);
  const bytes = unpackedBytes(part);
  if (bytes.length !== part.size || crc32(bytes) !== part.crc)
    throw new DamagedFile(`part ${part.name} is not what its check sum says`);
  return bytes;
}

function unpackedBytes(part: PackedPart): Buffer {
  if (part.method === STORED) return Buffer.from(part.packed);
  if (part.method !== DEFLATED) throw new DamagedFile(`part ${part.name} is packed in an unknown way`);
  if (part.size === 0) return Buffer.alloc(0);
  try {
    return inflateRawSync(part.packed, { maxOutputLength: part.size });
  } catch (error) {
    throw new DamagedFile(`part ${part.name} cannot be unpacked`, { cause: error });
  }
}

/** The beginning of a part without unpacking the rest, nor checking any of it. */
export function unpackHead(part: PackedPart, bytes: number): Buffer {
  if (part.method !== DEFLATED) return unpack(part).subarray(0, bytes);
  const head = part.packed.subarray(0, bytes / 8);
  try {
    return inflateRawSync(head, {
      maxOutputLength: bytes * HEAD_RATIO_MAX,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    throw new DamagedFile(`part ${part.name} cannot be unpacked`, { cause: error });
  }
}

/** What is packed can be a thousand times as long. */
const HEAD_RATIO_MAX = 150;

const STORED = 0;
const DEFLATED = 8;

export function pack(name: string, text: string): PackedPart {
  const bytes = Buffer.from(text);
  return { name, method: DEFLATED, crc: crc32(bytes), size: bytes.length, packed: deflateRawSync(bytes) };
}

/** The same parts give the same bytes whenever they are written. */
export function writeArchive(parts: readonly PackedPart[]): Buffer {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const { name, method, crc, size, packed } of parts) {
    const file: ZipInputFile = { filename: name, compression: method, crc, size, mtime: WRITTEN_AT };
    zip.add(file);
    file.ondata?.(null, packed as Uint8Array<ArrayBuffer>, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Zip keeps wall clock without a zone; nobody reads it. */
const WRITTEN_AT = new Date(2026, 0, 1);
