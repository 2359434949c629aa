import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build, transform } from 'esbuild';
import { documentedFunctions } from './documented-functions.ts';
import { cellFunctionDocs } from './cell-function-docs.ts';

const SOURCE = new URL('../apps-script/', import.meta.url);

/** What browsers and Node have and Apps Script lacks. */
export const LACKING_GLOBALS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'queueMicrotask',
  'TextEncoder',
  'TextDecoder',
  'URL',
  'URLSearchParams',
  'fetch',
  'atob',
  'btoa',
  'crypto',
  'structuredClone',
  'AbortController',
  'AbortSignal',
  'ReadableStream',
  'Buffer',
  'process',
  'require',
  'window',
  'document',
  'navigator',
] as const;

/** Marks a use of a global that Apps Script lacks; no identifier of anybody's begins so. */
const LACKING = '__appsScriptLacks_';

export interface AddOnKind {
  /** With the items that change the linked Form. */
  readonly withForm?: boolean;
  /** `https://may-chu.example`: the only server that it ever calls (H4); null: whichever is typed at the set-up. */
  readonly server?: string | null;
}

/**
 * The add-in as one script for Apps Script: everything in one function, and a top-level function in front of each that
 * Google may call. Throws, with all that is wrong at once, where the script would not run there.
 */
export async function bundleScript({ withForm = false, server = null }: AddOnKind = {}): Promise<string> {
  const entry = withForm ? 'exports-with-form.ts' : 'exports.ts';
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, SOURCE))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'SoLop',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    // Names stay, so that the log of a failed run can be read; white space would be a third of the size.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 1_000,
    logLevel: 'error',
    define: {
      WITH_FORM: String(withForm),
      ONLY_SERVER: JSON.stringify(server),
      // Only free uses are replaced, so a property or a local of the same name stays.
      ...Object.fromEntries(LACKING_GLOBALS.map((name) => [name, LACKING + name])),
    },
  });
  const code = result.outputFiles[0]?.text ?? '';
  const names = exportedNames(code);
  const problems = [...lackingIn(code), ...(await newerSyntaxIn(code)), ...differences(names, withForm)];
  if (problems.length > 0)
    throw new Error(`The script would not run in Apps Script:\n${problems.join('\n')}`);
  const docs = cellFunctionDocs(await readFile(new URL('custom-functions.ts', SOURCE), 'utf8'));
  return `${HEADING}${code}\n${names.map((name) => wrapper(name, docs)).join('\n')}`;
}

const HEADING = '// Sổ Lớp. Tệp này được tạo từ mã nguồn bằng “node addon/build.ts”; sửa ở đây sẽ mất.\n';

/** Runs the script in a context without any of Node's globals, which also shows that it loads in one. */
function exportedNames(code: string): readonly string[] {
  const context = createContext({});
  runInContext(code, context);
  return Object.keys(context['SoLop'] as object).sort();
}

function lackingIn(code: string): readonly string[] {
  const found = new Set([...code.matchAll(new RegExp(`${LACKING}(\\w+)`, 'g'))].map((match) => match[1]));
  return [...found].map((name) => `- uses the global ${name}, which Apps Script lacks`);
}

/** Private names and static fields are the newer syntax that Apps Script cannot parse: lowering must find nothing left. */
export async function newerSyntaxIn(code: string): Promise<readonly string[]> {
  const options = { charset: 'utf8', legalComments: 'none' } as const;
  const [asIs, lowered] = await Promise.all([
    transform(code, { ...options, target: 'esnext' }),
    transform(code, { ...options, target: 'es2020' }),
  ]);
  return asIs.code === lowered.code
    ? []
    : ['- holds syntax newer than ES2020 (#private, static fields or the like)'];
}

function differences(names: readonly string[], withForm: boolean): readonly string[] {
  const wanted = documentedFunctions(withForm);
  return [
    ...wanted
      .filter((name) => !names.includes(name))
      .map((name) => `- lacks the documented function ${name}`),
    ...names
      .filter((name) => !wanted.includes(name))
      .map((name) => `- exports ${name}, which is not documented`),
  ];
}

/** Cell functions keep their own parameter names and documentation: Google shows both while somebody types. */
function wrapper(name: string, docs: ReturnType<typeof cellFunctionDocs>): string {
  const documented = docs.get(name);
  if (documented === undefined) return `function ${name}(event) {\n  return SoLop.${name}(event);\n}\n`;
  const parameters = documented.parameters.join(', ');
  return `${documented.comment}\nfunction ${name}(${parameters}) {\n  return SoLop.${name}(${parameters});\n}\n`;
}
