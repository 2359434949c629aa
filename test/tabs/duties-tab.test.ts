import { expect, test } from 'vitest';
import { explainObligation } from '#shared/obligations/explain-obligation.ts';
import { DUTIES_TAB, DUTY_ROW, OWED_ROW, PARTIES_TAB, PARTY_SET_ROW } from '#shared/workbook/keys.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { CONFERENCE } from './conference.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

const PLAN = dutyPlan('can-tho-2024');
const TAB = DUTIES_TAB.of(PLAN.id);
const AGENCY = 'Văn phòng Điều phối nông thôn mới thành phố';
const TASK = OWED_ROW.of('IV.vpdp.1', AGENCY, '');
const DISTRICTS = ['924', '925', '926', '927'];

async function given(day = '2024-06-03'): Promise<DutyOffice> {
  const office = new DutyOffice(PLAN, REGISTRIES_2024);
  await office.sync(day);
  return office;
}

async function type(
  office: DutyOffice,
  row: string,
  cells: Readonly<Record<string, CellValue>>,
): Promise<void> {
  for (const [column, value] of Object.entries(cells)) await office.type(TAB, row, column, value);
}

function stateOf(office: DutyOffice, day?: string) {
  const { filled } = day === undefined ? office.state : office.asOf(day);
  return filled.all.find(({ obligation }) => obligation.duty.key === 'IV.vpdp.1')?.state;
}

const shown = (office: DutyOffice, row = TASK) =>
  ['due', 'state', 'days', 'problem'].map((column) => office.cell(TAB, row, column));
const owedBy = (office: DutyOffice, duty: string) =>
  office.state.filled.all
    .filter(({ obligation }) => obligation.duty.key === duty)
    .map(({ obligation: { party }, state }) => `${party} ${state}`);

test('work that has begun is told, and done is what has a day and a document (T3, T4)', async () => {
  const office = await given();
  await type(office, TASK, { progress: 0.4 });
  await office.sync('2024-10-01');
  expect(shown(office)).toEqual([
    dateCell('2024-12-31'),
    'Chưa có – đang thực hiện 40%',
    'Còn 91 ngày',
    null,
  ]);
  await type(office, TASK, { progress: 1 });
  await office.sync('2025-01-03');
  expect(shown(office)).toEqual([
    dateCell('2024-12-31'),
    'Quá hạn – đang thực hiện 100%',
    'Quá hạn 3 ngày',
    'Tiến độ 100%, chưa có ngày hoàn thành: chưa tính là hoàn thành; đề nghị ghi ngày và số văn bản.',
  ]);
  await type(office, TASK, {
    on: dateCell('2024-12-30'),
    document: '12/BC',
    documentOn: dateCell('2024-12-30'),
  });
  await office.sync('2025-01-04');
  expect(shown(office)).toEqual([dateCell('2024-12-31'), 'Đủ', null, null]);
});

test('a new due day counts with the document that grants it; the first one stays beside it (T3)', async () => {
  const office = await given();
  await type(office, TASK, { newDue: dateCell('2025-03-31') });
  await office.sync('2025-01-10');
  expect(shown(office)).toEqual([
    dateCell('2024-12-31'),
    'Quá hạn',
    'Quá hạn 10 ngày',
    'Hạn mới 31/03/2025 chưa có văn bản cho phép gia hạn: không áp dụng; đề nghị ghi văn bản.',
  ]);
  await type(office, TASK, { newDueDocument: '88/UBND-KT' });
  await office.sync('2025-01-11');
  expect(shown(office)).toEqual([dateCell('2024-12-31'), 'Chưa có', 'Còn 79 ngày', null]);
  const one = office.state.filled.all.find(({ obligation }) => obligation.duty.key === 'IV.vpdp.1');
  const why =
    one === undefined ? [] : explainObligation(one, [], '2025-01-11', { party: '', slot: '', set: '' });
  expect(why.map(({ text }) => text)).toContain(
    'Hạn được gia hạn theo văn bản: hết ngày 31/03/2025, hạn gốc 31/12/2024 (văn bản ghi “Năm 2024”).',
  );
  // A day that is over stays as it was told.
  expect([stateOf(office), stateOf(office, '2025-01-10')]).toEqual(['none', 'overdue']);
  await type(office, TASK, { newDue: dateCell('2024-11-30') });
  await office.sync('2025-01-12');
  expect(shown(office)).toEqual([
    dateCell('2024-12-31'),
    'Quá hạn',
    'Quá hạn 43 ngày',
    'Hạn mới sớm hơn hạn gốc; đề nghị kiểm tra.',
  ]);
});

test('what cannot be read, or says nothing by itself, is told and does not count', async () => {
  const office = await given();
  await type(office, TASK, {
    progress: 'nhiều',
    documentOn: 'mai',
    newDue: 'cuối năm',
    newDueDocument: '1/UB',
  });
  await office.sync('2024-06-04');
  expect(String(office.cell(TAB, TASK, 'problem')).split('\n')).toEqual([
    'Ngày văn bản “mai” không đọc được; đề nghị ghi ngày dạng 15/06/2026.',
    'Hạn mới “cuối năm” không đọc được, không áp dụng; đề nghị ghi ngày dạng 15/06/2026.',
    'Tiến độ “nhiều” không đọc được, chưa tính; đề nghị ghi từ 0% đến 100%.',
  ]);
  await type(office, TASK, { progress: null, documentOn: dateCell('2024-06-01'), newDue: null });
  await office.sync('2024-06-05');
  expect(String(office.cell(TAB, TASK, 'problem')).split('\n')).toEqual([
    'Có ngày văn bản, chưa có số văn bản; đề nghị ghi số văn bản.',
    'Có văn bản cho phép gia hạn, chưa có hạn mới: giữ hạn hiện tại; đề nghị ghi hạn mới.',
  ]);
  expect(stateOf(office)).toBe('none');
});

test('of a group’s tasks staff are asked whether each does them; until then they stand as the file reads them (P6, P99)', async () => {
  const office = await given();
  const open = /^(\d+) nhiệm vụ giao cho nhóm/;
  const asked = () => office.state.summary.flatMap((text) => open.exec(text)?.[1] ?? []);
  expect(asked()).toEqual(['15']);
  expect(
    office.state.filled.all.filter(({ obligation }) => obligation.duty.what === 'document'),
  ).toHaveLength(24);
  const question = DUTY_ROW.of('IV.huyen.1');
  expect(office.cell(TAB, question, 'problem')).toBe(
    'Cần trả lời: văn bản không nói rõ; chưa trả lời thì tính là “làm chung một lần”.',
  );
  await office.type(TAB, question, 'slot', 'mỗi bên một lần');
  await office.type(TAB, DUTY_ROW.of('IV.huyen.2'), 'slot', 'Làm chung một lần');
  await office.type(TAB, DUTY_ROW.of('IV.huyen.3'), 'slot', 'tùy');
  await office.sync('2024-06-04');
  expect(owedBy(office, 'IV.huyen.1')).toEqual(DISTRICTS.map((code) => `${code} none`));
  expect(owedBy(office, 'IV.huyen.2')).toEqual(['huyen none']);
  expect(
    ['IV.huyen.1', 'IV.huyen.2', 'IV.huyen.3'].map((key) => office.cell(TAB, DUTY_ROW.of(key), 'problem')),
  ).toEqual([null, null, 'Cần chọn “Mỗi bên một lần” hoặc “Làm chung một lần”; “tùy” chưa được tính.']);
  expect(asked()).toEqual(['13']);
  expect(office.asOf('2024-06-03').summary.find((text) => open.test(text))).toContain('15 nhiệm vụ');
  expect((await office.sync('2024-06-04', '09:00')).planned.diff.changes).toEqual([]);
});

test('each of a group that nobody listed is unknown until staff list it', async () => {
  const office = await given();
  const question = DUTY_ROW.of('IV.so.1');
  await office.type(TAB, question, 'slot', 'Mỗi bên một lần');
  await office.sync('2024-06-04');
  expect(owedBy(office, 'IV.so.1')).toEqual(['so unknown']);
  expect(office.cell(TAB, question, 'problem')).toBe(
    'Cần ghi danh sách của nhóm ở tab “Nhóm đối tượng”: chưa biết gồm những bên nào.',
  );
  await office.type(PARTIES_TAB.of(PLAN.id), PARTY_SET_ROW.of('so'), 'members', 'Sở Tài chính; Sở Y tế');
  await office.sync('2024-06-05');
  expect(owedBy(office, 'IV.so.1')).toEqual(['Sở Tài chính none', 'Sở Y tế none']);
  expect(office.cell(TAB, question, 'problem')).toBeNull();
});

test('an agency that staff list twice, in other letters or in short, is one', async () => {
  const office = await given();
  await office.type(TAB, DUTY_ROW.of('IV.so.1'), 'slot', 'Mỗi bên một lần');
  const listed = 'Sở Y tế; sở y tế\nSở Tài chính; Sở Y  tế; UBND phường A; Ủy ban nhân dân phường A; Sở Y tê';
  await office.type(PARTIES_TAB.of(PLAN.id), PARTY_SET_ROW.of('so'), 'members', listed);
  await office.sync('2024-06-05');
  expect(owedBy(office, 'IV.so.1')).toEqual(
    ['Sở Y tế', 'Sở Tài chính', 'UBND phường A', 'Sở Y tê'].map((name) => `${name} none`),
  );
});

test('what was recorded of all together stays when staff answer that each does it, and the way back finds it', async () => {
  const office = await given();
  const together = OWED_ROW.of('IV.huyen.1', 'huyen', '');
  await type(office, together, { on: dateCell('2024-06-01'), document: '7/BC', note: 'bốn huyện' });
  await office.sync('2024-06-04');
  expect(owedBy(office, 'IV.huyen.1')).toEqual(['huyen full']);
  await office.type(TAB, DUTY_ROW.of('IV.huyen.1'), 'slot', 'Mỗi bên một lần');
  await office.sync('2024-06-05');
  expect(owedBy(office, 'IV.huyen.1')).toEqual(DISTRICTS.map((code) => `${code} none`));
  expect(office.cell(TAB, together, 'note')).toBe('bốn huyện');
  expect(office.cell(TAB, together, 'problem')).toContain('Dòng không còn dùng');
  await office.type(TAB, DUTY_ROW.of('IV.huyen.1'), 'slot', null);
  await office.sync('2024-06-06');
  expect(owedBy(office, 'IV.huyen.1')).toEqual(['huyen full']);
});

test('a plan that says who does what asks nothing', async () => {
  const office = new DutyOffice(CONFERENCE);
  await office.sync('2026-05-04');
  expect(office.grid(DUTIES_TAB.of(CONFERENCE.id))).not.toContain('mỗi bên hay làm chung');
  expect(office.state.summary.join()).not.toContain('nhiệm vụ giao cho nhóm');
});
