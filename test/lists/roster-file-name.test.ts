import { expect, test } from 'vitest';
import { rosterFileName } from '#shared/lists/roster-file-name.ts';
import { registrationPlanOf } from '#shared/plan/registration-view.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';

const CONFERENCE = registrationPlanOf(dutyPlan('hdnd-conference-2026'));
const [HALL] = CONFERENCE.classes;
if (HALL === undefined) throw new Error('the conference has a hall');
const PLANS = [BATCH_2_PLAN, CONFERENCE];

test('a list is called by its class or conference and its plan, in words', () => {
  expect(rosterFileName('04', PLANS)).toBe('Danh sách Lớp 04 – Kế hoạch tập huấn đợt 2, tháng 5-2026.xlsx');
  expect(rosterFileName(HALL.code, PLANS)).toBe(
    'Danh sách Hội nghị – Hội nghị tập huấn đại biểu Hội đồng nhân dân hai cấp năm….xlsx',
  );
});

test('two of one name are told apart, every list of a workbook has a name of its own', () => {
  const twins = [BATCH_2_PLAN, { ...BATCH_2_PLAN, classes: [{ code: '04@hai', label: 'Lớp 04' }] }];
  expect(rosterFileName('04@hai', twins)).toBe(
    'Danh sách Lớp 04 – Kế hoạch tập huấn đợt 2, tháng 5-2026 (2).xlsx',
  );
  const names = twins.flatMap(({ classes }) => classes.map(({ code }) => rosterFileName(code, twins)));
  expect(new Set(names).size).toBe(names.length);
});

test('nothing that a file’s name may not hold, and no more than fits', () => {
  const title = `Đợt 3: “lớp” <mới>\n5/2026?*|\\ ${'rất dài '.repeat(40)}`;
  const name = rosterFileName('01', [{ title, classes: [{ code: '01', label: 'Lớp 1/2' }] }]);
  expect(name).toMatch(/^Danh sách Lớp 1-2 – Đợt 3 “lớp” mới 5-2026/);
  expect(name).not.toMatch(/[\\/:*?"<>|\n]/);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
});
