/** `Kế hoạch` of a plan of duties: what a reader of the document needs (P15), and the plan itself in hidden cells. */
import type { DutyPlan } from '../../plan/duty-plan.ts';
import { displayDay } from '../../time/local-date.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import {
  HEADER_ROW,
  OFFICE_PLAN_TAB,
  ODDITY_ROW,
  PLAN_DATA_ROW,
  PLAN_SOURCE,
  SECTION_HEADING,
  SETTING_ROW,
  TOPIC_ROW,
} from '../../workbook/keys.ts';
import type { Column, Row, Tab } from '../../workbook/model.ts';
import type { DutyPlanState, DutyTab } from './duty-plan-state.ts';
import { occasionRows } from './occasion-rows.ts';
import { responsesRows } from './responses-rows.ts';
import { DATA_COLUMN } from './stored-data.ts';
import { fingerprintOf, planPieces } from './stored-plan.ts';

const COLUMNS: readonly Column[] = [
  { key: 'item', title: 'Nội dung', owner: 'server', kind: 'text', width: 26, wrap: true },
  { key: 'value', title: 'Theo văn bản', owner: 'server', kind: 'text', width: 70, wrap: true },
  { key: 'office', title: 'Cơ quan ghi thêm', owner: 'staff', kind: 'text', width: 32, wrap: true },
  { key: 'note', title: 'Hệ thống lưu ý', owner: 'server', kind: 'text', width: 40, wrap: true },
  { key: DATA_COLUMN, title: 'Dữ liệu', owner: 'server', kind: 'text', width: 4, hidden: true },
];

export const OFFICE_PLAN: DutyTab = {
  tab: OFFICE_PLAN_TAB,
  labelColumns: ['item', 'value'],
  identity: { place: [], entity: ['item', 'value'], also: [] },
  leftoverColumn: 'note',
  rowsAreStaffs: false,
  layout: (state) => [layoutOfficePlan(state)],
};

function layoutOfficePlan({ stored: plan, warnings, responsesNote, clashes, sheet }: DutyPlanState): Tab {
  return {
    key: OFFICE_PLAN_TAB.of(plan.id),
    title: 'Kế hoạch',
    columns: COLUMNS,
    rows: [
      textRow('title', 'title', 'item', 'KẾ HOẠCH'),
      textRow('help', 'info', 'item', HELP),
      sourceRow(plan),
      headerRow(COLUMNS),
      ...settingRows(plan),
      ...responsesRows(plan, responsesNote, sheet),
      ...occasionRows(plan, sheet),
      ...listRows(plan),
      ...section('warnings', 'Hệ thống đọc và lưu ý', warnings, 'Lưu ý'),
      ...section('clashes', 'Trùng lịch với kế hoạch khác trong bảng tính', clashes, 'Trùng lịch'),
      ...section('oddities', 'Điểm cần lưu ý của văn bản', plan.oddities, 'Lưu ý'),
      ...planPieces(plan).map(
        (piece, at): Row => ({
          key: PLAN_DATA_ROW.of(String(at + 1)),
          kind: 'info',
          cells: {
            item: at === 0 ? 'Kế hoạch được lưu trong cột ẩn “Dữ liệu”.' : null,
            [DATA_COLUMN]: piece,
          },
        }),
      ),
    ],
    frozenThrough: HEADER_ROW,
    orientation: 'landscape',
    colour: 'grey',
  };
}

const HELP =
  'Nội dung theo tệp kế hoạch. Cần sửa văn bản thì sửa tệp rồi chạy lại với --replace; cột “Cơ quan ghi thêm” là của cán bộ.';

function sourceRow(plan: DutyPlan): Row {
  return {
    key: PLAN_SOURCE.of(plan.id, fingerprintOf(plan)),
    kind: 'info',
    cells: { item: `Mã kế hoạch: ${plan.id}` },
  };
}

function settingRows(plan: DutyPlan): readonly Row[] {
  const day = (value: string | null) => (value === null ? '' : displayDay(value));
  const settings: readonly (readonly [string, string, string])[] = [
    ['title', 'Tên kế hoạch', plan.title],
    ['number', 'Số, ký hiệu', plan.number ?? ''],
    ['issued', 'Ngày ban hành', day(plan.issued)],
    ['issuer', 'Cơ quan ban hành', plan.issuer],
    ['from', 'Thời gian thực hiện', [day(plan.from), day(plan.to)].filter((text) => text !== '').join(' – ')],
    ['registry', 'Tên đơn vị đọc theo danh mục ngày', day(plan.registryAsOf)],
    ['invitation', 'Thay cho', plan.replacesInvitation ?? ''],
    ['funding', 'Kinh phí', plan.fundingText ?? ''],
    ['stay', 'Ăn, nghỉ', stayText(plan)],
  ];
  const missing = new Set(['number', 'issued']);
  return settings
    .filter(([field, , value]) => value !== '' || missing.has(field))
    .map(([field, item, value]) => ({
      key: SETTING_ROW.of(field),
      kind: 'data',
      cells: { item, value: value || null, note: value === '' ? 'Văn bản để trống' : null },
    }));
}

/** P75: what may be asked for, and whether the document says so. */
function stayText({ stay }: DutyPlan): string {
  if (stay === null) return '';
  const { meals, nights, beds, ours } = stay;
  const parts = [
    ...meals.map(({ date, name }) => `${name} ${displayDay(date)}`),
    ...nights.map(({ from, to }) => `đêm ${displayDay(from)} đến ${displayDay(to)}`),
    ...(nights.length === 0 ? [] : [`phòng ${beds} giường`]),
  ];
  return `${parts.join('; ')}${ours ? ' (cơ quan đặt ra, văn bản không nêu)' : ''}`;
}

function listRows(plan: DutyPlan): readonly Row[] {
  const { links, contacts, basis, purposes, topics, presenters, recipients } = plan;
  return [
    ...section(
      'contacts',
      'Đầu mối (tên, số điện thoại: cơ quan ghi ở tab “Đầu mối”)',
      contacts.map(contactText),
      'Đầu mối',
    ),
    ...section(
      'links',
      'Liên kết',
      links.map(({ label, url }) => `${label}: ${url}`),
      'Liên kết',
    ),
    ...section('basis', 'Căn cứ', basis, 'Căn cứ'),
    ...section('purposes', 'Mục đích', purposes, 'Mục đích'),
    ...section('topics', 'Chuyên đề', topics, 'Chuyên đề'),
    ...section('presenters', 'Báo cáo viên', presenters, 'Báo cáo viên'),
    ...section('recipients', 'Nơi nhận', recipients, 'Nơi nhận'),
  ];
}

function contactText({ for: what, name, post }: DutyPlan['contacts'][number]): string {
  return [what, name, post].filter((part) => part !== null && part !== '').join(' – ');
}

/** Nothing where the document has none of it (P18). */
function section(name: string, heading: string, texts: readonly string[], item: string): readonly Row[] {
  if (texts.length === 0) return [];
  const form = name === 'topics' ? TOPIC_ROW : name === 'oddities' ? ODDITY_ROW : null;
  return [
    { key: SECTION_HEADING.of(name), kind: 'section', cells: { item: heading } },
    ...texts.map((value, at): Row => {
      const key = form === null ? SETTING_ROW.of(`${name}-${at + 1}`) : form.of(String(at + 1));
      return { key, kind: 'data', cells: { item: `${item} ${at + 1}`, value } };
    }),
  ];
}
