/**
 * What is read at most, of any file that comes from outside. Each limit is checked against what a file says of itself before
 * memory is spent on it, and again while it is read, because a file may lie. The largest office stays far below: 50,000
 * persons with all they bring take a tenth of these.
 */
export const LIMITS = {
  fileBytes: 50 * 1024 * 1024,
  parts: 20_000,
  /** One part as text, unpacked. */
  partBytes: 128 * 1024 * 1024,
  /** All parts that are read as text, together. */
  readBytes: 256 * 1024 * 1024,
  sharedStrings: 2_000_000,
  rows: 250_000,
  columns: 16_384,
  /** Rows times the widest cell of each: what a table takes in memory, whatever stands in it. */
  cells: 8_000_000,
  merges: 20_000,
  /** Elements within each other. */
  depth: 256,
} as const;

/** Something in the file is larger than is read. `message` is for staff: a clause that goes on from the name of the file. */
export class TooLarge extends Error {
  constructor(what: string, came: number, limit: number) {
    super(`${what} (${vietnamese(came)}; tối đa ${vietnamese(limit)})`);
    this.name = 'TooLarge';
  }
}

/** The file is not what its format asks for: broken, cut off, or made to harm. The message is for whoever looks for the cause. */
export class DamagedFile extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DamagedFile';
  }
}

function vietnamese(number: number): string {
  return number.toLocaleString('vi-VN');
}
