import { weekdayNamed } from '../../time/weekday.ts';
import type { OccasionDay } from '../../plan/duty-plan.ts';
import type { PlanClass } from '../../plan/plan.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import type { ClassState } from '../../registrations/registration.ts';
import { displayDay, weekdayOf } from '../../time/local-date.ts';
import type { Row } from '../../workbook/model.ts';
import { composition, extrasText, seatsText } from './class-counts.ts';
import { attendanceSentences } from '../../registrations/attendance-words.ts';
import { classSessions, hasUnstatedSessions } from '../../plan/class-sessions.ts';
import type { Directory } from '../../registrations/directory.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { CLASSES_TAB, HEADING, OFFICE_PLAN_TAB, SUMMARY_TAB } from '../../workbook/keys.ts';

/** What stands above the list: the class, when and where, and how full it is. */
export function classHeading(
  planClass: PlanClass,
  state: ClassState,
  places: readonly HeldPlace[],
  directory: Directory,
  standing: string | null,
): readonly Row[] {
  const row = (key: string, kind: Row['kind'], text: string, link?: string) =>
    textRow(HEADING.of(key), kind, 'number', text, link);
  // The heading stays in view above the list, so it must leave most of a laptop's screen to the list.
  const lines = (key: string, sentences: readonly string[]) =>
    flowLines(sentences, ' ', LINE_CHARACTERS_MAX).map((text, line) =>
      row(line === 0 ? key : `${key}:${line + 1}`, 'info', text),
    );
  return [
    row('title', 'title', `DANH SÁCH ĐĂNG KÝ – ${planClass.label.toUpperCase()}`),
    row('plan', 'subtitle', directory.plan.title),
    ...lines('when', [`${whenText(planClass)}.`, `${whereText(planClass, directory)}.`]),
    ...(standing === null ? [] : [row('standing', 'info', ...standingText(standing, directory.plan.id))]),
    ...lines('seats', [
      seatsText(places, directory),
      ...composition(planClass, state, places, directory),
      extrasText(planClass, state),
    ]),
    ...lines('attendance', attendanceLines(planClass, state, directory)),
    row('back', 'info', 'Về bảng tổng hợp', SUMMARY_TAB),
  ];
}

/** With the tab in which staff say it. */
function standingText(standing: string, plan: string | undefined): readonly [string, string] {
  return plan === undefined
    ? [`Tình trạng lớp: ${standing} (ghi ở “Danh sách lớp”).`, CLASSES_TAB]
    : [`Tình trạng: ${standing} (ghi ở “Kế hoạch”).`, OFFICE_PLAN_TAB.of(plan)];
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 200;

/** P38, P40: where the plan names no sessions that is said from the beginning; the rest once anybody was called. */
function attendanceLines(planned: PlanClass, { attendance }: ClassState, { unitName }: Directory) {
  const unstated =
    planned.seats !== undefined && hasUnstatedSessions(planned)
      ? ['Văn bản không nêu các buổi; điểm danh theo sáng, chiều.']
      : [];
  const counted =
    attendance === undefined ? [] : attendanceSentences(attendance, classSessions(planned), unitName);
  return [...unstated, ...counted];
}

function whenText({ date, days, weekdayStated, sessions }: PlanClass): string {
  if (days !== undefined) return `Thời gian: ${days.map(dayText).join('; ')}`;
  const weekday = weekdayOf(date);
  const differs = weekdayStated !== null && weekdayNamed(weekdayStated) !== weekdayNamed(weekday);
  const stated = differs ? ` (văn bản ghi ${weekdayStated})` : '';
  const times = sessions.map(({ name, start }) => `${name} ${start}`.trim()).join(', ');
  return `Thời gian: ${weekday}, ngày ${displayDay(date)}${stated}${times === '' ? '' : `; ${times}`}`;
}

/** P82: a session need not say when it begins. */
function dayText({ date, sessions }: OccasionDay): string {
  const times = sessions.map(({ name, start }) => `${name} ${start ?? ''}`.trim()).join(', ');
  return `${weekdayOf(date)}, ngày ${displayDay(date)}${times === '' ? '' : ` (${times})`}`;
}

function whereText({ venue, host }: PlanClass, { unitName }: Directory): string {
  const place = venue === '' ? 'chưa ghi' : venue;
  return `Địa điểm: ${place}${host === null ? '' : ` – đơn vị nơi tổ chức: ${unitName(host)}`}`;
}
