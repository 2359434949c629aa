import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decisionsBody } from '#shared/decisions/decision-request.ts';
import { builtAddOn } from './built-add-on.ts';
import type { PanelScene } from './panel-scene.ts';

export interface LocalServer {
  readonly url: string;
  /** How it behaves from now on. `held`: answers wait until `release`. */
  mode: 'answering' | 'refusing' | 'broken' | 'held';
  release(): void;
  close(): Promise<void>;
}

/** The routes of local mode over a scene in memory: what the panel needs of the server, and nothing more. */
export async function startLocalServer(scene: PanelScene): Promise<LocalServer> {
  const { panelHtml } = await builtAddOn();
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/')
      return void response.setHeader('content-type', 'text/html; charset=utf-8').end(panelHtml);
    const body = await bodyOf(request);
    if (local.mode === 'held') await new Promise<void>((resolve) => waiting.push(resolve));
    if (local.mode === 'refusing') {
      return json(response, 403, {
        title: 'Không được phép',
        detail: 'Tài khoản này chưa được phân công quyết định.',
      });
    }
    if (local.mode === 'broken') return void response.writeHead(200).end('<html>');
    if (pathname === '/v1/workbooks/local/panel') return json(response, 200, scene.state());
    if (pathname === '/v1/workbooks/local/units')
      return json(response, 200, scene.search(searchParams.get('q') ?? ''));
    if (pathname === '/v1/workbooks/local/sync') {
      return json(response, 200, { state: scene.state(), message: 'Đã đồng bộ: không có thay đổi.' });
    }
    if (pathname === '/v1/workbooks/local/decisions') return json(response, 200, decided(scene, body));
    return json(response, 404, { title: 'Không tìm thấy' });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const local: LocalServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    mode: 'answering',
    release: () => {
      local.mode = 'answering';
      for (const go of waiting) go();
      waiting = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return local;
}

function decided(scene: PanelScene, body: string) {
  const request = decisionsBody.parse(JSON.parse(body));
  if (request.ask === 'decide') scene.decide(request.registration, request.kind, request.value, 'Máy này');
  if (request.ask === 'takeBack') scene.takeBack(request.registration, request.kind);
  if (request.ask === 'mark') scene.mark(request.registration, request.mark, request.on);
  const state = scene.state();
  return { savedAt: state.madeAt, by: 'Máy này', state, notice: null };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
