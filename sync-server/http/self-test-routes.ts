import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { BackgroundSelfTest } from '../service/background-self-test.ts';
import { selfTestBody } from './api-requests.ts';
import { ProblemError } from './problem.ts';
import {
  demand,
  parse,
  refuseOtherMethods,
  type ServedWorkbook,
  type WorkbookOf,
} from './workbook-routes.ts';

export interface SelfTestRoutesParts {
  readonly of: WorkbookOf;
  /** Null: this server has no way to Google. */
  readonly selfTest: BackgroundSelfTest | null;
  /** The workbook whose spreadsheet it is: tried only where somebody says so expressly who may administer that one; null: none. */
  readonly real: (spreadsheet: string) => ServedWorkbook | null;
  readonly limitDoorbells: RequestHandler;
}

/**
 * `/:id/self-test`: POST begins to try what is assumed of Google in a spreadsheet that the person names, GET tells how far
 * it is. For administrators: it makes tabs, takes them away again, and shows nothing of a workbook.
 */
export function selfTestRoutes({ of, selfTest, real: realOf, limitDoorbells }: SelfTestRoutesParts): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const available = (request: Request, response: Response): BackgroundSelfTest => {
    demand(response, of(request, response), 'administer');
    if (selfTest === null) throw new ProblemError('self-test-unavailable');
    return selfTest;
  };
  router.get('/:id/self-test', (request, response) => {
    response.json(available(request, response).state);
  });
  router.post('/:id/self-test', limitDoorbells, (request, response) => {
    const running = available(request, response);
    const { spreadsheet, real } = parse(selfTestBody, request.body);
    const office = realOf(spreadsheet);
    if (office !== null) demand(response, office, 'administer');
    if (office !== null && !real) throw new ProblemError('self-test-real-workbook');
    if (!running.start(spreadsheet)) throw new ProblemError('self-test-running');
    response.status(202).json(running.state);
  });
  router.all('/:id/self-test', refuseOtherMethods('GET, HEAD, POST'));
  return router;
}
