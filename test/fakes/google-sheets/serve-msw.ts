import { HttpResponse, http, type RequestHandler } from 'msw';
import type { GoogleSheetsFake } from './google-sheets-fake.ts';

/** The fake behind Google's own address, within the process of the test. `onSlow`: an answer that never comes. */
export function mswHandlers(fake: GoogleSheetsFake, onSlow: () => void = () => undefined): RequestHandler[] {
  return [
    http.all('https://sheets.googleapis.com/*', async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const text = await request.text();
      const reply = fake.handle({
        method: request.method,
        address: pathname + search,
        body: text === '' ? null : JSON.parse(text),
        token: request.headers.get('authorization')?.replace(/^Bearer /, '') ?? null,
      });
      if (reply.isLost === true) return HttpResponse.error();
      if (reply.isSlow === true) {
        onSlow();
        return new Promise<never>(() => undefined);
      }
      return new HttpResponse(JSON.stringify(reply.body), {
        status: reply.status,
        headers: { 'content-type': 'application/json; charset=UTF-8', ...reply.headers },
      });
    }),
  ];
}
