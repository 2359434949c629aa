/** `Kiểm tra Google Sheets`: the server tries what it takes for granted about Google, and the sidebar tells what it finds. */
import { lowerFirst } from '#shared/text/lower-first.ts';
import type { PanelAnswer, SelfTestProgress } from '#shared/panel/panel-messages.ts';
import { askServer, type ServerAnswer } from './ask-server.ts';
import { selfTestPage } from './self-test-page.ts';

export function menuSelfTest(): void {
  const ui = SpreadsheetApp.getUi();
  const asked = ui.prompt(TITLE, WHICH, ui.ButtonSet.OK_CANCEL);
  if (asked.getSelectedButton() !== ui.Button.OK) return;
  const typed = asked.getResponseText().trim();
  if (typed !== '') {
    const failure = begun(typed);
    if (failure === 'cancelled') return;
    if (failure !== null) {
      ui.alert(TITLE, failure, ui.ButtonSet.OK);
      return;
    }
  }
  ui.showSidebar(HtmlService.createHtmlOutput(selfTestPage()).setTitle(TITLE));
}

/** The sidebar asks for it every few seconds. It answers and never throws. */
export function selfTestState(): PanelAnswer<SelfTestProgress> {
  const answer = askServer('self-test');
  return answer.ok ? { ok: true, value: progressOf(answer.content) } : { ok: false, failure: answer.failure };
}

/** Null: it runs. Else why not. */
function begun(typed: string): string | null {
  const spreadsheet = idIn(typed);
  if (spreadsheet === null) return NO_ID;
  const real = spreadsheet === SpreadsheetApp.getActive().getId();
  if (real && !isMeant()) return 'cancelled';
  const answer: ServerAnswer = askServer('self-test', { spreadsheet, real });
  return answer.ok ? null : answer.failure.message;
}

/** The id, or the address that stands in the browser. */
function idIn(typed: string): string | null {
  const found = /\/spreadsheets\/d\/([\w-]{10,})/.exec(typed) ?? /^([\w-]{10,})$/.exec(typed);
  return found?.[1] ?? null;
}

function isMeant(): boolean {
  const ui = SpreadsheetApp.getUi();
  return ui.alert(TITLE, REAL, ui.ButtonSet.YES_NO) === ui.Button.YES;
}

function progressOf(content: unknown): SelfTestProgress {
  const said = fields(content);
  const tried = Array.isArray(said['tried']) ? said['tried'].map(fields) : [];
  const state = String(said['state']);
  const isRunning = state === 'running';
  const count = (wanted: string) => tried.filter((one) => one['state'] === wanted).length;
  const counts = `${count('holds')} điều đúng, ${count('broken')} điều không đúng, ${count('not-tried')} điều chưa thử được.`;
  const heads: Readonly<Record<string, string>> = {
    never: 'Chưa kiểm tra lần nào từ khi máy chủ khởi động.',
    running: `Đang kiểm tra: ${String(said['done'])}/${Number(said['all']) > 0 ? String(said['all']) : '…'}.`,
    done: `Đã kiểm tra xong: ${counts} Các tab thử đã được xóa.`,
    stopped: `Máy chủ dừng trước khi kiểm tra hết: ${counts} Các tab thử đã được xóa.`,
    failed: `Chưa kiểm tra được. ${String(said['message'])}`,
  };
  const lines = [heads[state] ?? 'Máy chủ trả lời không đúng dạng.'];
  const left = Number(said['leftBehind']);
  if (left > 0) lines.push(`Đã xóa ${left} tab thử còn lại của một lần kiểm tra bị ngắt.`);
  return { isRunning, lines: [...lines, ...[...tried].sort(byGravity).flatMap(linesOf)] };
}

/** What does not hold comes first: it is what somebody has to act on. */
function byGravity(left: Fields, right: Fields): number {
  return GRAVITY.indexOf(String(left['state'])) - GRAVITY.indexOf(String(right['state']));
}

const GRAVITY = ['broken', 'not-tried', 'holds'];

function linesOf({ state, says, found, otherwise }: Fields): readonly string[] {
  if (state === 'broken')
    return [`✗ ${String(says)}`, `Thực tế: ${String(found)}`, `Hệ quả: ${lowerFirst(String(otherwise))}`];
  return state === 'holds' ? [`✓ ${String(says)}`] : [`– ${String(says)} (chưa thử: ${String(found)})`];
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const TITLE = 'Kiểm tra Google Sheets';
const WHICH =
  'Dán địa chỉ (hoặc mã) của một bảng tính Google trống, đã chia sẻ cho tài khoản của Sổ Lớp với quyền Người chỉnh sửa. ' +
  'Máy chủ tạo các tab thử trong bảng đó rồi xóa đi.\nĐể trống để xem lần kiểm tra gần nhất.';
const REAL =
  'Đây là bảng tính đang dùng. Các tab thử sẽ xuất hiện trong lúc kiểm tra rồi được xóa. Vẫn kiểm tra trên bảng này?';
const NO_ID =
  'Không thấy mã bảng tính trong nội dung đã dán. Đề nghị dán địa chỉ trên thanh địa chỉ của trình duyệt.';
