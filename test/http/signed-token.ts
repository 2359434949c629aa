import { createSign, generateKeyPairSync } from 'node:crypto';
import { AccessList, type PeopleConfig } from '../../sync-server/http/access.ts';
import { googleAuth, type Auth, type SignInConfig } from '../../sync-server/http/sign-in.ts';

/** A key of our own stands in for Google's: the verification is the real one. */
const OURS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SOMEBODY_ELSES = generateKeyPairSync('rsa', { modulusLength: 2048 });

const AUDIENCE = 'so-lop.apps.example';
export const ADMINISTRATOR = 'quan-tri@so-lop.example';
export const DECIDER = 'can-bo@so-lop.example';
export const READER = 'lanh-dao@so-lop.example';

export const SIGN_IN: SignInConfig = {
  audiences: [AUDIENCE, 'second.apps.example'],
  hostedDomain: null,
};

/** What stands beside it in a configuration. */
export const PEOPLE = { read: [READER], decide: [' Can-Bo@so-lop.example '], administer: [ADMINISTRATOR] };
export const EVERYWHERE: PeopleConfig = { everywhere: PEOPLE, ofWorkbook: new Map() };

/** What vouches for our tokens. */
export const CERTIFICATE = OURS.publicKey.export({ type: 'spki', format: 'pem' }).toString();

export function testAuth(config: SignInConfig = SIGN_IN, people = EVERYWHERE): Auth {
  const certificates = () => Promise.resolve({ ours: CERTIFICATE });
  return googleAuth(config, { access: new AccessList(people), now: () => Date.now(), certificates });
}

export function claimsOf(email: string): Readonly<Record<string, unknown>> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'https://accounts.google.com',
    aud: AUDIENCE,
    sub: '1',
    email,
    email_verified: true,
    iat: now - 60,
    exp: now + 3_000,
  };
}

export function signed(
  claims: Readonly<Record<string, unknown>>,
  { alg = 'RS256', kid = 'ours', key = OURS.privateKey } = {},
): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg, kid, typ: 'JWT' })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
}

export function signedBySomebodyElse(claims: Readonly<Record<string, unknown>>): string {
  return signed(claims, { key: SOMEBODY_ELSES.privateKey });
}

export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

export function as(email: string): Readonly<Record<string, string>> {
  return bearer(signed(claimsOf(email)));
}
