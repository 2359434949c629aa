import type { Column } from '../../workbook/model.ts';

/** Which columns of `Tổng hợp` the programme's rows use. */
export interface SummaryColumnKeys {
  /** "II", "NV II.7"; headings run on from here. */
  readonly label: string;
  /** Without a column, dates, names or rates are left out. */
  readonly date?: string;
  /** Names and titles. */
  readonly text?: string;
  readonly rate?: string;
  /** Ten are needed: the nine counts of T6 and their sum. */
  readonly cells: readonly string[];
  readonly note: string;
}

/** Finds them among the columns that the summary tab has anyway: by what each column shows, in the order they stand. */
export function summaryColumnKeys(columns: readonly Column[]): SummaryColumnKeys {
  const [first] = columns;
  const note = columns[columns.length - 1];
  const between = columns.filter((column) => column !== first && column !== note);
  const of = (...kinds: readonly Column['kind'][]) => between.filter((column) => kinds.includes(column.kind));
  const counts = of('integer').map((column) => column.key);
  const found = { date: of('date')[0], text: of('text')[0], rate: of('progress', 'percent')[0] };
  const { date, text, rate } = found;
  if (!first || !note || !date || !text || !rate || counts.length < COUNTS_NEEDED)
    throw new Error('the summary needs a label, a date, a text, a rate, ten counts and a note column');
  return { label: first.key, date: date.key, text: text.key, rate: rate.key, cells: counts, note: note.key };
}

const COUNTS_NEEDED = 10;
