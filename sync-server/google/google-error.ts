import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { retryAfterMs } from './retry-delay.ts';

/** What is known of a call that failed, without anything secret: no headers of the request, no token. */
export interface CallFailure {
  /** Null: no answer came. */
  readonly status: number | null;
  /** Google's own word: `PERMISSION_DENIED`, `RESOURCE_EXHAUSTED` … or the code of the network error. */
  readonly reason: string;
  readonly message: string;
  readonly retryAfterMs: number | null;
  /** `no`: certainly not applied. `unclear`: it may have been. */
  readonly applied: 'no' | 'unclear';
}

/** Reads an error of googleapis or of the network. */
export function failureOf(error: unknown, now: number): CallFailure {
  const found = error as RawError;
  const status = numberOf(found.response?.status ?? found.status);
  if (CREDENTIALS.test(found.message ?? '')) {
    return { status: 401, reason: 'CREDENTIALS', message: 'credentials', retryAfterMs: null, applied: 'no' };
  }
  if (status === null) return networkFailure(found);
  const body = bodyOf(found.response?.data);
  const details = body?.details?.find((detail) => typeof detail.reason === 'string');
  return {
    status,
    reason: details?.reason ?? body?.status ?? String(status),
    message: body?.message ?? `HTTP ${status}`,
    retryAfterMs: retryAfterMs(headerOf(found, 'retry-after'), now),
    // A refusal says that nothing was done. 5xx may come from a gateway in front of a server that did it.
    applied: status >= 500 || status === 408 ? 'unclear' : 'no',
  };
}

/** One request of a batch is refused for what staff did to its tab. Nothing of the batch was applied. */
export class RequestRefused extends WorkbookError {
  /** Its place in the batch; null: Google does not say. */
  readonly request: number | null;
  /** What of the tab is in the way, in words for staff. */
  readonly why: string;
  constructor(code: WorkbookError['code'], message: string, request: number | null, why: string) {
    super(code, message);
    this.name = 'RequestRefused';
    this.request = request;
    this.why = why;
  }
}

/** What staff and the one who installed it are told. `account`: whom the spreadsheet must be shared with, if known. */
export function workbookErrorOf(
  failure: CallFailure,
  account: string | null,
  subject: CallSubject = 'spreadsheet',
): WorkbookError {
  const [code, message] = wordsOf(failure, account, SUBJECT_WORDS[subject]);
  const refused = refusalOf(failure, code);
  return refused === null
    ? new WorkbookError(code, message)
    : new RequestRefused(code, message, refused.request, refused.why);
}

const PROTECTED = /protected (?:cell|range|sheet)/i;
const MERGED = /merged? cell|merge across|crosses a merge/i;

function refusalOf({ status, message }: CallFailure, code: WorkbookError['code']) {
  if (status !== 400 && status !== 403) return null;
  const [, at] = /\brequests\[(\d+)\]/.exec(message) ?? [];
  const request = at === undefined ? null : Number(at);
  if (PROTECTED.test(message)) return { request, why: PROTECTED_WORDS };
  if (MERGED.test(message)) return { request, why: MERGED_WORDS };
  // Anything else that names a request was refused for what stands in its tab; what the read missed is read again.
  if (request === null || code !== 'not-a-workbook') return null;
  return { request, why: `Google không nhận (${message}).` };
}

const PROTECTED_WORDS =
  'có vùng bị khóa mà hệ thống không được sửa. Đề nghị mở “Trang tính và dải ô được bảo vệ” và cho tài khoản của hệ thống quyền sửa, hoặc bỏ khóa.';
const MERGED_WORDS = 'có ô gộp qua nhiều dòng nên Google không cho chuyển dòng. Đề nghị bỏ gộp ô.';

interface RawError {
  readonly status?: unknown;
  readonly code?: unknown;
  readonly name?: string;
  readonly message?: string;
  readonly cause?: { readonly code?: unknown; readonly name?: string };
  readonly response?: { readonly status?: unknown; readonly data?: unknown; readonly headers?: unknown };
}

interface GoogleErrorBody {
  readonly message?: string;
  readonly status?: string;
  readonly details?: readonly { readonly reason?: string }[];
}

type Words = readonly [ConstructorParameters<typeof WorkbookError>[0], string];

/** What the call was about: the words of what to do differ. */
export type CallSubject = 'spreadsheet' | 'form';

interface SubjectWords {
  readonly api: string;
  readonly notFound: string;
  readonly share: (whom: string) => string;
}

const SUBJECT_WORDS: Readonly<Record<CallSubject, SubjectWords>> = {
  spreadsheet: {
    api: 'Google Sheets API',
    notFound:
      'Không tìm thấy bảng tính Google. Có thể bảng đã bị xóa hoặc mã bảng ghi sai; đề nghị kiểm tra lại mã trong đường dẫn.',
    share: (whom) =>
      `Hệ thống không có quyền sửa bảng tính. Đề nghị mở bảng, bấm “Chia sẻ” và thêm ${whom} với quyền Người chỉnh sửa.`,
  },
  form: {
    api: 'Google Forms API',
    notFound:
      'Không tìm thấy biểu mẫu Google. Có thể biểu mẫu đã bị xóa hoặc mã biểu mẫu (formId, --form) ghi sai; đề nghị lấy lại mã trong đường dẫn của trang chỉnh sửa biểu mẫu.',
    share: (whom) =>
      `Hệ thống không có quyền xem phản hồi của biểu mẫu. Đề nghị mở biểu mẫu, chọn “Thêm cộng tác viên” và thêm ${whom}.`,
  },
};

function wordsOf(
  { status, reason, message }: CallFailure,
  account: string | null,
  subject: SubjectWords,
): Words {
  if (status === null) {
    return [
      'unreachable',
      `Không kết nối được với Google (${reason}). Hệ thống sẽ tự thử lại; đề nghị kiểm tra đường mạng.`,
    ];
  }
  if (status === 404) return ['not-found', subject.notFound];
  if (reason === 'SERVICE_DISABLED' || /API has not been used|it is disabled/i.test(message)) {
    return [
      'no-access',
      `${subject.api} chưa được bật cho dự án của tài khoản dịch vụ. Đề nghị bật API trong Google Cloud Console rồi đợi vài phút.`,
    ];
  }
  if (reason === 'CREDENTIALS') {
    return [
      'no-access',
      'Máy này chưa có thông tin đăng nhập Google dùng được. Đề nghị ghi đường dẫn đến tệp khóa JSON của tài khoản dịch vụ vào SO_LOP_GOOGLE_KEY_FILE, hoặc tạo lại tệp khóa nếu đã có.',
    ];
  }
  if (status === 401) {
    return [
      'no-access',
      'Google không nhận thông tin đăng nhập (hết hạn hoặc sai). Đề nghị kiểm tra tệp khóa hoặc mã truy cập.',
    ];
  }
  if (PROTECTED.test(message)) {
    return [
      'no-access',
      'Có người đã khóa một vùng mà hệ thống cần ghi. Đề nghị mở “Trang tính và dải ô được bảo vệ” và cho tài khoản của hệ thống quyền sửa.',
    ];
  }
  if (status === 403 && !/rate|quota/i.test(reason)) {
    const whom = account === null ? 'tài khoản của hệ thống' : account;
    return ['no-access', subject.share(whom)];
  }
  if (status === 429 || status === 403) {
    return ['quota', 'Google tạm từ chối vì vượt hạn mức số lần gọi mỗi phút. Hệ thống sẽ tự thử lại sau.'];
  }
  return refusalWords(status, message);
}

function refusalWords(status: number, message: string): Words {
  if (/above the limit of 10000000|10,?000,?000 cells|limit of 10 million/i.test(message)) {
    return [
      'full',
      'Bảng tính đã đầy (10 triệu ô). Đề nghị xóa bớt trang hoặc dòng, cột trống không dùng rồi chạy lại.',
    ];
  }
  if (/not supported for this document/i.test(message)) {
    return [
      'not-a-workbook',
      'Đây là tệp Excel để trên Drive, chưa phải bảng tính Google. Đề nghị mở tệp và chọn Tệp → Lưu dưới dạng Google Trang tính, rồi dùng mã của bảng mới.',
    ];
  }
  if (status === 400 && CHANGED.test(message)) {
    return [
      'changed-meanwhile',
      `Bảng tính vừa thay đổi trong lúc ghi; hệ thống đọc lại và ghi tiếp. (${message})`,
    ];
  }
  if (status >= 500 || status === 408) {
    return ['unreachable', `Google đang gặp sự cố (mã ${status}). Hệ thống sẽ tự thử lại sau.`];
  }
  return ['not-a-workbook', `Google không nhận yêu cầu (mã ${status}): ${message}`];
}

/** Refusals whose cause is that a tab, row or column went, or came, since it was read. */
const CHANGED =
  /no grid with id|no sheet with id|unable to parse range|exceeds grid limits|beyond|out of (?:range|bounds)|after last (?:row|column)|already exists|no protected range|no conditional format|no chart|no embedded object|does not exist|not found|no matching/i;

function networkFailure(error: RawError): CallFailure {
  const code = [error.code, error.cause?.code].find((value) => typeof value === 'string');
  const isTimeout = [error.name, error.cause?.name].some(
    (name) => name === 'TimeoutError' || name === 'AbortError',
  );
  const reason = code ?? (isTimeout ? 'ETIMEDOUT' : 'ENETWORK');
  const applied = NEVER_SENT.has(reason) ? 'no' : 'unclear';
  return { status: null, reason, message: error.message ?? reason, retryAfterMs: null, applied };
}

/** No token could be had: the library's own words, which never reach a log because they may quote a key. */
const CREDENTIALS =
  /invalid_grant|invalid_client|default credentials|ENOENT.*\.json|PEM routines|DECODER routines/i;

/** No connection came about, so nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function bodyOf(data: unknown): GoogleErrorBody | undefined {
  const parsed = typeof data === 'string' ? parse(data) : data;
  const error = (parsed as { error?: unknown } | null)?.error;
  return typeof error === 'object' && error !== null ? error : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Libraries bring their own kind of headers, some with `get`, some plain. */
function headerOf(error: RawError, name: string): string | null {
  const headers = error.response?.headers as { get?: (name: string) => unknown } & Record<string, unknown>;
  const value = typeof headers?.get === 'function' ? headers.get(name) : headers?.[name];
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 100 ? number : null;
}
