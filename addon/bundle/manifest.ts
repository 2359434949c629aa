/** Only the form helper needs to open the Form, so only an add-in built with it asks for that. */
export const FORM_SCOPE = 'https://www.googleapis.com/auth/forms';

export function manifestOf(source: string, withForm: boolean): string {
  const manifest = JSON.parse(source) as { oauthScopes: string[] };
  const oauthScopes = [...manifest.oauthScopes, ...(withForm ? [FORM_SCOPE] : [])];
  return `${JSON.stringify({ ...manifest, oauthScopes }, null, 2)}\n`;
}
