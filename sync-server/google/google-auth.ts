import { auth, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { GoogleConfig } from './google-config.ts';

export type SignIn = (config: GoogleConfig) => NonNullable<sheets_v4.Options['auth']>;

/**
 * Signs the calls. The rights asked for are the fewest that do: spreadsheets; responses and file versions only to read.
 * The classes come from googleapis itself: another copy of the sign-in library would not be the same to it.
 */
export function authOf({ credentials }: GoogleConfig): NonNullable<sheets_v4.Options['auth']> {
  if (credentials.kind === 'token') {
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: credentials.token });
    return client;
  }
  const keyFile = credentials.kind === 'serviceAccount' ? { keyFile: credentials.file } : {};
  return new auth.GoogleAuth({ ...keyFile, scopes: [...SCOPES] });
}

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive.metadata.readonly',
  'https://www.googleapis.com/auth/forms.responses.readonly',
  'https://www.googleapis.com/auth/forms.body.readonly',
] as const;
