import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { ProblemError } from './problem.ts';
import type { Auth } from './sign-in.ts';

/**
 * What the triggers of a spreadsheet ring with (H4): a key that opens the doorbell of that workbook and nothing else, so that
 * nobody's identity leaves Google behind their back. It follows from the server's secret; with another secret every key is
 * another one.
 */
export class DoorbellKeys {
  private readonly secret: Buffer;

  constructor(secret: Buffer) {
    this.secret = secret;
  }

  /** @param workbook the id in the configuration */
  of(workbook: string): string {
    return createHmac('sha256', this.secret).update(`doorbell ${workbook}`).digest('base64url');
  }

  opens(workbook: string, brought: string): boolean {
    const [one, other] = [Buffer.from(brought), Buffer.from(this.of(workbook))];
    return one.length === other.length && timingSafeEqual(one, other);
  }
}

/** Whoever rings with the key of a workbook may see that it is there, and nothing of it. */
export function doorbellAuth(keys: DoorbellKeys, workbookNamed: (request: Request) => string | null) {
  return {
    authenticate(request: Request): ReturnType<Auth['authenticate']> {
      const workbook = workbookNamed(request);
      const brought = /^Doorbell +(\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
      if (brought === undefined || workbook === null || !keys.opens(workbook, brought))
        return Promise.reject(new ProblemError('doorbell-key-wrong'));
      const rights = { server: null, of: (id: string) => (id === workbook ? ('read' as const) : null) };
      return Promise.resolve({ email: null, rights, alias: `doorbell ${workbook}` });
    },
  };
}
