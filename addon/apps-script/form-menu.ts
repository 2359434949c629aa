import { lastDayOf } from '#shared/plan/registration-term.ts';
import { displayDay } from '#shared/time/local-date.ts';
import { plainKey } from '#shared/text/vietnamese.ts';
import { planNow } from './class-of-unit.ts';
import { closeFormWhenDue, linkedForm } from './form-closing.ts';
import { gazetteer } from './gazetteer.ts';
import { remember } from './settings.ts';

declare const WITH_FORM: boolean;

/** The three items for the existing Form; there only in an add-in built with `--with-form`. */
export function addFormMenu(menu: GoogleAppsScript.Base.Menu): void {
  if (!WITH_FORM) return;
  const ofForm = SpreadsheetApp.getUi()
    .createMenu('Biểu mẫu')
    .addItem('Điền danh sách đơn vị', 'formFillUnits')
    .addItem('Tự đóng khi hết hạn', 'formCloseWhenDue')
    .addItem('Mở lại', 'formReopen');
  menu.addSeparator().addSubMenu(ofForm);
}

/** Fills the one question that asks for the unit with the plan's units, in plan order. Which one is never guessed. */
export function formFillUnits(): void {
  const plan = planNow();
  const form = linkedForm();
  if (plan === null) return tell('Chưa đọc được kế hoạch. Đề nghị chạy “Kiểm tra kế hoạch”.');
  if (form === null) return tell('Bảng tính này chưa liên kết với biểu mẫu nào.');
  const names = plan.classes.flatMap((one) => one.units.map(({ code }) => gazetteer().nameOf(code) ?? code));
  const questions = form.getItems(FormApp.ItemType.LIST).filter((item) => asksForUnit(item.getTitle()));
  const [question] = questions;
  if (question === undefined || questions.length > 1) {
    return tell(
      `Cần đúng một câu hỏi dạng danh sách thả xuống hỏi về đơn vị (xã, phường); biểu mẫu có ${questions.length}. Không thay đổi gì.`,
    );
  }
  question.asListItem().setChoiceValues(names);
  tell(`Đã điền ${names.length} đơn vị vào câu hỏi “${question.getTitle()}”.`);
}

export function formCloseWhenDue(): void {
  const plan = planNow();
  if (plan === null) return tell('Chưa đọc được kế hoạch. Đề nghị chạy “Kiểm tra kế hoạch”.');
  remember('formClosing', 'on');
  closeFormWhenDue();
  tell(
    `Biểu mẫu sẽ tự đóng sau khi hết ngày ${displayDay(lastDayOf(plan.registration))} (kiểm tra mỗi giờ).`,
  );
}

export function formReopen(): void {
  remember('formClosing', null);
  const form = linkedForm();
  if (form === null) return tell('Bảng tính này chưa liên kết với biểu mẫu nào.');
  form.setAcceptingResponses(true);
  tell('Biểu mẫu đã mở lại và không tự đóng nữa. Đăng ký sau hạn vẫn chờ duyệt theo kế hoạch.');
}

function asksForUnit(title: string): boolean {
  return /\b(don vi|xa|phuong)\b/.test(plainKey(title));
}

function tell(text: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert('Biểu mẫu đăng ký', text, ui.ButtonSet.OK);
}
