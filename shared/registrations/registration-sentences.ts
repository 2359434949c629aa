/** What stands beside a registration in the tabs and the panel: the brief side of its reasons. */
import { decisionReasons, noteReasons, sharedPhone } from './decision-reasons.ts';
import type { Directory } from './directory.ts';
import {
  deadlineReason,
  nameReason,
  type Reason,
  roleNamedSinceReason,
  roleReason,
  seatReason,
  supersededReason,
  suspicionReason,
  unitReason,
} from './reasons.ts';
import type { Registration, Status } from './registration.ts';

/** Why the status is what it is; null where the status says it all. */
export function statusSentence(one: Registration, directory: Directory): string | null {
  if (one.why.told !== undefined) return one.why.told.brief;
  return DECIDING[one.status]?.(one, directory).brief ?? null;
}

/** The reason that decides each status; the others need none. */
const DECIDING: Partial<Record<Status, (one: Registration, directory: Directory) => Reason>> = {
  extra_pending: seatReason,
  extra_approved: seatReason,
  replaced: seatReason,
  late_pending: deadlineReason,
  role_unclear: roleReason,
  name_unclear: nameReason,
  unit_unclear: unitReason,
  not_in_plan: unitReason,
  duplicate_suspected: suspicionReason,
  superseded: supersededReason,
};

/** The notes, each with what it is about. */
export function noteSentences(one: Registration, directory: Directory): readonly string[] {
  const reasons = [...noteReasons(one, directory), roleNamedSinceReason(one, directory)];
  // The note itself stands on both; a person may share a phone without it being noted once a decision settled it.
  const shared = one.notes.includes('phone_shared') ? null : sharedPhone(one, directory);
  return [...reasons.map(({ brief }) => brief), shared].filter((text) => text !== null);
}

/** "Có hiệu lực: Duyệt.", "Chưa có hiệu lực: Thay thế – …", one sentence per decision. */
export function decisionSentences(one: Registration, directory: Directory): readonly string[] {
  return decisionReasons(one, directory).flatMap(({ brief }) => brief ?? []);
}
