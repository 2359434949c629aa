import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The secret of local mode (M7): whoever has another account on the machine reaches its loopback address too. It stands in
 * the address that the program prints and lives as long as the process; the browser that opened that address keeps it as a
 * cookie which no script reads and no other site sends.
 */
export class LocalKey {
  private readonly text = randomBytes(18).toString('base64url');

  /** What the program prints. @param url of the server, without a slash at the end */
  entrance(url: string): string {
    return `${url}/?${KEY_PARAMETER}=${this.text}`;
  }

  /** Is this the key that somebody brought in the address? */
  opens(brought: unknown): boolean {
    return typeof brought === 'string' && isSame(brought, this.text);
  }

  /** For `Set-Cookie`. Servers on other ports of the machine share the cookies of its address, so the name says which. */
  cookie(request: IncomingMessage): string {
    return `${cookieName(request)}=${this.text}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isIn(request: IncomingMessage): boolean {
    const name = `${cookieName(request)}=`;
    const cookies = (request.headers.cookie ?? '').split(';').map((one) => one.trim());
    return cookies.some((one) => one.startsWith(name) && isSame(one.slice(name.length), this.text));
  }
}

export const KEY_PARAMETER = 'khoa';

function cookieName({ socket }: IncomingMessage): string {
  return `so-lop-${socket.localPort}`;
}

function isSame(one: string, other: string): boolean {
  const [bytes, otherBytes] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === otherBytes.length && timingSafeEqual(bytes, otherBytes);
}
