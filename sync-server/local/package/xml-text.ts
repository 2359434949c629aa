/** Text as XML writes it, and back. */

export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A value of an attribute: line ends would become spaces. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What stands between two tags, or in an attribute: comments left out, entities and character data read. */
export function plainText(xml: string): string {
  const text = xml.includes('\r') ? xml.replace(/\r\n?/g, '\n') : xml;
  if (text.includes('<!')) return text.split(CDATA).map(withoutMarkup).join('');
  return unescaped(text);
}

const CDATA = /(<!\[CDATA\[.*?\]\]>)/s;

function withoutMarkup(text: string): string {
  return text.startsWith('<![CDATA[') ? text.slice(9, -3) : unescaped(text.replace(/<!--.*?-->/gs, ''));
}

/** An entity that XML does not know stays as it is written. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g,
    (all, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name as string] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a cell: characters that XML cannot hold are written as `_x000D_` in workbooks. */
export function cellText(xml: string): string {
  const text = plainText(xml);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/**
 * The same backwards: text that looks like such an escape is escaped itself, or it would come back as another character; a
 * character that XML cannot hold is escaped, or no program would open the file.
 */
export function cellXml(text: string): string {
  const escaped = text.includes('_x') ? text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : text;
  return escapeXml(escaped.replace(UNWRITABLE, (sign) => `_x${hex(sign.charCodeAt(0))}_`));
}

// oxlint-disable-next-line no-control-regex -- these are the very characters that XML cannot hold
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
