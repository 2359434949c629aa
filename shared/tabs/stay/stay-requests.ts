/** The requests of a plan at the end of a day: who asks for what, and whether it counts (P75, P76). */
import type { StayTerms } from '../../plan/duty-plan.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { nameKeys } from '../../people/person-name.ts';
import { dayOf, displayDay, type IsoDay } from '../../time/local-date.ts';
import { ENTRY_ROW, STAY_TAB } from '../../workbook/keys.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { entryRows } from '../office/adopt-entries.ts';
import { RowOn } from '../office/cells-on.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import { type AskingParty, partyReader } from './asking-parties.ts';
import { firstSeen } from './first-seen.ts';
import { readRequest, type RequestRead } from './read-request.ts';
import { type StaySlot, slotsOf } from './stay-slots.ts';
import type { StayState } from './stay-state.ts';

export type Seen = Omit<DutyPlanState, 'summary'>;

export interface StayRequest extends RequestRead {
  readonly party: AskingParty | null;
  readonly state: StayState;
  /** Nobody knows whether the person holds a place in person. */
  readonly isUnchecked: boolean;
}

/** Every row that staff ever added, in the order of their numbers. */
function stayRows(sheet: StaffSheet, tab: string): readonly string[] {
  const numberOf = (row: string) => Number(ENTRY_ROW.partsOf(row)?.[0]);
  return sheet
    .used(tab)
    .filter(ENTRY_ROW.is)
    .toSorted((one, other) => numberOf(one) - numberOf(other));
}

/** Those that stand; where the whole tab was deleted, those that held something: they come back with it. */
export function shownRows(sheet: StaffSheet, tab: string, columns: readonly string[]): readonly string[] {
  return entryRows(sheet, tab).filter(
    (row) => sheet.stands(tab, row) || columns.some((column) => !isBlank(sheet.value(tab, row, column))),
  );
}

export function requestsOf(state: Seen, terms: StayTerms): readonly StayRequest[] {
  const { plan, sheet, asOf } = state;
  const tab = STAY_TAB.of(plan.id);
  const slots = slotsOf(terms);
  const read = stayRows(sheet, tab).flatMap(
    (row) => readRequest(new RowOn(sheet, tab, row, asOf), slots, asOf) ?? [],
  );
  const judge = judgeOf(state, terms, slots);
  return withTwins(read.map(judge));
}

function judgeOf(
  state: Seen,
  terms: StayTerms,
  slots: readonly StaySlot[],
): (read: RequestRead) => StayRequest {
  const { plan, sheet, filled } = state;
  const partyOf = partyReader(plan, state);
  const since = firstSeen(sheet, STAY_TAB.of(plan.id));
  const lists = filled.all.filter(({ obligation }) => obligation.duty.key === terms.duty);
  const dueOf = (party: AskingParty) => {
    const own = lists.find(({ obligation }) => obligation.party === party.key) ?? lists[0];
    return own?.obligation.due ?? null;
  };
  const nils = new Set(lists.filter((one) => one.state === 'nil').map(({ obligation }) => obligation.party));
  return (read) => {
    const asked = partyOf(read.unit, read.role);
    const problems = [...read.problems, ...missing(read, slots)];
    if (asked.problem !== null) problems.push(asked.problem);
    const { party } = asked;
    if (party !== null && nils.has(party.key)) problems.push(NIL_SAID);
    const isMissing = read.name === null || read.slots.size === 0 || party === null;
    const holds = read.name === null || party === null ? null : state.holdsPlace(read.name, party.key);
    if (holds === 'none') problems.push(HOLDS_NO_PLACE);
    if (holds === 'withdrawn') problems.push(WITHDRAWN);
    const time = timeOf(read, party === null ? null : dueOf(party), dayOf(since(read.name, read.unit)));
    if (!isMissing && time.problem !== null && read.approval === null) problems.push(time.problem);
    const isOutside = (party === null && 'isOutside' in asked && asked.isOutside) || holds === 'none';
    const standing = { isMissing, isOutside, isWithdrawn: holds === 'withdrawn', time: time.state };
    return { ...read, party, problems, state: stateOf(read, standing), isUnchecked: holds === 'unknown' };
  };
}

const NIL_SAID =
  'Đơn vị đã báo “Không phát sinh” ở tab “Nghĩa vụ”, nhưng có người đăng ký; đề nghị kiểm tra.';
const HOLDS_NO_PLACE = 'Không giữ chỗ dự trực tiếp: không được đăng ký ăn, nghỉ.';
const WITHDRAWN = 'Đã rút khỏi danh sách dự trực tiếp: đăng ký ăn, nghỉ không còn tính.';

/** What a person must still write. */
function missing({ name, sex, slots: asked }: RequestRead, slots: readonly StaySlot[]): readonly string[] {
  const isNight = slots.some(({ key, kind }) => kind === 'night' && asked.has(key));
  return [
    ...(name === null ? ['Cần ghi họ và tên.'] : []),
    ...(asked.size === 0 ? ['Chưa đánh x bữa hoặc đêm nào.'] : []),
    ...(isNight && sex === null ? ['Cần ghi Nam hoặc Nữ để xếp phòng.'] : []),
  ];
}

interface TimeSaid {
  readonly state: 'inTime' | 'late' | 'unclearTime';
  readonly problem: string | null;
}

/** @param seenOn the day on which the row was first seen: what stood there in time is in time, whatever else is unknown. */
function timeOf({ registeredOn }: RequestRead, due: IsoDay | null, seenOn: IsoDay): TimeSaid {
  if (due === null) return { state: 'inTime', problem: null };
  const end = `hạn ${displayDay(due)}`;
  if (registeredOn !== null) {
    if (registeredOn <= due) return { state: 'inTime', problem: null };
    return {
      state: 'late',
      problem: `Đăng ký ngày ${displayDay(registeredOn)}, sau ${end}: cần cán bộ duyệt.`,
    };
  }
  if (seenOn <= due) return { state: 'inTime', problem: null };
  const problem = `Chưa có lúc đăng ký; dòng này được thấy từ ngày ${displayDay(seenOn)}, sau ${end}: đề nghị ghi ngày, hoặc duyệt.`;
  return { state: 'unclearTime', problem };
}

function stateOf(
  { approval }: RequestRead,
  standing: {
    readonly isMissing: boolean;
    readonly isOutside: boolean;
    readonly isWithdrawn: boolean;
    readonly time: TimeSaid['state'];
  },
): StayState {
  if (approval === 'refused') return 'refused';
  if (standing.isOutside) return 'outside';
  if (standing.isWithdrawn) return 'withdrawn';
  if (standing.isMissing) return 'incomplete';
  if (standing.time === 'inTime') return 'received';
  return approval === 'approved' ? 'approved' : standing.time;
}

/** Two rows of one name and unit may be one person written twice: both count, and a person looks. */
function withTwins(requests: readonly StayRequest[]): readonly StayRequest[] {
  const keyOf = ({ name, party }: StayRequest) =>
    name === null || party === null ? null : JSON.stringify([party.key, nameKeys(name).k1]);
  const counts = new Map<string | null, number>();
  for (const one of requests) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return requests.map((one) => {
    const key = keyOf(one);
    if (key === null || counts.get(key) === 1) return one;
    return { ...one, problems: [...one.problems, TWIN] };
  });
}

const TWIN = 'Trùng họ tên và đơn vị với dòng khác: đang tính cả hai; đề nghị kiểm tra.';
