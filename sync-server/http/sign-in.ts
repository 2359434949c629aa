import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { OAuth2Client } from 'google-auth-library';
import * as z from 'zod';
import type { Timer } from '../schedule/timer.ts';
import { ALL_RIGHTS, type AccessList, type Rights } from './access.ts';
import { LocalKey } from './local-key.ts';
import { type CertificateSource, keptCertificates } from './kept-certificates.ts';
import { ProblemError } from './problem.ts';

export interface Caller {
  /** Null in local mode, where nobody signs in. */
  readonly email: string | null;
  readonly rights: Rights;
  /** For logs and limits: the same person, the same text while the process lives, and no way back to the address. */
  readonly alias: string;
}

export interface Auth {
  /** Null where people sign in; else the server may only listen on the loopback address. */
  readonly localKey: LocalKey | null;
  /** Says who calls, or throws a `ProblemError`. */
  authenticate(request: IncomingMessage): Promise<Caller>;
}

/** Local mode: who opened the address that the program printed sits at the machine and may do everything. */
export function localAuth(): Auth {
  const caller: Caller = { email: null, rights: ALL_RIGHTS, alias: 'local' };
  const localKey = new LocalKey();
  return {
    localKey,
    authenticate: (request) =>
      localKey.isIn(request)
        ? Promise.resolve(caller)
        : Promise.reject(new ProblemError('local-key-missing')),
  };
}

export interface SignInConfig {
  /** OAuth client ids whose tokens are accepted; never empty. */
  readonly audiences: readonly string[];
  /** Google Workspace domain that accounts must belong to; null: any. */
  readonly hostedDomain: string | null;
}

const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];
/** A real token has about 1,200 characters. */
const TOKEN_CHARACTERS_MAX = 8_192;

/** Sign-in by Google identity tokens, as the add-in sends them. */
export function googleAuth(
  config: SignInConfig,
  options: {
    readonly access: AccessList;
    readonly now: () => number;
    readonly certificates?: CertificateSource;
    readonly timer?: Timer;
  },
): Auth {
  // The library would skip the check of the audience if it were given none.
  if (config.audiences.length === 0) throw new Error('sign-in needs at least one audience');
  const client = new OAuth2Client();
  const aliasOf = aliasesOfProcess();
  const certificates = keptCertificates(options.certificates ?? (() => googleCertificates(client)), options);
  return {
    localKey: null,
    async authenticate({ headers }) {
      const claims = await verifiedClaims(tokenOf(headers.authorization), { client, certificates, config });
      if (Number(claims['exp']) * 1000 <= options.now()) throw new ProblemError('sign-in-expired');
      if (claims['email_verified'] !== true) throw new ProblemError('email-unverified');
      if (config.hostedDomain !== null && claims['hd'] !== config.hostedDomain) {
        throw new ProblemError('wrong-domain');
      }
      const email = typeof claims['email'] === 'string' ? claims['email'].toLowerCase() : '';
      const rights = options.access.rightsOf(email);
      if (rights === null) throw new ProblemError('not-listed');
      return { email, rights, alias: aliasOf(email) };
    },
  };
}

/**
 * Twelve hex digits tell a few hundred people apart. Salted anew by each process: whoever gets hold of a log cannot try a
 * list of addresses against it (M2).
 */
function aliasesOfProcess(): (email: string) => string {
  const salt = randomBytes(16);
  return (email) => createHmac('sha256', salt).update(email).digest('hex').slice(0, 12);
}

/** Kept by the library for as long as Google's answer allows. */
async function googleCertificates(client: OAuth2Client): Promise<Readonly<Record<string, string>>> {
  const { certs } = await client.getFederatedSignonCertsAsync();
  return certs as Readonly<Record<string, string>>;
}

function tokenOf(authorization: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new ProblemError('sign-in-required');
  if (token.length > TOKEN_CHARACTERS_MAX) throw new ProblemError('sign-in-invalid');
  return token;
}

/** The library's errors hold the token, so none of them goes any further: only what kind of failure it was. */
async function verifiedClaims(
  token: string,
  {
    client,
    certificates,
    config,
  }: {
    readonly client: OAuth2Client;
    readonly certificates: CertificateSource;
    readonly config: SignInConfig;
  },
): Promise<Readonly<Record<string, unknown>>> {
  // A text that is no token costs no question to Google.
  if (!hasForm(token)) throw new ProblemError('sign-in-invalid');
  let known: Readonly<Record<string, string>>;
  try {
    known = await certificates();
  } catch {
    throw new ProblemError('sign-in-unavailable');
  }
  try {
    const audiences = [...config.audiences];
    const ticket = await client.verifySignedJwtWithCertsAsync(token, known, audiences, ISSUERS);
    const claims = ticket.getPayload();
    if (claims !== undefined) return { ...claims };
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Token used too late')) {
      throw new ProblemError('sign-in-expired');
    }
  }
  throw new ProblemError('sign-in-invalid');
}

/** Three parts, of which the first names the one way in which Google signs (RS256) and a key. */
function hasForm(token: string): boolean {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+={0,2}$/.test(part))) return false;
  try {
    const head: unknown = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString('utf8'));
    return tokenHead.safeParse(head).success;
  } catch {
    return false;
  }
}

const tokenHead = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) });
