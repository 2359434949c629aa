/** A refusal as the API words it. The status of HTTP is `code`. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: string;
  readonly details: readonly object[] | undefined;

  constructor(code: number, message: string, details?: readonly object[]) {
    super(message);
    this.code = code;
    this.status = STATUS[code] ?? 'UNKNOWN';
    this.details = details;
  }

  body(): object {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details === undefined ? {} : { details }) } };
  }
}

const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

export function badFields(
  violations: readonly { readonly field: string; readonly description: string }[],
): ApiError {
  const message = violations.map((violation) => violation.description).join('\n');
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations }];
  return new ApiError(400, message, details);
}
