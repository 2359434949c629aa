import type { CellValue } from '#shared/workbook/model.ts';

/** A table of the Form's responses as read from a file or a tab: the header row and the data rows, raw. */
export interface ResponsesTable {
  readonly header: readonly string[];
  /** Data row 1 is `rows[0]`. Dates are serials where the source had real dates, else text. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Stable ids by row, where the source has them (Forms API). */
  readonly ids?: readonly string[];
  /** Where it was read, in words for whoever asks. */
  readonly from?: string;
  /** What had to be done to read it, Vietnamese, for the terminal. */
  readonly notices?: readonly string[];
  /** The zone of its wall clock where that is not Vietnam's: a name as in the IANA list. */
  readonly timeZone?: string;
  /** It is a file that somebody downloaded, which may be older than one read before. */
  readonly isExport?: boolean;
}

/** One response: one row of the table with at least one delegate and a readable submission time (R1). */
export interface Response {
  /** Data row, counted from 1. The first of identical rows. */
  readonly row: number;
  /** Where that row stands, in words, where it is not the Form's table: “dòng 12 của danh sách …” (P43). */
  readonly place?: string;
  /** The file of that list; absent: the Form's table. */
  readonly list?: string;
  /** Stable id from the source, null where it has none. */
  readonly sourceId: string | null;
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
  /** The text of all cells, normalised for the order of R0 and to recognise identical rows. */
  readonly cellTexts: readonly string[];
  /** P42: what it answers of duties besides seats, by the duty's key; blank answers are none. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly unitTyped: string;
  /** The class chosen in the form, as typed; '' if none. */
  readonly classTyped: string;
  /** At least one, in the order of the blocks. */
  readonly delegates: readonly Delegate[];
}

/** One filled delegate block (R1). Texts as typed, trimmed; '' where blank. */
export interface Delegate {
  /** Counted from 1 over the filled blocks of the row. */
  readonly delegate: number;
  readonly fullName: string;
  readonly position: string;
  readonly phoneText: string;
  /** Answer to the role question. */
  readonly roleTyped: string;
  /** What the block's own titles say of the role ("Họ và tên (Lãnh đạo UBND)" → "Lãnh đạo UBND"). */
  readonly roleTitle: string;
  readonly note: string;
  /** Cooperative, business or agency, where it is asked beside the commune (P60); absent: it is not asked. */
  readonly organisation?: string;
}

export type RowProblemKind = 'no_delegate' | 'no_time' | 'delegate_without_name';

export interface RowProblem {
  /** Data row, counted from 1. */
  readonly row: number;
  readonly problem: RowProblemKind;
  /** As in `Response`. */
  readonly place?: string;
  /** Vietnamese: what was expected, what came. Never holds a phone number. */
  readonly detail: string;
  /** Whom and what the row does say, phones masked: whoever looks into it must know whom to call. */
  readonly says?: RowSays;
}

export interface RowSays {
  readonly names: string;
  readonly unitTyped: string;
  readonly position: string;
  readonly phoneText: string;
}

export interface ReadResponses {
  /** In the order of R0. */
  readonly responses: readonly Response[];
  /** Copies of a row, beyond the first. */
  readonly identicalRows: number;
  readonly rowProblems: readonly RowProblem[];
  /** Rows read = responses + identicalRows + rows with `no_delegate` or `no_time`. */
  readonly rows: number;
}
