/**
 * The text of a JSON file that a person wrote, by its byte-order mark; without one by the zero bytes of its first character, which
 * is ASCII in any JSON (RFC 4627, 3), else UTF-8. Windows programs save what they call “Unicode” as UTF-16. Null: it is in no
 * Unicode, so that a letter would be guessed.
 */
export function jsonText(content: Buffer): string | null {
  try {
    return new TextDecoder(encodingOf(content), { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** What to do about a file of which `jsonText` is null. Continues “cần …”. */
export const SAVE_AS_UTF_8 = 'một tệp chữ mã UTF-8; đề nghị mở tệp, chọn lưu thành mã UTF-8 rồi lưu lại';

function encodingOf(content: Buffer): string {
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}
