import type { UnitFound } from '#shared/panel/panel-messages.ts';
import type { PanelPerson, PanelState } from '#shared/panel/panel-state.ts';
import { plainKey } from '#shared/text/vietnamese.ts';

/** The plan's units whose name holds every word typed, with or without diacritics. Nothing typed finds nothing. */
export function unitsLike(state: PanelState, text: string): readonly UnitFound[] {
  const holds = everyWordOf(text);
  if (holds === null) return [];
  return state.units
    .filter((unit) => holds(unit.name))
    .map((unit) => ({ code: unit.code, name: unit.name, reason: `Lớp ${unit.class}`, class: unit.class }));
}

/** People whose name, unit or position holds every word typed. */
export function peopleLike(state: PanelState, text: string): readonly PanelPerson[] {
  const holds = everyWordOf(text);
  if (holds === null) return [];
  return state.people.filter((person) => holds(`${person.fullName} ${person.unitName} ${person.position}`));
}

function everyWordOf(text: string): ((text: string) => boolean) | null {
  const words = plainKey(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return (candidate) => {
    const key = plainKey(candidate);
    return words.every((word) => key.includes(word));
  };
}
