import { ResponsesError } from '#shared/responses/responses-error.ts';
import { ResponsesFileError } from '../local/responses-file-error.ts';
import { UNFORESEEN } from '../service/failure-words.ts';
import { Refusal, type RefusalCode } from '#shared/sync/refusal.ts';
import { JournalError, type JournalErrorCode } from '../journal/journal-error.ts';
import { WorkbookError, type WorkbookErrorCode } from '#shared/sync/workbook-port.ts';

/** An answer that says no, as RFC 9457 has it: words for people, a `code` for programs that never changes. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** Seconds after which to try again; also sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** What is wrong in the body sent, by place. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(
    code: ProblemCode,
    more: { readonly detail?: string; readonly errors?: Problem['errors'] } = {},
  ) {
    const [status, title, detail] = PROBLEMS[code];
    super(code);
    this.name = 'ProblemError';
    const problem = problemOf(code, status, title, more.detail ?? detail, more.errors);
    this.problem = status === 503 ? { ...problem, retryAfter: RETRY_SECONDS_MIN } : problem;
  }
}

/** Whatever was thrown, as a problem. What nobody foresaw tells the caller nothing about our insides. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Refusal) {
    const [status, title] = REFUSALS[error.code];
    const problem = problemOf(error.code, status, title, error.message);
    return status === 503 ? { ...problem, retryAfter: RETRY_SECONDS_MIN } : problem;
  }
  if (error instanceof WorkbookError) {
    const retryAfter = RETRY_SECONDS[error.code];
    const problem = problemOf(error.code, WORKBOOK_STATUS[error.code], WORKBOOK_TITLE, error.message);
    return retryAfter === undefined ? problem : { ...problem, retryAfter };
  }
  if (error instanceof JournalError) {
    const status = JOURNAL_STATUS[error.code] ?? 500;
    return problemOf(`journal-${error.code}`, status, JOURNAL_TITLE, error.message);
  }
  if (error instanceof ResponsesError || error instanceof ResponsesFileError) {
    return problemOf(`responses-${error.code}`, RESPONSES_STATUS, RESPONSES_TITLE, error.message);
  }
  return problemOfBodyError(error) ?? new ProblemError('internal').problem;
}

/** Codes and words of what a caller can do wrong. Status, title, detail. */
export const PROBLEMS = {
  'bad-body': [400, 'Yêu cầu không đúng dạng', 'Nội dung gửi lên không đúng dạng quy định.'],
  'bad-json': [400, 'Yêu cầu không đúng dạng', 'Nội dung gửi lên sai cú pháp.'],
  'bad-query': [400, 'Yêu cầu không đúng dạng', 'Tham số trong địa chỉ không đúng dạng quy định.'],
  'sign-in-required': [
    401,
    'Cần đăng nhập',
    'Máy chủ này yêu cầu đăng nhập bằng tài khoản Google. Đề nghị mở từ tiện ích trong bảng tính.',
  ],
  'sign-in-invalid': [
    401,
    'Đăng nhập không hợp lệ',
    'Mã đăng nhập không hợp lệ với máy chủ này. Đề nghị tải lại bảng tính rồi thử lại.',
  ],
  'sign-in-expired': [
    401,
    'Phiên đăng nhập đã hết hạn',
    'Mã đăng nhập đã hết hạn. Đề nghị tải lại bảng tính rồi thử lại.',
  ],
  'local-key-missing': [
    401,
    'Chưa mở bằng đúng địa chỉ',
    'Máy chủ trên máy này chỉ trả lời trình duyệt đã mở địa chỉ do chương trình in ra khi khởi động (có “?khoa=…”). Đề nghị mở lại địa chỉ đó.',
  ],
  'doorbell-key-wrong': [
    401,
    'Khóa báo tin không đúng',
    'Khóa của trình kích hoạt không đúng với bảng tính này. Đề nghị chạy lại “Sổ Lớp › Thiết lập” trong bảng tính.',
  ],
  'email-unverified': [
    401,
    'Thư điện tử chưa xác minh',
    'Tài khoản Google chưa xác minh địa chỉ thư điện tử. Đề nghị xác minh rồi thử lại.',
  ],
  'wrong-domain': [
    403,
    'Tài khoản ngoài cơ quan',
    'Tài khoản không thuộc tên miền được phép. Đề nghị dùng tài khoản của cơ quan.',
  ],
  'not-listed': [
    403,
    'Chưa được cấp quyền',
    'Tài khoản chưa có trong danh sách người dùng. Đề nghị báo người cài đặt thêm vào danh sách.',
  ],
  'may-not-decide': [
    403,
    'Không có quyền quyết định',
    'Tài khoản chỉ được xem. Đề nghị báo người cài đặt nếu cần quyền quyết định.',
  ],
  'may-not-administer': [403, 'Không có quyền quản trị', 'Chỉ người quản trị được xem nội dung này.'],
  'wrong-host': [
    421,
    'Sai địa chỉ máy chủ',
    'Máy chủ chỉ trả lời ở địa chỉ đã cấu hình. Đề nghị kiểm tra địa chỉ đang dùng.',
  ],
  'wrong-origin': [403, 'Yêu cầu từ trang khác', 'Yêu cầu đến từ một trang web khác nên bị từ chối.'],
  'workbook-unknown': [
    404,
    'Không có bảng tính này',
    'Máy chủ không quản lý bảng tính có mã này. Đề nghị kiểm tra địa chỉ ở “Sổ Lớp › Thiết lập”.',
  ],
  'class-unknown': [404, 'Không có lớp này', 'Kế hoạch không có lớp mang mã này.'],
  'not-found': [404, 'Không có trang này', 'Máy chủ không có địa chỉ này.'],
  'method-not-allowed': [405, 'Cách gọi không được hỗ trợ', 'Địa chỉ này không nhận cách gọi đó.'],
  'body-too-large': [413, 'Nội dung quá lớn', 'Nội dung gửi lên lớn hơn 64 kB.'],
  'wrong-content-type': [
    415,
    'Sai loại nội dung',
    'Nội dung gửi lên phải là JSON (application/json, UTF-8, không nén).',
  ],
  'self-test-unavailable': [
    409,
    'Không kiểm tra được ở đây',
    'Máy chủ này không làm việc với Google Sheets nên không có gì để kiểm tra.',
  ],
  'self-test-real-workbook': [
    409,
    'Bảng tính đang dùng thật',
    'Đây là bảng tính cơ quan đang dùng. Nên tạo một bảng tính trống để kiểm tra; nếu vẫn muốn thử trên bảng này, cần chọn rõ.',
  ],
  'self-test-running': [
    409,
    'Đang kiểm tra',
    'Đang có một lần kiểm tra Google Sheets khác. Đề nghị chờ lần đó xong.',
  ],
  'too-many-requests': [
    429,
    'Gọi quá nhiều lần',
    'Tài khoản này gọi quá nhiều lần trong một phút. Không mất gì: lần đồng bộ tới tính cả các thay đổi vừa rồi.',
  ],
  busy: [
    503,
    'Máy chủ đang bận',
    'Quá nhiều người đang chờ bảng tính này cùng lúc. Không mất gì: lần đồng bộ tới tính cả các thay đổi vừa rồi.',
  ],
  'too-many-sign-ins': [
    429,
    'Đăng nhập sai quá nhiều lần',
    'Từ địa chỉ này có quá nhiều lần đăng nhập không được nhận. Đề nghị chờ một phút rồi thử lại.',
  ],
  internal: [500, 'Lỗi của máy chủ', UNFORESEEN],
  'sign-in-unavailable': [
    503,
    'Chưa kiểm tra được đăng nhập',
    'Máy chủ chưa lấy được chứng thư của Google để kiểm tra đăng nhập. Đề nghị thử lại sau ít phút.',
  ],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Status and title; the service gives the detail. */
export const REFUSALS: Readonly<Record<RefusalCode, readonly [number, string]>> = {
  'registration-unknown': [404, 'Không có đăng ký này'],
  'decision-conflict': [409, 'Bảng vừa thay đổi'],
  'plan-refused': [409, 'Kế hoạch cần sửa'],
  held: [409, 'Đang tạm dừng'],
  'other-plan': [409, 'Bảng tính giữ kế hoạch khác'],
  stopping: [503, 'Máy chủ đang dừng'],
};

export const WORKBOOK_STATUS: Readonly<Record<WorkbookErrorCode, number>> = {
  'not-a-workbook': 422,
  'changed-meanwhile': 409,
  'open-elsewhere': 409,
  'no-space': 507,
  'not-found': 404,
  'no-access': 502,
  full: 507,
  quota: 503,
  unclear: 503,
  unreachable: 503,
};

export const WORKBOOK_TITLE = 'Bảng tính chưa đồng bộ được';
export const JOURNAL_TITLE = 'Nhật ký chưa ghi được';
export const RESPONSES_TITLE = 'Bảng phản hồi chưa đọc được';
export const RESPONSES_STATUS = 422;

/** Long enough for a restart. */
const RETRY_SECONDS_MIN = 30;

const RETRY_SECONDS: Readonly<Partial<Record<WorkbookErrorCode, number>>> = {
  quota: 60,
  unclear: RETRY_SECONDS_MIN,
  unreachable: RETRY_SECONDS_MIN,
};

export const JOURNAL_STATUS: Readonly<Partial<Record<JournalErrorCode, number>>> = {
  'no-space': 507,
  locked: 503,
  'sync-running': 503,
};

/** What the body parser and the router throw: they mark their errors with a status and a type. */
function problemOfBodyError(error: unknown): Problem | null {
  if (error instanceof URIError) return new ProblemError('not-found').problem;
  if (typeof error !== 'object' || error === null) return null;
  const { type } = error as { readonly type?: unknown };
  const code = typeof type === 'string' ? PARSER_PROBLEMS[type] : undefined;
  return code === undefined ? null : new ProblemError(code).problem;
}

const PARSER_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'body-too-large',
  'entity.parse.failed': 'bad-json',
  'request.size.invalid': 'bad-json',
  'request.aborted': 'bad-json',
  'encoding.unsupported': 'wrong-content-type',
  'charset.unsupported': 'wrong-content-type',
};

function problemOf(
  code: string,
  status: number,
  title: string,
  detail: string,
  errors?: Problem['errors'],
): Problem {
  const problem = { type: `urn:so-lop:problem:${code}`, title, status, detail, code };
  return errors === undefined ? problem : { ...problem, errors };
}
