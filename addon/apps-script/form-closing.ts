import { lastDayOf } from '#shared/plan/registration-term.ts';
import { dayOf, displayDay } from '#shared/time/local-date.ts';
import { planNow } from './class-of-unit.ts';
import { setting } from './settings.ts';

/** Set by the build: the form is touched, and its scope asked for, only in an add-in built with `--with-form`. */
declare const WITH_FORM: boolean;

/** Every hour: closes the form once the last day for registrations is over, where staff switched that on. */
export function closeFormWhenDue(): void {
  if (!WITH_FORM || setting('formClosing') !== 'on') return;
  const plan = planNow();
  if (plan === null) return;
  const lastDay = lastDayOf(plan.registration);
  if (dayOf(Date.now()) > lastDay) closeForm(lastDay);
}

/** Null: no form is linked to this spreadsheet. */
export function linkedForm(): GoogleAppsScript.Forms.Form | null {
  const url = SpreadsheetApp.getActive().getFormUrl();
  return url === null ? null : FormApp.openByUrl(url);
}

/** Idempotent: a form that is closed already keeps the message it has. */
function closeForm(lastDay: string): boolean {
  const form = linkedForm();
  if (form === null || !form.isAcceptingResponses()) return false;
  form.setCustomClosedFormMessage(
    `Đã hết thời gian đăng ký (đến hết ngày ${displayDay(lastDay)}). Đề nghị liên hệ cơ quan tổ chức lớp nếu cần đăng ký bổ sung.`,
  );
  form.setAcceptingResponses(false);
  return true;
}
