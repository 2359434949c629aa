import { forms } from 'googleapis/build/src/apis/forms/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { responsesMissingText } from '#shared/google/responses-tab.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { GoogleCalls } from './google-calls.ts';
import { authOf } from './google-auth.ts';
import { type GoogleService, openGoogleWorkbook } from './open-google-workbook.ts';
import { sharingWarnings } from './sharing.ts';
import { driveFile } from './spreadsheet-version.ts';

export interface GoogleCheck {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'failed';
  /** What was found. Holds no secret. */
  readonly detail: string;
  /** Null where nothing need be done. */
  readonly howToFix: string | null;
}

/**
 * Tells what is configured, what can be reached, what is missing. One call to Sheets and two to Drive; to find the
 * responses one to Forms, or the two reads of a sync.
 */
export async function checkGoogle(
  service: GoogleService,
  spreadsheetId: string,
  {
    formId = service.config.formId,
    officeDomain = null,
  }: { readonly formId?: string | null; readonly officeDomain?: string | null } = {},
): Promise<readonly GoogleCheck[]> {
  const checks = [credentialsCheck(service), addressCheck(service)];
  const spreadsheet = await spreadsheetCheck(service, spreadsheetId);
  const isReadFromTab = formId === null && spreadsheet.state === 'ok';
  return [
    ...checks,
    spreadsheet,
    await driveCheck(service, spreadsheetId),
    ...(spreadsheet.state === 'ok' ? await sharingChecks(service, spreadsheetId, officeDomain) : []),
    ...(isReadFromTab ? [await responsesCheck(service, spreadsheetId)] : []),
    ...(formId === null ? [] : [await formCheck(service, formId)]),
  ];
}

function credentialsCheck({ config }: GoogleService): GoogleCheck {
  const what = 'Thông tin đăng nhập';
  const { credentials, account } = config;
  if (credentials.kind === 'token') return ok(what, 'mã truy cập có sẵn (SO_LOP_ACCESS_TOKEN)');
  if (account !== null) return ok(what, `tài khoản dịch vụ ${account}`);
  const fix = 'Tải tệp khóa JSON của tài khoản dịch vụ và ghi đường dẫn vào SO_LOP_GOOGLE_KEY_FILE.';
  // Whether the machine offers any shows only when the spreadsheet is read.
  if (credentials.kind === 'default')
    return missing(what, 'chưa khai báo; dùng thông tin mặc định của máy nếu có', fix);
  return { what, state: 'failed', detail: `${credentials.file} không dùng được`, howToFix: fix };
}

function addressCheck({ config }: GoogleService): GoogleCheck {
  const address = config.sheetsRootUrl;
  return ok('Địa chỉ Google Sheets API', address === null ? 'mặc định của Google' : address);
}

/** Somebody sits and waits. */
const ANSWER_MS = 15_000;

async function spreadsheetCheck(service: GoogleService, spreadsheetId: string): Promise<GoogleCheck> {
  const what = 'Bảng tính';
  const { config, limiter, timing } = service;
  const rootUrl = config.sheetsRootUrl === null ? {} : { rootUrl: config.sheetsRootUrl };
  const client = sheets({ version: 'v4', auth: authOf(config), ...rootUrl });
  const { account } = config;
  // Somebody sits and waits for the answer.
  const limits = { timeoutMs: ANSWER_MS, retryTotalMs: 3_000 };
  const calls = new GoogleCalls(spreadsheetId, { limiter, timing, account, ...limits });
  try {
    const reply = await calls.read((options) =>
      client.spreadsheets.get(
        { spreadsheetId, fields: 'properties.title,sheets.properties.title' },
        { ...options },
      ),
    );
    return ok(what, `đọc được “${reply.properties?.title ?? ''}”, ${reply.sheets?.length ?? 0} trang`);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { what, state: 'failed', detail: 'không đọc được', howToFix: error.message };
  }
}

/** Whether the responses are to be found, by the same reading as a sync's. */
async function responsesCheck(service: GoogleService, spreadsheetId: string): Promise<GoogleCheck> {
  const what = 'Bảng phản hồi';
  try {
    const reading = await openGoogleWorkbook(service, spreadsheetId, ANSWER_MS).readResponses();
    if (reading.table !== null) return ok(what, `đọc được: ${reading.lookedAt}`);
    const detail = reading.missing === 'several' ? 'không rõ tab nào' : 'không tìm thấy';
    const state = reading.missing === 'several' ? 'failed' : 'missing';
    return { what, state, detail, howToFix: responsesMissingText(reading) };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { what, state: 'failed', detail: 'không đọc được', howToFix: error.message };
  }
}

async function formCheck(service: GoogleService, formId: string): Promise<GoogleCheck> {
  const what = 'Biểu mẫu';
  const { config, limiter, timing } = service;
  const rootUrl = config.formsRootUrl === null ? {} : { rootUrl: config.formsRootUrl };
  const client = forms({ version: 'v1', auth: authOf(config), ...rootUrl });
  const { account } = config;
  const limits = { timeoutMs: 15_000, retryTotalMs: 3_000, subject: 'form' } as const;
  const calls = new GoogleCalls(formId, { limiter, timing, account, ...limits });
  try {
    const form = await calls.read((options) => client.forms.get({ formId }, { ...options }));
    return ok(what, `đọc được “${form.info?.title ?? ''}”, ${form.items?.length ?? 0} mục`);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return { what, state: 'failed', detail: 'không đọc được', howToFix: error.message };
  }
}

async function driveCheck(service: GoogleService, spreadsheetId: string): Promise<GoogleCheck> {
  const what = 'Google Drive API (không bắt buộc)';
  const file = await driveFile(service, spreadsheetId, 'version,capabilities(canEdit)');
  if (file?.capabilities?.canEdit === false) {
    // Reading works as a viewer, so only Drive tells before the first write fails.
    const whom = service.config.account ?? 'tài khoản của hệ thống';
    const fix = `Đề nghị mở bảng, bấm “Chia sẻ” và đổi quyền của ${whom} thành Người chỉnh sửa.`;
    return { what: 'Quyền ghi', state: 'failed', detail: 'chỉ được xem bảng tính', howToFix: fix };
  }
  if (typeof file?.version === 'string') return ok(what, 'dùng được');
  return missing(what, 'không dùng được', 'Bật Google Drive API nếu muốn bỏ qua lần đọc khi bảng không đổi.');
}

/** One line for each thing that is wrong; where Drive does not say whom it is shared with, nobody is told that it is well. */
async function sharingChecks(
  service: GoogleService,
  spreadsheetId: string,
  officeDomain: string | null,
): Promise<readonly GoogleCheck[]> {
  const what = 'Chia sẻ';
  const warnings = await sharingWarnings(service, spreadsheetId, officeDomain);
  if (warnings === null)
    return [
      missing(what, 'không xem được bảng chia sẻ với ai', 'Đề nghị tự xem ở “Chia sẻ” trong bảng tính.'),
    ];
  if (warnings.length === 0) return [ok(what, 'không mở cho người ngoài danh sách')];
  return warnings.map((text): GoogleCheck => {
    const [detail = '', howToFix = ''] = text.split(/(?<=\.) (?=Đề nghị)/);
    return { what, state: 'failed', detail, howToFix };
  });
}

function ok(what: string, detail: string): GoogleCheck {
  return { what, state: 'ok', detail, howToFix: null };
}

function missing(what: string, detail: string, howToFix: string): GoogleCheck {
  return { what, state: 'missing', detail, howToFix };
}
