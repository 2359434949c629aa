/** The conference of 2026 as its plan file has it, and a small one with its first units. */
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';

export const CONFERENCE = dutyPlan('hdnd-conference-2026');

/** Phường Ninh Kiều, Cái Khế, Tân An, An Bình, Thới An Đông, Bình Thủy. */
export const SMALL_CONFERENCE: DutyPlan = {
  ...CONFERENCE,
  parties: CONFERENCE.parties.map((set) =>
    set.of === 'unit' ? { ...set, members: set.members?.slice(0, 6) ?? null } : set,
  ),
};
