/** A file given to a command cannot be used. The message says what was expected, what came and what to do. */
export class InputError extends Error {
  readonly code:
    | 'not-found'
    | 'not-json'
    | 'plan-refused'
    | 'programme-refused'
    | 'nothing-to-do'
    | 'not-a-demo'
    | 'not-a-backup';
  constructor(code: InputError['code'], message: string) {
    super(message);
    this.name = 'InputError';
    this.code = code;
  }
}
