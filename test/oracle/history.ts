/**
 * R0 and R8 of the oracle: which response is which over a sequence of tables. Written from the text of the rules, slow
 * and plain on purpose; it shares no code with what it checks.
 */
import type { Delegate, Response } from '#shared/responses/response.ts';
import { nameRead, unitRead } from './reading.ts';

/** A response over its life. The first time counts for ever, the newest version for everything else. */
export interface OracleResponse {
  readonly id: string;
  versions: OracleVersion[];
  present: boolean;
  /** Everybody ever named here, as named last, so that a name that comes back is the same registration. */
  readonly delegateKeys: { readonly key: string; k1: string; k2: string }[];
}

export interface OracleVersion {
  readonly response: Response;
  readonly seenAt: number;
  /** Since when this version says what it says. */
  readonly saidAt: number;
  /** By delegate, in the order of the blocks. */
  readonly keys: readonly string[];
}

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
    for (const [one, row] of edits) addVersion(one, row, nowMs);
    const edited = new Set(edits.values());
    for (const row of fresh.filter((candidate) => !edited.has(candidate))) {
      const one: OracleResponse = {
        id: `R${this.responses.length + 1}`,
        versions: [],
        present: true,
        delegateKeys: [],
      };
      addVersion(one, row, nowMs);
      this.responses.push(one);
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
  const names = new Set(a.delegates.map((delegate) => nameRead(delegate.fullName).k1));
  return b.delegates.some((delegate) => names.has(nameRead(delegate.fullName).k1));
}

function addVersion(one: OracleResponse, row: Response, seenAt: number): void {
  const last = one.versions.at(-1);
  const isMoved = last !== undefined && row.submittedAt > last.response.submittedAt;
  const saidAt = Math.max((last?.saidAt ?? -1) + 1, last === undefined || isMoved ? row.submittedAt : seenAt);
  one.versions.push({ response: row, seenAt, saidAt, keys: keysOf(one, row.delegates, last) });
}

/** Same name: the same registration. Else a name that differs in diacritics only. Else somebody new. */
function keysOf(
  one: OracleResponse,
  delegates: readonly Delegate[],
  last: OracleVersion | undefined,
): string[] {
  const keys = delegates.map((): string | null => null);
  const used = new Set<string>();
  const lastKeys = last?.keys ?? [];
  const inLast = one.delegateKeys
    .filter(({ key }) => lastKeys.includes(key))
    .sort((a, b) => lastKeys.indexOf(a.key) - lastKeys.indexOf(b.key));
  const older = one.delegateKeys.filter(({ key }) => !lastKeys.includes(key));
  for (const [candidates, part] of [
    [inLast, 'k1'],
    [inLast, 'k2'],
    [older, 'k1'],
  ] as const) {
    delegates.forEach((delegate, index) => {
      if (keys[index] !== null) return;
      const found = candidates.find(
        ({ key, [part]: k }) => !used.has(key) && k === nameRead(delegate.fullName)[part],
      );
      if (found === undefined) return;
      keys[index] = found.key;
      used.add(found.key);
    });
  }
  return delegates.map((delegate, index) => {
    const { k1, k2 } = nameRead(delegate.fullName);
    const known = one.delegateKeys.find(({ key: each }) => each === keys[index]);
    if (known !== undefined) {
      Object.assign(known, { k1, k2 });
      return known.key;
    }
    const key = `${one.id}.${one.delegateKeys.length + 1}`;
    one.delegateKeys.push({ key, k1, k2 });
    return key;
  });
}
