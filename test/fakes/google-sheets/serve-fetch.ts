import type { GoogleSheetsFake } from './google-sheets-fake.ts';

const GOOGLE = 'https://sheets.googleapis.com';

/** The fake as a `fetch` that reaches nothing but Google's address. `onSlow`: an answer that never comes. */
export function fetchOf(fake: GoogleSheetsFake, onSlow: () => void = () => undefined): typeof fetch {
  return async (input, init = {}) => {
    const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input);
    const { body = null, signal, method = 'GET' } = init;
    if (origin !== GOOGLE) throw new Error(`nothing but the fake may be called, and this is ${origin}`);
    if (body !== null && typeof body !== 'string') throw new Error('a body of Google Sheets is text');
    signal?.throwIfAborted();
    const reply = fake.handle({
      method,
      address: pathname + search,
      body: body === null ? null : JSON.parse(body),
      token: new Headers(init.headers).get('authorization')?.replace(/^Bearer /, '') ?? null,
      textBytes: body === null ? 0 : Buffer.byteLength(body),
    });
    if (reply.isLost === true) throw new TypeError('fetch failed');
    if (reply.isSlow === true) return never(onSlow, signal);
    return textResponse(JSON.stringify(reply.body), {
      status: reply.status,
      headers: { 'content-type': 'application/json; charset=UTF-8', ...reply.headers },
    });
  };
}

/** A response with its text at hand: thousands of streams of bytes would cost as much as all that is tested. */
function textResponse(content: string, init: ResponseInit): Response {
  return Object.defineProperties(new Response(null, init), {
    text: { value: () => Promise.resolve(content) },
    bodyUsed: { value: true },
  });
}

function never(onSlow: () => void, signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    onSlow();
  });
}
