import { listedName } from '../registrations/listed-name.ts';
import type { Directory } from '../registrations/directory.ts';
import type { Registration, Status, UnitState } from '../registrations/registration.ts';
import { NOTE_WORDS, STATUS_WORDS } from '../registrations/registration-words.ts';
import type { PanelOther, PanelPerson, PanelSeat, PanelUnit } from './panel-state.ts';
import { listName } from '../people/list-name.ts';
import { nameOrNull, shown } from './shown.ts';

/** Not shown among a unit's people: history, not registrations that count. */
const PAST: readonly Status[] = ['superseded', 'withdrawn', 'rejected', 'replaced'];

/** The units of the plan with their seats, and who else of the unit registered. */
export function buildUnits(directory: Directory): readonly PanelUnit[] {
  const others = othersByUnit(directory);
  return directory.reconciliation.units.map((unit) => ({
    code: unit.code,
    name: unit.name,
    class: unit.class,
    state: unit.state,
    seats: unit.seats.map((seat) => seatOf(seat, directory)),
    others: others.get(unit.code) ?? [],
  }));
}

/** Everybody's newest registration, in the order of the registrations. */
export function buildPeople(directory: Directory): readonly PanelPerson[] {
  return directory.reconciliation.registrations
    .filter((one) => one.status !== 'superseded')
    .map((one) => ({
      registration: one.key,
      fullName: shown(one.fullName),
      position: shown(one.position),
      unitName: nameOrNull(one.unit, directory.unitName) ?? shown(one.unitTyped),
      unit: one.unit,
      classCode: one.class,
      roleLabel: nameOrNull(one.role, directory.roleLabel),
      status: one.status,
      statusLabel: STATUS_WORDS[one.status].label,
      tone: STATUS_WORDS[one.status].tone,
      notes: one.notes.map((note) => NOTE_WORDS[note]),
      submittedAt: one.submittedAt,
    }));
}

function seatOf(seat: UnitState['seats'][number], directory: Directory): PanelSeat {
  const holder = seat.registration === null ? undefined : directory.registration(seat.registration);
  return {
    role: seat.role,
    label: directory.roleLabel(seat.role),
    registration: holder?.key ?? null,
    fullName: holder === undefined ? null : shown(listName(holder.name)),
    position: holder === undefined ? null : shown(holder.position),
  };
}

function othersByUnit(directory: Directory): ReadonlyMap<string, readonly PanelOther[]> {
  const others = new Map<string, PanelOther[]>();
  for (const one of directory.reconciliation.registrations) {
    if (one.unit === null || one.status === 'seated' || PAST.includes(one.status)) continue;
    const ofUnit = others.get(one.unit) ?? [];
    ofUnit.push(otherOf(one, directory));
    others.set(one.unit, ofUnit);
  }
  return others;
}

function otherOf(one: Registration, directory: Directory): PanelOther {
  return {
    registration: one.key,
    fullName: shown(listedName(one)),
    roleLabel: nameOrNull(one.role, directory.roleLabel),
    statusLabel: STATUS_WORDS[one.status].label,
    tone: STATUS_WORDS[one.status].tone,
  };
}
