import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeReply, FakeRequest, GoogleSheetsFake } from './google-sheets-fake.ts';

export interface HttpFake {
  /** What `SO_LOP_SHEETS_ROOT_URL` must be. */
  readonly rootUrl: string;
  close(): Promise<void>;
}

/** Another of Google's services, or something in the way of all: null lets the request through to the next. */
export type FakeService = (request: FakeRequest) => FakeReply | null;

/** The fake as a real server on a free port of the loopback address, for tests that start other processes. */
export async function serveHttp(
  fake: GoogleSheetsFake,
  before: readonly FakeService[] = [],
): Promise<HttpFake> {
  const services = [...before, (request: FakeRequest) => fake.handle(request)];
  const server = createServer((request, response) => {
    answer(services, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 500, message: String(error), status: 'INTERNAL' } }));
    });
  });
  // Google keeps connections for minutes; Node's five seconds would cut one now and then just as a call begins.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { rootUrl: `http://127.0.0.1:${port}/`, close: () => closed(server) };
}

async function answer(
  services: readonly FakeService[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const asked = {
    method: request.method ?? 'GET',
    address: request.url ?? '/',
    body: text === '' ? null : JSON.parse(text),
    token: request.headers.authorization?.replace(/^Bearer /, '') ?? null,
  };
  const reply = firstAnswer(services, asked);
  // Whoever asked must give up; the connection stays open until then.
  if (reply.isSlow === true) return;
  if (reply.isLost === true) {
    request.socket.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=UTF-8', ...reply.headers });
  response.end(JSON.stringify(reply.body));
}

function firstAnswer(services: readonly FakeService[], request: FakeRequest): FakeReply {
  for (const service of services) {
    const reply = service(request);
    if (reply !== null) return reply;
  }
  throw new Error('the last service answers everything');
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}
