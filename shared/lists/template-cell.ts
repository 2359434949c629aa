/** What stands in one cell of the template, or in a block of merged ones. */

export interface TemplateCell {
  readonly row: number;
  readonly column: number;
  /** The last column and row of the block; its own where nothing is merged. */
  readonly toColumn: number;
  readonly toRow: number;
  readonly value: string | number | null | TemplateCount;
  readonly look: TemplateLook;
}

/** Counted by the spreadsheet program from what the commune writes. */
export type TemplateCount =
  | { readonly countFilled: CellRange }
  /** Cells that hold an x. */
  | { readonly countMarks: CellRange };

export interface CellRange {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

export type TemplateLook =
  | 'letterhead'
  | 'motto'
  | 'title'
  | 'subtitle'
  | 'label'
  /** To be filled in beside a label. */
  | 'answer'
  | 'day'
  | 'hint'
  | 'header'
  | 'number'
  | 'text'
  | 'mark'
  | 'total'
  | 'place'
  | 'signature'
  | 'small';
