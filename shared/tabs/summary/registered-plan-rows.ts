/** P7: what a further plan that people register for comes to, in its block of `Tổng hợp`. */
import { classDays } from '../../plan/class-days.ts';
import { classSessions } from '../../plan/class-sessions.ts';
import { countPlaces, groupPlaces } from '../../obligations/count-places.ts';
import type { HeldPlace } from '../../obligations/place.ts';
import { attendanceSentences } from '../../registrations/attendance-words.ts';
import type { ClassState } from '../../registrations/registration.ts';
import { flowLines } from '../../text/flow-lines.ts';
import { displayDay } from '../../time/local-date.ts';
import { CLASS_TAB } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { RegisteredPlan } from '../../decisions/registered-plan.ts';
import { accountLines } from './account-rows.ts';
import { arrivalRows, furtherArrivalsKey } from './arrival-rows.ts';
import {
  asOfText,
  classNote,
  deadlineText,
  nameOfUnit,
  NOBODY_SEATED,
  waitingByUnit,
} from './class-sentences.ts';
import type { SummaryRow } from './summary-row.ts';

export function registeredPlanRows(state: RegisteredPlan): readonly SummaryRow[] {
  const { plan, reconciliation } = state;
  if (plan.classes.length === 0) return reconciliation.account.rows === 0 ? [] : accountRowsOf(state);
  return [
    { key: 'deadline', kind: 'info', label: deadlineText(plan) },
    { key: 'registered-as-of', kind: 'info', label: asOfText(reconciliation) },
    {
      key: 'classes',
      kind: 'header',
      label: 'Lớp',
      text: 'Thời gian, địa điểm',
      rate: 'Tỷ lệ',
      counts: COUNTS.map(([title]) => title),
      note: 'Hệ thống lưu ý',
    },
    ...classRows(state),
    ...nobodyRows(state),
    ...attendanceRows(state),
    ...accountRowsOf(state),
    ...arrivalRows(reconciliation, plan).map((row) => ({ ...row, key: furtherArrivalsKey(row.key) })),
  ];
}

/** Of a plan whose classes stand in no plan (P60) the account is all that is told here. */
function accountRowsOf({ reconciliation }: RegisteredPlan): readonly SummaryRow[] {
  return accountLines(reconciliation).map(({ key, words, text }) => ({
    key: `account-${key}`,
    kind: 'info',
    label: `${words}: ${text}`,
  }));
}

interface Counted {
  readonly states: readonly ClassState[];
  readonly places: readonly HeldPlace[];
}

/** As many as the columns of the first plan leave room for, whatever its roles. */
const COUNTS: readonly (readonly [string, (counted: Counted) => number])[] = [
  ['Đơn vị', ({ places }) => countPlaces(places).parties.all],
  ['Chỗ', ({ places }) => countPlaces(places).places],
  ['Đã đăng ký', ({ places }) => countPlaces(places).taken + countPlaces(places).open],
  ['Còn thiếu', ({ places }) => countPlaces(places).vacant],
  ['Đơn vị đủ', ({ places }) => countPlaces(places).parties.full],
  ['Đơn vị thiếu', ({ places }) => countPlaces(places).parties.short],
  ['Đơn vị chưa có ai', ({ places }) => countPlaces(places).parties.none],
  ['Vượt chỉ tiêu chờ duyệt', ({ states }) => sumOf(states, (one) => one.extraPending)],
  ['Bổ sung đã duyệt', ({ states }) => sumOf(states, (one) => one.extraApproved)],
  ['Tổng dự', ({ states }) => sumOf(states, (one) => one.headcount)],
];

function sumOf(states: readonly ClassState[], count: (state: ClassState) => number): number {
  return states.reduce((total, state) => total + count(state), 0);
}

function classRows({ plan, reconciliation, classStates }: RegisteredPlan): readonly SummaryRow[] {
  const { classes, places } = reconciliation;
  const placesOf = groupPlaces(places, 'occasion');
  const rows = classes.flatMap((state): readonly SummaryRow[] => {
    const planned = plan.classes.find(({ code }) => code === state.code);
    if (planned === undefined) return [];
    const days = classDays(planned).map(displayDay).join(', ');
    const standing = classStates.get(state.code);
    return [
      {
        key: `class-${state.code}`,
        kind: 'data',
        label: planned.label,
        text: [days, planned.venue].filter((part) => part !== '').join(' – '),
        ...countsOf({ states: [state], places: placesOf.get(state.code) ?? [] }),
        note: [classNote(state), ...(standing === undefined ? [] : [standing])].join('; '),
        link: CLASS_TAB.of(state.code),
      },
    ];
  });
  if (rows.length < 2) return rows;
  const total: SummaryRow = {
    key: 'classes-total',
    kind: 'total',
    text: 'Tổng cộng',
    ...countsOf({ states: classes, places }),
  };
  return [...rows, total];
}

function countsOf(counted: Counted): { readonly counts: readonly CellValue[]; readonly rate: CellValue } {
  const { places, taken } = countPlaces(counted.places);
  return { counts: COUNTS.map(([, count]) => count(counted)), rate: places === 0 ? null : taken / places };
}

/** Units with no seat taken, class by class: the first to be called. */
function nobodyRows({ plan, reconciliation }: RegisteredPlan): readonly SummaryRow[] {
  const waiting = waitingByUnit(reconciliation);
  return plan.classes.flatMap(({ code, label }) => {
    const none = reconciliation.units.filter((unit) => unit.class === code && unit.state === 'none');
    const [first, ...others] = none.map((unit) => nameOfUnit(unit, waiting));
    if (first === undefined) return [];
    const begin = `${NOBODY_SEATED} – ${label} (${none.length} đơn vị): ${first}`;
    return flowLines([begin, ...others], '; ', LINE_CHARACTERS_MAX).map(
      (text, at): SummaryRow => ({ key: `none-${code}-${at + 1}`, kind: 'info', label: text }),
    );
  });
}

function attendanceRows({ plan, reconciliation }: RegisteredPlan): readonly SummaryRow[] {
  const names = new Map(reconciliation.units.map(({ code, name }) => [code, name]));
  return reconciliation.classes.flatMap(({ code, attendance }) => {
    const planned = plan.classes.find((one) => one.code === code);
    if (planned === undefined || attendance === undefined) return [];
    const sentences = attendanceSentences(
      attendance,
      classSessions(planned),
      (unit) => names.get(unit) ?? unit,
    );
    return flowLines([`Điểm danh ${planned.label}:`, ...sentences], ' ', LINE_CHARACTERS_MAX).map(
      (text, at): SummaryRow => ({ key: `attendance-${code}-${at + 1}`, kind: 'info', label: text }),
    );
  });
}

/** As much as runs over the columns on a laptop's screen. */
const LINE_CHARACTERS_MAX = 125;
