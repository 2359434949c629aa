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
  | 'unreadable'
  | 'cell-too-long'
  | 'too-large'
  | 'sheet-unclear'
  | 'sheet-missing';
