/** Units of the plan, and the ways in which communes type them. */
import type { Dice } from './dice.ts';
import { withoutMarks } from './fictional-people.ts';

export interface PlanUnit {
  readonly code: string;
  /** “Xã Hòa An”. */
  readonly name: string;
  /** “04”. */
  readonly class: string;
}

/** Mostly ways that are certain; now and then one that may need a person. */
export function typedUnit({ name }: PlanUnit, dice: Dice): string {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  const bare = name.slice(name.indexOf(' ') + 1);
  if (dice.chance(6)) return dice.pick([bare, withLetterLost(name, dice), withoutMarks(bare)]);
  return dice.pick([
    name,
    name,
    name,
    lower,
    `UBND ${lower}`,
    name.toUpperCase(),
    withoutMarks(lower),
    `  ${name} .`,
    `${name}, TP Cần Thơ`,
  ]);
}

/** Names that several units bear, former names, names of other places, units outside the plan, no names at all. */
export const DOUBTFUL_UNITS = [
  'Long Phú',
  'Vị Thanh',
  'xã Tân Thành',
  'xã Hòa Tú 2',
  'xã Mỹ Xuyên',
  'phường Long Xuyên',
  'phường Ô Môn',
  'Xã Thới Lai',
  'Sở Nội vụ',
  '',
];

function withLetterLost(name: string, dice: Dice): string {
  const at = dice.between(3, name.length - 1);
  return name.slice(0, at) + name.slice(at + 1);
}
