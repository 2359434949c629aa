import { createContext, Script } from 'node:vm';
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { LACKING_GLOBALS, newerSyntaxIn } from '../../addon/bundle/bundle-script.ts';
import { DOCUMENTED_FUNCTIONS, documentedFunctions } from '../../addon/bundle/documented-functions.ts';
import { FORM_SCOPE, manifestOf } from '../../addon/bundle/manifest.ts';
import { builtAddOn } from './built-add-on.ts';

let code: string;
let codeWithForm: string;
let panelHtml: string;
let manifest: string;
beforeAll(async () => {
  ({ code, panelHtml } = await builtAddOn());
  codeWithForm = (await builtAddOn({ withForm: true })).code;
  manifest = await readFile(new URL('../../appsscript.json', import.meta.url), 'utf8');
});

function load(text: string): Record<string, unknown> {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(text).runInContext(context);
  return context;
}

test('the script loads in a context that has nothing but the language', () => {
  const context = load(code);
  for (const name of LACKING_GLOBALS) expect(context[name], name).toBeUndefined();
});

test.each([false, true])(
  'its top-level functions are exactly the documented ones (with the form helper: %s)',
  (withForm) => {
    const context = load(withForm ? codeWithForm : code);
    const functions = Object.keys(context).filter((name) => typeof context[name] === 'function');
    expect(functions.sort()).toEqual(documentedFunctions(withForm));
    // zod keeps its settings in a global; it is a value, which nobody can call.
    expect(
      Object.keys(context)
        .filter((name) => !functions.includes(name))
        .sort(),
    ).toEqual(['SoLop', '__zod_globalConfig']);
  },
);

test('the script and the panel keep to their sizes', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(300_000);
  expect(Buffer.byteLength(codeWithForm)).toBeLessThan(300_000);
  expect(Buffer.byteLength(panelHtml)).toBeLessThan(150_000);
});

test('the script holds no private names and no static fields, and the check would find them', async () => {
  expect(await newerSyntaxIn(code)).toEqual([]);
  expect(await newerSyntaxIn('class A { #secret = 1; get() { return this.#secret; } }')).toHaveLength(1);
  expect(await newerSyntaxIn('class A { static count = 0; }')).toHaveLength(1);
});

test('the functions for cells carry their help, with their own parameter names', () => {
  for (const name of DOCUMENTED_FUNCTIONS.cells) {
    const help = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nfunction ${name}\\((\\w+)`).exec(code);
    expect(help?.[1], name).toContain('@customfunction');
    expect(help?.[1], name).toContain(`} ${help?.[2]} `);
    expect(help?.[1], name).toContain('@return');
  }
});

/** What in the script needs each scope, as Google's reference of the services says. */
const NEEDED_FOR: Readonly<Record<string, RegExp>> = {
  openid: /ScriptApp\.getIdentityToken\(/,
  'https://www.googleapis.com/auth/userinfo.email': /Session\.getActiveUser\(\)\.getEmail\(/,
  'https://www.googleapis.com/auth/spreadsheets.currentonly': /SpreadsheetApp\.getActive\(/,
  'https://www.googleapis.com/auth/script.container.ui': /\.showSidebar\(/,
  'https://www.googleapis.com/auth/script.external_request': /UrlFetchApp\.fetch\(/,
  'https://www.googleapis.com/auth/script.scriptapp': /ScriptApp\.newTrigger\(/,
  [FORM_SCOPE]: /FormApp\.openByUrl\(/,
};

test('every scope asked for is used, and the guide explains each', async () => {
  const guide = await readFile(new URL('../../docs/huong-dan-add-in.md', import.meta.url), 'utf8');
  for (const [text, withForm] of [
    [code, false],
    [codeWithForm, true],
  ] as const) {
    const { oauthScopes } = JSON.parse(manifestOf(manifest, { withForm })) as { oauthScopes: string[] };
    for (const scope of oauthScopes) {
      expect(NEEDED_FOR[scope], scope).toBeDefined();
      // Long lines are broken anywhere white space may stand.
      expect(text.replaceAll('\n', ''), scope).toMatch(NEEDED_FOR[scope] as RegExp);
      expect(guide, scope).toContain(scope.replace('https://www.googleapis.com/auth/', ''));
    }
  }
});

test('the Form is neither opened nor asked for unless the helper is built in', () => {
  expect(code).not.toContain('FormApp');
  expect(manifestOf(manifest, {})).not.toContain(FORM_SCOPE);
});

test('built for one server, the manifest lets Google refuse every other; else it names none', () => {
  const server = 'https://so-lop.example';
  expect(JSON.parse(manifestOf(manifest, { server }))).toMatchObject({ urlFetchWhitelist: [`${server}/`] });
  expect(manifestOf(manifest, {})).not.toContain('urlFetchWhitelist');
});

test('the panel is one file that asks nobody else for anything', () => {
  expect(panelHtml).not.toMatch(/<link|<script[^>]+src=|@import|url\(/);
  expect(panelHtml.match(/<script/g)).toHaveLength(1);
});

test('the panel’s own code never sets markup', async () => {
  const folder = new URL('../../addon/panel/', import.meta.url);
  const sources = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(10);
  for (const name of sources) {
    expect(await readFile(new URL(name, folder), 'utf8'), name).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write/i,
    );
  }
});
