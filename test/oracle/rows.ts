/** R1, R2 and R4 of the oracle: every delegate of every response known as one row, with all it ever said. */
import type { Plan } from '#shared/plan/plan.ts';
import type { DecisionKind } from '#shared/registrations/registration.ts';
import type { Delegate, Response } from '#shared/responses/response.ts';
import {
  compareTexts,
  isDoubtful,
  lived,
  type LivedVersion,
  type OracleResponse,
  type OracleVersion,
} from './history.ts';
import { nameRead, namesSetRead, phonesRead, positionRead, roleAnswerRead, unitRead } from './reading.ts';
import type { Said } from './texts.ts';

export interface OracleDecision {
  readonly target: string;
  readonly kind: DecisionKind;
  readonly value: string | null;
  readonly seenAt: number;
  readonly ofPerson: boolean;
  /** Of a *set name*: what the cell held since when, oldest first. */
  readonly versions?: readonly { readonly value: string | null; readonly seenAt: number }[];
}

export interface Row {
  readonly key: string;
  readonly response: OracleResponse;
  readonly delegate: Delegate;
  readonly isGone: boolean;
  /** Left out of a list of names that has become shorter (R7). */
  readonly isLeft: boolean;
  /** R1: the cell names nobody, and staff set no name. */
  readonly isNobody: boolean;
  /** R5: its time is doubtful. */
  readonly isInDoubt: boolean;
  /** When a *set name* made the claim possible. */
  readonly nameSetAt: number | null;
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
  const timeOf = new Map(responses.map((response) => [response, timeThatCounts(response, decisions)]));
  const time = (response: OracleResponse) => timeOf.get(response) ?? 0;
  const ordered = [...responses].sort(
    (a, b) => time(a) - time(b) || compareTexts(firstOf(a).response.cellTexts, firstOf(b).response.cellTexts),
  );
  const rows = ordered.flatMap((response) => rowsOfResponse(response, time(response), decisions));
  rows.forEach((row, place) => {
    row.place = place;
  });
  return rows;
}

/** R0 and R8 go by what a response first said: an edit keeps the time, and lets nobody slip in front. */
function firstOf(response: OracleResponse): OracleVersion {
  return response.versions[0] as OracleVersion;
}

/** R5: a doubtful time counts as the time of the first sync that saw it, until staff say that it is right. */
function timeThatCounts(response: OracleResponse, decisions: readonly OracleDecision[]): number {
  const { seenAt, response: said } = firstOf(response);
  return isInDoubt(response, decisions) ? seenAt : said.submittedAt;
}

function isInDoubt(response: OracleResponse, decisions: readonly OracleDecision[]): boolean {
  const { seenAt, response: said } = firstOf(response);
  const isRight = decisions.some(
    ({ kind, target }) => kind === 'right_time' && target.startsWith(`${response.id}.`),
  );
  return isDoubtful(said.submittedAt, seenAt) && !isRight;
}

function rowsOfResponse(
  response: OracleResponse,
  submittedAt: number,
  decisions: readonly OracleDecision[],
): Row[] {
  const setOn = (key: string) => decisions.find(({ target, kind }) => target === key && kind === 'set_name');
  const versions = lived(response, submittedAt, (key) => namesNow(setOn(key)));
  const now = versions.at(-1) as LivedVersion;
  return now.response.delegates.flatMap((typed, index) => {
    const key = now.keys[index] as string;
    const lastWithout = versions.findLastIndex((version) => !version.keys.includes(key));
    const mine = versions.slice(lastWithout + 1).map((version) => ({
      at: version.saidAt,
      unit: unitRead(version.response.unitTyped),
      delegate: version.response.delegates[version.keys.indexOf(key)] as Delegate,
    }));
    const saidFrom = mine[0]?.at ?? 0;
    const lastNobody = mine.findLastIndex(({ delegate }) => isNobody(delegate));
    const namedAt = mine[lastNobody + 1]?.at ?? NEVER;
    const rowOf = (name: string | null, part: number, since: number, isLeft: boolean): Row => {
      const ownKey = part === 1 ? key : `${key}.${part}`;
      const unitOn = (target: string) =>
        decisions.find((one) => one.target === target && one.kind === 'set_unit' && !one.ofPerson);
      const setUnit = unitOn(ownKey) ?? unitOn(key) ?? null;
      const from = part === 1 ? Math.min(since, namedAt) : since;
      const isByNameSet = name !== null && from === since && since > saidFrom;
      const spoken = mine.map(({ at, unit, delegate }) => ({ at, unit, said: saidBy(delegate) }));
      const life = namedFrom(setUnit === null ? spoken : withUnitSet(spoken, setUnit), from, saidFrom);
      const delegate = name === null ? typed : { ...typed, fullName: name };
      const isUnnamed = isNobody(delegate);
      const firstSeen = versions.find((version) => version.keys.includes(key))?.seenAt ?? 0;
      return {
        key: ownKey,
        response,
        delegate,
        isGone: !response.present,
        isLeft,
        isNobody: isUnnamed,
        isInDoubt: isInDoubt(response, decisions),
        nameSetAt: isByNameSet ? since : null,
        place: -1,
        submittedAt,
        firstSeenAt: part === 1 ? firstSeen : Math.max(firstSeen, isLeft ? 0 : since),
        k1: isUnnamed ? `nobody ${ownKey}` : nameRead(delegate.fullName).k1,
        k2: isUnnamed ? `nobody ${ownKey}` : nameRead(delegate.fullName).k2,
        phones: phonesRead(delegate.phoneText),
        said: saidBy(typed),
        unit: isLeft ? unitRead(now.response.unitTyped) : (life.at(-1)?.unit ?? null),
        setUnit,
        life,
      };
    };
    const set = setOn(key);
    const names = namesNow(set);
    return [
      ...(names.length === 0 ? [rowOf(null, 1, NEVER, false)] : []),
      ...names.map((name, at) => rowOf(name, at + 1, namedSince(set, name), false)),
      ...namesLeft(set).map((name, at) => rowOf(name, Math.max(2, names.length + 1) + at, saidFrom, true)),
    ];
  });
}

const NEVER = Number.POSITIVE_INFINITY;

/** Whom the cell names now; the cell's history is in the decision. */
function namesNow(set: OracleDecision | undefined): readonly string[] {
  const now = set?.versions?.at(-1)?.value ?? null;
  return now === null ? [] : namesSetRead(now);
}

/** Since when the cell has named this one in every version without a break. */
function namedSince(set: OracleDecision | undefined, name: string): number {
  let since = 0;
  for (const { value, seenAt } of (set?.versions ?? []).toReversed()) {
    if (value === null || !namesSetRead(value).includes(name)) break;
    since = seenAt;
  }
  return since;
}

/** Whoever stood last in the places behind those that are named now. */
function namesLeft(set: OracleDecision | undefined): readonly string[] {
  const places: string[] = [];
  for (const { value } of set?.versions ?? []) {
    if (value !== null) for (const [at, name] of namesSetRead(value).entries()) places[at] = name;
  }
  return places.slice(Math.max(1, namesNow(set).length));
}

function isNobody({ fullName }: Delegate): boolean {
  return nameRead(fullName).isNobody === true;
}

/** Nobody claims before they were named: what was said until then is said from then. */
function namedFrom(life: Row['life'], from: number, saidFrom: number): Row['life'] {
  if (from === NEVER || from <= saidFrom) return life;
  const before = life.findLast(({ at }) => at <= from);
  return [...(before === undefined ? [] : [{ ...before, at: from }]), ...life.filter(({ at }) => at > from)];
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
function saidBy({ roleTyped, roleTitle, position, fullName }: Delegate): Said {
  const beside = positionRead(position) === 'silent' ? (nameRead(fullName).post ?? position) : position;
  const saids = [roleAnswerRead(roleTyped), roleAnswerRead(roleTitle), positionRead(beside)];
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
