import { expect, test } from 'vitest';
import { directoryOf } from '#shared/registrations/directory.ts';
import { explainRegistration, explainUnit } from '#shared/registrations/explain.ts';
import { decisionSentences, statusSentence } from '#shared/registrations/registration-sentences.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { isWaiting } from '#shared/registrations/review-needs.ts';
import { everyKind } from '../tabs/every-kind.ts';
import { PLAN, reconciliationOf, registration, UNITS } from '../tabs/scene.ts';

const directory = directoryOf(PLAN, everyKind(), UNITS);
const { registrations } = directory.reconciliation;

function registered(key: string): Registration {
  const found = directory.registration(key);
  if (found === undefined) throw new Error(`no registration ${key}`);
  return found;
}

const stepsOf = (key: string) =>
  explainRegistration(registered(key), directory).map(({ rule, text }) => `${rule} ${text}`);

test('an explanation goes through the rules in their order and ends with the status', () => {
  expect(stepsOf('r2.1')).toEqual([
    'R2 “xã Long Phú” là Xã Long Phú (khớp đúng tên), thuộc Lớp 01.',
    'R4 Thành phần: Lãnh đạo UBND (theo “Phó Chủ tịch UBND”).',
    'R5 Đăng ký lần đầu lúc 06/05/2026 08:00; hạn đăng ký là hết ngày 07/05/2026.',
    'R6 Chỗ Lãnh đạo UBND của đơn vị do Trần Thị Bình giữ (dòng 1). Kết luận: vượt chỉ tiêu – chờ duyệt.',
    'R9 Có thể thay cho Trần Thị Bình (dòng 1): lần nộp này có kê lại các đại biểu khác của đơn vị nhưng không kê người này.',
  ]);
});

test('who came late is told the day that counted, in an explanation and beside the name', () => {
  expect(stepsOf('r7.1')).toContain('R5 Đăng ký lần đầu lúc 09/05/2026 08:00, sau hạn 08/05/2026: trễ hạn.');
  expect(statusSentence(registered('r7.1'), directory)).toBe(
    'Nộp lần đầu lúc 09/05/2026 08:00, sau hạn 07/05/2026 (gia hạn 08/05/2026).',
  );
});

test('a suspected one is named with their unit, outside the plan too', () => {
  const steps = stepsOf('r9.1').join('\n');
  expect(steps).toContain('Có thể cùng là Người r5.1 ở Phường Ô Môn (dòng 5)');
});

test('an older row and one that is gone are explained by that alone', () => {
  expect(stepsOf('r6.1').map((step) => step.slice(0, 2))).toEqual(['R3']);
  expect(stepsOf('r8.1').map((step) => step.slice(0, 2))).toEqual(['R8']);
});

test('whoever waits is told why beside the name, and so is whoever was replaced', () => {
  for (const one of registrations) {
    const sentence = statusSentence(one, directory);
    if (isWaiting(one.status) || one.status === 'replaced') expect(sentence, one.status).not.toBeNull();
    if (one.status === 'seated' || one.status === 'rejected') expect(sentence, one.status).toBeNull();
  }
});

test('a decision without effect says what is missing, in an explanation and beside the name', () => {
  const missing = 'còn nghi trùng – đề nghị chọn “Cùng một người” hoặc “Khác người” trước';
  expect(stepsOf('r7.1').join('\n')).toContain(`chưa có hiệu lực: ${missing}.`);
  expect(decisionSentences(registered('r7.1'), directory)).toEqual([`Chưa có hiệu lực: Duyệt – ${missing}.`]);
  expect(decisionSentences(registered('r10.1'), directory)).toEqual([
    'Có hiệu lực: Duyệt.',
    'Có hiệu lực: Đơn vị đúng là Xã Long Phú.',
  ]);
});

test('a unit is explained seat by seat; a vacant one names who waits for it', () => {
  const waiting = [
    registration('r1.1', 'seated', { fullName: 'Trần Thị Bình' }),
    registration('r2.1', 'role_unclear', { fullName: 'Lê Văn Cường', role: null }),
    registration('r3.1', 'late_pending', { fullName: 'Phạm Thị Dung', role: 'cong_chuc', unit: '31684' }),
  ];
  const ofWaiting = directoryOf(PLAN, reconciliationOf(waiting), UNITS);
  const [unit] = ofWaiting.unitStates('31639');
  if (unit === undefined) throw new Error('the scene has the unit');
  expect(explainUnit(unit, ofWaiting).map(({ rule, text }) => `${rule} ${text}`)).toEqual([
    'R2 Xã Long Phú thuộc Lớp 01, ngày 19/05/2026.',
    'R6 Lãnh đạo UBND: Trần Thị Bình (đăng ký lúc 06/05/2026 08:00).',
    'R6 Công chức: còn trống (đang chờ quyết định: Lê Văn Cường – chưa rõ thành phần).',
    'R10 Lê Văn Cường: chưa rõ thành phần.',
    'R11 Kết luận: thiếu đại biểu.',
  ]);
});

test('a conference of two days is told as two', () => {
  const days = ['2026-05-19', '2026-05-20'].map((date) => ({ date, sessions: [] }));
  const classes = PLAN.classes.map((one) => ({ ...one, days }));
  const ofDays = directoryOf({ ...PLAN, classes }, everyKind(), UNITS);
  const [unit] = ofDays.unitStates('31639');
  if (unit === undefined) throw new Error('the scene has the unit');
  expect(explainUnit(unit, ofDays)[0]?.text).toBe(
    'Xã Long Phú thuộc Lớp 01, các ngày 19/05/2026, 20/05/2026.',
  );
});

test('no phone number that the system holds is told in an explanation', () => {
  for (const one of registrations) {
    const told = explainRegistration(one, directory).map(({ text }) => text);
    for (const phone of one.phones) expect(told.join(' ')).not.toContain(phone);
  }
});

test('nor in the explanation of a unit, where a number was typed into a name', () => {
  const typed = [registration('r1.1', 'seated', { fullName: 'Trần Thị Bình 0912345678' })];
  const ofTyped = directoryOf(PLAN, reconciliationOf(typed), UNITS);
  const [unit] = ofTyped.unitStates('31639');
  if (unit === undefined) throw new Error('the scene has the unit');
  const told = explainUnit(unit, ofTyped)
    .map(({ text }) => text)
    .join('\n');
  expect(told).toContain('Trần Thị Bình');
  expect(told).not.toContain('0912345678');
});
