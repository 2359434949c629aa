/**
 * Faults that the code after has mended, and how their mending shows. A difference that one of these names is told and
 * forgiven; every other fails the comparison. One that nothing shows any more is told too, so that it can be taken out.
 */
import { maskPhones } from '#shared/people/mask-phones.ts';
import type { Difference } from './differences.ts';

export interface MendedFault {
  /** The fault as the list of faults knows it. */
  readonly fault: string;
  readonly isShownBy: (difference: Difference) => boolean;
}

export const MENDED_FAULTS: readonly MendedFault[] = [
  {
    fault: 'explain headed a unit “Chưa đăng ký” where nobody held a seat and somebody may have registered',
    isShownBy: explainedAs((text) =>
      text.replaceAll(' — Chưa đăng ký\n', ' — Chưa có đại biểu nào giữ chỗ\n'),
    ),
  },
  {
    fault: 'explain told phone numbers that people had typed into a name, unit or position',
    isShownBy: explainedAs(maskPhones),
  },
];

/** What explain said before, mended so, is what it says after. */
function explainedAs(mend: (text: string) => string): MendedFault['isShownBy'] {
  return ({ kind, place, before, after }) =>
    kind === 'output' && place[0] === 'explain' && typeof before === 'string' && mend(before) === after;
}

export interface Judged {
  readonly unexpected: readonly Difference[];
  /** How many differences each mended fault explains. */
  readonly explained: ReadonlyMap<string, number>;
}

export function judge(differences: readonly Difference[], faults: readonly MendedFault[]): Judged {
  const explained = new Map(faults.map(({ fault }) => [fault, 0]));
  const unexpected = differences.filter((difference) => {
    const fault = faults.find((one) => one.isShownBy(difference))?.fault;
    if (fault !== undefined) explained.set(fault, (explained.get(fault) ?? 0) + 1);
    return fault === undefined;
  });
  return { unexpected, explained };
}
