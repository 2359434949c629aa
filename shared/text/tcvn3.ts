/**
 * Text in the old TCVN3 (ABC) fonts, pasted without conversion: "x· Ninh KiÒu". It only helps to suggest: the same
 * bytes may be meant as they stand, so a person decides.
 */
export function decodeTcvn3(text: string): string | null {
  return SIGN.test(text) ? tcvn3Text(text) : null;
}

/** The same for text that is known to be written so. */
export function tcvn3Text(text: string): string {
  return text.replace(/[\u00a1-\u00ff]/g, (character) => {
    const letter = LETTERS.charAt(character.charCodeAt(0) - 0xa1);
    return letter === ' ' ? character : letter;
  });
}

/** Characters no Vietnamese text in Unicode holds. */
const SIGN =
  /[\u00a1-\u00b9\u00bb-\u00bf\u00c4-\u00c7\u00cb\u00ce\u00cf\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee\u00ef\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]|[a-z][\u00c0-\u00dd]/;

/** From 0xA1 on, as TCVN 5712:1993 (VN3) lays them out; a blank where it has no letter. */
const LETTERS =
  'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ';
