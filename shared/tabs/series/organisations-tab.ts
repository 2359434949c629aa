/**
 * `Danh mục tổ chức`: the cooperatives and businesses whose people register, if the office wants to list them (P26). It tells two
 * spellings of one name from two of one name; whoever stands in no list registers as well.
 */
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { ENTRY_ROW, HEADER_ROW, ORGANISATIONS_TAB } from '../../workbook/keys.ts';
import type { Column, Row, Tab } from '../../workbook/model.ts';
import { adoptEntries, entryRows } from '../office/adopt-entries.ts';
import type { DutyPlanState, DutyTab } from '../office/duty-plan-state.ts';
import { ORGANISATION_FIELDS, ORGANISATION_KINDS, readOrganisations } from './read-organisations.ts';
import { classDuties } from './series-columns.ts';

const COLUMNS: readonly Column[] = [
  { key: 'number', title: 'Thứ tự', owner: 'server', kind: 'integer', width: 7, align: 'center' },
  { key: 'name', title: 'Tên tổ chức', owner: 'staff', kind: 'text', width: 44, wrap: true },
  {
    key: 'kind',
    title: 'Loại',
    owner: 'staff',
    kind: 'choice',
    width: 15,
    wrap: true,
    choices: { list: ORGANISATION_KINDS },
  },
  { key: 'commune', title: 'Xã', owner: 'staff', kind: 'text', width: 20, wrap: true },
  { key: 'unit', title: 'Xã theo danh mục đơn vị', owner: 'server', kind: 'text', width: 22, wrap: true },
  { key: 'note', title: 'Ghi chú', owner: 'staff', kind: 'text', width: 24, wrap: true },
  { key: 'problem', title: 'Cần kiểm tra', owner: 'server', kind: 'text', width: 36, wrap: true },
];

export const ORGANISATIONS: DutyTab = {
  tab: ORGANISATIONS_TAB,
  labelColumns: ['number', 'unit'],
  identity: { place: [], entity: ['number'], also: ['unit', 'problem'] },
  leftoverColumn: 'problem',
  rowsAreStaffs: false,
  adopt: (sheet, plan) => adoptEntries(sheet, ORGANISATIONS_TAB.of(plan.id), HEADER_ROW, ORGANISATION_FIELDS),
  layout: (state) => (classDuties(state.plan).length === 0 ? [] : [layoutOrganisations(state)]),
};

function layoutOrganisations(state: DutyPlanState): Tab {
  const tab = ORGANISATIONS_TAB.of(state.plan.id);
  const { organisations, problems } = readOrganisations(state);
  const unplaced = organisations.filter(({ commune }) => commune === null).length;
  return {
    key: tab,
    title: 'Danh mục tổ chức',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'number', 'DANH MỤC TỔ CHỨC'),
      textRow('plan', 'subtitle', 'number', state.plan.title),
      textRow('help', 'info', 'number', HELP),
      textRow('counts', 'info', 'number', `${organisations.length} tổ chức, ${unplaced} chưa rõ xã.`),
      headerRow(COLUMNS),
      ...entryRows(state.sheet, tab, ORGANISATION_FIELDS).map((key): Row => {
        const one = organisations.find(({ row }) => row === key);
        const cells = {
          number: Number(ENTRY_ROW.partsOf(key)?.[0] ?? 0),
          unit: one?.communeName ?? null,
          problem: problems.all.get(key)?.join('\n') ?? null,
        };
        return { key, kind: 'data', cells };
      }),
    ],
    frozenThrough: HEADER_ROW,
    tones: [{ columns: ['problem'], startsWith: 'Cần', tone: 'orange' }],
    orientation: 'landscape',
    colour: 'grey',
    staffRowsAfter: HEADER_ROW,
  };
}

const HELP =
  'Không bắt buộc. Tổ chức ghi ở đây thì tên viết khác nhau ở các tab lớp (HTX, hợp tác xã) được hiểu là một; tổ chức không có ở đây vẫn đăng ký như thường.';
