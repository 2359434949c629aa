import document from './discovery.data.json' with { type: 'json' };

/** The part of Google's discovery document that the fake serves: the methods of the sheets, and what they name. */
export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly readOnly?: boolean;
}

export interface Parameter extends JsonSchema {
  readonly location: string;
  readonly required?: boolean;
  readonly repeated?: boolean;
}

export interface Method {
  readonly httpMethod: string;
  readonly path: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
}

export const schemas = document.schemas as unknown as Readonly<Record<string, JsonSchema>>;
export const methods = document.methods as unknown as Readonly<Record<string, Method>>;
export const commonParameters = document.parameters as unknown as Readonly<Record<string, Parameter>>;
