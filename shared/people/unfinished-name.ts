/**
 * What stands in a name cell cut short (R1): "Nguyễn Văn …", "N.V. An". Asked about only where it is certain: "Lê Thị Y",
 * "Lò A Páo", "Y Ban", "H' Hen" and "K' Brơi" are people, and so may "Nguyễn Văn A" be.
 */

/** "Nguyễn Văn …", "Trần Thị ___": somebody began a name. Dots before the name are a dotted line of a form. */
export function isUnfinished(text: string): boolean {
  const [head = ''] = text.split(/[,;(\n]|\s[-–—]+\s/u);
  return /\p{L}\s*(?:…|\.{3,}|_{2,})/u.test(head);
}

/** "N.V. An", "Ng. Văn An", "N V An". One letter in front may be a name's own: "K. Brơi", "H Hen". */
export function hasInitials(name: string): boolean {
  const words = name.normalize('NFC').split(/\s+/u);
  const front = words.slice(0, -1);
  const dotted = [...name.matchAll(DOTTED)].filter(
    ([, letters = ''], at) => at > 0 || !/^[kh]$/iu.test(letters),
  );
  return dotted.length > 0 || front.filter((word) => /^[b-df-hj-np-tv-xzđ]$/iu.test(word)).length > 1;
}

const DOTTED = /(?<=^|[\s.])([b-df-hj-np-tv-xzđ]|ng|nh|th|tr|ph|kh|ch)\.(?=\s*\p{L})/giu;
