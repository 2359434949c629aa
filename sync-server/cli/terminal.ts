/**
 * Where text meets the terminal, and the only place: what somebody typed into a form or a cell gives no orders there (colours,
 * a cleared screen, letters turned round), begins no line of its own, and no phone of it is shown. A terminal's scrollback is
 * a log too.
 */
import { maskPhones } from '#shared/people/mask-phones.ts';

/** Data for whoever asked, on stdout: one line, or several. */
export function print(text: string | readonly string[]): void {
  process.stdout.write(linesFor(text));
}

/** Messages for the person at the terminal, on stderr: data alone goes to stdout. */
export function tell(text: string | readonly string[]): void {
  process.stderr.write(linesFor(text));
}

/** For a program, on stdout. Phones are masked as everywhere; what a terminal would obey is written as its code. */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${jsonText(value, indent)}\n`);
}

/** One object on a line that repeats what the same program sent: its texts stay as they came. */
export function printAnswer(value: unknown): void {
  process.stdout.write(`${withoutOrders(JSON.stringify(value))}\n`);
}

export function jsonText(value: unknown, indent?: number): string {
  const shown = (name: string, held: unknown) =>
    typeof held === 'string' && !NAMES_OF_KEYS.has(name) ? maskPhones(held) : held;
  return withoutOrders(JSON.stringify(value, shown, indent));
}

/** What a program knows a thing by. */
const NAMES_OF_KEYS: ReadonlySet<string> = new Set([
  'id',
  'key',
  'row',
  'tab',
  'column',
  'code',
  'spreadsheet',
]);

function withoutOrders(json: string): string {
  return json.replace(ORDERS, (order) =>
    order === '\n' ? order : `\\u${order.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text as one line that a terminal only shows. */
export function oneLine(text: string): string {
  return masked(text.replace(LINE_ENDS, LINE_END_SHOWN).replaceAll('\t', ' ').replace(ORDERS, ORDER_SHOWN));
}

/** The lines of a message of ours, in which texts that somebody typed stand in quotation marks. */
export function linesOfMessage(message: string): readonly string[] {
  return message.replace(/“[^”]*”/g, oneLine).split('\n');
}

function linesFor(text: string | readonly string[]): string {
  return (typeof text === 'string' ? [text] : text).map((line) => `${oneLine(line)}\n`).join('');
}

/** Our own addresses may hold long numbers. */
function masked(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : maskPhones(part)))
    .join('');
}

const ADDRESS = /(https?:\/\/\S+)/;
const LINE_ENDS = /\r\n|[\n\r\u0085\u2028\u2029]/g;
const LINE_END_SHOWN = ' ⏎ ';
const ORDER_SHOWN = '\ufffd';
/** Control characters of both halves, ends of lines, and marks that turn the direction of letters. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const ORDERS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
