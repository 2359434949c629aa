import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GoogleSheetsFake } from './google-sheets-fake.ts';

export interface HttpFake {
  /** What `SO_LOP_SHEETS_ROOT_URL` must be. */
  readonly rootUrl: string;
  close(): Promise<void>;
}

/** The fake as a real server on a free port of the loopback address, for tests that start other processes. */
export async function serveHttp(fake: GoogleSheetsFake): Promise<HttpFake> {
  const server = createServer((request, response) => {
    answer(fake, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 500, message: String(error), status: 'INTERNAL' } }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { rootUrl: `http://127.0.0.1:${port}/`, close: () => closed(server) };
}

async function answer(
  fake: GoogleSheetsFake,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const reply = fake.handle({
    method: request.method ?? 'GET',
    address: request.url ?? '/',
    body: text === '' ? null : JSON.parse(text),
    token: request.headers.authorization?.replace(/^Bearer /, '') ?? null,
  });
  if (reply.isLost === true) {
    request.socket.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=UTF-8', ...reply.headers });
  response.end(JSON.stringify(reply.body));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}
