/** P38–P40, P12: who came, typed beside people, counted in the heading, the summary and the task. */
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { classesProgress } from '#shared/programme/classes-progress.ts';
import { type AttendanceMark, withAttendance } from '#shared/registrations/attendance.ts';
import { participantIn } from '#shared/registrations/participants.ts';
import type { SyncResult } from '#shared/sync/run-sync.ts';
import type { CellValue } from '#shared/workbook/model.ts';
import { reconcileRows, row as sceneRow, SCENE_PLAN } from '../registrations/scene.ts';
import { SIZES } from '../sizes.ts';
import { MTTQ, Office, row, STAFF, UBND } from '../sync/office.ts';

let office: Office;
afterEach(() => office.close());

async function given(): Promise<void> {
  office = new Office([
    row('05 09:00', 'Xã Hòa An', 'An An', STAFF),
    row('05 09:10', 'Xã Hòa An', 'Bình Bình', UBND),
    row('05 09:20', 'Xã Vị Thanh 1', 'Cúc Cúc', STAFF),
    row('05 09:30', 'Xã Hòa An', 'Dũng Dũng', STAFF),
    row('05 09:40', 'Xã Hòa An', 'Em Em', MTTQ),
  ]);
  await office.sync('06 08:00');
}

const mark = (name: string, session: 'sáng' | 'chiều', value: CellValue) =>
  office.type('Lớp 04', { 'Họ và tên': name }, `Có mặt ${session}`, value);
const cellOf = (name: string) => office.read('Lớp 04', { 'Họ và tên': name }, 'Có mặt sáng');
const noteOf = (name: string) => office.read('Lớp 04', { 'Họ và tên': name }, 'Hệ thống lưu ý');
const class04 = ({ planned }: SyncResult) =>
  planned.state?.reconciliation.classes.find(({ code }) => code === '04')?.attendance;
const textsOf = async (tab: string) => JSON.stringify(await office.hands.cells(tab));

test('present, absent with a reason, without one, and not called are counted apart, and said in both tabs', async () => {
  await given();
  expect(await textsOf('Tổng hợp')).not.toContain('Điểm danh');
  await mark('An An', 'sáng', 'x');
  await mark('Bình Bình', 'sáng', true);
  await mark('Em Em', 'sáng', 'P');
  await mark('Cúc Cúc', 'sáng', 'k');
  await mark('Cúc Cúc', 'chiều', 'vắng không lý do');
  await mark('An An', 'chiều', false);
  const result = await office.sync('15 18:00');
  expect(class04(result)).toMatchObject({
    sessions: [
      { session: 'sáng', present: 2, excused: 1, unexcused: 1, notCalled: 0, rate: 0.5 },
      { session: 'chiều', present: 0, excused: 0, unexcused: 1, notCalled: 3, rate: 0 },
    ],
    cameAtAll: 2,
  });
  const said =
    'Có mặt sáng 2/4 (50%), vắng có lý do 1, vắng không lý do 1; chiều 0/1 (0%), vắng không lý do 1, chưa điểm danh 3.';
  for (const tab of ['Lớp 04', 'Tổng hợp']) {
    expect(await textsOf(tab)).toContain(said);
    expect(await textsOf(tab)).toContain('Vắng cả đoàn (1): Xã Vị Thanh 1.');
  }
  expect(await textsOf('Tổng hợp')).toContain('"Điểm danh"');
  expect(await cellOf('Bình Bình')).toBe(true);
  // FALSE is the box of version 0.1.0 that nobody ticked.
  expect(await noteOf('An An')).toBeNull();
  expect((await office.sync('15 19:00')).planned.diff.changes).toEqual([]);
});

test('what is neither x, P nor K is told beside the cell, stays as typed and counts for nobody', async () => {
  await given();
  await mark('An An', 'sáng', 'đến muộn');
  const result = await office.sync('15 18:00');
  expect(class04(result)).toBeUndefined();
  expect(await cellOf('An An')).toBe('đến muộn');
  expect(await noteOf('An An')).toContain('Ô “Có mặt sáng” ghi “đến muộn”: chưa hiểu nên chưa tính');
});

test('somebody who is marked and not yet accepted is told of and counted only once accepted', async () => {
  await given();
  await mark('Dũng Dũng', 'sáng', 'x');
  const before = await office.sync('15 18:00');
  expect(class04(before)).toBeUndefined();
  expect(await noteOf('Dũng Dũng')).toContain('đăng ký này chưa được nhận nên chưa tính');
  await office.type('Lớp 04', { 'Họ và tên': 'Dũng Dũng' }, 'Xử lý', 'Duyệt');
  expect(class04(await office.sync('15 19:00'))?.sessions[0]).toMatchObject({ present: 1, notCalled: 4 });
  expect(await noteOf('Dũng Dũng')).not.toContain('chưa tính');
  expect(await textsOf('Tổng hợp')).toContain('sáng 1/1 (100%), chưa điểm danh 4; chiều: chưa điểm danh.');
});

test('P12: a class is held once somebody is recorded to have come, and not by its day alone', async () => {
  await given();
  const standing = async () => JSON.stringify((await office.hands.cells('Lớp 04')).slice(0, 8));
  await office.sync('20 08:00');
  expect(await standing()).toContain('Đã qua ngày – chưa xác nhận');
  await mark('An An', 'sáng', 'K');
  await office.sync('20 09:00');
  expect(await standing()).toContain('Đã qua ngày – chưa xác nhận');
  await mark('Bình Bình', 'sáng', 'x');
  const result = await office.sync('20 10:00');
  expect(await standing()).toContain('Tình trạng lớp: Đã tổ chức');
  expect(classesProgress(result.planned.state?.classes ?? [], '2026-05-20').held).toBe(1);
  await mark('Bình Bình', 'sáng', null);
  await office.sync('20 11:00');
  expect(await standing()).toContain('Đã qua ngày – chưa xác nhận');
});

test('P40: whatever was marked, everybody who takes part is counted once a session, and no more units are absent than sent somebody', async () => {
  await given();
  const reconciliation = reconcileRows([
    sceneRow('5 08:00', 'Nguyễn Văn An'),
    sceneRow('5 09:00', 'Trần Thị Bình', { role: 'Lãnh đạo MTTQ' }),
    sceneRow('5 10:00', 'Lê Thị Cúc', { unit: 'Vị Thanh 1' }),
    sceneRow('5 11:00', 'Phạm Văn Dũng'),
  ]);
  const people = reconciliation.registrations.map(({ person }) => person);
  const isParticipant = participantIn(reconciliation);
  const marked = fc.dictionary(
    fc.constantFrom('morning', 'afternoon'),
    fc.constantFrom<AttendanceMark>('present', 'excused', 'unexcused'),
  );
  fc.assert(
    fc.property(fc.array(marked, { minLength: people.length, maxLength: people.length }), (all) => {
      const marks = new Map(
        people.flatMap((person, at) =>
          isParticipant(person, '01') ? [[person, new Map(Object.entries(all[at] ?? {}))] as const] : [],
        ),
      );
      const [first] = withAttendance(reconciliation, SCENE_PLAN, marks).classes;
      const attendance = first?.attendance;
      const wasCalled = [...marks.values()].some((ofPerson) => ofPerson.size > 0);
      expect(attendance !== undefined).toBe(wasCalled);
      for (const { present, excused, unexcused, notCalled } of attendance?.sessions ?? [])
        expect(present + excused + unexcused + notCalled).toBe(first?.headcount);
      const absent = attendance?.absentUnits ?? [];
      for (const unit of absent) {
        const ofUnit = reconciliation.registrations.filter((one) => one.unit === unit);
        const came = ofUnit.some(({ person }) =>
          [...(marks.get(person)?.values() ?? [])].includes('present'),
        );
        expect(came).toBe(false);
        const called = new Set([...marks.values()].flatMap((ofPerson) => [...ofPerson.keys()]));
        const theirs = ofUnit.filter(({ person }) => isParticipant(person, '01'));
        for (const { person } of theirs) expect(marks.get(person)?.size).toBe(called.size);
      }
    }),
    { numRuns: SIZES.tablesOfSeats },
  );
});
