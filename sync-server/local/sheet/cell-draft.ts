/** A cell as it is written, without its place. */
export interface CellDraft {
  style: number;
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d`; empty: a number. */
  type: string;
  /** Other attributes as they are written. */
  others: string;
  /** What stands between its tags, as it is written. */
  content: string;
}

export interface RowDraft {
  /** Without the row's number and without `spans`, which is a hint and would be wrong. */
  readonly attributes: Map<string, string>;
  readonly cells: Map<number, CellDraft>;
}
