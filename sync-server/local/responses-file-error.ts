/** Why a file of responses cannot be read. `message` is for staff: Vietnamese, says what was expected, what came, what to do. */
export class ResponsesFileError extends Error {
  readonly code: ResponsesFileErrorCode;
  constructor(code: ResponsesFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ResponsesFileError';
    this.code = code;
  }
}

export type ResponsesFileErrorCode =
  | 'not-found'
  | 'no-access'
  | 'not-a-spreadsheet'
  | 'empty'
  | 'no-header'
  /** A stray quotation mark: rows stand within a cell. */
  | 'broken'
  /** Ends in the middle: not copied whole yet, or cut. */
  | 'cut-short'
  /** A file of another program that this one cannot read. */
  | 'other-format'
  | 'cell-too-long'
  | 'too-large'
  | 'sheet-unclear'
  /** Nobody can tell of which of several plans it is. */
  | 'which-plan'
  | 'sheet-missing';
