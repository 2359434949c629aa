import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { jsonText, SAVE_AS_UTF_8 } from '../local/json-text.ts';
import { ConfigError } from './config-error.ts';
import { expectationOf } from './config-words.ts';
import { type Conflict, conflictsIn, type ServiceConfig, serviceConfig } from './service-config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from the file named (or `SO_LOP_CONFIG`) and the environment, which stands above it.
 * Without either it is local mode. Throws `ConfigError` with every problem.
 */
export function readConfig(environment: Environment, path?: string): ServiceConfig {
  const file = configFile(environment, path);
  const settings = file === null ? {} : readSettings(file);
  const { names, merged } = withEnvironment(settings, environment);
  const parsed = serviceConfig.safeParse(merged);
  const found = [...(parsed.success ? [] : parsed.error.issues.flatMap(placesOf)), ...conflictsIn(merged)];
  if (parsed.success && found.length === 0) return parsed.data;
  throw new ConfigError(
    found.map(({ path: place, expected }) => {
      const where = displayPath(place);
      return { path: names.get(where) ?? where, value: displayValue(valueAt(merged, place)), expected };
    }),
  );
}

/** Null: there is none. */
export function configFile(environment: Environment, path?: string): string | null {
  return path ?? blankAsNone(environment['SO_LOP_CONFIG']) ?? null;
}

/** An unknown key is named itself, not the object that holds it. */
function placesOf(issue: z.core.$ZodIssue): readonly Conflict[] {
  const expected = expectationOf(issue);
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, expected }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], expected }));
}

/** Environment variables and the settings they stand above. Lists are separated by commas. */
const VARIABLES = {
  SO_LOP_HOST: { place: ['listen', 'host'], read: String },
  SO_LOP_PORT: { place: ['listen', 'port'], read: numberOrText },
  SO_LOP_PUBLIC_HOSTS: { place: ['listen', 'publicHosts'], read: listOf },
  SO_LOP_AUDIENCES: { place: ['signIn', 'audiences'], read: listOf },
  SO_LOP_HOSTED_DOMAIN: { place: ['signIn', 'hostedDomain'], read: String },
  SO_LOP_READERS: { place: ['signIn', 'people', 'read'], read: listOf },
  SO_LOP_DECIDERS: { place: ['signIn', 'people', 'decide'], read: listOf },
  SO_LOP_ADMINISTRATORS: { place: ['signIn', 'people', 'administer'], read: listOf },
  SO_LOP_LOG_LEVEL: { place: ['logLevel'], read: String },
} as const;

function withEnvironment(settings: Settings, environment: Environment) {
  const merged = structuredClone(settings) as Record<string, unknown>;
  const names = new Map<string, string>();
  for (const [name, { place, read }] of Object.entries(VARIABLES)) {
    const value = blankAsNone(environment[name]);
    if (value === undefined) continue;
    put(merged, place, read(value));
    names.set(displayPath(place), name);
  }
  return { merged, names };
}

type Settings = Readonly<Record<string, unknown>>;

function readSettings(path: string): Settings {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    throw fileProblem(path, 'một tệp đọc được; đề nghị kiểm tra đường dẫn và quyền đọc');
  }
  const text = jsonText(content);
  if (text === null) throw fileProblem(path, SAVE_AS_UTF_8);
  try {
    const settings: unknown = JSON.parse(text);
    if (isRecord(settings)) return settings;
  } catch {
    // Said below, without the parser's words: they are English and may quote a secret.
  }
  throw fileProblem(path, 'một tệp JSON chứa một đối tượng { … }');
}

function fileProblem(path: string, expected: string): ConfigError {
  return new ConfigError([{ path: 'SO_LOP_CONFIG', value: `“${path}”`, expected }]);
}

function put(settings: Record<string, unknown>, [first, ...rest]: readonly string[], value: unknown): void {
  const key = first as string;
  if (rest.length === 0) settings[key] = value;
  else {
    // What stands there and is no object stays in sight of the check only where the environment says nothing.
    const inner: Record<string, unknown> = isRecord(settings[key]) ? settings[key] : {};
    settings[key] = inner;
    put(inner, rest, value);
  }
}

function valueAt(settings: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    settings,
  );
}

function displayPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((said, key) => {
    if (typeof key === 'number') return `${said}[${key}]`;
    return said === '' ? String(key) : `${said}.${String(key)}`;
  }, '');
}

const VALUE_CHARACTERS_MAX = 80;

function displayValue(value: unknown): string {
  if (value === undefined) return 'chưa có';
  const said = JSON.stringify(value);
  return said.length > VALUE_CHARACTERS_MAX ? `${said.slice(0, VALUE_CHARACTERS_MAX)}…` : said;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function blankAsNone(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function listOf(value: string): readonly string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function numberOrText(value: string): unknown {
  return /^\d+$/.test(value) ? Number(value) : value;
}
