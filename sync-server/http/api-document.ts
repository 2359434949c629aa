/** The API as an OpenAPI 3.1 document, made from the schemas with which the routes read and with which tests check their answers. */
import * as z from 'zod';
import { ANSWERS } from './api-answers.ts';
import { type Operation, OPERATIONS } from './api-operations.ts';
import { CLASS_CODE } from './api-requests.ts';
import type { RequestLimits } from './limits.ts';
import { PROBLEM_KINDS } from './problem-kinds.ts';

export interface ApiFacts {
  readonly version: string;
  readonly limits: RequestLimits;
  /** Nobody signs in with Google. */
  readonly isLocal: boolean;
}

type Json = Readonly<Record<string, unknown>>;

export function apiDocument({ version, limits, isLocal }: ApiFacts): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = operationOf(operation, limits, isLocal);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sổ Lớp',
      version,
      description: GENERAL,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: answerSchemas(),
      securitySchemes: { doorbell: DOORBELL, ...(isLocal ? { localKey: LOCAL_KEY } : { google: GOOGLE }) },
    },
  };
}

const GENERAL =
  'The state of an office’s spreadsheet, and the doorbell that keeps it up to date. Every refusal is a problem (RFC 9457) with a `code` that never changes. Any other address is answered 404 `not-found`, any other method 405 `method-not-allowed` with `Allow`; HEAD is answered wherever GET is. A body is JSON in UTF-8, not compressed, of at most 64 kB. Whoever has no right in a workbook is told that it is not there.';

function operationOf(operation: Operation, limits: RequestLimits, isLocal: boolean): Json {
  const { id, says, who, query, body } = operation;
  const needs = NEEDS[who];
  const parameters = [...pathParameters(operation.path), ...queryParameters(query)];
  return {
    operationId: id,
    summary: says.split('. ')[0]?.replace(/\.$/, ''),
    description: `${says}${needs}${limitWords(operation, limits)}`,
    security: securityOf(who, isLocal),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.isRequired,
            content: { 'application/json': { schema: schemaOf(body.schema) } },
          },
        }),
    responses: responsesOf(operation),
  };
}

const NEEDS: Readonly<Record<Operation['who'], string>> = {
  open: '',
  'this machine': ' From this machine without signing in; from elsewhere for whoever may administer.',
  trigger: ' With the key of the doorbell alone.',
  read: ' For whoever may read.',
  decide: ' For whoever may decide.',
  administer: ' For whoever may administer.',
};

/** Of the metrics: a collector on this machine has no account. */
function securityOf(who: Operation['who'], isLocal: boolean): readonly Json[] {
  if (who === 'open' || (who === 'this machine' && isLocal)) return [];
  if (who === 'trigger') return [{ doorbell: [] }];
  const signedIn = isLocal ? { localKey: [] } : { google: [] };
  return who === 'this machine' ? [{}, signedIn] : [signedIn];
}

const GOOGLE = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'Google’s identity token (RS256), as `ScriptApp.getIdentityToken()` gives it.',
};

const DOORBELL = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: '`Doorbell ` and the key that `doorbell-key` gives to whoever sets the spreadsheet up.',
};

const LOCAL_KEY = {
  type: 'apiKey',
  in: 'cookie',
  name: 'so-lop-PORT',
  description: 'What a browser is given that opens the address printed at the start; PORT is the one there.',
};

function limitWords({ limit }: Operation, { readsPerMinute, doorbellsPerMinute }: RequestLimits): string {
  if (limit === null) return '';
  const perMinute = limit === 'reads' ? readsPerMinute : doorbellsPerMinute;
  return ` At most ${perMinute} a minute for each caller, counted with all other ${limit}.`;
}

/** Where a status is of an answer and of problems, it has both forms. */
function responsesOf({ answers, problems }: Operation): Json {
  const responses: Record<number, Response> = problemsOf(problems);
  for (const answer of answers) {
    const content =
      'schema' in answer
        ? { 'application/json': { schema: { $ref: refOf(answer.schema) } } }
        : { [answer.type]: {} };
    const other = responses[answer.status];
    responses[answer.status] =
      other === undefined
        ? { description: answer.says, content }
        : {
            ...other,
            description: `${answer.says}; ${other.description}`,
            content: { ...other.content, ...content },
          };
  }
  return responses;
}

interface Response {
  readonly description: string;
  readonly headers?: Json;
  readonly content: Json;
}

/** By status: which codes it can have there, and what each means. */
function problemsOf(problems: readonly string[]): Record<number, Response> {
  const kinds = [...new Set(problems)].map((code) => {
    const [status, title] = PROBLEM_KINDS.get(code) ?? [500, ''];
    return { code, status, title };
  });
  const statuses = [...new Set(kinds.map(({ status }) => status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = kinds.filter((kind) => kind.status === status);
      const description = ofStatus.map(({ code, title }) => `\`${code}\`: ${title}`).join('; ');
      const codes = ofStatus.map(({ code }) => code);
      const schema = { $ref: refOf('Problem'), properties: { code: { enum: codes } } };
      const headers = PROBLEM_HEADERS[status];
      const content = { 'application/problem+json': { schema } };
      return [status, { description, ...(headers === undefined ? {} : { headers }), content }];
    }),
  );
}

const RETRY_AFTER = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } };
const PROBLEM_HEADERS: Readonly<Record<number, Json>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string' } } },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description:
      name === 'id' ? 'As the configuration calls it, or Google’s id of its spreadsheet' : 'Of the class',
    schema: name === 'id' ? { type: 'string' } : { type: 'string', pattern: CLASS_CODE.source },
  }));
}

function queryParameters(query: z.ZodType | undefined): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function schemaOf(schema: z.core.$ZodType): Json {
  return bare(z.toJSONSchema(schema, { io: 'input' }));
}

/** Each once, under its name; where one holds another it refers to it. */
function answerSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(ANSWERS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refOf });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** Which JSON Schema it is, and its address, the document says for all. */
function bare(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}

function refOf(name: string): string {
  return `#/components/schemas/${name}`;
}
