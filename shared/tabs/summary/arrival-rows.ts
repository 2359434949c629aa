import type { Plan } from '../../plan/plan.ts';
import { type ArrivalDay, arrivalsOf } from '../../registrations/arrivals.ts';
import type { Reconciliation } from '../../registrations/registration.ts';
import { hasDeadline, lastDayOf, type RegistrationTerm } from '../../plan/registration-term.ts';
import { daysBetween } from '../../time/calendar.ts';
import { weekdayOf } from '../../time/local-date.ts';
import type { SummaryRow } from './summary-row.ts';

/** Registrations day by day against the term; nothing before anybody registered. Its days are known by themselves. */
export function arrivalRows(
  { registrations }: Pick<Reconciliation, 'registrations'>,
  { registration }: Pick<Plan, 'registration'>,
): readonly SummaryRow[] {
  const days = arrivalsOf(registrations, registration);
  if (days.length === 0) return [];
  const isTermed = hasDeadline(registration);
  const titles = isTermed ? ['Trong ngày', 'Lũy kế đúng hạn', 'Lũy kế sau hạn'] : ['Trong ngày', 'Lũy kế'];
  return [
    {
      key: 'title',
      kind: 'section',
      label: 'Đăng ký theo ngày: đại biểu giữ chỗ, được duyệt hoặc đang chờ, theo lần gửi đầu tiên',
    },
    {
      key: ARRIVALS_HEADER,
      kind: 'header',
      label: 'Ngày',
      date: 'Thứ',
      ...(isTermed ? { text: 'So với hạn' } : {}),
      counts: titles,
    },
    ...days.map((day): SummaryRow => {
      const counts = day.came === null ? [] : [day.came.onDay, day.came.onTime, day.came.late];
      return {
        key: day.day,
        kind: 'data',
        label: labelOf(day),
        date: weekdayOf(day.day),
        ...(isTermed ? { text: termWords(day, registration) } : {}),
        counts: counts.slice(0, titles.length),
      };
    }),
  ];
}

export const ARRIVALS_HEADER = 'header';

/** Their keys within the block of a further plan. */
export function furtherArrivalsKey(key: string): string {
  return `arrivals-${key}`;
}

function termWords({ day, term }: ArrivalDay, { deadline, graceDay }: RegistrationTerm): string {
  if (term === 'deadline') return 'Hạn đăng ký';
  if (term === 'grace') return 'Vẫn nhận, có ghi chú';
  if (day < deadline) return `Còn ${daysBetween(day, deadline)} ngày`;
  return `Quá hạn ${daysBetween(lastDayOf({ deadline, graceDay }), day)} ngày`;
}

/** Short: it stands below a column of the chart. */
function labelOf({ day, isFirstOfMany, term }: ArrivalDay): string {
  const [, month, date] = day.split('-');
  const short = `${isFirstOfMany ? 'đến ' : ''}${date}/${Number(month)}`;
  return term === 'deadline' ? `${short} (hạn)` : short;
}
