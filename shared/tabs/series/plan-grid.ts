/** The grid of P50: how many classes the plan counts, by group and year, with the sums said (P65). */
import type { DutyPlan, StatedSum } from '../../plan/duty-plan.ts';
import type { GroupPlan } from '../../series/group-plan.ts';
import { sum } from '../../series/group-plan.ts';
import { numberText } from '../../text/number-text.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { DUTY_ROW, SECTION_HEADING, SETTING_ROW } from '../../workbook/keys.ts';
import type { CellValue, Row } from '../../workbook/model.ts';
import { setOf } from '../office/duty-cells.ts';
import type { Series } from './read-series.ts';
import { gridRow, slotCells } from './series-columns.ts';

export function planGridRows(plan: DutyPlan, { groups, years }: Series): readonly Row[] {
  const plans = groups.map((group) => group.plan);
  return [
    textRow('plan-title', 'section', 'code', 'KẾ HOẠCH LỚP THEO NHÓM VÀ NĂM'),
    gridRow('plan-header', 'header', {
      code: 'Mã nhóm',
      group: 'Nhóm',
      ...slotCells(plan, [...years.map(String), 'Chưa phân năm', 'Cộng', 'Người dự (ước tính)']),
      problem: 'Hệ thống lưu ý',
      venue: 'Cách tính',
    }),
    ...plans.map((group) => groupRow(plan, group, years)),
    ...sectionTotals(plan, plans, years),
    totalRow(plan, plans, years),
    ...plan.stated.flatMap((stated, at) => statedRow(stated, at, plans)),
  ];
}

function groupRow(plan: DutyPlan, group: GroupPlan, years: readonly number[]): Row {
  const { duty, total } = group;
  return gridRow(DUTY_ROW.of(duty.key), 'data', {
    code: duty.key,
    group: duty.ours ? `${duty.label} (cơ quan đặt ra)` : duty.label,
    ...slotCells(plan, [...countsOf([group], years), total, learnersText([group])]),
    problem: remarks(group).join('\n') || null,
    venue: reckoning(plan, group, years),
  });
}

/** Nothing stands where a group has nothing: a 0 would say that somebody decided so. */
function countsOf(groups: readonly GroupPlan[], years: readonly number[]): readonly CellValue[] {
  const counts = years.map((year) => sum(groups.map(({ byYear }) => byYear.get(year) ?? 0)));
  return [...counts, sum(groups.map(({ unassigned }) => unassigned))].map((n) => (n === 0 ? null : n));
}

/** P56: an estimate, marked; null: the document does not say how many. */
function learnersText(groups: readonly GroupPlan[]): string | null {
  const known = groups.filter(({ duty, total }) => learnersOf(duty) !== null && total !== null);
  if (known.length === 0) return null;
  return `≈ ${numberText(sum(known.map(({ duty, total }) => (learnersOf(duty) ?? 0) * (total ?? 0))))}`;
}

function learnersOf({ class: terms }: GroupPlan['duty']): number | null {
  return terms?.learners ?? null;
}

/** “24 xã × 2 lớp = 48”, “2 lớp × 4 năm = 8”. */
function reckoning(plan: DutyPlan, { duty, total }: GroupPlan, years: readonly number[]): string | null {
  if (duty.amount.kind !== 'fixed' || total === null) return null;
  const { n } = duty.amount;
  const set = setOf(plan, duty.who);
  const parties = duty.spread === 'each' ? (set?.members?.length ?? set?.count ?? null) : 1;
  if (parties === null) return null;
  const unit = set?.of === 'unit' ? 'xã' : 'đơn vị';
  const slots = total / (n * parties);
  const parts = [
    ...(duty.spread === 'each' ? [`${numberText(parties)} ${unit}`] : []),
    `${n} lớp`,
    ...(slots > 1 ? [slots === years.length ? `${slots} năm` : `${slots} kỳ`] : []),
  ];
  return parts.length < 2 ? null : `${parts.join(' × ')} = ${numberText(total)}`;
}

function remarks({ duty, total, open, spread, unassigned }: GroupPlan): readonly string[] {
  const texts: string[] = [];
  if (total === null) texts.push('Chưa xác định: chưa biết nhóm có bao nhiêu đơn vị.');
  if (spread > open)
    texts.push(
      `Lưu ý: đã phân ${spread} lớp, nhiều hơn ${open} lớp của văn bản; chưa tính phần phân theo năm.`,
    );
  else if (unassigned > 0)
    texts.push(
      spread === 0
        ? `Lưu ý: ${open} lớp chưa phân theo năm.`
        : `Lưu ý: đã phân ${spread}/${open} lớp, còn ${unassigned} lớp chưa phân theo năm.`,
    );
  if (duty.note !== null) texts.push(duty.note);
  else if (learnersOf(duty) === null) texts.push('Văn bản không nêu số người một lớp; đề nghị hỏi.');
  return texts;
}

function sectionTotals(
  plan: DutyPlan,
  groups: readonly GroupPlan[],
  years: readonly number[],
): readonly Row[] {
  const sections = sectionsOf(groups);
  if (sections.size < 2) return [];
  return [...sections].map(([section, own]) =>
    sumRow(SECTION_HEADING.of(`total-${section}`), `Cộng ${labelOf(plan, section)}`, plan, own, years),
  );
}

function sectionsOf(groups: readonly GroupPlan[]): ReadonlyMap<string, readonly GroupPlan[]> {
  const sections = new Map<string, GroupPlan[]>();
  for (const group of groups) {
    const section = group.duty.group ?? '';
    const list = sections.get(section);
    if (list === undefined) sections.set(section, [group]);
    else list.push(group);
  }
  return sections;
}

function labelOf({ sections }: DutyPlan, key: string): string {
  if (key === '') return 'nhóm khác';
  return sections.find((section) => section.key === key)?.label ?? key;
}

function totalRow(plan: DutyPlan, groups: readonly GroupPlan[], years: readonly number[]): Row {
  const row = sumRow('plan-total', 'Cộng', plan, groups, years);
  const sections = [...sectionsOf(groups).values()];
  const parts = sections.map((own) => numberText(totalOf(own)));
  const venue = parts.length < 2 ? null : `${parts.join(' + ')} = ${numberText(totalOf(groups))}`;
  return { ...row, cells: { ...row.cells, venue } };
}

function totalOf(groups: readonly GroupPlan[]): number {
  return sum(groups.map(({ total }) => total ?? 0));
}

function sumRow(
  key: string,
  label: string,
  plan: DutyPlan,
  groups: readonly GroupPlan[],
  years: readonly number[],
): Row {
  const unknown = groups.filter(({ total }) => total === null).length;
  const unsaid = groups.filter(({ duty }) => learnersOf(duty) === null).length;
  const texts = [
    ...(unknown === 0 ? [] : [`Chưa gồm ${unknown} nhóm chưa xác định.`]),
    ...(unsaid === 0 || unsaid === groups.length
      ? []
      : [`Số người dự chưa gồm ${unsaid} nhóm văn bản không nêu.`]),
  ];
  return gridRow(key, 'total', {
    group: label,
    ...slotCells(plan, [...countsOf(groups, years), totalOf(groups), learnersText(groups)]),
    problem: texts.join('\n') || null,
    venue: null,
  });
}

/** P65: sums are said where they are right, too. */
function statedRow(stated: StatedSum, at: number, groups: readonly GroupPlan[]): readonly Row[] {
  const own = groups.filter(({ duty }) => stated.of.includes(duty.key));
  if (stated.percentOf !== null || own.length === 0 || own.length < stated.of.length) return [];
  const found = totalOf(own);
  const parts = own.map(({ total }) => numberText(total ?? 0)).join(' + ');
  const verdict = found === stated.n ? 'khớp' : `lệch ${numberText(Math.abs(found - stated.n))}`;
  const text = `Văn bản nêu “${stated.label}” = ${numberText(stated.n)}; cộng các nhóm: ${parts} = ${numberText(found)} – ${verdict}.`;
  return [textRow(SETTING_ROW.of(`stated-${at + 1}`), 'info', 'code', text)];
}
