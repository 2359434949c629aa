/**
 * What staff set about reports: whether periods from before the plan was issued count (P8), on which day data is closed and
 * within how many days a report is sent (P11), and the reports that somebody asked for out of turn (P98).
 */
import type { ExpandOptions } from '../../obligations/expand.ts';
import type { Duty, DutyPlan, PartySet, ReportingRegime } from '../../plan/duty-plan.ts';
import { periodsOfDuty } from '../../plan/periods-of-duty.ts';
import { dutyOf } from '../../plan/plan-parts.ts';
import { dayCell, isBlank, textCell } from '../../programme/progress-cell.ts';
import { displayDay } from '../../time/local-date.ts';
import { isChecked } from '../../workbook/check.ts';
import { DUTY_ROW, REPORTS_TAB } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { ENTRY_COLUMNS, SETTING_COLUMNS } from './report-columns.ts';
import { isReport, namedReport, owedBy, ReportParties, reportNames, reportsOwed } from './reports-owed.ts';

export function reportAsks(input: DutyTabInput): ExpandOptions {
  const fromStart = new Set<string>();
  const regimes = new Map<string, ReportingRegime>();
  for (const duty of settableDuties(input.plan)) {
    const { isFromStart, regime } = settingOf(duty, input);
    if (isFromStart) fromStart.add(duty.key);
    if (regime !== null) regimes.set(duty.key, regime);
  }
  return { fromStart, regimes };
}

/** Reports of periods: of others the plan says the day. */
export function settableDuties(plan: DutyPlan): readonly Duty[] {
  return plan.duties.filter((duty) => isReport(duty, plan) && (duty.periods !== null || duty.every !== null));
}

interface Setting {
  readonly isFromStart: boolean;
  /** Null: as the plan has it. */
  readonly regime: ReportingRegime | null;
  readonly problems: readonly string[];
}

export function settingOf(
  duty: Duty,
  { plan, sheet, asOf }: Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf'>,
): Setting {
  const row = new RowOn(sheet, REPORTS_TAB.of(plan.id), DUTY_ROW.of(duty.key), asOf);
  const problems: string[] = [];
  const number = (column: string, least: number, most: number, what: string): number | null => {
    const value = row.value(column);
    const read = wholeNumber(value, least, most);
    if (read === null && !isBlank(value))
      problems.push(`Cần ghi ${what} từ ${least} đến ${most}; đang ghi “${String(value)}”, chưa tính.`);
    return read;
  };
  const closesOn = number(SETTING_COLUMNS.closesOn, 1, 31, 'ngày chốt số liệu');
  const sendWithin = number(SETTING_COLUMNS.sendWithin, 0, SEND_WITHIN_MAX, 'số ngày gửi sau khi chốt');
  const isSet = closesOn !== null || sendWithin !== null;
  const { reporting } = plan;
  return {
    isFromStart: isChecked(row.value(SETTING_COLUMNS.fromStart)),
    regime: isSet
      ? { closesOn: closesOn ?? reporting.closesOn, sendWithin: sendWithin ?? reporting.sendWithin }
      : null,
    problems,
  };
}

/** Longer than a quarter nobody waits for a report. */
const SEND_WITHIN_MAX = 90;

function wholeNumber(value: CellValue, least: number, most: number): number | null {
  const number = typeof value === 'string' && /^\d{1,2}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
    ? number
    : null;
}

/** How many periods ended before the plan was issued. */
export function earlierPeriods(duty: Duty, plan: DutyPlan): number {
  const all = periodsOfDuty(duty, plan, new Set([duty.key]))?.length ?? 0;
  return all - (periodsOfDuty(duty, plan)?.length ?? 0);
}

/** How the due days of a report come about, for whoever wonders. */
export function settingText(duty: Duty, input: Pick<DutyTabInput, 'plan' | 'sheet' | 'asOf'>): string {
  const { plan } = input;
  const { isFromStart, regime, problems } = settingOf(duty, input);
  const earlier = earlierPeriods(duty, plan);
  const issued = plan.issued === null ? '' : ` ${displayDay(plan.issued)}`;
  const early = isFromStart
    ? `Tính cả ${earlier} kỳ kết thúc trước ngày ban hành${issued}.`
    : `Không tính ${earlier} kỳ kết thúc trước ngày ban hành${issued}.`;
  return [...problems, regimeText(duty, plan, regime), ...(earlier === 0 ? [] : [early])].join('\n');
}

function regimeText(duty: Duty, { reporting }: DutyPlan, regime: ReportingRegime | null): string {
  const { closesOn, sendWithin } = regime ?? reporting;
  if (closesOn === null && sendWithin === null) {
    if (duty.due !== null) return `Hạn theo văn bản: ${duty.due}.`;
    return 'Văn bản không nêu ngày chốt số liệu: hạn là ngày cuối kỳ.';
  }
  const closing = closesOn === null ? 'ngày cuối kỳ' : `ngày ${closesOn} của tháng cuối kỳ`;
  const sending = sendWithin === null || sendWithin === 0 ? '' : ` và gửi trong ${sendWithin} ngày sau đó`;
  const whose = regime === null ? 'Theo kế hoạch' : 'Cán bộ đặt';
  return `${whose}: chốt số liệu ${closing}${sending}.`;
}

/** P98: a row with a due day of its own asks for a report that no period asks for. */
export function withSuddenReports(input: DutyTabInput): DutyPlan {
  const { plan, sheet, asOf } = input;
  const tab = REPORTS_TAB.of(plan.id);
  const owed = reportsOwed(plan, reportAsks(input));
  const parties = new ReportParties(input, owed);
  const nameOf = reportNames(owed, plan);
  const sets: PartySet[] = [];
  const duties: Duty[] = [];
  for (const key of everyEntry(sheet, tab)) {
    const row = new RowOn(sheet, tab, key, asOf);
    const due = dayCell(row.value(ENTRY_COLUMNS.ownDue)).value;
    if (due === null) continue;
    const label = textCell(row.value(ENTRY_COLUMNS.report)) ?? SUDDEN_LABEL;
    const party = parties.named(row.value(ENTRY_COLUMNS.party));
    if (party !== null && namedReport(label, owedBy(party, owed, plan), nameOf) !== null) continue;
    const set = party === null ? parties.namedSet(row.value(ENTRY_COLUMNS.party)) : onlySet(key, party);
    if (set === null) continue;
    if (party !== null) sets.push(set);
    duties.push(
      dutyOf(
        { key, who: set.key, spread: 'each', what: 'report', label, due: displayDay(due), ours: true },
        set,
      ),
    );
  }
  if (duties.length === 0) return plan;
  return { ...plan, parties: [...plan.parties, ...sets], duties: [...plan.duties, ...duties] };
}

const SUDDEN_LABEL = 'Báo cáo đột xuất';

function onlySet(key: string, { key: party, set, name }: ReportParties['all'][number]): PartySet {
  return { ...set, key, label: name, members: [party], count: null, size: null, ours: true };
}
