import type { RequestHandler } from 'express';
import { isLoopbackHost } from '../config/loopback.ts';
import { ProblemError } from './problem.ts';

/**
 * Answers only to our own names and refuses what other web pages send (design: "checks Host and Origin"): a page on
 * the internet may point its own name at 127.0.0.1 and then read us as if we were it.
 *
 * @param publicHosts names under which a reverse proxy offers the server, without port
 */
export function sameSite(publicHosts: readonly string[]): RequestHandler {
  const known = new Set(publicHosts.map((host) => host.toLowerCase()));
  const isOurs = (host: string): boolean => isLoopbackHost(host) || known.has(host);
  return (request, _response, next) => {
    const target = addressOf(`http://${request.headers.host ?? ''}`);
    if (target === null || !isOurs(target.hostname)) throw new ProblemError('wrong-host');
    if (isLoopbackHost(target.hostname) && portOf(target) !== request.socket.localPort) {
      throw new ProblemError('wrong-host');
    }
    if (!isSameOrigin(request.headers.origin, target)) throw new ProblemError('wrong-origin');
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') throw new ProblemError('wrong-origin');
    next();
  };
}

/** Programs send no Origin; browsers send one with every POST. The proxy speaks https where we speak http. */
function isSameOrigin(origin: string | undefined, target: URL): boolean {
  if (origin === undefined) return true;
  const from = addressOf(origin);
  if (from === null) return false;
  return isLoopbackHost(target.hostname) ? from.origin === target.origin : from.hostname === target.hostname;
}

function addressOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const address = new URL(text);
  // A host is a name and a port: anything more is somebody trying something.
  return address.pathname === '/' && address.username === '' && address.search === '' ? address : null;
}

function portOf(address: URL): number {
  return address.port === '' ? 80 : Number(address.port);
}
