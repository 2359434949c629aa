import { displayInstant } from '#shared/time/local-date.ts';
import { checkPlan } from './check-plan.ts';
import { ring, undeliveredSince } from './doorbell.ts';
import { addFormMenu } from './form-menu.ts';
import { setting } from './settings.ts';
import { setUp } from './setup.ts';

/** A simple trigger: it may draw a menu and nothing else, so nothing here asks a service that needs permission. */
export function onOpen(): void {
  const menu = SpreadsheetApp.getUi()
    .createMenu('Sổ Lớp')
    .addItem('Đồng bộ ngay', 'menuSync')
    .addItem('Việc cần xử lý', 'menuQueue')
    .addItem('Kiểm tra kế hoạch', 'menuCheckPlan')
    .addItem('Tra cứu đơn vị', 'menuFindUnit')
    .addSeparator()
    .addItem('Thiết lập', 'menuSetUp')
    .addItem('Kiểm tra Google Sheets', 'menuSelfTest')
    .addItem('Trợ giúp', 'menuHelp');
  addFormMenu(menu);
  menu.addToUi();
}

export function menuSync(): void {
  const answer = ring('menu');
  if (answer === 'waiting')
    return tell('Đồng bộ', 'Đang có một lần đồng bộ khác; lần đó sẽ tính cả các thay đổi vừa rồi.');
  if (!answer.ok) return tell('Chưa đồng bộ được', answer.failure.message);
  const said = (answer.content as { readonly message?: unknown } | null)?.message;
  tell('Đồng bộ', typeof said === 'string' ? said : 'Đã đồng bộ.');
}

export function menuQueue(): void {
  openPanel('queue');
}

export function menuFindUnit(): void {
  openPanel('search');
}

export function menuCheckPlan(): void {
  const { errors, warnings, elsewhere } = checkPlan();
  if (errors + warnings === 0) return tell('Kiểm tra kế hoạch', 'Kế hoạch không có gì cần sửa.');
  const counts = `${errors} chỗ cần sửa, ${warnings} chỗ đề nghị kiểm tra.`;
  const marked =
    errors + warnings > elsewhere.length ? 'Ghi chú nằm ở ô liên quan (góc ô có dấu tam giác).' : '';
  tell('Kiểm tra kế hoạch', [counts, marked, ...elsewhere].filter((line) => line !== '').join('\n'));
}

export function menuSetUp(): void {
  const ui = SpreadsheetApp.getUi();
  const before = setting('server');
  const asked = ui.prompt(
    'Thiết lập Sổ Lớp',
    `Dán địa chỉ máy chủ do người cài đặt cung cấp.${before === null ? '' : `\nĐang dùng: ${before}\nĐể trống nếu giữ nguyên.`}`,
    ui.ButtonSet.OK_CANCEL,
  );
  if (asked.getSelectedButton() !== ui.Button.OK) return;
  tell('Thiết lập Sổ Lớp', setUp(asked.getResponseText()).join('\n'));
}

export function menuHelp(): void {
  const waiting = undeliveredSince();
  const answered = Number(setting('lastAnswerAt') ?? Number.NaN);
  tell(
    'Trợ giúp Sổ Lớp',
    [
      'Đồng bộ ngay: báo máy chủ đối chiếu lại toàn bộ.',
      'Việc cần xử lý: các trường hợp cần người quyết định, bấm là ghi vào bảng và hoàn tác được.',
      'Kiểm tra kế hoạch: xem ba tab kế hoạch có gì sai, không cần máy chủ.',
      'Tra cứu đơn vị: chữ đã gõ là đơn vị nào, thuộc lớp nào.',
      'Kiểm tra Google Sheets: máy chủ thử trong một bảng tính trống xem Google có hoạt động đúng như Sổ Lớp cần không (người quản trị).',
      'Hàm trong ô: =LOP_CUA(…), =DON_VI(…), =CON_THIEU(…), =HAN(…).',
      '',
      `Máy chủ: ${setting('server') ?? 'chưa thiết lập'}`,
      `Trả lời gần nhất: ${Number.isFinite(answered) ? displayInstant(answered) : 'chưa có'}`,
      waiting === null
        ? 'Không có thông báo nào chờ gửi.'
        : `Có thông báo chờ gửi từ ${displayInstant(waiting)}.`,
    ].join('\n'),
  );
}

/** One panel for every way in; the page reads where to begin from this attribute. */
function openPanel(view: 'queue' | 'search'): void {
  const page = HtmlService.createHtmlOutputFromFile('panel').getContent();
  const html = page.replace('data-view="overview"', `data-view="${view}"`);
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(html).setTitle('Sổ Lớp'));
}

function tell(title: string, text: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, text, ui.ButtonSet.OK);
}
