/** Which reports a plan asks for, of whom and by what names: what the matrix shows and what staff choose from. */
import type { FactSays } from '../../obligations/fact.ts';
import { expandPlan, type ExpandOptions } from '../../obligations/expand.ts';
import { isUnnamedParty, type Obligation } from '../../obligations/obligation.ts';
import type { Duty, DutyPlan, PartySet } from '../../plan/duty-plan.ts';
import { readPeriod } from '../../plan/period.ts';
import { plainKey } from '../../text/vietnamese.ts';
import type { CellValue } from '../../workbook/model.ts';
import { isAtPoints, setOf, slotLabel } from '../office/duty-cells.ts';
import { type DutyTabInput, partyName } from '../office/duty-plan-state.ts';

/** Asked for as a report; counts at points stand in the tab of the points. */
export function isReport(duty: Duty, plan: DutyPlan): boolean {
  return duty.what === 'report' && !isAtPoints(duty, plan);
}

export function reportsOwed(plan: DutyPlan, options: ExpandOptions): readonly Obligation[] {
  const duties = plan.duties.filter((duty) => isReport(duty, plan));
  return expandPlan({ ...plan, duties }, options).obligations;
}

/** Somebody who owes reports. */
export interface ReportParty {
  readonly key: string;
  readonly set: PartySet;
  readonly name: string;
}

/** Whom staff may name: the parties that owe reports, and whole sets of them for a report asked of all (P98). */
export class ReportParties {
  readonly all: readonly ReportParty[];
  readonly sets: readonly PartySet[];
  private readonly input: Pick<DutyTabInput, 'match' | 'units'>;

  constructor(
    { plan, units, match }: Pick<DutyTabInput, 'plan' | 'units' | 'match'>,
    owed: readonly Obligation[],
  ) {
    this.input = { units, match };
    const sets = new Map<string, PartySet>();
    const parties = new Map<string, ReportParty>();
    for (const { duty, party } of owed) {
      const set = setOf(plan, duty.who);
      if (set === undefined || isUnnamedParty(set.key, party)) continue;
      const key = partyKey(party, set);
      if (!parties.has(key)) parties.set(key, { key: party, set, name: partyName(party, set, units) });
      if (duty.spread === 'each' && (set.members?.length ?? 0) > 1) sets.set(set.key, set);
    }
    this.all = [...parties.values()];
    this.sets = [...sets.values()];
  }

  /** The one party that the text names; null: none, or several. */
  named(value: CellValue): ReportParty | null {
    const typed = plainKey(String(value ?? ''));
    if (typed === '') return null;
    const exact = this.all.filter((party) => this.namesOf(party).includes(typed));
    const found = exact.length > 0 ? exact : this.all.filter((party) => this.isMatched(party, String(value)));
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  namedSet(value: CellValue): PartySet | null {
    const typed = plainKey(String(value ?? ''));
    return this.sets.find(({ label }) => plainKey(label) === typed) ?? null;
  }

  private isMatched({ key, set }: ReportParty, typed: string): boolean {
    return set.of === 'unit' && this.input.match(typed, set.registry) === key;
  }

  private namesOf({ key, set, name }: ReportParty): readonly string[] {
    const short = set.of === 'unit' ? (this.input.units(key, set.registry)?.name ?? key) : key;
    return [name, short, key].map(plainKey);
  }
}

/** The same party in whichever sets it stands; codes are of one registry (P24). */
export function partyKey(party: string, { of, registry }: Pick<PartySet, 'of' | 'registry'>): string {
  return of === 'unit' ? `${registry ?? ''} ${party}` : party;
}

/** Everything that one party owes, in whichever sets it stands. */
export function owedBy(
  { key, set }: ReportParty,
  owed: readonly Obligation[],
  plan: DutyPlan,
): readonly Obligation[] {
  const own = partyKey(key, set);
  return owed.filter(({ duty, party }) => {
    const other = setOf(plan, duty.who);
    return other !== undefined && party === key && partyKey(party, other) === own;
  });
}

/** What a report is called where the party is known: by its period, and by its own name where that says too little. */
export function reportNames(owed: readonly Obligation[], plan: DutyPlan): (one: Obligation) => string {
  const duties = new Map<string, Set<string>>();
  for (const { duty, slot } of owed) {
    const key = `${duty.who} ${slot}`;
    duties.set(key, (duties.get(key) ?? new Set<string>()).add(duty.key));
  }
  return ({ duty, slot }) => {
    if (slot === '') return duty.label;
    const isAlone = duties.get(`${duty.who} ${slot}`)?.size === 1;
    return isAlone ? slotLabel(slot, plan) : `${duty.label} – ${slotLabel(slot, plan)}`;
  };
}

/** The one of these that the text names, by its name or by its period in short ("T6", "6/2024", "quý 2"); null: none, or several. */
export function namedReport(
  typed: string,
  owed: readonly Obligation[],
  nameOf: (one: Obligation) => string,
): Obligation | null {
  const text = plainKey(typed);
  if (text === '') return null;
  const exact = owed.filter((one) => plainKey(nameOf(one)) === text);
  const found = exact.length > 0 ? exact : owed.filter(({ slot }) => shortForms(slot).includes(text));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function shortForms(slot: string): readonly string[] {
  const period = readPeriod(slot);
  if (period === null) return [];
  const [year = '', month = ''] = period.from.split('-');
  const number = Number(month);
  switch (period.unit) {
    case 'month':
      return [month, String(number)].flatMap((m) =>
        withYear(year, [`thang ${m}`, `t${m}`]).concat(`${m}/${year}`),
      );
    case 'quarter': {
      const quarter = Math.ceil(number / 3);
      const roman = ['i', 'ii', 'iii', 'iv'][quarter - 1] ?? '';
      return withYear(year, [`quy ${quarter}`, `quy ${roman}`, `q${quarter}`]);
    }
    case 'half':
      return number === 1
        ? withYear(year, ['6 thang', '06 thang', '6 thang dau nam', '06 thang dau nam'])
        : withYear(year, ['6 thang cuoi nam', '06 thang cuoi nam']);
    case 'year':
      return ['nam', 'ca nam', year, `nam ${year}`, `ca nam ${year}`];
    default:
      return [];
  }
}

function withYear(year: string, forms: readonly string[]): readonly string[] {
  return forms.flatMap((form) => [form, `${form}/${year}`, `${form} ${year}`, `${form} nam ${year}`]);
}

/** What a submission says of an obligation: all of it is there. */
export function wholeOf({ amount }: Obligation): FactSays {
  return { kind: 'total', n: amount ?? 1 };
}
