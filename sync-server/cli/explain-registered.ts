/** Persons, rows and units of the plans that people register for, explained by name, row, key or code. */
import { maskPhones } from '#shared/people/mask-phones.ts';
import { nameKeys } from '#shared/people/person-name.ts';
import { type Directory, directoryOf } from '#shared/registrations/directory.ts';
import { explainRegistration, explainUnit } from '#shared/registrations/explain.ts';
import type { Registration } from '#shared/registrations/registration.ts';
import { STATUS_WORDS, UNIT_STATE_WORDS } from '#shared/registrations/registration-words.ts';
import type { RowProblem } from '#shared/responses/response.ts';
import type { RegisteredPlanState } from '#shared/sync/registered-plan-state.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import { explainedDuties } from './explain-duties.ts';
import type { Explanation } from './explanation.ts';

export function explainedIn(who: string, state: SyncState, gazetteer: Gazetteer): readonly Explanation[] {
  const unit = unitNamed(who, state, gazetteer);
  const isOnly = state.registered.length === 1;
  const found = [
    ...state.registered.flatMap((one) => explanationsOf(who, unit, one, { gazetteer, isOnly })),
    ...explainedDuties(who, unit, state.dutyPlans.states),
  ];
  return found.length > 0 || unit === null ? found : [outsidePlans(unit, state, gazetteer)];
}

/** By its code, or by a name that means it and no other. */
function unitNamed(who: string, { registered }: SyncState, gazetteer: Gazetteer): string | null {
  if (gazetteer.nameOf(who.trim()) !== null) return who.trim();
  const aliases = registered.flatMap(({ decided }) => decided.aliases);
  return gazetteer.withAliases(aliases).match(who).code;
}

/** A unit of the province that nobody asked for anything, and of which nobody registered. */
function outsidePlans(code: string, { registered }: SyncState, gazetteer: Gazetteer): Explanation {
  const plans = registered.map(({ plan }) => `“${plan.title}”`).join(', ');
  const { province } = gazetteer;
  const steps = [
    `Là đơn vị của ${[province.type, province.name].join(' ').trim()}, không có trong lớp nào của ${plans}.`,
    'Chưa có phản hồi nào ghi đơn vị này.',
  ];
  return {
    about: `${gazetteer.nameOf(code) ?? code} (mã ${code})`,
    state: 'Không thuộc kế hoạch nào trong bảng tính',
    reasons: steps.map((text) => ({ rule: 'R2', text })),
  };
}

/** Of several plans every explanation says which it is about. */
function explanationsOf(
  who: string,
  unit: string | null,
  { plan, reconciliation }: RegisteredPlanState,
  { gazetteer, isOnly }: { readonly gazetteer: Gazetteer; readonly isOnly: boolean },
): Explanation[] {
  const directory = directoryOf(plan, reconciliation, gazetteer.units);
  const units = reconciliation.units.filter((one) => one.code === unit);
  const ofPlan = isOnly ? '' : ` – ${plan.title}`;
  return [
    ...units.map((one) => ({
      about: `${one.name} (mã ${one.code})${ofPlan}`,
      state: UNIT_STATE_WORDS[one.state],
      reasons: explainUnit(one, directory),
    })),
    ...peopleNamed(who, unit, directory).map((one) => ({
      about: `${maskPhones(one.fullName)}${one.row === null ? '' : `, ${one.place ?? `dòng ${one.row}`}`} (mã ${one.key})${ofPlan}`,
      state: STATUS_WORDS[one.status].label,
      reasons: explainRegistration(one, directory),
    })),
    ...problemsNamed(who, reconciliation.rowProblems).map(({ row, place, detail }) => ({
      about: `${place ?? `dòng ${row}`}${ofPlan}`,
      state: 'Không đăng ký cho ai',
      reasons: [{ rule: 'R1', text: maskPhones(detail) }],
    })),
  ];
}

function peopleNamed(who: string, unit: string | null, directory: Directory): readonly Registration[] {
  const { registrations } = directory.reconciliation;
  const row = rowNamed(who);
  if (row !== null) return registrations.filter((one) => one.row === row);
  const byKey = registrations.filter((one) => one.key === who.trim());
  if (byKey.length > 0) return byKey;
  const wanted = nameKeys(who).k2;
  if (wanted === '') return [];
  const whole = registrations.filter((one) =>
    [one.fullName, one.name].some((name) => nameKeys(name).k2 === wanted),
  );
  if (whole.length > 0) return whole;
  // What was typed into the form counts too: "Long Phú" is asked for because a row waits with just that.
  const isTyped = (one: Registration) => one.unit === null && nameKeys(one.unitTyped).k2 === wanted;
  // Of a unit of the plan its own explanation tells who waits.
  const isOutside = (one: Registration) =>
    unit !== null && one.unit === unit && directory.unitStates(unit).length === 0;
  return registrations.filter((one) => isTyped(one) || isOutside(one));
}

function problemsNamed(who: string, problems: readonly RowProblem[]): readonly RowProblem[] {
  const row = rowNamed(who);
  if (row !== null) return problems.filter((one) => one.row === row);
  const wanted = nameKeys(who).k2;
  const isSaid = (text: string | undefined) => text !== undefined && nameKeys(text).k2 === wanted;
  return wanted === '' ? [] : problems.filter(({ says }) => isSaid(says?.names) || isSaid(says?.unitTyped));
}

/** “dòng 12”; null: it is no row that is asked for. */
export function rowNamed(who: string): number | null {
  const row = /^dòng\s+(\d+)$/iu.exec(who.trim().normalize('NFC'))?.[1];
  return row === undefined ? null : Number(row);
}
