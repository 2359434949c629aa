/** Whether answers of a server are what its API document says. Every answer that `startedServer` gets is held against it. */
import * as z from 'zod';
import { apiDocument } from '../../sync-server/http/api-document.ts';

const media = z.looseObject({ schema: z.record(z.string(), z.unknown()).optional() });
const operation = z.looseObject({
  operationId: z.string(),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), media) })),
});
const documentFrame = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

export type ReadDocument = z.infer<typeof documentFrame>;

export function readDocument(content: unknown): ReadDocument {
  return documentFrame.parse(content);
}

export const DOCUMENT = readDocument(
  apiDocument({
    version: '0.0.0',
    limits: { doorbellsPerMinute: 60, readsPerMinute: 600, failedSignInsPerMinute: 60 },
    isLocal: false,
  }),
);

export interface Answered {
  readonly method: string;
  /** Without what follows a question mark. */
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What is wrong with an answer, by the document; empty: nothing. Of an address or a method that it does not name, only a refusal may come. */
export function complaintsAbout(answer: Answered, document: ReadDocument = DOCUMENT): readonly string[] {
  const said = `${answer.method} ${answer.path} answered ${answer.status}`;
  const operations = operationsAt(answer.path, document);
  const found = operations?.[answer.method.toLowerCase()];
  if (found === undefined) return answer.status < 400 ? [`${said}, which the document does not name`] : [];
  const response = found.responses[answer.status];
  const content = response?.content[answer.type];
  if (content === undefined) return [`${said} as ${answer.type}, which ${found.operationId} does not name`];
  if (content.schema === undefined) return [];
  const read = schemaOf(content.schema, document).safeParse(JSON.parse(answer.body));
  return read.success
    ? []
    : read.error.issues.map((issue) => `${said}: ${issue.path.join('.')} ${issue.message}`);
}

function operationsAt(path: string, { paths }: ReadDocument) {
  const template = Object.keys(paths).find((one) =>
    new RegExp(`^${one.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return template === undefined ? undefined : paths[template];
}

function schemaOf(schema: unknown, document: ReadDocument): z.ZodType {
  const key = JSON.stringify(schema);
  const known = KNOWN.get(document)?.get(key);
  if (known !== undefined) return known;
  const made = z.fromJSONSchema(resolved(schema, document) as z.core.JSONSchema.JSONSchema);
  const ofDocument = KNOWN.get(document) ?? new Map<string, z.ZodType>();
  KNOWN.set(document, ofDocument.set(key, made));
  return made;
}

const KNOWN = new WeakMap<ReadDocument, Map<string, z.ZodType>>();

/** References replaced by what they refer to; what stands beside one narrows it, property by property. */
function resolved(schema: unknown, document: ReadDocument): unknown {
  if (Array.isArray(schema)) return schema.map((one: unknown) => resolved(one, document));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...beside } = schema as Readonly<Record<string, unknown>>;
  if (typeof $ref !== 'string')
    return Object.fromEntries(Object.entries(beside).map(([key, value]) => [key, resolved(value, document)]));
  const target = document.components.schemas[$ref.replace('#/components/schemas/', '')];
  if (target === undefined) throw new Error(`nothing stands at ${$ref}`);
  const whole = resolved(target, document) as Readonly<Record<string, object>>;
  const { properties, ...rest } = beside as Readonly<Record<string, object>>;
  return { ...whole, ...rest, properties: { ...whole['properties'], ...properties } };
}
