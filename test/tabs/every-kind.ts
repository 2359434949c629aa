import type { Reconciliation } from '#shared/registrations/registration.ts';
import { at, reconciliationOf, registration } from './scene.ts';

const LATE = at(8) + 3 * 86_400_000;

/** One registration of every status, with every note, suggestions, decisions in force and without effect. */
export function everyKind(): Reconciliation {
  return reconciliationOf(
    [
      registration('r1.1', 'seated', {
        fullName: 'Trần Thị Bình',
        classTyped: 'Lớp 02',
        notes: ['class_differs', 'details_changed', 'in_grace'],
      }),
      registration('r2.1', 'extra_pending', {
        fullName: 'Lê Văn Cường',
        notes: ['replacement_hint'],
        why: { seatHolder: 'r1.1' },
      }),
      registration('r3.1', 'role_unclear', {
        fullName: '=SUM(A1)',
        role: null,
        position: 'Phó Chủ tịch',
        note: 'gọi số 0987654321',
      }),
      registration('r4.1', 'unit_unclear', {
        unit: null,
        unitTyped: 'Long Phú 0912345678',
        unitMatch: {
          status: 'review',
          code: null,
          method: null,
          reason: 'tên trùng với nhiều đơn vị',
          suggestions: [
            { code: '31639', name: 'Xã Long Phú', reason: 'thiếu loại' },
            { code: '31480', name: 'Phường Long Phú 1', reason: 'thiếu số' },
          ],
        },
      }),
      registration('r5.1', 'not_in_plan', { unit: '31153', unitTyped: 'phường Ô Môn' }),
      registration('r6.1', 'superseded', { person: 'r1.1', why: { supersededBy: 'r1.1' } }),
      registration('r7.1', 'late_pending', {
        unit: '31480',
        submittedAt: LATE,
        why: {
          firstSubmittedAt: LATE,
          decisions: [
            {
              decision: { registration: 'r7.1', kind: 'approve', value: null, seenAt: 1 },
              obstacle: 'duplicate_suspected',
            },
          ],
        },
      }),
      registration('r8.1', 'withdrawn', { row: null, person: 'r1.1', notes: ['source_removed'] }),
      registration('r9.1', 'duplicate_suspected', {
        notes: ['phone_shared', 'registered_in_other_unit'],
        why: { suspects: ['r1.1', 'r5.1'], phoneSharedWith: ['r2.1'] },
      }),
      registration('r10.1', 'extra_approved', {
        notes: ['late_approved'],
        why: {
          decisions: [
            { decision: { registration: 'r10.1', kind: 'approve', value: null, seenAt: 1 }, obstacle: null },
            {
              decision: { registration: 'r10.1', kind: 'set_unit', value: '31639', seenAt: 1 },
              obstacle: null,
            },
          ],
        },
      }),
      registration('r11.1', 'replaced', { role: 'cong_chuc', why: { seatHolder: 'r12.1' } }),
      registration('r12.1', 'seated', {
        role: 'cong_chuc',
        notes: ['resubmitted_after_decision'],
        why: { roleNamedSince: 'lanh_dao_ubnd' },
      }),
      registration('r13.1', 'rejected', { unit: '31684' }),
    ],
    {
      rowProblems: [
        { row: 14, problem: 'no_time', detail: 'Thời gian “hôm qua” không đọc được; số 0912345678.' },
        { row: 15, problem: 'delegate_without_name', detail: 'Có chức vụ mà không có họ và tên.' },
        { row: 15, problem: 'delegate_without_name', detail: 'Có số điện thoại mà không có họ và tên.' },
      ],
    },
  );
}
