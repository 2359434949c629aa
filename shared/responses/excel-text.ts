/**
 * What a cell of text says once the ways in which programs wrap it are taken off: `="0901234567"` is Excel's way to
 * keep text from becoming a number, `_x000D_` a control character that its file format cannot hold.
 */
export function unwrappedText(text: string): string {
  const match = EQUALS_TEXT.exec(text);
  const inner = match === null ? text : (match[1] ?? '').replace(/""/g, '"');
  return inner.includes('_x')
    ? inner.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : inner;
}

const EQUALS_TEXT = /^\s*=\s*"((?:[^"]|"")*)"\s*$/;
/** Control characters only: nobody types them, and any other text of this form may be meant. */
const ESCAPED = /_x(00[01][0-9a-f])_/gi;
