/** R1, R2 and R4 of the oracle: every delegate of every response known as one row, with all it ever said. */
import type { Plan } from '#shared/plan/plan.ts';
import type { DecisionKind } from '#shared/registrations/registration.ts';
import type { Delegate, Response } from '#shared/responses/response.ts';
import { compareTexts, newest, type OracleResponse } from './history.ts';
import { nameRead, phonesRead, positionRead, roleAnswerRead, unitRead } from './reading.ts';
import type { Said } from './texts.ts';

export interface OracleDecision {
  readonly target: string;
  readonly kind: DecisionKind;
  readonly value: string | null;
  readonly seenAt: number;
  readonly ofPerson: boolean;
}

export interface Row {
  readonly key: string;
  readonly response: OracleResponse;
  readonly delegate: Delegate;
  readonly isGone: boolean;
  /** R0: place among all rows. */
  place: number;
  readonly submittedAt: number;
  /** When the first sync saw this delegate in this response. */
  readonly firstSeenAt: number;
  readonly k1: string;
  readonly k2: string;
  readonly phones: readonly string[];
  readonly said: Said;
  readonly unit: string | null;
  readonly setUnit: OracleDecision | null;
  /** What the row said since when, oldest first; the last entry is what it says now. */
  readonly life: readonly { readonly at: number; readonly unit: string | null; readonly said: Said }[];
}

export function rowsOf(responses: readonly OracleResponse[], decisions: readonly OracleDecision[]): Row[] {
  const ordered = [...responses].sort(
    (a, b) => firstTime(a) - firstTime(b) || compareTexts(firstTexts(a), firstTexts(b)),
  );
  const rows = ordered.flatMap((response) => rowsOfResponse(response, decisions));
  rows.forEach((row, place) => {
    row.place = place;
  });
  return rows;
}

/** R8: an edit keeps the submission time. */
function firstTime(response: OracleResponse): number {
  return (response.versions[0] as OracleResponse['versions'][number]).response.submittedAt;
}

/** R0, by what it first said: an edit must not let somebody slip in front of another of the same second. */
function firstTexts(response: OracleResponse): readonly string[] {
  return (response.versions[0] as OracleResponse['versions'][number]).response.cellTexts;
}

function rowsOfResponse(response: OracleResponse, decisions: readonly OracleDecision[]): Row[] {
  const now = newest(response);
  return now.response.delegates.map((delegate, index) => {
    const key = now.keys[index] as string;
    const setUnit =
      decisions.find((one) => one.target === key && one.kind === 'set_unit' && !one.ofPerson) ?? null;
    const lastWithout = response.versions.findLastIndex((version) => !version.keys.includes(key));
    const spoken = response.versions.slice(lastWithout + 1).map((version) => ({
      at: version.saidAt,
      unit: unitRead(version.response.unitTyped),
      said: saidBy(version.response.delegates[version.keys.indexOf(key)] as Delegate),
    }));
    const life = setUnit === null ? spoken : withUnitSet(spoken, setUnit);
    const firstSeen = response.versions.find((version) => version.keys.includes(key));
    return {
      key,
      response,
      delegate,
      isGone: !response.present,
      place: -1,
      submittedAt: firstTime(response),
      firstSeenAt: firstSeen?.seenAt ?? 0,
      k1: nameRead(delegate.fullName).k1,
      k2: nameRead(delegate.fullName).k2,
      phones: phonesRead(delegate.phoneText),
      said: saidBy(delegate),
      unit: life.at(-1)?.unit ?? null,
      setUnit,
      life,
    };
  });
}

function withUnitSet(spoken: Row['life'], setUnit: OracleDecision): Row['life'] {
  const times = [...new Set([...spoken.map(({ at }) => at), setUnit.seenAt])].sort((a, b) => a - b);
  return times
    .map((at) => {
      const entry = spoken.findLast((one) => one.at <= at);
      return entry && { at, said: entry.said, unit: setUnit.seenAt <= at ? setUnit.value : entry.unit };
    })
    .filter((entry) => entry !== undefined);
}

/** R4: the first source that says something. */
function saidBy({ roleTyped, roleTitle, position }: Delegate): Said {
  const saids = [roleAnswerRead(roleTyped), roleAnswerRead(roleTitle), positionRead(position)];
  return saids.find((said) => said !== 'silent') ?? 'silent';
}

export function classOfUnit(unit: string | null, plan: Plan): string | null {
  if (unit === null) return null;
  return plan.classes.find((one) => one.units.some(({ code }) => code === unit))?.code ?? null;
}

export function chosenClass(response: Response): number | null {
  const found = /l[oớ]p[^\d]*(\d+)/i.exec(response.classTyped.normalize('NFC'));
  return found === null ? null : Number(found[1]);
}
