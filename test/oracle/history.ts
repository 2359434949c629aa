/**
 * R0 and R8 of the oracle: which response is which over a sequence of tables. Written from the text of the rules, slow
 * and plain on purpose; it shares no code with what it checks.
 */
import type { Delegate, Response } from '#shared/responses/response.ts';
import { nameRead, unitRead } from './reading.ts';
import { SCENE_KNOWN_FROM } from './texts.ts';

/** A response over its life. The first time counts for ever, the newest version for everything else. */
export interface OracleResponse {
  readonly id: string;
  versions: OracleVersion[];
  present: boolean;
}

export interface OracleVersion {
  readonly response: Response;
  readonly seenAt: number;
}

/** A version with what follows from the decisions of staff. */
export interface LivedVersion extends OracleVersion {
  /** Since when this version says what it says. */
  readonly saidAt: number;
  /** By delegate, in the order of the blocks. */
  readonly keys: readonly string[];
}

/** Everybody ever named in a response, as named last, so that a name that comes back is the same registration. */
type DelegateKeys = { readonly key: string; k1: string; k2: string }[];

export class OracleHistory {
  responses: OracleResponse[] = [];

  /** One sync. Answers false, and remembers nothing, where it is held. */
  sync(table: readonly Response[], nowMs: number): boolean {
    const before = this.responses.filter((one) => one.present);
    const stays = new Map<OracleResponse, Response>();
    const fresh: Response[] = [];
    for (const row of [...table].sort(compareRows)) {
      const known =
        before.find((one) => !stays.has(one) && isSameRow(newest(one).response, row)) ??
        this.responses.find((one) => !one.present && !stays.has(one) && isSameRow(newest(one).response, row));
      if (known === undefined) fresh.push(row);
      else stays.set(known, row);
    }
    const gone = before
      .filter((one) => !stays.has(one))
      .sort((a, b) => compareRows(newest(a).response, newest(b).response));
    const edits = pairEdits(gone, fresh);
    const withdrawn = gone.filter((one) => !edits.has(one));
    if (withdrawn.length > 3 && withdrawn.length > before.length * 0.2) return false;

    for (const one of withdrawn) one.present = false;
    for (const [one, row] of stays) {
      one.present = true;
      const last = newest(one);
      one.versions[one.versions.length - 1] = { ...last, response: { ...last.response, row: row.row } };
    }
    for (const [one, row] of edits) {
      one.versions.push({ response: row, seenAt: nowMs });
      one.present = true;
    }
    const edited = new Set(edits.values());
    for (const row of fresh.filter((candidate) => !edited.has(candidate))) {
      const versions = [{ response: row, seenAt: nowMs }];
      this.responses.push({ id: `R${this.responses.length + 1}`, versions, present: true });
    }
    return true;
  }
}

export function newest(one: OracleResponse): OracleVersion {
  return one.versions.at(-1) as OracleVersion;
}

/** R0. */
export function compareRows(a: Response, b: Response): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt - b.submittedAt;
  return compareTexts(a.cellTexts, b.cellTexts);
}

export function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (let column = 0; column < Math.max(a.length, b.length); column++) {
    const left = a[column] ?? '';
    const right = b[column] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function isSameRow(a: Response, b: Response): boolean {
  return compareRows(a, b) === 0;
}

/** R8: by time first (of several, those that also agree in unit and a name), then by unit and name; each row once. */
function pairEdits(
  gone: readonly OracleResponse[],
  fresh: readonly Response[],
): Map<OracleResponse, Response> {
  const pairs = new Map<OracleResponse, Response>();
  const taken = new Set<Response>();
  const isTimeEqual = (a: Response, b: Response) => a.submittedAt === b.submittedAt;
  const isAlike = (a: Response, b: Response) => isSameUnit(a, b) && sharesName(a, b);
  const passes = [
    (a: Response, b: Response) => isTimeEqual(a, b) && isAlike(a, b),
    (a: Response, b: Response) => isTimeEqual(a, b) && sharesName(a, b),
    (a: Response, b: Response) => isTimeEqual(a, b) && isSameUnit(a, b),
    isTimeEqual,
    isAlike,
  ];
  for (const fits of passes) {
    for (const one of gone) {
      if (pairs.has(one)) continue;
      const row = fresh.find((candidate) => !taken.has(candidate) && fits(newest(one).response, candidate));
      if (row === undefined) continue;
      pairs.set(one, row);
      taken.add(row);
    }
  }
  return pairs;
}

function isSameUnit(a: Response, b: Response): boolean {
  const unit = unitRead(a.unitTyped);
  return unit === null
    ? unitRead(b.unitTyped) === null && a.unitTyped === b.unitTyped
    : unit === unitRead(b.unitTyped);
}

function sharesName(a: Response, b: Response): boolean {
  const namesIn = ({ delegates }: Response) =>
    delegates.map(({ fullName }) => nameRead(fullName)).filter(({ isNobody }) => isNobody !== true);
  const names = new Set(namesIn(a).map(({ k1 }) => k1));
  return namesIn(b).some(({ k1 }) => names.has(k1));
}

/** R5: nobody could have registered before the plan was known, nor after a sync had read it. */
export function isDoubtful(time: number, seenAt: number): boolean {
  return time < SCENE_KNOWN_FROM || time > seenAt;
}

/**
 * All versions with their times and keys.
 *
 * @param startsAt the time that counts for the response (R5).
 * @param namesSet whom staff named on a registration (R7).
 */
export function lived(
  one: OracleResponse,
  startsAt: number,
  namesSet: (key: string) => readonly string[],
): LivedVersion[] {
  const known: DelegateKeys = [];
  const versions: LivedVersion[] = [];
  for (const { response, seenAt } of one.versions) {
    const last = versions.at(-1);
    const isMoved =
      last !== undefined &&
      response.submittedAt > last.response.submittedAt &&
      !isDoubtful(response.submittedAt, seenAt);
    const said = last === undefined ? startsAt : isMoved ? response.submittedAt : seenAt;
    const saidAt = last === undefined ? said : Math.max(last.saidAt + 1, said);
    const keys = keysOf(one.id, known, response.delegates, last, namesSet);
    versions.push({ response, seenAt, saidAt, keys });
  }
  return versions;
}

/** A cell that names nobody is the same only where the very same stands in it. */
function keysOfName(typed: string): { k1: string; k2: string } {
  const { k1, k2, isNobody } = nameRead(typed);
  return isNobody === true ? { k1: `nobody ${typed}`, k2: `nobody ${typed}` } : { k1, k2 };
}

/** Same name: the same registration. Else a name that differs in diacritics only. Else somebody new. */
function keysOf(
  id: string,
  known: DelegateKeys,
  delegates: readonly Delegate[],
  last: LivedVersion | undefined,
  namesSet: (key: string) => readonly string[],
): string[] {
  const keys = delegates.map((): string | null => null);
  const used = new Set<string>();
  const lastKeys = last?.keys ?? [];
  const inLast = known
    .filter(({ key }) => lastKeys.includes(key))
    .sort((a, b) => lastKeys.indexOf(a.key) - lastKeys.indexOf(b.key));
  const older = known.filter(({ key }) => !lastKeys.includes(key));
  type Known = DelegateKeys[number];
  const isK1 = (one: Known, name: { k1: string }) => one.k1 === name.k1;
  const isSet = (one: Known, name: { k1: string }) =>
    namesSet(one.key).some((set) => nameRead(set).k1 === name.k1);
  const isK2 = (one: Known, name: { k2: string }) => one.k2 === name.k2;
  for (const [candidates, fits] of [
    [inLast, isK1],
    [inLast, isSet],
    [inLast, isK2],
    [older, isK1],
  ] as const) {
    delegates.forEach((delegate, index) => {
      if (keys[index] !== null) return;
      const name = keysOfName(delegate.fullName);
      const found = candidates.find((one) => !used.has(one.key) && fits(one, name));
      if (found === undefined) return;
      keys[index] = found.key;
      used.add(found.key);
    });
  }
  return delegates.map((delegate, index) => {
    const name = keysOfName(delegate.fullName);
    const mine = known.find(({ key: each }) => each === keys[index]);
    if (mine !== undefined) {
      Object.assign(mine, name);
      return mine.key;
    }
    const key = `${id}.${known.length + 1}`;
    known.push({ key, ...name });
    return key;
  });
}
