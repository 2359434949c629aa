/** Why a table of responses cannot be read. `message` is for staff: Vietnamese, says what was expected, what came, what to do. */
export class ResponsesError extends Error {
  readonly code: ResponsesErrorCode;
  constructor(code: ResponsesErrorCode, message: string) {
    super(message);
    this.name = 'ResponsesError';
    this.code = code;
  }
}

export type ResponsesErrorCode =
  /** A needed column (timestamp, unit, name) was not found. */
  | 'column-missing'
  /** Several columns could be the one needed. */
  | 'column-ambiguous'
  /** The mapping file is not of the form it must have. */
  | 'mapping-invalid'
  /** The mapping file names a column that the table does not have, or has several times. */
  | 'mapping-unknown-column'
  /** Day and month cannot be told apart in the whole column of timestamps. */
  | 'date-order-unclear'
  /** Several tabs look like responses, each with rows of its own. */
  | 'responses-tab-unclear'
  /** Titles or many cells in a wrong encoding, or with letters lost. */
  | 'letters-spoilt'
  /** Submission times in a zone that is unknown or means several. */
  | 'time-zone-unclear'
  /** Half of the submission times were turned into dates with day and month swapped. */
  | 'dates-swapped'
  /** Nearly no submission time of the table can be read. */
  | 'timestamps-unreadable';
