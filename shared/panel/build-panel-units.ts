import type { Registration, Status, UnitState } from '../registrations/registration.ts';
import { NOTE_WORDS, STATUS_WORDS } from '../registrations/registration-words.ts';
import { type PanelLookUp, shown } from './panel-look-up.ts';
import type { PanelOther, PanelPerson, PanelSeat, PanelUnit } from './panel-state.ts';

/** Not shown among a unit's people: history, not registrations that count. */
const PAST: readonly Status[] = ['superseded', 'withdrawn', 'rejected', 'replaced'];

/** The units of the plan with their seats, and who else of the unit registered. */
export function buildUnits(lookUp: PanelLookUp): readonly PanelUnit[] {
  const others = othersByUnit(lookUp);
  return lookUp.reconciliation.units.map((unit) => ({
    code: unit.code,
    name: unit.name,
    class: unit.class,
    state: unit.state,
    seats: unit.seats.map((seat) => seatOf(seat, lookUp)),
    others: others.get(unit.code) ?? [],
  }));
}

/** Everybody's newest registration, in the order of the registrations. */
export function buildPeople(lookUp: PanelLookUp): readonly PanelPerson[] {
  return lookUp.reconciliation.registrations
    .filter((one) => one.status !== 'superseded')
    .map((one) => ({
      registration: one.key,
      fullName: shown(one.fullName),
      position: shown(one.position),
      unitName: lookUp.unitNameOf(one.unit) ?? shown(one.unitTyped),
      unit: one.unit,
      classCode: one.class,
      roleLabel: lookUp.roleLabelOf(one.role),
      status: one.status,
      statusLabel: STATUS_WORDS[one.status].label,
      tone: STATUS_WORDS[one.status].tone,
      notes: one.notes.map((note) => NOTE_WORDS[note]),
      submittedAt: one.submittedAt,
    }));
}

function seatOf(seat: UnitState['seats'][number], lookUp: PanelLookUp): PanelSeat {
  const holder = seat.registration === null ? undefined : lookUp.registrationOf(seat.registration);
  return {
    role: seat.role,
    label: lookUp.roleLabelOf(seat.role) ?? seat.role,
    registration: holder?.key ?? null,
    fullName: holder === undefined ? null : shown(holder.fullName),
    position: holder === undefined ? null : shown(holder.position),
  };
}

function othersByUnit(lookUp: PanelLookUp): ReadonlyMap<string, readonly PanelOther[]> {
  const others = new Map<string, PanelOther[]>();
  for (const one of lookUp.reconciliation.registrations) {
    if (one.unit === null || one.status === 'seated' || PAST.includes(one.status)) continue;
    const ofUnit = others.get(one.unit) ?? [];
    ofUnit.push(otherOf(one, lookUp));
    others.set(one.unit, ofUnit);
  }
  return others;
}

function otherOf(one: Registration, lookUp: PanelLookUp): PanelOther {
  return {
    registration: one.key,
    fullName: shown(one.fullName),
    roleLabel: lookUp.roleLabelOf(one.role),
    statusLabel: STATUS_WORDS[one.status].label,
    tone: STATUS_WORDS[one.status].tone,
  };
}
