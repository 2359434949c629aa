import { toneKey } from '../text/vietnamese.ts';
import type { UnitAlias } from '../units/unit.ts';
import type { DecisionProblem } from './cell-decision.ts';
import type { StaffRow } from '../workbook/staff-rows.ts';

/** A row in which staff ticked "Ghi nhớ cách viết". */
export interface SpellingConfirmed {
  readonly row: StaffRow;
  readonly typed: string;
  /** The unit that staff set in the same row; null where they set none that could be read. */
  readonly code: string | null;
  readonly confirmedAt: number;
}

/** One alias per spelling, as first confirmed. A spelling confirmed for two units is remembered for neither. */
export function certainAliases(
  spellings: readonly SpellingConfirmed[],
  problems: DecisionProblem[],
): readonly UnitAlias[] {
  const bySpelling = new Map<string, SpellingConfirmed[]>();
  for (const spelling of spellings) {
    const key = toneKey(spelling.typed);
    if (spelling.code === null) problems.push(complaint(spelling, 'đề nghị điền “Đơn vị đúng” trước'));
    else if (key === '') problems.push(complaint(spelling, 'đăng ký này không ghi đơn vị'));
    else bySpelling.set(key, [...(bySpelling.get(key) ?? []), spelling]);
  }
  return [...bySpelling.values()].flatMap((all): readonly UnitAlias[] => {
    if (new Set(all.map(({ code }) => code)).size > 1) {
      problems.push(
        ...all.map((one) => complaint(one, `“${one.typed}” được ghi nhớ cho hai đơn vị khác nhau`)),
      );
      return [];
    }
    const first = all.reduce((earliest, one) => (one.confirmedAt < earliest.confirmedAt ? one : earliest));
    const { typed, code, confirmedAt } = first;
    return [{ typed, code: code as string, confirmedAt }];
  });
}

function complaint({ row }: SpellingConfirmed, why: string): DecisionProblem {
  const message = `Chưa ghi nhớ được cách viết: ${why}.`;
  return { tab: row.tab, entity: row.entity, column: 'remember', value: '', message };
}
