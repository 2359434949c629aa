import { ApiError } from './api-error.ts';
import type { JsonSchema } from './discovery.ts';
import { plainCopy } from './plain-copy.ts';
import { schemas } from './discovery.ts';

/** A parsed mask: each name with what is wanted below it; `null` means all of it. */
export type Mask = Map<string, Mask | null>;

/** Reads `a,b(c,d/e),f.g`. `*` stands for everything. */
export function parseMask(text: string): Mask {
  const reader = { text: text.replace(/\s+/g, ''), at: 0 };
  const mask = readList(reader);
  if (reader.at < reader.text.length) throw new ApiError(400, `Invalid field mask: ${text}`);
  return mask;
}

/** Refuses a mask that names what the schema does not have; the error is that of the recorded reply. */
export function checkMask(mask: Mask, schemaName: string, what: string, path = ''): void {
  for (const [name, below] of mask) {
    if (name === '*') continue;
    const schema = schemas[schemaName]?.properties?.[name];
    const here = path === '' ? name : `${path}.${name}`;
    if (schema === undefined) throw badMask(what, here);
    const target = messageOf(schema);
    if (below === null) continue;
    if (target === undefined) throw badMask(what, `${here}.${[...below.keys()][0]}`);
    checkMask(below, target, what, here);
  }
}

/** The parts of a value that the mask names; empty messages stay, so that positions in a list stay. */
export function applyMask(value: unknown, mask: Mask | null): unknown {
  if (mask === null || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, below] of mask) {
    const found = (value as Record<string, unknown>)[name];
    if (found !== undefined) kept[name] = applyMask(found, below);
  }
  return kept;
}

/** Copies what the mask names from `source` to `target`; named and absent in the source means cleared. */
export function writeMask(
  target: Record<string, unknown>,
  source: Record<string, unknown>,
  mask: Mask | null,
): void {
  const names = mask === null || mask.has('*') ? Object.keys({ ...target, ...source }) : [...mask.keys()];
  for (const name of names) {
    const below = mask === null ? null : (mask.get(name) ?? null);
    const value = source[name];
    if (below !== null && typeof (value ?? {}) === 'object' && !Array.isArray(value)) {
      const kept = { ...(target[name] as Record<string, unknown> | undefined) };
      writeMask(kept, (value ?? {}) as Record<string, unknown>, below);
      if (Object.keys(kept).length === 0) delete target[name];
      else target[name] = kept;
    } else if (value === undefined || value === null || value === '') delete target[name];
    else target[name] = plainCopy(value);
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

function readList(reader: Reader): Mask {
  const mask: Mask = new Map();
  for (;;) {
    readPath(reader, mask);
    if (reader.text[reader.at] !== ',') return mask;
    reader.at += 1;
  }
}

function readPath(reader: Reader, mask: Mask): void {
  const name = /^(?:\*|[A-Za-z_][A-Za-z0-9_]*)/.exec(reader.text.slice(reader.at))?.[0];
  if (name === undefined) throw new ApiError(400, `Invalid field mask: ${reader.text}`);
  reader.at += name.length;
  const next = reader.text[reader.at];
  const known = mask.get(name);
  if (next === '.' || next === '/' || next === '(') {
    const below: Mask = known ?? new Map<string, Mask | null>();
    reader.at += 1;
    if (next === '(') {
      for (const [key, value] of readList(reader)) below.set(key, value);
      if (reader.text[reader.at] !== ')') throw new ApiError(400, `Invalid field mask: ${reader.text}`);
      reader.at += 1;
    } else readPath(reader, below);
    mask.set(name, below);
  } else mask.set(name, null);
}

function messageOf(schema: JsonSchema): string | undefined {
  return schema.$ref ?? (schema.items === undefined ? undefined : messageOf(schema.items));
}

function badMask(what: string, path: string): ApiError {
  if (what !== 'fields') return new ApiError(400, `Invalid ${what}: Invalid field: ${path}`);
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`;
  const violations = [{ field: path, description }];
  return new ApiError(400, 'Request contains an invalid argument.', [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
  ]);
}
