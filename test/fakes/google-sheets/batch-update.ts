import { parseA1 } from './a1-range.ts';
import { ApiError } from './api-error.ts';
import { cellRequests } from './cell-requests.ts';
import { copyOf } from './copy-spreadsheet.ts';
import { dimensionRequests } from './dimension-requests.ts';
import { metadataRequests } from './metadata-requests.ts';
import type { FakeSpreadsheet } from './model.ts';
import { checkProtection } from './refusals.ts';
import type { Body, RequestHandler } from './request-context.ts';
import { ruleRequests } from './rule-requests.ts';
import { sheetRequests } from './sheet-requests.ts';
import { showSpreadsheet } from './show-spreadsheet.ts';

const HANDLERS: Readonly<Record<string, RequestHandler>> = {
  ...sheetRequests,
  ...dimensionRequests,
  ...cellRequests,
  ...metadataRequests,
  ...ruleRequests,
};

/** Kinds the fake models; the replay counts the others as out of its reach. */
export const MODELLED_KINDS: readonly string[] = Object.keys(HANDLERS);

/**
 * Applies all requests to a copy, or none: the first that is refused refuses the whole batch.
 *
 * @param who the owner may edit what is protected.
 */
export function batchUpdate(
  spreadsheet: FakeSpreadsheet,
  body: Body,
  who: 'service' | 'owner' = 'service',
): { readonly after: FakeSpreadsheet; readonly reply: Record<string, unknown> } {
  const requests: readonly Body[] = body.requests ?? [];
  if (requests.length === 0) throw new ApiError(400, 'Must specify at least one request.');
  const after = copyOf(spreadsheet);
  const replies = requests.map((request, at) => {
    const kinds = Object.keys(request).filter((kind) => request[kind] !== null);
    const [kind] = kinds;
    if (kind === undefined) throw new ApiError(400, `Invalid requests[${at}]: No request set.`);
    if (kinds.length > 1) {
      throw new ApiError(
        400,
        `Invalid value at 'requests[${at}]' (oneof), oneof field 'kind' is already set. Cannot set '${kinds[1]}'`,
      );
    }
    const handler = HANDLERS[kind];
    if (handler === undefined)
      throw new ApiError(400, `Invalid requests[${at}].${kind}: not modelled by this fake.`);
    const name = `requests[${at}].${kind}`;
    if (who === 'service') checkProtection(after, kind, request[kind], name);
    return handler({ spreadsheet: after, body: request[kind], name });
  });
  const reply: Record<string, unknown> = { spreadsheetId: spreadsheet.spreadsheetId, replies };
  if (body.includeSpreadsheetInResponse === true) {
    const ranges = ((body.responseRanges ?? []) as string[]).map((range) => parseA1(after, range));
    reply.updatedSpreadsheet = showSpreadsheet(after, null, body.responseIncludeGridData === true, ranges);
  }
  return { after, reply };
}
