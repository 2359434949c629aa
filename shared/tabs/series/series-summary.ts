/** What managers read of the classes of a plan (P63). */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { learnersRange } from '../../series/class-checks.ts';
import { isPlannedYear, sum } from '../../series/group-plan.ts';
import { isHeld, type SeriesClass } from '../../series/series-class.ts';
import type { Progress } from '../../series/series-progress.ts';
import { numberText } from '../../text/number-text.ts';
import type { IsoDay } from '../../time/local-date.ts';
import type { Series } from './read-series.ts';

export function seriesSentences(
  series: Series,
  { asOf }: { readonly plan: DutyPlan; readonly asOf: IsoDay },
): readonly string[] {
  return [
    gridSentence(series),
    ...stillToOpen(series, Number(asOf.slice(0, 4))),
    ...unconfirmed(series.classes),
    ...smallClasses(series),
    ...peopleSentence(series),
  ];
}

/** Plan and held by year: “2022: 3/8”; of groups that no year was given yet apart, because they are of no year's plan. */
function gridSentence({ groups, years }: Series): string {
  const known = groups.filter(({ plan }) => plan.total !== null);
  const rows = known.flatMap(({ plan, progress }) =>
    progress.map((row) => ({ ...row, isPlanned: isPlannedYear(plan, row.year) })),
  );
  const share = (own: readonly Progress[]) =>
    `${numberText(sum(own.map(({ held }) => held)))}/${numberText(sum(own.map(({ plan }) => plan)))}`;
  const open = rows.filter(({ isPlanned }) => !isPlanned);
  const parts = [
    ...years.map((year) => `${year}: ${share(rows.filter((row) => row.isPlanned && row.year === year))}`),
    ...(open.length === 0 ? [] : [`chưa phân năm: ${share(open)}`]),
    ...outside(rows.filter(({ isPlanned, year }) => isPlanned && year !== null && !years.includes(year))),
  ];
  return `Lớp đã tổ chức/kế hoạch: ${share(rows)} (${parts.join('; ')}).`;
}

function outside(rows: readonly Progress[]): readonly string[] {
  const held = sum(rows.map((row) => row.held));
  return held === 0 ? [] : [`ngoài các năm của kế hoạch: ${held}`];
}

function stillToOpen({ groups, years }: Series, year: number): readonly string[] {
  if (!years.includes(year)) return [];
  const missing = groups.flatMap(({ plan, progress }) => {
    const row = progress.find((one) => one.year === year);
    const count = row === undefined ? 0 : Math.max(0, row.plan - row.opened);
    return count === 0 ? [] : [{ label: plan.duty.label, count }];
  });
  if (missing.length === 0) return [`Năm ${year}: không còn lớp nào chưa mở theo kế hoạch.`];
  const parts = missing.map(({ label, count }) => `${label}: ${count}`).join('; ');
  return [`Năm ${year} còn ${sum(missing.map(({ count }) => count))} lớp chưa mở (${parts}).`];
}

function unconfirmed(classes: readonly SeriesClass[]): readonly string[] {
  const passed = classes.filter(({ state, duty }) => state === 'passed' && duty !== null);
  return passed.length === 0
    ? []
    : [`${passed.length} lớp đã qua ngày, chưa xác nhận tổ chức: ${codes(passed)}.`];
}

/** P63: classes with fewer learners than the document means. */
function smallClasses({ classes, tolerance }: Series): readonly string[] {
  const small = classes.filter((one) => {
    const learners = one.duty?.class?.learners ?? null;
    if (!isHeld(one) || one.present === null || learners === null) return false;
    return one.present < learnersRange(learners, tolerance)[0];
  });
  if (small.length === 0) return [];
  const named = small.map(({ code, present }) => `${code ?? ''} (${present} người)`).join(', ');
  return [`${small.length} lớp có ít người dự hơn văn bản nêu: ${named}.`];
}

/** P54, P59: who came, and how many people they are. */
function peopleSentence({ attended }: Series): readonly string[] {
  if (attended === null) return [];
  const { times, people, suspected } = attended;
  const doubt = suspected === 0 ? '' : `; ${suspected} trường hợp trùng tên cần xem, đang tính là một người`;
  return [`Theo danh sách lớp: ${numberText(times)} lượt, ${numberText(people)} người${doubt}.`];
}

function codes(classes: readonly SeriesClass[]): string {
  return classes.map(({ code }) => code ?? '').join(', ');
}
