import type { DecisionRequest } from '#shared/decisions/decision-request.ts';
import type { PanelFailureCode } from '#shared/panel/panel-messages.ts';
import {
  isDecisionReply,
  isSyncReply,
  isUnitSearchReply,
  readPanelState,
} from '#shared/panel/read-replies.ts';
import { saidBy } from '#shared/panel/problem-words.ts';
import type { PanelHost } from './panel-host.ts';
import { PanelHostError } from './panel-host.ts';

/** A sync of a large local workbook takes some seconds; longer than this, something is wrong. */
const ANSWER_MS_MAX = 30_000;

/** The page of the local server: plain requests to its routes. */
export function localHost(workbook: string): PanelHost {
  const base = `/v1/workbooks/${encodeURIComponent(workbook)}`;
  const decisions = async (request: DecisionRequest) =>
    understood(await ask(`${base}/decisions`, request), isDecisionReply);
  return {
    place: 'local',
    load: async () => {
      const state = readPanelState(await ask(`${base}/panel`));
      if (state !== null) return state;
      throw new PanelHostError({ code: 'broken', message: OTHER_VERSION });
    },
    decide: decisions,
    takeBack: decisions,
    mark: decisions,
    sync: async (confirm) =>
      understood(await ask(`${base}/sync`, { trigger: 'panel', confirm }), isSyncReply),
    searchUnits: async (text) =>
      understood(await ask(`${base}/units?q=${encodeURIComponent(text)}`), isUnitSearchReply),
  };
}

function understood<Reply>(content: unknown, isReply: (content: unknown) => content is Reply): Reply {
  if (isReply(content)) return content;
  throw new PanelHostError({ code: 'broken', message: UNKNOWN_ANSWER });
}

async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await send(path, body);
  const content = await contentOf(response);
  if (response.ok) return content;
  throw new PanelHostError({
    code: codeOfStatus(response.status),
    message: saidBy(content) ?? `Máy chủ từ chối (mã ${response.status}). Đề nghị thử lại.`,
  });
}

async function send(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    throw new PanelHostError(
      slow ? { code: 'slow', message: TOO_SLOW } : { code: 'absent', message: NO_ANSWER },
    );
  }
}

async function contentOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    if (!response.ok) return null;
    throw new PanelHostError({ code: 'broken', message: UNKNOWN_ANSWER });
  }
}

function codeOfStatus(status: number): PanelFailureCode {
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

const TOO_SLOW =
  'Máy chủ trả lời quá chậm; chưa rõ đã ghi hay chưa. Đề nghị bấm “Đồng bộ ngay” để xem trước khi thử lại.';
const NO_ANSWER = 'Không kết nối được máy chủ. Đề nghị kiểm tra máy chủ còn chạy không, rồi thử lại.';
const OTHER_VERSION = 'Trang này và máy chủ khác phiên bản. Đề nghị tải lại trang.';
const UNKNOWN_ANSWER = 'Máy chủ trả lời không đúng dạng. Đề nghị tải lại trang.';
