import type { AddOnKind } from './bundle-script.ts';

/** Only the form helper needs to open the Form, so only an add-in built with it asks for that. */
export const FORM_SCOPE = 'https://www.googleapis.com/auth/forms';

/** Of an add-in for one server Google itself refuses calls to any other, whatever an editor types. */
export function manifestOf(source: string, { withForm = false, server = null }: AddOnKind): string {
  const manifest = JSON.parse(source) as { oauthScopes: string[] };
  const oauthScopes = [...manifest.oauthScopes, ...(withForm ? [FORM_SCOPE] : [])];
  const only = server === null ? {} : { urlFetchWhitelist: [`${server}/`] };
  return `${JSON.stringify({ ...manifest, ...only, oauthScopes }, null, 2)}\n`;
}
