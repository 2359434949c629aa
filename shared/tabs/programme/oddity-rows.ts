/** What the document itself leaves to be looked at, below the tasks of `Phụ lục` (P14): written here and read back. */
import { flowText } from '../../text/flow-lines.ts';
import { PROGRAMME_ODDITIES, PROGRAMME_ODDITY } from '../../workbook/keys.ts';
import type { CellValue, Row } from '../../workbook/model.ts';

export function oddityRows(oddities: readonly string[]): readonly Row[] {
  if (oddities.length === 0) return [];
  return [
    { key: PROGRAMME_ODDITIES, kind: 'section', cells: { no: 'ĐIỂM CẦN LƯU Ý CỦA VĂN BẢN' } },
    ...oddities.flatMap((text, index) =>
      flowText(text, LINE_CHARACTERS_MAX).map((line, at): Row => {
        const number = String(index + 1);
        return {
          key: PROGRAMME_ODDITY.of(at === 0 ? number : `${number}:${at + 1}`),
          kind: 'info',
          cells: { no: at === 0 ? `${number}. ${line}` : line },
        };
      }),
    ),
  ];
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 170;

/** The oddities of a programme of which only the tab is at hand. */
export function foundOddities(
  rows: readonly { readonly key: string | null; readonly text: CellValue }[],
): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const { key, text } of rows) {
    const number = PROGRAMME_ODDITY.partsOf(key ?? '')?.[0].split(':')[0];
    if (number === undefined) continue;
    lines.set(number, [...(lines.get(number) ?? []), String(text ?? '')]);
  }
  return [...lines].map(([number, texts]) => texts.join(' ').replace(`${number}. `, ''));
}
