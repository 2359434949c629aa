import type { ListGuest } from '../../lists/list-stay.ts';
import type { StayTerms } from '../../plan/duty-plan.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { HEADER_ROW, STAY_TAB } from '../../workbook/keys.ts';
import type { CellFormat, CellValue, Row, Tab } from '../../workbook/model.ts';
import { asOfText } from '../office/duty-cells.ts';
import type { DutyPlanState } from '../office/duty-plan-state.ts';
import { roomProblems } from './check-rooms.ts';
import type { Guest } from './group-guests.ts';
import { cellsOfGuest, freshGuests } from './list-guests.ts';
import { type Occupant, proposeRooms } from './propose-rooms.ts';
import { STAY_TONES, stayColumns } from './stay-columns.ts';
import { entryRows } from '../office/adopt-entries.ts';
import { requestsOf, type StayRequest } from './stay-requests.ts';
import { countedSentence, listsSentence } from './stay-sentences.ts';
import { slotsOf } from '../../plan/stay-slots.ts';
import { isCounted, isOpen, STAY_STATE_WORDS } from './stay-state.ts';
import { type SlotTotal, slotTotals } from './stay-totals.ts';

export function layoutStay(state: DutyPlanState, terms: StayTerms): Tab {
  const { plan, sheet } = state;
  const tab = STAY_TAB.of(plan.id);
  const columns = stayColumns(plan, terms);
  const requests = requestsOf(state, terms);
  const shown = entryRows(
    sheet,
    tab,
    columns.map(({ key }) => key),
  );
  return {
    key: tab,
    title: 'Ăn nghỉ',
    columns,
    rows: [
      ...headingRows(state, terms, requests),
      ...totalRows(slotTotals(requests, terms), terms.beds),
      headerRow(columns),
      ...personRows(shown, requests, terms, freshGuests(state)),
    ],
    frozenThrough: HEADER_ROW,
    tones: STAY_TONES,
    orientation: 'landscape',
    staffRowsAfter: HEADER_ROW,
  };
}

function headingRows(
  state: DutyPlanState,
  terms: StayTerms,
  requests: readonly StayRequest[],
): readonly Row[] {
  const info = (key: string, text: string) => textRow(key, 'info', 'name', text);
  return [
    textRow('title', 'title', 'name', 'ĂN, NGHỈ'),
    textRow('plan', 'subtitle', 'name', state.plan.title),
    info('as-of', asOfText(state.asOf)),
    info('help', terms.ours ? `${HELP} ${OURS}` : HELP),
    info('counted', `${countedSentence(requests)}${listsSentence(state, terms, requests)}`),
    ...(requests.some(({ isUnchecked }) => isUnchecked) ? [info('unchecked', UNCHECKED)] : []),
  ];
}

const HELP = 'Mỗi người một dòng bên dưới; đánh x vào bữa ăn và đêm nghỉ đã đăng ký.';
const OURS = 'Các bữa, các đêm và số giường là do cơ quan đặt ra, văn bản không nêu.';
const UNCHECKED =
  'Chưa đối chiếu với danh sách đại biểu dự trực tiếp (chỉ người giữ chỗ trực tiếp được đăng ký): đề nghị cán bộ kiểm tra.';

function totalRows(totals: readonly SlotTotal[], beds: number): readonly Row[] {
  const nights = totals.filter(({ slot }) => slot.kind === 'night');
  const row = (
    key: string,
    label: string,
    of: readonly SlotTotal[],
    count: (one: SlotTotal) => number,
  ): Row => {
    const cells: Record<string, CellValue> = { name: label };
    const formats: Record<string, CellFormat> = {};
    for (const one of of) {
      cells[one.slot.key] = count(one);
      formats[one.slot.key] = { kind: 'integer', align: 'center' };
    }
    return { key, kind: 'total', cells, formats };
  };
  return [
    row('total-people', 'Số người', totals, ({ people }) => people),
    ...(nights.length === 0
      ? []
      : [
          row('total-men', 'Trong đó nam', nights, ({ men }) => men),
          row('total-women', 'Trong đó nữ', nights, ({ women }) => women),
          row('total-unknown', 'Chưa ghi Nam/Nữ', nights, ({ unknown }) => unknown),
          row('total-rooms', `Số phòng (${beds} giường)`, nights, ({ rooms }) => rooms),
        ]),
  ];
}

function personRows(
  rows: readonly string[],
  requests: readonly StayRequest[],
  terms: StayTerms,
  fresh: ReadonlyMap<string, ListGuest>,
): readonly Row[] {
  const byRow = new Map(requests.map((one) => [one.row, one]));
  const rooms = roomProblems(requests, terms);
  const proposed = proposeRooms(guestsOf(requests, terms), occupantsOf(requests, terms), terms.beds);
  return [...rows, ...fresh.keys()].map((key): Row => {
    const request = byRow.get(key);
    if (request === undefined) return { key, kind: 'data', cells: {} };
    const guest = fresh.get(key);
    const problems = [...request.problems, ...(rooms.get(key) ?? [])];
    return {
      key,
      kind: 'data',
      ...(guest === undefined ? {} : { staffInitial: cellsOfGuest(guest) }),
      cells: {
        state: STAY_STATE_WORDS[request.state],
        ...(hasNights(terms) ? { proposal: proposed.get(key) ?? null } : {}),
        problem: problems.length === 0 ? null : problems.join('\n'),
      },
    };
  });
}

function hasNights({ nights }: StayTerms): boolean {
  return nights.length > 0;
}

/** Those who count, stay a night, and of whom it is known whether they are men or women. */
function guestsOf(requests: readonly StayRequest[], terms: StayTerms): readonly Guest[] {
  return requests.flatMap(({ row, name, sex, party, slots, state }): readonly Guest[] => {
    const nights = nightsOf(slots, terms);
    if (!isCounted(state) || sex === null || party === null || name === null || nights.length === 0)
      return [];
    return [{ row, name, sex, nights, order: party.order, unit: party.name }];
  });
}

function occupantsOf(requests: readonly StayRequest[], terms: StayTerms): readonly Occupant[] {
  return requests.flatMap(({ row, room, sex, slots, state }) => {
    const nights = nightsOf(slots, terms);
    return room === null || !isOpen(state) || nights.length === 0 ? [] : [{ row, room, sex, nights }];
  });
}

function nightsOf(slots: ReadonlySet<string>, terms: StayTerms): readonly string[] {
  return slotsOf(terms).flatMap(({ key, kind }) => (kind === 'night' && slots.has(key) ? [key] : []));
}
