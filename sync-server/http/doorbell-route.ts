import { type Request, type RequestHandler, Router } from 'express';
import { handler } from './answers.ts';
import { ringBody } from './api-requests.ts';
import { type DoorbellKeys, doorbellAuth } from './doorbell-key.ts';
import { type RequestLimits, signInWithin } from './limits.ts';
import { parse, refuseOtherMethods, type ServedWorkbook, type WorkbookOf } from './workbook-routes.ts';

export interface DoorbellRouteParts {
  readonly keys: DoorbellKeys;
  readonly of: WorkbookOf;
  readonly workbooks: ReadonlyMap<string, ServedWorkbook>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly limitDoorbells: RequestHandler;
  readonly limits: RequestLimits;
  readonly readJson: RequestHandler;
}

/** `POST /:id/doorbell`, for the triggers of a spreadsheet: heard at once (202), and nothing is told of the workbook. */
export function doorbellRoute(parts: DoorbellRouteParts): Router {
  const { keys, of, workbooks, aliases, limitDoorbells, limits, readJson } = parts;
  const named = (request: Request) => {
    const name = String(request.params['id']);
    return workbooks.get(aliases.get(name) ?? name)?.id ?? null;
  };
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    '/:id/doorbell',
    signInWithin(limits.failedSignInsPerMinute, doorbellAuth(keys, named)),
    limitDoorbells,
    readJson,
    handler(async (request, response) => {
      const { trigger } = parse(ringBody, request.body);
      await of(request, response).door.announce({ trigger, confirm: false });
      response.status(202).json({ accepted: true });
    }),
  );
  router.all('/:id/doorbell', refuseOtherMethods('POST'));
  return router;
}
