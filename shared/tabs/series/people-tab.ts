/** The tab of one class of a series: who registered, who has a place, who waits, who came (P60, P61). People, not units. */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { freeSeats, type SeatState } from '../../series/class-seats.ts';
import { isOpened, SERIES_CLASS_WORDS, type SeriesClass } from '../../series/series-class.ts';
import { serialOfInstant } from '../../time/local-date.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { FORM_ROW, HEADER_ROW, SERIES_CLASS_TAB } from '../../workbook/keys.ts';
import type { Change, Row, Tab } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { adoptEntries, entryRows } from '../office/adopt-entries.ts';
import { asOfText } from '../office/duty-cells.ts';
import type { DutyPlanState, DutyTab } from '../office/duty-plan-state.ts';
import { peopleColumns, PERSON_FIELDS } from './people-columns.ts';
import type { FormState } from './form-people.ts';
import { type ClassPeople, seatedPeople } from './read-people.ts';
import { placeParts } from './place-text.ts';
import { readSeries } from './read-series.ts';
import { classDuties } from './series-columns.ts';

export const SERIES_CLASSES: DutyTab = {
  tab: {
    prefix: SERIES_CLASS_TAB.prefix,
    is: SERIES_CLASS_TAB.is,
    of: (plan) => SERIES_CLASS_TAB.of(plan, ''),
    partsOf: (key) => {
      const [plan] = SERIES_CLASS_TAB.partsOf(key) ?? [];
      return plan === undefined ? null : [plan];
    },
  },
  labelColumns: ['name'],
  identity: { place: [], entity: ['number', 'submitted'], also: ['state', 'listed', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  adopt: adoptPeople,
  layout: (state) => (classDuties(state.plan).length === 0 ? [] : layoutClasses(state)),
};

function adoptPeople(sheet: StaffSheet, plan: DutyPlan): readonly Change[] {
  return sheet.snapshot.tabs
    .filter(({ key }) => SERIES_CLASS_TAB.partsOf(key)?.[0] === plan.id)
    .flatMap(({ key }) => adoptEntries(sheet, key, HEADER_ROW, PERSON_FIELDS));
}

/** One is made where registration is open, and stays where somebody is in it. */
function layoutClasses(state: DutyPlanState): readonly Tab[] {
  const { classes, people } = readSeries(state);
  return classes.flatMap((one): readonly Tab[] => {
    const list = people.get(one.row);
    if (list === undefined || one.code === null) return [];
    const isWanted = (isOpened(one) && one.standing === 'open') || state.sheet.hasTab(list.tab);
    return isWanted || list.people.length > 0 ? [layoutClass(one, list, state)] : [];
  });
}

function layoutClass(one: SeriesClass, list: ClassPeople, state: DutyPlanState): Tab {
  const columns = one.duty === null ? [] : peopleColumns(state.plan, one.duty);
  return {
    key: list.tab,
    title: `Lớp ${one.code ?? ''}`,
    columns,
    rows: [
      textRow('title', 'title', 'number', `LỚP ${one.code ?? ''}`),
      textRow('group', 'subtitle', 'number', one.duty?.label ?? ''),
      textRow('place', 'info', 'number', placeText(one)),
      textRow('counts', 'info', 'number', countsText(one, list)),
      textRow('as-of', 'info', 'number', asOfText(state.asOf)),
      textRow('help', 'info', 'number', HELP),
      headerRow(columns),
      ...personRows(list, state),
    ],
    frozenThrough: HEADER_ROW,
    tones: [
      { columns: ['state'], startsWith: SEATED, tone: 'green' },
      { columns: ['state'], startsWith: WAITING, tone: 'orange' },
      { columns: ['state'], startsWith: BEYOND, tone: 'red' },
      { columns: ['state'], startsWith: SUSPECTED, tone: 'orange' },
      { columns: ['state'], startsWith: JOINED, tone: 'grey' },
      { columns: ['state'], startsWith: WITHDRAWN, tone: 'grey' },
    ],
    orientation: 'landscape',
    staffRowsAfter: HEADER_ROW,
  };
}

const SEATED = 'Giữ chỗ';
const WAITING = 'Danh sách chờ';
const BEYOND = 'Vượt quy mô';
const SUSPECTED = 'Nghi trùng';
const JOINED = 'Trùng dòng khác';
/** Also how a row says that its response asks for nothing any more. */
export const WITHDRAWN = 'Thôi dự';

const HELP =
  'Mỗi người một dòng, ghi tiếp vào dòng trống; ai ghi trước giữ chỗ trước. Chỗ trả lại chỉ giao cho người chờ khi cán bộ chọn “Cho vào lớp”. Có mặt: x; vắng có lý do: P; vắng không lý do: K.';

function placeText(one: SeriesClass): string {
  return [...placeParts(one), SERIES_CLASS_WORDS[one.state]].join(' · ');
}

function countsText({ capacity }: SeriesClass, list: ClassPeople): string {
  const { seats, people, present } = list;
  const kinds = [...seats.values()].map(({ kind }) => kind);
  const count = (kind: SeatState['kind']) => kinds.filter((one) => one === kind).length;
  const free = freeSeats(seats, capacity);
  const seated = count('seated') + count('beyond');
  return [
    `${people.length} dòng đăng ký`,
    seatedText(seated, seatedPeople(list), capacity),
    `${count('waiting')} người chờ`,
    ...(free !== null && free > 0 && count('waiting') > 0 ? [`còn ${free} chỗ chưa giao cho người chờ`] : []),
    present === null ? 'chưa điểm danh' : `${present.length} người có mặt`,
  ].join(' · ');
}

function seatedText(seats: number, people: number, capacity: number | null): string {
  const of = capacity === null ? '' : `/${capacity}`;
  const unknown = capacity === null ? ' (chưa ghi sức chứa)' : '';
  return seats === people
    ? `${seats}${of} người có chỗ${unknown}`
    : `${seats}${of} chỗ đã giao cho ${people} người${unknown}`;
}

/** Those that staff typed, then those made of responses in the order in which they were sent. */
function personRows(list: ClassPeople, { sheet }: DutyPlanState): readonly Row[] {
  const { tab, people, seats, problems, form } = list;
  const sent = new Map(form.rows.map((one) => [one.row, one]));
  const fresh = form.rows.filter((one) => one.fresh !== null).map(({ row }) => row);
  const stands = entryRows(sheet, tab, PERSON_FIELDS);
  const inTime = (row: string) => sent.get(row)?.submittedAt ?? 0;
  const ofForm = [...stands.filter((row) => FORM_ROW.is(row)), ...fresh].toSorted(
    (a, b) => inTime(a) - inTime(b),
  );
  return [...stands.filter((row) => !FORM_ROW.is(row)), ...ofForm].map((key): Row => {
    const person = people.find(({ row }) => row === key);
    const seat = person === undefined ? undefined : seats.get(person.key);
    const one = sent.get(key);
    const cells = {
      number: person?.number ?? null,
      listed: person?.listed ?? null,
      state: stateText(one?.state ?? 'seat', seat),
      problem: problems.all.get(key)?.join('\n') ?? null,
      submitted: one === undefined || one.submittedAt === null ? null : serialOfInstant(one.submittedAt),
    };
    const begins = one?.fresh ?? null;
    return { key, kind: 'data', cells, ...(begins === null ? {} : { staffInitial: { ...begins } }) };
  });
}

function stateText(state: FormState, seat: SeatState | undefined): string | null {
  if (state === 'suspected') return SUSPECTED;
  if (state === 'joined') return JOINED;
  if (state !== 'seat') return WITHDRAWN;
  return seat === undefined ? null : seatText(seat);
}

function seatText(seat: SeatState): string {
  switch (seat.kind) {
    case 'seated':
      return SEATED;
    case 'beyond':
      return BEYOND;
    case 'waiting':
      return `${WAITING}, thứ ${seat.place}`;
    case 'withdrawn':
      return WITHDRAWN;
    default:
      return seat satisfies never;
  }
}
