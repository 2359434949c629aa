import { ApiError, badFields } from './api-error.ts';
import type { JsonSchema, Method } from './discovery.ts';
import { commonParameters, schemas } from './discovery.ts';

interface Violation {
  readonly field: string;
  readonly description: string;
}

/** Refuses a body with a field, a type or a word that the discovery document does not know, in Google's own words. */
export function checkBody(schemaName: string, body: unknown): void {
  const violations: Violation[] = [];
  // A range of values is one field of the request behind the address, and errors name it.
  checkValue({ $ref: schemaName }, body, schemaName === 'ValueRange' ? 'data' : '', violations);
  if (violations.length > 0) throw badFields(violations);
}

/** Refuses an unknown or unreadable parameter of the address. */
export function checkQuery(method: Method, query: URLSearchParams): void {
  const violations: Violation[] = [];
  for (const [name, value] of query) {
    const parameter = method.parameters?.[name] ?? commonParameters[name];
    if (parameter === undefined || parameter.location !== 'query') {
      const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
      violations.push({ field: '', description });
    } else if (parameter.enum !== undefined && !parameter.enum.includes(value)) {
      violations.push({
        field: snake(name),
        description: `Invalid value at '${snake(name)}' (${name}), "${value}"`,
      });
    } else if (parameter.type === 'boolean' && !/^(?:true|false)$/i.test(value)) {
      violations.push({
        field: snake(name),
        description: `Invalid value at '${snake(name)}' (TYPE_BOOL), "${value}"`,
      });
    }
  }
  if (violations.length > 0) throw badFields(violations);
  for (const [name, parameter] of Object.entries(method.parameters ?? {})) {
    if (parameter.location === 'query' && parameter.required === true && !query.has(name)) {
      throw new ApiError(400, `Required parameter: ${name}`);
    }
  }
}

function checkValue(schema: JsonSchema, value: unknown, path: string, violations: Violation[]): void {
  if (value === null || value === undefined || schema.type === 'any') return;
  if (schema.$ref !== undefined) return checkMessage(schema.$ref, value, path, violations);
  if (schema.type === 'array') {
    if (!Array.isArray(value)) {
      const kind =
        schema.items?.type === 'array'
          ? 'type.googleapis.com/google.protobuf.ListValue'
          : typeName(schema.items);
      violations.push(invalid(path, kind, value));
      return;
    }
    value.forEach((item, at) => checkValue(schema.items ?? {}, item, `${path}[${at}]`, violations));
    return;
  }
  if (schema.type === 'object') {
    if (!isObject(value)) violations.push(unknownRoot(path));
    else if (schema.additionalProperties !== undefined) {
      for (const [key, item] of Object.entries(value)) {
        checkValue(schema.additionalProperties, item, join(path, key), violations);
      }
    }
    return;
  }
  if (!fitsScalar(schema, value)) violations.push(invalid(path, typeName(schema), value));
}

function checkMessage(name: string, value: unknown, path: string, violations: Violation[]): void {
  if (!isObject(value)) {
    violations.push(unknownRoot(path));
    return;
  }
  const { properties } = schemas[name] ?? {};
  for (const [key, item] of Object.entries(value)) {
    const property = properties?.[key];
    if (property === undefined) {
      const at = path === '' ? '' : ` at '${path}'`;
      const description = `Invalid JSON payload received. Unknown name "${key}"${at}: Cannot find field.`;
      violations.push({ field: path, description });
    } else checkValue(property, item, join(path, snake(key)), violations);
  }
}

function fitsScalar(schema: JsonSchema, value: unknown): boolean {
  if (schema.enum !== undefined) return typeof value === 'string' && schema.enum.includes(value);
  switch (schema.type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return true;
  }
}

function typeName(schema: JsonSchema | undefined): string {
  if (schema?.$ref !== undefined) return `type.googleapis.com/google.apps.sheets.v4.${schema.$ref}`;
  if (schema?.enum !== undefined) return 'type.googleapis.com/google.apps.sheets.v4.Enum';
  const format = schema?.format ?? '';
  if (format === 'int32') return 'TYPE_INT32';
  if (format === 'double' || format === 'float') return `TYPE_${format.toUpperCase()}`;
  return schema?.type === 'boolean' ? 'TYPE_BOOL' : 'TYPE_STRING';
}

function invalid(path: string, kind: string, value: unknown): Violation {
  return { field: path, description: `Invalid value at '${path}' (${kind}), ${JSON.stringify(value)}` };
}

function unknownRoot(path: string): Violation {
  return {
    field: path,
    description: `Invalid JSON payload received. Unknown name "" at '${path}': Cannot find field.`,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The same few names come with every call. */
const SNAKES = new Map<string, string>();

function snake(name: string): string {
  const known = SNAKES.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  SNAKES.set(name, made);
  return made;
}
