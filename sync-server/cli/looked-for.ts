/** Where somebody or something was looked for that is not there, and what is spelt nearly so in each place: in Vietnamese. */
import { maskPhones } from '#shared/people/mask-phones.ts';
import { listedName } from '#shared/registrations/listed-name.ts';
import type { RegisteredPlanState } from '#shared/sync/registered-plan-state.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import { setOf } from '#shared/tabs/office/duty-cells.ts';
import { type DutyPlanState, partyName } from '#shared/tabs/office/duty-plan-state.ts';
import { lowerFirst } from '#shared/text/lower-first.ts';
import { nearestTexts } from '#shared/text/nearest-texts.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { bearersOf } from './national-units.ts';
import { rowNamed } from './explain-registered.ts';

/** One sentence for each place. */
export async function lookedFor(
  who: string,
  state: SyncState,
  gazetteer: Gazetteer,
): Promise<readonly string[]> {
  const row = rowNamed(who);
  const { registered, dutyPlans, programme } = state;
  if (row !== null)
    return registered.map(({ plan, reconciliation }) => rowsText(row, plan.title, reconciliation));
  return [
    ...registered.flatMap((one) => unitsText(who, one)),
    provinceText(who, gazetteer),
    countryText(await bearersOf(who)),
    ...registered.flatMap((one) => peopleTexts(who, one)),
    ...dutyPlans.states.flatMap((one) => dutiesText(who, one)),
    ...tasksText(programme.state.tasks.map(({ task }) => task.key)),
  ].map(maskPhones);
}

function rowsText(row: number, title: string, { account }: RegisteredPlanState['reconciliation']): string {
  return `bảng phản hồi của “${title}”: có ${account.rows} dòng, không có dòng ${row}`;
}

function unitsText(who: string, { plan, reconciliation }: RegisteredPlanState): readonly string[] {
  const units = [...new Map(reconciliation.units.map((one) => [one.code, one])).values()];
  if (units.length === 0) return [];
  const near = nearestTexts(who, units, ({ name }) => [name, name.replace(KIND, '')]);
  const named = near.map(({ name }) => name);
  return [`${units.length} đơn vị của kế hoạch “${plan.title}”: ${nothingBut(named, NO_UNIT)}`];
}

const KIND = /^(?:xã|phường|thị trấn|đặc khu) /i;

/** What matching says of it, former names and those of other provinces included (R2). */
function provinceText(who: string, { province, units, match }: Gazetteer): string {
  const found = match(who);
  const near = found.suggestions.map(({ name, reason }) => `${name} (${reason})`);
  const doubt = found.status === 'review' ? lowerFirst(found.reason) : NO_UNIT;
  const whose = [province.type, province.name].join(' ').trim();
  return `${units.length} đơn vị của ${whose} và tên cũ của các đơn vị ấy: ${nothingBut(near, doubt)}`;
}

const NO_UNIT = 'không có đơn vị nào chắc chắn là tên này';

function countryText(bearers: readonly string[]): string {
  const more = bearers.length > BEARERS_MAX ? ` và ${bearers.length - BEARERS_MAX} nơi khác` : '';
  const said =
    bearers.length === 0 ? 'không có đơn vị nào tên như vậy' : bearers.slice(0, BEARERS_MAX).join('; ');
  return `đơn vị cả nước, nay và trước đây: ${said}${more}`;
}

const BEARERS_MAX = 5;

function peopleTexts(
  who: string,
  { plan, reconciliation: { registrations, rowProblems } }: RegisteredPlanState,
): readonly string[] {
  const people = nearestTexts(who, newestOfEach(registrations), (one) => [one.name, one.fullName]);
  const named = people.map(
    (one) => `${listedName(one)}${one.row === null ? '' : ` (${one.place ?? `dòng ${one.row}`})`}`,
  );
  const typed = new Set(registrations.map(({ unitTyped }) => unitTyped));
  const nobody = rowProblems.map(({ row, says }) => ({
    row,
    texts: [says?.names ?? '', says?.unitTyped ?? ''],
  }));
  const rows = nearestTexts(who, nobody, ({ texts }) => texts).map(({ row }) => `dòng ${row}`);
  const of = `“${plan.title}”`;
  return [
    `${registrations.length} họ tên trong phản hồi của ${of}, cả trường hợp ở “Cần xử lý”: ${nothingBut(named)}`,
    `${typed.size} cách ghi tên đơn vị trong phản hồi của ${of}: ${nothingBut(nearestTexts(who, typed, itself))}`,
    ...(nobody.length === 0
      ? []
      : [`${nobody.length} dòng phản hồi không đăng ký cho ai: ${nothingBut(rows)}`]),
  ];
}

function newestOfEach(registrations: RegisteredPlanState['reconciliation']['registrations']) {
  return registrations.filter(({ status }) => status !== 'superseded');
}

function dutiesText(who: string, { plan, units, filled: { all } }: DutyPlanState): readonly string[] {
  const names = new Set(
    all.flatMap(({ obligation: { duty, party } }) => [
      duty.key,
      partyName(party, setOf(plan, duty.who), units),
    ]),
  );
  const near = nearestTexts(who, names, (name) => [name, name.replace(KIND, '')]);
  return names.size === 0
    ? []
    : [`nghĩa vụ và bên thực hiện trong “${plan.shortTitle}”: ${nothingBut(near)}`];
}

/** By its key alone a task is found, so what there is to choose from says more than what is near. */
function tasksText(keys: readonly string[]): readonly string[] {
  return keys.length === 0 ? [] : [`${keys.length} nhiệm vụ, từ ${keys[0]} đến ${keys.at(-1)}: không có`];
}

function nothingBut(near: readonly string[], nothing = 'không có'): string {
  return near.length === 0 ? nothing : `${nothing}; gần nhất: ${near.join(', ')}`;
}

function itself(text: string): readonly string[] {
  return [text];
}
