import { Router } from 'express';
import packageJson from '../../package.json' with { type: 'json' };
import { apiDocument, type ApiFacts } from './api-document.ts';
import { refuseOtherMethods } from './workbook-routes.ts';

const PATH = '/v1/openapi.json';

/** `/v1/openapi.json`: what the API takes and answers. Made when it is first asked for. */
export function apiRoutes(facts: Omit<ApiFacts, 'version'>): Router {
  const router = Router({ caseSensitive: true, strict: true });
  let text: string | null = null;
  router.get(PATH, (_request, response) => {
    text ??= JSON.stringify(apiDocument({ version: packageJson.version, ...facts }), null, 2);
    response.type('json').send(text);
  });
  router.all(PATH, refuseOtherMethods('GET, HEAD'));
  return router;
}
