/** What stopped a piece of work in another thread, as that thread tells it: an error itself loses its kind on the way. */
export interface CarriedError {
  /** Name of its class, where that is one of those that both sides know. */
  readonly kind: string | null;
  readonly message: string;
  /** For the log. */
  readonly stack: string | undefined;
  /** What it carries besides: its code, and whatever its kind has. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause: CarriedError | null;
}

/** The classes that must be told apart on the other side. */
export type ErrorKinds = readonly (abstract new (...given: never[]) => Error)[];

export function carried(error: unknown, kinds: ErrorKinds): CarriedError {
  if (!(error instanceof Error))
    return { kind: null, message: String(error), stack: undefined, fields: {}, cause: null };
  const { message, stack, cause } = error;
  return {
    kind: kinds.find((kind) => error.constructor === kind)?.name ?? null,
    message,
    stack,
    fields: plainOf(Object.entries(error)),
    cause: cause === undefined ? null : carried(cause, kinds),
  };
}

/** The same error again, of the same class. */
export function errorOf(carrying: CarriedError, kinds: ErrorKinds): Error {
  const { kind, message, stack, fields, cause } = carrying;
  const options = cause === null ? {} : { cause: errorOf(cause, kinds) };
  const error = new Error(message, options);
  if (stack !== undefined) error.stack = stack;
  const known = kinds.find(({ name }) => name === kind);
  if (known !== undefined) Object.setPrototypeOf(error, known.prototype as object);
  return Object.assign(error, fields);
}

/** What cannot be sent is not needed: the fields of our kinds are texts, numbers and lists of them. */
function plainOf(fields: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.flatMap(([name, value]) => {
      const text = JSON.stringify(value);
      return text === undefined ? [] : [[name, JSON.parse(text) as unknown]];
    }),
  );
}
