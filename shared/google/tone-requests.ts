import type { ToneRule } from '../workbook/model.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { LookPlace } from './look-place.ts';
import { runsOf } from './runs.ts';
import { TONE_COLOURS } from './tone-rule.ts';

/** Colours by the words in a cell: the rules of the last look go, from the last to the first, then the new ones come. */
export function toneRequests(place: LookPlace): readonly SheetsRequest[] {
  const { sheetId, tab } = place;
  const gone = [...place.toneRuleIndexes].sort((left, right) => right - left);
  return [
    ...gone.map((index) => ({ deleteConditionalFormatRule: { sheetId, index } })),
    ...(tab.tones ?? [])
      .flatMap((tone) => {
        const ranges = rangesOf(place, tone);
        return ranges.length === 0 ? [] : [{ rule: ruleOf(tone, ranges) }];
      })
      .map(({ rule }, index) => ({ addConditionalFormatRule: { rule, index } })),
  ];
}

/** Whole columns: rows that come later are coloured too. */
function rangesOf({ sheetId, columns }: LookPlace, tone: ToneRule): readonly object[] {
  const at = columns.flatMap((key, position) =>
    key !== null && tone.columns.includes(key) ? [[position, true] as const] : [],
  );
  return runsOf(at).map((run) => ({ sheetId, startColumnIndex: run.start, endColumnIndex: run.end }));
}

function ruleOf(tone: ToneRule, ranges: readonly object[]): object {
  const { background, text } = TONE_COLOURS[tone.tone];
  return {
    ranges,
    booleanRule: {
      condition: { type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: tone.startsWith }] },
      format: { backgroundColor: background, textFormat: { foregroundColor: text } },
    },
  };
}
