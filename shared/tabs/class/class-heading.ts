import { weekdayNamed } from '../../time/weekday.ts';
import type { PlanClass } from '../../plan/plan.ts';
import { countPlaces } from '../../obligations/count-places.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import type { ClassState } from '../../registrations/registration.ts';
import { displayDay, weekdayOf } from '../../time/local-date.ts';
import type { Row } from '../../workbook/model.ts';
import type { Directory } from '../../registrations/directory.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { CLASSES_TAB, HEADING, SUMMARY_TAB } from '../../workbook/keys.ts';

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
    ...(standing === null
      ? []
      : [row('standing', 'info', `Tình trạng lớp: ${standing} (ghi ở “Danh sách lớp”).`, CLASSES_TAB)]),
    ...lines('seats', [seatsText(places, directory), extrasText(state)]),
    row('back', 'info', 'Về bảng tổng hợp', SUMMARY_TAB),
  ];
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 200;

function whenText({ date, weekdayStated, sessions }: PlanClass): string {
  const weekday = weekdayOf(date);
  const differs = weekdayStated !== null && weekdayNamed(weekdayStated) !== weekdayNamed(weekday);
  const stated = differs ? ` (văn bản ghi ${weekdayStated})` : '';
  const times = sessions.map(({ name, start }) => `${name} ${start}`.trim()).join(', ');
  return `Thời gian: ${weekday}, ngày ${displayDay(date)}${stated}${times === '' ? '' : `; ${times}`}`;
}

function whereText({ venue, host }: PlanClass, { unitName }: Directory): string {
  const place = venue === '' ? 'chưa ghi' : venue;
  return `Địa điểm: ${place}${host === null ? '' : ` – đơn vị nơi tổ chức: ${unitName(host)}`}`;
}

/** "Đã đăng ký 20/27 chỗ; còn thiếu 07: Lãnh đạo UBND 2, Công chức 5. Đơn vị: đủ 4, thiếu 3, chưa đăng ký 2." */
function seatsText(held: readonly HeldPlace[], { roles }: Directory): string {
  const { places, taken, vacant, vacantOf, parties } = countPlaces(held);
  const missing = roles
    .filter(({ key }) => vacantOf(key) > 0)
    .map(({ key, shortLabel }) => `${shortLabel} ${vacantOf(key)}`);
  const lack = vacant === 0 ? 'đủ' : `còn thiếu ${vacant}: ${missing.join(', ')}`;
  return `Đã đăng ký ${taken}/${places} chỗ; ${lack}. Đơn vị: đủ ${parties.full}, thiếu ${parties.short}, chưa đăng ký ${parties.none}.`;
}

function extrasText(state: ClassState): string {
  const over = state.notes.includes('over_size') ? ' – vượt số dự kiến' : '';
  return `Vượt chỉ tiêu: ${state.extraPending} chờ duyệt, ${state.extraApproved} đã duyệt. Tổng dự ${state.headcount}/${state.size} người${over}.`;
}
