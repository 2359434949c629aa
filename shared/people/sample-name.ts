/**
 * What stands in a name cell as a form's example shows it, or cut short (R1): "Nguyễn Văn A", "Trần Thị B", "N.V. An".
 * Asked about only where it is certain: "Lê Thị Y", "Nguyễn Văn Á", "Lò A Páo", "Y Ban", "H' Hen" and "K' Brơi" are people.
 */
import { plainKey } from '../text/vietnamese.ts';

/** @param name without honorifics and posts. */
export function isSampleName(name: string): boolean {
  const words = name.normalize('NFC').split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (words.length > 1 && (isSampleEnd(plainKey(last).replace(/\.+$/u, '')) || isSampleA(words))) return true;
  return areInitials(name, words);
}

/** "Nguyễn Văn …", "Trần Thị ___": somebody began a name. Dots before the name are a dotted line of a form. */
export function isUnfinished(text: string): boolean {
  const [head = ''] = text.split(/[,;(\n]|\s[-–—]+\s/u);
  return /\p{L}\s*(?:…|\.{3,}|_{2,})/u.test(head);
}

/** No given name is a consonant alone or repeated, nor the beginning or end of the alphabet. */
export function isSampleEnd(plain: string): boolean {
  return /^([bcdfghklmnpqrstvxzjw])\1*$/u.test(plain) || /^(?:abcd?|xyz)$/u.test(plain);
}

/** A alone may be a name ("Danh A"); behind Văn or Thị and a name that forms use, it is the example of every form. */
function isSampleA(words: readonly string[]): boolean {
  const [first = ''] = words;
  const middle = plainKey(words.at(-2) ?? '');
  const isMiddle = middle === 'van' || middle === 'thi';
  return words.length > 2 && /^a\.?$/iu.test(words.at(-1) ?? '') && isMiddle && COMMON.has(plainKey(first));
}

const COMMON = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly lam truong dinh'.split(' '),
);

/** "N.V. An", "Ng. Văn An", "N V An". One letter in front may be a name's own: "K. Brơi", "H Hen". */
function areInitials(name: string, words: readonly string[]): boolean {
  const dotted = [...name.matchAll(DOTTED)].filter(
    ([, letters = ''], at) => at > 0 || !/^[kh]$/iu.test(letters),
  );
  return dotted.length > 0 || words.filter((word) => /^[b-df-hj-np-tv-xzđ]$/iu.test(word)).length > 1;
}

const DOTTED = /(?<=^|[\s.])([b-df-hj-np-tv-xzđ]|ng|nh|th|tr|ph|kh|ch)\.(?=\s*\p{L})/giu;
