import { listedName } from './listed-name.ts';
import { maskPhones } from '../people/mask-phones.ts';
import { classDaysText } from '../plan/class-days.ts';
import { displayInstant } from '../time/local-date.ts';
import { decisionReasons, noteReasons } from './decision-reasons.ts';
import type { Directory } from './directory.ts';
import {
  deadlineReason,
  goneReason,
  nameReason,
  type Reason,
  roleNamedSinceReason,
  roleReason,
  rowsReason,
  seatReason,
  supersededReason,
  suspicionReason,
  unitReason,
} from './reasons.ts';
import type { Registration, Seat, UnitState } from './registration.ts';
import { STATUS_WORDS, UNIT_STATE_WORDS } from './registration-words.ts';
import { waitingFor } from './waiting-for.ts';

/** One step of an explanation: the rule, and what it led to in this case. */
export interface Step {
  /** `R2`, `R5`, … as numbered in the rules. */
  readonly rule: string;
  readonly text: string;
}

/**
 * Why a registration has its status, rule by rule in the order in which they apply. Vietnamese, without phone numbers:
 * one may have been typed anywhere, as a unit or a name too.
 */
export function explainRegistration(one: Registration, directory: Directory): Step[] {
  const { told } = one.why;
  if (told !== undefined) return told.steps.map(({ rule, text }) => ({ rule, text: maskPhones(text) }));
  return reasonsOf(one, directory).flatMap(({ rule, steps }) =>
    steps.map((text) => ({ rule, text: maskPhones(text) })),
  );
}

function reasonsOf(one: Registration, directory: Directory): readonly Reason[] {
  if (one.notes.includes('source_removed')) return [goneReason()];
  if (one.status === 'superseded') return [supersededReason(one, directory)];
  return [
    nameReason(one),
    unitReason(one, directory),
    rowsReason(one, directory),
    suspicionReason(one, directory),
    roleReason(one, directory),
    roleNamedSinceReason(one, directory),
    deadlineReason(one, directory),
    ...decisionReasons(one, directory),
    seatReason(one, directory),
    ...noteReasons(one, directory),
  ];
}

/** Why a unit is full, short or has registered nobody: seat by seat, then those who wait or are beside the quota. */
export function explainUnit(unit: UnitState, directory: Directory): Step[] {
  const { classLabel, planClass, reconciliation } = directory;
  const planned = planClass(unit.class);
  const days = planned === undefined ? '' : `, ${classDaysText(planned)}`;
  const others = reconciliation.registrations.filter(
    ({ unit: code, status }) => code === unit.code && status !== 'seated' && status !== 'superseded',
  );
  const steps = [
    { rule: 'R2', text: `${unit.name} thuộc ${classLabel(unit.class)}${days}.` },
    ...unit.seats.map((seat) => ({ rule: 'R6', text: seatText(seat, unit, directory) })),
    ...others.map((one) => ({
      rule: 'R10',
      text: `${listedName(one)}: ${STATUS_WORDS[one.status].label.toLowerCase()}.`,
    })),
    { rule: 'R11', text: `Kết luận: ${UNIT_STATE_WORDS[unit.state].toLowerCase()}.` },
  ];
  return steps.map(({ rule, text }) => ({ rule, text: maskPhones(text) }));
}

function seatText({ role, registration }: Seat, unit: UnitState, directory: Directory): string {
  const label = directory.roleLabel(role);
  const holder = registration === null ? undefined : directory.registration(registration);
  if (holder !== undefined) {
    return `${label}: ${listedName(holder)} (đăng ký lúc ${displayInstant(holder.why.firstSubmittedAt)}).`;
  }
  const place = { party: unit.code, occasion: unit.class, role };
  const waiting = waitingFor(place, directory.reconciliation.registrations).map(
    (one) => `${listedName(one)} – ${STATUS_WORDS[one.status].label.toLowerCase()}`,
  );
  return `${label}: còn trống${waiting.length === 0 ? '' : ` (đang chờ quyết định: ${waiting.join('; ')})`}.`;
}
