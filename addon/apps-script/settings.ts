import { SETTING_KEYS, type SettingName } from './setting-keys.ts';

/**
 * What the add-in remembers with the spreadsheet (document properties): everybody who uses the menu shares it.
 * Nothing personal is kept here, and nobody's token: only the key of the doorbell.
 */
export interface Server {
  /** Without a slash at the end. */
  readonly address: string;
  readonly workbook: string;
}

export function setting(name: SettingName): string | null {
  return PropertiesService.getDocumentProperties().getProperty(SETTING_KEYS[name]);
}

export function remember(name: SettingName, value: string | null): void {
  const properties = PropertiesService.getDocumentProperties();
  if (value === null) properties.deleteProperty(SETTING_KEYS[name]);
  else properties.setProperty(SETTING_KEYS[name], value);
}

export function readServer(): Server | null {
  const text = setting('server');
  return text === null ? null : parseServer(text, SpreadsheetApp.getActive().getId());
}

/** The only server that this add-in calls; null: built for any. Google refuses every other one too (`urlFetchWhitelist`). */
declare const ONLY_SERVER: string | null;

export const onlyServer: string | null = ONLY_SERVER;

/**
 * `https://may-chu.example` or, where the server knows this spreadsheet under a name, the whole address
 * `https://may-chu.example/v1/workbooks/ten`. Google's servers make the call, so it must be public, and so https.
 */
export function parseServer(text: string, spreadsheetId: string): Server | null {
  const found = /^(https:\/\/[a-z0-9.-]+(?::\d{1,5})?)(?:\/v1\/workbooks\/([\w.~-]+))?\/?$/i.exec(
    text.trim(),
  );
  if (found === null || (onlyServer !== null && found[1]?.toLowerCase() !== onlyServer)) return null;
  return { address: found[1] as string, workbook: found[2] ?? spreadsheetId };
}

/** Milliseconds; null: never, or not readable. */
export function instantSetting(name: SettingName): number | null {
  const instant = Number(setting(name) ?? Number.NaN);
  return Number.isFinite(instant) ? instant : null;
}
