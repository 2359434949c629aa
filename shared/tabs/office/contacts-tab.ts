/**
 * `Đầu mối`: whom to ask about a plan, and under which number (P15, P79). The document says for what; names and numbers are typed
 * by the office and stand here alone, so that no list, log or summary carries them along.
 */
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { CONTACTS_TAB, ENTRY_ROW, HEADER_ROW } from '../../workbook/keys.ts';
import type { CellFormat, Column, Row, Tab } from '../../workbook/model.ts';
import { adoptEntries } from './adopt-entries.ts';
import type { DutyPlanState, DutyTab } from './duty-plan-state.ts';
import { CONTACT_CELLS, type Contact, readContacts } from './read-contacts.ts';

const COLUMNS: readonly Column[] = [
  { key: 'number', title: 'Thứ tự', owner: 'server', kind: 'text', width: 11, wrap: true },
  { key: 'what', title: 'Việc', owner: 'server', kind: 'text', width: 36, wrap: true },
  { key: 'document', title: 'Theo văn bản', owner: 'server', kind: 'text', width: 34, wrap: true },
  { key: 'name', title: 'Họ và tên', owner: 'staff', kind: 'text', width: 24, wrap: true },
  { key: 'post', title: 'Chức vụ, bộ phận', owner: 'staff', kind: 'text', width: 28, wrap: true },
  { key: 'phone', title: 'Số điện thoại', owner: 'staff', kind: 'phone', width: 15, wrap: true },
  { key: 'note', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 24, wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 34, wrap: true },
];

const TEXT: CellFormat = { kind: 'text', wrap: true };
/** A row of staff's own says itself what it is for. */
const ENTRY_LOOK: Required<Pick<Row, 'staffCells' | 'formats'>> = {
  staffCells: CONTACT_CELLS,
  formats: { what: TEXT },
};

export const CONTACTS: DutyTab = {
  tab: CONTACTS_TAB,
  labelColumns: ['number', 'what'],
  // Rows of both kinds are sorted together: each has a number of the system's, so that nobody's phone goes to another's work.
  identity: { place: [], entity: ['number'], also: ['document', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  adopt: (sheet, plan) =>
    adoptEntries(sheet, CONTACTS_TAB.of(plan.id), HEADER_ROW, CONTACT_CELLS, ENTRY_LOOK),
  layout: (state) => [layoutContacts(state)],
  summary: contactSentences,
};

function layoutContacts(state: DutyPlanState): Tab {
  return {
    key: CONTACTS_TAB.of(state.plan.id),
    title: 'Đầu mối',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'number', 'ĐẦU MỐI'),
      textRow('plan', 'subtitle', 'number', state.plan.title),
      ...HELP.map((text, at) => textRow(`help-${at + 1}`, 'info', 'number', text)),
      headerRow(COLUMNS),
      ...readContacts(state).map((contact, at) => contactRow(contact, at + 1)),
    ],
    frozenThrough: HEADER_ROW,
    tones: [{ columns: ['problem'], startsWith: 'Cần', tone: 'orange' }],
    orientation: 'landscape',
    colour: 'grey',
    staffRowsAfter: HEADER_ROW,
    staffRow: ENTRY_LOOK,
  };
}

const HELP = [
  'Ai trả lời về việc gì. Tên và số điện thoại do cơ quan tự ghi; thêm đầu mối thì ghi tiếp vào dòng trống bên dưới.',
  'Số điện thoại chỉ nằm ở tab này: không đưa vào “Tổng hợp”, “Cần xử lý” hay “Nhật ký”.',
];

function contactRow({ row, named, what, problems }: Contact, place: number): Row {
  const problem = problems.join('\n') || null;
  const [added] = ENTRY_ROW.partsOf(row) ?? [];
  if (added !== undefined)
    return { key: row, kind: 'data', cells: { number: `Thêm ${added}`, problem }, ...ENTRY_LOOK };
  const number = named === null ? 'Chung' : `Văn bản ${place}`;
  const inDocument = [named?.name, named?.post].filter((text) => text !== null && text !== undefined);
  const document = named === null ? 'Văn bản không nêu đầu mối' : inDocument.join(' – ') || null;
  return { key: row, kind: 'data', cells: { number, what, document, problem } };
}

/** Of those that the document names; without a number, as everything that managers read. */
function contactSentences(state: Omit<DutyPlanState, 'summary'>): readonly string[] {
  const named = readContacts(state).filter((one) => one.named !== null);
  const missing = named.filter(({ phones }) => phones.length === 0);
  if (missing.length === 0) return [];
  const names = missing.map(({ what }) => what ?? '').join('; ');
  return [
    `Đầu mối: ${named.length - missing.length}/${named.length} việc đã có số điện thoại; chưa có: ${names}.`,
  ];
}
