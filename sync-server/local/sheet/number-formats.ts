import { attribute, childNamed, childrenNamed, readXml } from '../package/xml-element.ts';

/** Which styles, by their number, show a number as a day or a time. */
export function dateStyles(stylesXml: string): readonly boolean[] {
  const root = readXml(stylesXml);
  const codes = new Map(
    childrenNamed(childNamed(root, 'numFmts'), 'numFmt').map((format) => [
      attribute(format, 'numFmtId') ?? '',
      attribute(format, 'formatCode') ?? '',
    ]),
  );
  return childrenNamed(childNamed(root, 'cellXfs'), 'xf').map((style) => {
    const id = attribute(style, 'numFmtId') ?? '0';
    const code = codes.get(id);
    return code === undefined ? isBuiltInDate(Number(id)) : isDateCode(code);
  });
}

/** ECMA-376, 18.8.30: the numbers of formats that no file spells out. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Letters of days and times outside of quotes, brackets and escapes. */
function isDateCode(code: string): boolean {
  const [positive = ''] = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|"[^"]*"|\\.|_./gi, '').split(';');
  return /[ymdhs]/i.test(positive) && !/^general$/i.test(positive.trim());
}
