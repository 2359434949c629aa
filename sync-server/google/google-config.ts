import { readFileSync } from 'node:fs';
import { jsonText } from '../local/json-text.ts';
import type { Protection } from '#shared/google/look-place.ts';
import type { ResponsesChoice } from '#shared/google/responses-tab.ts';

export interface GoogleConfig {
  readonly credentials: GoogleCredentials;
  /** The address to share a spreadsheet with; null where the credentials do not say. */
  readonly account: string | null;
  /** Null: Google's own addresses. */
  readonly sheetsRootUrl: string | null;
  readonly driveRootUrl: string | null;
  readonly formsRootUrl: string | null;
  readonly protection: Protection;
  readonly responses: ResponsesChoice;
  /** Read responses through the Forms API instead of from a tab. */
  readonly formId: string | null;
}

export type GoogleCredentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'serviceAccount'; readonly file: string }
  /** Whatever the machine offers: a cloud machine's own account, or that of `gcloud auth`. */
  | { readonly kind: 'default' };

/** A setting that cannot be used: which, why, and what to write instead. */
export interface ConfigProblem {
  readonly setting: string;
  readonly message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings for Google. Never throws: every problem is named, so that all can be mended at once. */
export function googleConfigFromEnvironment(environment: Environment): {
  readonly config: GoogleConfig;
  readonly problems: readonly ConfigProblem[];
} {
  const problems: ConfigProblem[] = [];
  const { credentials, account } = credentialsFrom(environment, problems);
  const warningOnly = warningOnlyFrom(environment.SO_LOP_PROTECTION, problems);
  const title = textOf(environment.SO_LOP_RESPONSES_TAB);
  const config: GoogleConfig = {
    credentials,
    account,
    sheetsRootUrl: addressFrom(environment, 'SO_LOP_SHEETS_ROOT_URL', problems),
    driveRootUrl: addressFrom(environment, 'SO_LOP_DRIVE_ROOT_URL', problems),
    formsRootUrl: addressFrom(environment, 'SO_LOP_FORMS_ROOT_URL', problems),
    protection: { editor: account, warningOnly },
    responses: title === null ? {} : { title },
    formId: textOf(environment.SO_LOP_FORM_ID),
  };
  return { config, problems };
}

function credentialsFrom(environment: Environment, problems: ConfigProblem[]) {
  const token = textOf(environment.SO_LOP_ACCESS_TOKEN);
  if (token !== null) return { credentials: { kind: 'token', token } as const, account: null };
  const setting =
    textOf(environment.SO_LOP_GOOGLE_KEY_FILE) === null
      ? 'GOOGLE_APPLICATION_CREDENTIALS'
      : 'SO_LOP_GOOGLE_KEY_FILE';
  const file = textOf(environment[setting]);
  if (file === null) return { credentials: { kind: 'default' } as const, account: null };
  return {
    credentials: { kind: 'serviceAccount', file } as const,
    account: accountIn(file, setting, problems),
  };
}

/** The address in a key file. The file's secret is neither kept nor shown. */
function accountIn(file: string, setting: string, problems: ConfigProblem[]): string | null {
  try {
    const key = JSON.parse(jsonText(readFileSync(file)) ?? '') as { client_email?: unknown; type?: unknown };
    if (typeof key.client_email === 'string') return key.client_email;
    if (setting === 'SO_LOP_GOOGLE_KEY_FILE') {
      problems.push({
        setting,
        message: `${file} không phải tệp khóa của tài khoản dịch vụ (thiếu client_email).`,
      });
    }
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'không có tệp này'
        : 'tệp không đọc được dưới dạng JSON';
    problems.push({
      setting,
      message: `${file}: ${why}. Đề nghị ghi đường dẫn đến tệp khóa JSON tải từ Google Cloud.`,
    });
  }
  return null;
}

function addressFrom(environment: Environment, setting: string, problems: ConfigProblem[]): string | null {
  const text = textOf(environment[setting]);
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    problems.push({
      setting,
      message: `“${text}” không phải địa chỉ web; cần dạng https://sheets.example.vn/`,
    });
    return null;
  }
  return text.endsWith('/') ? text : `${text}/`;
}

function warningOnlyFrom(text: string | undefined, problems: ConfigProblem[]): boolean {
  const choice = textOf(text) ?? 'warning';
  if (choice !== 'strict' && choice !== 'warning') {
    problems.push({
      setting: 'SO_LOP_PROTECTION',
      message: `“${choice}” không hợp lệ; cần warning (cảnh báo, mặc định) hoặc strict (khóa hẳn; người khác sẽ không sắp xếp, chuyển, xóa được dòng).`,
    });
  }
  return choice !== 'strict';
}

function textOf(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}
