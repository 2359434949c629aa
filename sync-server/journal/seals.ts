/**
 * What the records of each sync add up to, so that a byte that changed on the disk is noticed and never believed. Whatever adds
 * records adds a seal over them in the same transaction: a SHA-256 for each table, and one over these and the seal before.
 *
 * The chain runs over digests and not over content, so a redaction leaves it whole: the sync gets another seal over what is left,
 * and the salt of the one before is forgotten, because a digest of a name and a phone could be found again by trying all phones.
 *
 * It tells damage, not forgery: whoever may write the file may seal anew.
 */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { RowReader, type StoredRow } from './row-reader.ts';
import { PARTS, type Part, type SealKind, type SealedTable, selectOf, TABLES } from './sealed-records.ts';

/** The first thing that does not add up. */
export interface Misfit {
  readonly sync: number;
  readonly what: SealedTable | 'seals';
}

/** What a sync does not rest on: the changes of past syncs are for undo and for the eye. Only `check` reads them all. */
const ONLY_HISTORY: ReadonlySet<SealedTable> = new Set(['row_changes', 'cell_changes']);
export const WHAT_A_SYNC_RESTS_ON = TABLES.filter((table) => !ONLY_HISTORY.has(table));

const SALT_BYTES = 16;
const SEALS = new RowReader('seals');

interface Seal {
  readonly sync: number;
  readonly kind: SealKind;
  readonly salt: Uint8Array | null;
  readonly digests: ReadonlyMap<string, string>;
}

export class Seals {
  private readonly database: DatabaseSync;
  private readonly all: ReadonlyMap<SealedTable, StatementSync>;
  private readonly ofSync: ReadonlyMap<SealedTable, StatementSync>;

  constructor(database: DatabaseSync) {
    this.database = database;
    const prepared = (where: string) =>
      new Map(TABLES.map((table) => [table, inArrays(database.prepare(selectOf(table, where)))] as const));
    this.all = prepared('');
    this.ofSync = prepared('WHERE sync = ?');
  }

  /** Seals what this transaction recorded of the sync. */
  add(sync: number, kind: SealKind): void {
    if (kind === 'redacted') this.database.prepare(FORGET_SALTS).run(sync);
    const salt = newSalt();
    const digests = PARTS[kind].map((table) => {
      const records = this.ofSync.get(table)!.iterate(sync);
      return [table, digestsOf(records, () => salt).get(sync)] as const;
    });
    this.append(sync, kind, salt, new Map(digests));
  }

  /** Those of earlier versions of the journal, as they are found. */
  addMissing(): void {
    for (const kind of ['begun', 'ended', 'unwritten'] as const) {
      const salts = new Map(
        this.database
          .prepare(UNSEALED[kind])
          .all()
          .map((row) => [SEALS.number(row, 'sync'), newSalt()]),
      );
      if (salts.size === 0) continue;
      const digests = new Map(
        PARTS[kind].map((table) => [table, this.digestsIn(table, (sync) => salts.get(sync))]),
      );
      for (const [sync, salt] of salts)
        this.append(sync, kind, salt, new Map([...digests].map(([table, of]) => [table, of.get(sync)])));
    }
  }

  /** After a redaction of what added up before: over what is left. */
  addRedacted(): void {
    const changed = new Set(this.misfits().map(({ sync }) => sync));
    for (const sync of changed) this.add(sync, 'redacted');
  }

  /** Everything that does not add up, oldest sync first. */
  misfits(tables: readonly SealedTable[] = TABLES): readonly Misfit[] {
    const found: Misfit[] = [];
    const newest = new Map<Part, Map<number, Seal>>();
    let [chain, id]: [Uint8Array, number] = [NOTHING, 0];
    for (const row of this.database.prepare(ALL_SEALS).iterate()) {
      id += 1;
      const seal = sealOf(row);
      const { sync, kind } = seal;
      chain = chained(chain, id, sync, kind, SEALS.text(row, 'digests'));
      // Whatever comes behind it does not fit either.
      if (SEALS.number(row, 'id') !== id || !sameBytes(row['chain'], chain)) return [{ sync, what: 'seals' }];
      const ofPart = newest.get(PARTS[kind]) ?? new Map<number, Seal>();
      newest.set(PARTS[kind], ofPart.set(sync, seal));
    }
    for (const [part, seals] of partsWith(newest))
      for (const table of part.filter((one) => tables.includes(one)))
        found.push(...this.misfitsIn(table, seals));
    return found.sort((left, right) => left.sync - right.sync);
  }

  private misfitsIn(table: SealedTable, seals: ReadonlyMap<number, Seal>): readonly Misfit[] {
    const digests = this.digestsIn(table, (sync) => seals.get(sync)?.salt);
    return [...new Set([...digests.keys(), ...seals.keys()])]
      .filter((sync) => digests.get(sync) !== seals.get(sync)?.digests.get(table))
      .map((sync) => ({ sync, what: table }));
  }

  /** By sync; those that have no record there are not in it. */
  private digestsIn(table: SealedTable, saltOf: SaltOf): ReadonlyMap<number, string> {
    return digestsOf(this.all.get(table)!.iterate(), saltOf);
  }

  private append(
    sync: number,
    kind: SealKind,
    salt: Uint8Array,
    of: ReadonlyMap<string, string | undefined>,
  ): void {
    // What is undefined is left out.
    const digests = JSON.stringify(Object.fromEntries(of));
    const last = this.database.prepare(LAST_SEAL).get();
    const id = last === undefined ? 1 : SEALS.number(last, 'id') + 1;
    const chain = chained(bytesOf(last?.['chain']) ?? NOTHING, id, sync, kind, digests);
    this.database.prepare(ADD_SEAL).run(id, sync, kind, salt, digests, chain);
  }
}

const ALL_SEALS = 'SELECT id, sync, kind, salt, digests, chain FROM seals ORDER BY id';
const LAST_SEAL = 'SELECT id, chain FROM seals ORDER BY id DESC LIMIT 1';
const ADD_SEAL = 'INSERT INTO seals (id, sync, kind, salt, digests, chain) VALUES (?, ?, ?, ?, ?, ?)';
const FORGET_SALTS = "UPDATE seals SET salt = NULL WHERE sync = ? AND kind IN ('begun', 'redacted')";
const UNSEALED = {
  begun: unsealed('syncs', 'begun'),
  ended: unsealed('sync_ends', 'ended'),
  unwritten: unsealed('unwritten_syncs', 'unwritten'),
};

function unsealed(table: string, kind: SealKind): string {
  return `SELECT sync FROM ${table} WHERE sync NOT IN (SELECT sync FROM seals WHERE kind = '${kind}') ORDER BY sync`;
}

const NOTHING = new Uint8Array();

function chained(before: Uint8Array, ...said: readonly (number | string)[]): Uint8Array {
  return createHash('sha256').update(before).update(JSON.stringify(said)).digest();
}

type SaltOf = (sync: number) => Uint8Array | null | undefined;

/** By sync, which is the first thing a record says. */
function digestsOf(records: Iterable<unknown>, saltOf: SaltOf): ReadonlyMap<number, string> {
  const hashes = new Map<number, Hash>();
  for (const record of records) {
    const sync = Number((record as readonly unknown[])[0]);
    let hash = hashes.get(sync);
    if (hash === undefined) {
      hash = createHash('sha256').update(saltOf(sync) ?? NOTHING);
      hashes.set(sync, hash);
    }
    hash.update(`${JSON.stringify(record)}\n`);
  }
  return new Map([...hashes].map(([sync, hash]) => [sync, hash.digest('base64')]));
}

function newSalt(): Uint8Array {
  return randomBytes(SALT_BYTES);
}

function inArrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

function sealOf(row: StoredRow): Seal {
  const kind = SEALS.text(row, 'kind');
  const digests = SEALS.record(row, 'digests');
  return {
    sync: SEALS.number(row, 'sync'),
    kind: isKind(kind) ? kind : SEALS.misfit('kind'),
    salt: bytesOf(row['salt']),
    digests: new Map(Object.keys(digests).map((table) => [table, SEALS.text(digests, table)])),
  };
}

function isKind(text: string): text is SealKind {
  return Object.hasOwn(PARTS, text);
}

/** A part of which nothing is sealed holds no records either. */
function partsWith(
  seals: ReadonlyMap<Part, ReadonlyMap<number, Seal>>,
): readonly (readonly [Part, ReadonlyMap<number, Seal>])[] {
  return [...new Set(Object.values(PARTS))].map((part) => [part, seals.get(part) ?? new Map()] as const);
}

function bytesOf(value: unknown): Uint8Array | null {
  return value instanceof Uint8Array ? value : null;
}

export function sameBytes(stored: unknown, expected: Uint8Array): boolean {
  const bytes = bytesOf(stored);
  return bytes !== null && Buffer.compare(bytes, expected) === 0;
}

/** Of what is kept for a moment only, and stands in no chain. */
export function digestOfText(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
