/** In `Kế hoạch`: what staff say of each occasion for which people register, beside what the document says of it. */
import { CLASS_STANDING_WORDS, classStandingOf } from '../../plan/class-standing.ts';
import type { DutyPlan, Occasion } from '../../plan/duty-plan.ts';
import { displayDay } from '../../time/local-date.ts';
import { OCCASION_SETTING, OFFICE_PLAN_TAB, SECTION_HEADING } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';
import { plainText } from '../../workbook/plain-text.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { cellCapacity } from '../plan/plan-cells.ts';
import { OFFICE_COLUMN } from '../plan/remember-date-order.ts';

export function occasionRows(plan: DutyPlan, sheet: Pick<StaffSheet, 'value'>): readonly Row[] {
  const asked = plan.occasions.filter((one) => isRegisteredFor(one, plan));
  if (asked.length === 0) return [];
  const said = (row: string) => sheet.value(OFFICE_PLAN_TAB.of(plan.id), row, OFFICE_COLUMN);
  return [
    { key: SECTION_HEADING.of('occasions'), kind: 'section', cells: { item: 'Lớp, hội nghị có đăng ký' } },
    ...asked.flatMap((one): readonly Row[] => {
      const [standing, capacity] = [
        OCCASION_SETTING.of('standing', one.key),
        OCCASION_SETTING.of('capacity', one.key),
      ];
      return [
        {
          key: standing,
          kind: 'data',
          cells: {
            item: `${one.label} – tình trạng`,
            value: whenText(one),
            note: classStandingOf(plainText(said(standing))) === null ? STANDING_UNKNOWN : null,
          },
          formats: {
            [OFFICE_COLUMN]: { kind: 'choice', choices: { list: Object.values(CLASS_STANDING_WORDS) } },
          },
        },
        {
          key: capacity,
          kind: 'data',
          cells: {
            item: `${one.label} – sức chứa`,
            value: one.capacity === null ? null : String(one.capacity),
            note: cellCapacity(said(capacity)) === null ? CAPACITY_UNKNOWN : null,
          },
          formats: { [OFFICE_COLUMN]: { kind: 'integer' } },
        },
      ];
    }),
  ];
}

function isRegisteredFor({ key, days }: Occasion, { duties }: DutyPlan): boolean {
  return (
    days.length > 0 &&
    duties.some(({ what, at }) => what === 'seat' && at !== 'host' && at?.includes(key) === true)
  );
}

function whenText({ days, venue }: Occasion): string {
  return [days.map(({ date }) => displayDay(date)).join(', '), venue ?? '']
    .filter((part) => part !== '')
    .join(' – ');
}

const STANDING_UNKNOWN = `Chưa hiểu nên chưa dùng; cần một trong: ${Object.values(CLASS_STANDING_WORDS).join(', ')}, hoặc để trống.`;
const CAPACITY_UNKNOWN = 'Chưa hiểu nên chưa dùng; cần một số người, ví dụ 450, hoặc để trống.';
