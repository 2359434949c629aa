import type { PanelFailure, PanelFailureCode } from '#shared/panel/panel-messages.ts';
import { saidBy } from '#shared/panel/problem-words.ts';
import { instantSetting, readServer, remember, setting } from './settings.ts';

export type ServerAnswer =
  | { readonly ok: true; readonly content: unknown }
  | { readonly ok: false; readonly failure: PanelFailure };

/**
 * Asks the sync server about this spreadsheet, in the name of whoever clicked. Never throws: whatever goes wrong is a
 * failure with words for staff. The identity token goes into the header and nowhere else.
 */
export function askServer(path: string, body?: unknown): ServerAnswer {
  const token = ScriptApp.getIdentityToken();
  return ask(path, token ? `Bearer ${token}` : null, body);
}

/** Rings in nobody's name: a trigger runs while nobody looks, so whoever set it up must not stand behind it. */
export function ringServer(body: unknown): ServerAnswer {
  const key = setting('doorbellKey');
  return key === null ? failed('refused', NO_KEY) : ask('doorbell', `Doorbell ${key}`, body);
}

function ask(path: string, authorization: string | null, body?: unknown): ServerAnswer {
  const server = readServer();
  if (server === null) return failed('not-found', NOT_SET_UP);
  const address = `${server.address}/v1/workbooks/${encodeURIComponent(server.workbook)}/${path}`;
  try {
    return read(UrlFetchApp.fetch(address, options(authorization, body)));
  } catch (error) {
    // Apps Script has one kind of exception for all of it; only its words tell a time-out from a missing server.
    const slow = /time[d]?[ -]?out|timeout|quá thời gian/i.test(String(error));
    return slow ? failed('slow', TOO_SLOW) : failed('absent', NO_ANSWER);
  }
}

function options(
  authorization: string | null,
  body: unknown,
): GoogleAppsScript.URL_Fetch.URLFetchRequestOptions {
  return {
    method: body === undefined ? 'get' : 'post',
    headers: {
      Accept: 'application/json',
      ...(authorization === null ? {} : { Authorization: authorization }),
    },
    muteHttpExceptions: true,
    followRedirects: false,
    ...(body === undefined ? {} : { contentType: 'application/json', payload: JSON.stringify(body) }),
  };
}

function read(response: GoogleAppsScript.URL_Fetch.HTTPResponse): ServerAnswer {
  const status = response.getResponseCode();
  const content = parsed(response.getContentText());
  if (status >= 200 && status < 300 && content !== undefined) {
    remember('lastAnswerAt', String(Date.now()));
    return { ok: true, content };
  }
  const code = codeOf(status);
  return failed(code, saidBy(content) ?? MESSAGES[code]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(status: number): PanelFailureCode {
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429 || status === 503) return 'busy';
  return status === 401 || status === 403 || (status >= 400 && status < 500) ? 'refused' : 'broken';
}

function failed(code: PanelFailureCode, message: string): ServerAnswer {
  const lastAnswerAt = instantSetting('lastAnswerAt');
  return { ok: false, failure: { code, message, ...(lastAnswerAt === null ? {} : { lastAnswerAt }) } };
}

const NOT_SET_UP =
  'Chưa có địa chỉ máy chủ. Đề nghị chọn “Sổ Lớp › Thiết lập” và dán địa chỉ do người cài đặt cung cấp.';
const NO_KEY =
  'Trình kích hoạt chưa có khóa báo tin của bảng tính này. Đề nghị chạy lại “Sổ Lớp › Thiết lập”.';
const TOO_SLOW = 'Máy chủ trả lời quá chậm. Lần báo sau sẽ đồng bộ bù; không cần làm lại.';
const NO_ANSWER =
  'Không kết nối được máy chủ. Lần báo sau sẽ đồng bộ bù; nếu kéo dài, đề nghị báo người cài đặt.';

const MESSAGES: Readonly<Record<PanelFailureCode, string>> = {
  absent: NO_ANSWER,
  slow: TOO_SLOW,
  refused: 'Máy chủ không nhận tài khoản này. Đề nghị báo người cài đặt thêm tài khoản vào danh sách.',
  broken: 'Máy chủ trả lời không đúng dạng. Đề nghị báo người cài đặt kiểm tra địa chỉ và máy chủ.',
  'not-found': 'Máy chủ không biết bảng tính này. Đề nghị kiểm tra địa chỉ ở “Sổ Lớp › Thiết lập”.',
  conflict: 'Bảng vừa thay đổi. Đề nghị bấm “Đồng bộ ngay” rồi thử lại.',
  busy: 'Máy chủ đang bận. Lần báo sau sẽ đồng bộ bù; không cần làm lại.',
};
