import type { CellFormat } from '../workbook/model.ts';
import type { SheetsRequest } from './google-workbook.ts';
import type { LookContext, LookPlace } from './look-place.ts';
import { dataSpan, placedColumns, placedRows } from './look-place.ts';
import { runsOf } from './runs.ts';

/** Dropdowns and check boxes of the data rows. Other text than the choices is accepted: a person may know better. */
export function validationRequests(place: LookPlace, context: LookContext): readonly SheetsRequest[] {
  const columns = placedColumns(place);
  const rows = placedRows(place);
  const span = dataSpan(place);
  const ruled = columns.filter(([column]) => validationOf(column, context) !== null);
  const range = (startRow: number, endRow: number, startColumn: number, endColumn: number) => ({
    sheetId: place.sheetId,
    startRowIndex: startRow,
    endRowIndex: endRow,
    startColumnIndex: startColumn,
    endColumnIndex: endColumn,
  });
  const headings = runsOf(rows.filter(([row]) => row.kind !== 'data').map(([, at]) => [at, true] as const));
  const inSpan =
    span === null
      ? []
      : headings.filter((run) => run.end > span.startRowIndex && run.start < span.endRowIndex);
  return [
    ...ruled.flatMap(([column, at]) =>
      span === null
        ? []
        : [rule(range(span.startRowIndex, span.endRowIndex, at, at + 1), validationOf(column, context))],
    ),
    // A section between data rows has no box to tick.
    ...inSpan.flatMap((run) => ruled.map(([, at]) => rule(range(run.start, run.end, at, at + 1), null))),
    ...rows.flatMap(([row, at]) =>
      columns.flatMap(([column, columnAt]) => {
        const own = row.formats?.[column.key];
        return own === undefined
          ? []
          : [rule(range(at, at + 1, columnAt, columnAt + 1), validationOf(own, context))];
      }),
    ),
  ];
}

/** The rule of a cell; null: anything goes. */
export function validationOf(
  format: CellFormat,
  context: LookContext,
): Readonly<Record<string, unknown>> | null {
  if (format.kind === 'check') return { condition: { type: 'BOOLEAN' }, strict: false, showCustomUi: true };
  const condition = conditionOf(format, context);
  return condition === null ? null : { condition, strict: false, showCustomUi: true };
}

function conditionOf({ choices }: CellFormat, context: LookContext): object | null {
  if (choices === undefined) return null;
  if ('list' in choices) {
    if (choices.list.length === 0) return null;
    return { type: 'ONE_OF_LIST', values: choices.list.map((choice) => ({ userEnteredValue: choice })) };
  }
  const range = context.rangeOf(choices);
  return range === null ? null : { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: range }] };
}

function rule(range: object, validation: object | null): SheetsRequest {
  return { setDataValidation: validation === null ? { range } : { range, rule: validation } };
}
