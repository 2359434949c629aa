/**
 * The OAuth client of this script, which the server must be told: it accepts identity tokens made for that client only.
 * Google shows it nowhere in the sheet, but the script's own token names it as the audience. Null: no token to read.
 */
export function scriptClientId(): string | null {
  const payload = ScriptApp.getIdentityToken()?.split('.')[1];
  if (payload === undefined) return null;
  try {
    const text = Utilities.newBlob(Utilities.base64DecodeWebSafe(payload)).getDataAsString();
    const { aud } = JSON.parse(text) as { readonly aud?: unknown };
    return typeof aud === 'string' ? aud : null;
  } catch {
    return null;
  }
}
