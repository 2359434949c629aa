/** The requests of a plan at the end of a day: who asks for what, and whether it counts (P75, P76). */
import type { ListGuest } from '../../lists/list-stay.ts';
import type { StayTerms } from '../../plan/duty-plan.ts';
import { nameKeys } from '../../people/person-name.ts';
import { toneKey } from '../../text/vietnamese.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { dayOf, displayDay, type IsoDay, serialOfDay } from '../../time/local-date.ts';
import { STAY_TAB } from '../../workbook/keys.ts';
import { countKeys } from '../../workbook/key-count.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { RowOn } from '../office/cells-on.ts';
import type { DutyPlanState, HoldsPlace } from '../office/duty-plan-state.ts';
import { type AskingParty, partyReader } from './asking-parties.ts';
import { firstSeen } from './first-seen.ts';
import { cellsOfGuest, differenceText, freshGuests, listGuests } from './list-guests.ts';
import { readRequest, type RequestRead, type StayRow } from './read-request.ts';
import { type StaySlot, slotsOf } from '../../plan/stay-slots.ts';
import type { StayState } from './stay-state.ts';

export type Seen = Omit<DutyPlanState, 'summary'>;

export interface StayRequest extends RequestRead {
  readonly party: AskingParty | null;
  readonly state: StayState;
  /** Nobody knows whether the person holds a place in person. */
  readonly isUnchecked: boolean;
}

export function requestsOf(state: Seen, terms: StayTerms): readonly StayRequest[] {
  const { plan, sheet, asOf } = state;
  const tab = STAY_TAB.of(plan.id);
  const slots = slotsOf(terms);
  const guests = listGuests(state);
  const rows = [
    ...everyEntry(sheet, tab).map((row) => withDayOfList(new RowOn(sheet, tab, row, asOf), guests, asOf)),
    ...[...freshGuests(state)].map(([row, guest]): StayRow => {
      const cells = cellsOfGuest(guest);
      return { row, value: (column) => cells[column] ?? null };
    }),
  ];
  const read = rows
    .flatMap((row) => readRequest(row, slots, asOf) ?? [])
    .map((request) => withDifference(request, guests.get(request.row), slots));
  const known = knownOf(state, terms, read);
  return withTwins(read.map((one) => judged(one, known)));
}

/** A list whose day of receipt was not known when the row was made says it since: a blank cell is the list's to fill. */
function withDayOfList(row: StayRow, guests: ReadonlyMap<string, ListGuest>, asOf: IsoDay): StayRow {
  const day = guests.get(row.row)?.receivedOn ?? null;
  if (day === null || day > asOf || !isBlank(row.value('registered'))) return row;
  return {
    row: row.row,
    value: (column) => (column === 'registered' ? serialOfDay(day) : row.value(column)),
  };
}

function withDifference(
  request: RequestRead,
  guest: ListGuest | undefined,
  slots: readonly StaySlot[],
): RequestRead {
  const text = guest === undefined ? null : differenceText(guest, request.slots, slots);
  return text === null ? request : { ...request, problems: [...request.problems, text] };
}

/** What requests are judged by. */
interface Known {
  readonly slots: readonly StaySlot[];
  readonly partyOf: ReturnType<typeof partyReader>;
  readonly holdsPlace: HoldsPlace;
  readonly dueOf: (party: AskingParty) => IsoDay | null;
  /** The party said that there is nothing to ask for. */
  readonly saidNil: (party: AskingParty) => boolean;
  /** The day on which somebody was first seen in the tab. */
  readonly seenOn: (read: RequestRead) => IsoDay;
}

function knownOf(state: Seen, terms: StayTerms, all: readonly RequestRead[]): Known {
  const { plan, sheet, filled, holdsPlace } = state;
  const lists = filled.all.filter(({ obligation }) => obligation.duty.key === terms.duty);
  const listOf = ({ key }: AskingParty) => lists.find(({ obligation }) => obligation.party === key);
  const names = countKeys(all.map(nameKeyOf));
  const since = firstSeen(sheet, STAY_TAB.of(plan.id));
  return {
    slots: slotsOf(terms),
    partyOf: partyReader(plan, state),
    holdsPlace,
    // A group sends no list of its own: the day is the same for all.
    dueOf: (party) => (listOf(party) ?? lists[0])?.obligation.due ?? null,
    saidNil: (party) => listOf(party)?.state === 'nil',
    seenOn: (read) => dayOf(since(read.name, read.unit, names.get(nameKeyOf(read) ?? '') === 1)),
  };
}

function nameKeyOf({ name }: RequestRead): string | null {
  return name === null ? null : toneKey(name);
}

function judged(read: RequestRead, known: Known): StayRequest {
  const asked = known.partyOf(read.unit, read.role);
  const { party } = asked;
  const holds = read.name === null || party === null ? null : known.holdsPlace(read.name, party.key);
  const isMissing = read.name === null || read.slots.size === 0 || party === null;
  const time = timeOf(read, party === null ? null : known.dueOf(party), known.seenOn(read));
  const isOpen = !isMissing && read.approval === null;
  const problems = [
    ...read.problems,
    ...missing(read, known.slots),
    ...(asked.problem === null ? [] : [asked.problem]),
    ...(party !== null && known.saidNil(party) ? [NIL_SAID] : []),
    ...(holds === 'none' ? [HOLDS_NO_PLACE] : []),
    ...(holds === 'withdrawn' ? [WITHDRAWN] : []),
    ...(holds === 'waiting' ? [WAITING] : []),
    ...(isOpen && time.problem !== null ? [time.problem] : []),
  ];
  const isOutside = (asked.party === null && asked.isOutside) || holds === 'none';
  const standing = { isMissing, isOutside, isWithdrawn: holds === 'withdrawn', time: time.state };
  return { ...read, party, problems, state: stateOf(read, standing), isUnchecked: holds === 'unknown' };
}

const NIL_SAID =
  'Đơn vị đã báo “Không phát sinh” ở tab “Nghĩa vụ”, nhưng có người đăng ký; đề nghị kiểm tra.';
const HOLDS_NO_PLACE = 'Không giữ chỗ dự trực tiếp: không được đăng ký ăn, nghỉ.';
const WAITING =
  'Chưa giữ chỗ dự trực tiếp: đăng ký dự còn chờ quyết định ở “Cần xử lý”; trong lúc chờ vẫn tính, đề nghị kiểm tra.';
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
  const problem = `Chưa có lúc đăng ký; người này có ở đây từ ngày ${displayDay(seenOn)}, sau ${end}: đề nghị ghi ngày, hoặc duyệt.`;
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
  const keys = requests.map(({ name, party }) =>
    name === null || party === null ? null : JSON.stringify([party.key, nameKeys(name).k1]),
  );
  const counts = countKeys(keys);
  return requests.map((one, at) =>
    (counts.get(keys[at] ?? '') ?? 0) > 1 ? { ...one, problems: [...one.problems, TWIN] } : one,
  );
}

const TWIN = 'Trùng họ tên và đơn vị với dòng khác: đang tính cả hai; đề nghị kiểm tra.';
