import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as keys from '#shared/workbook/keys.ts';
import * as marks from '#shared/workbook/marks.ts';
import { ROOT } from './imports.ts';
import { literalsOf } from './literals.ts';
import { CODEC_FILES, storedFormsIn } from './stored-forms.ts';

/** Bars between texts that people read; no row key is made of them. */
const OTHER_BARS: readonly string[] = ['shared/people/role-of-text.ts " | "'];

/** The program, the fakes and the scenes that tests share. Tests themselves may write out a form: that pins it. */
const files = globSync('{shared,sync-server,addon,test/fakes,test/addon,test/google,test/workbook}/**/*.ts', {
  cwd: ROOT,
})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !CODEC_FILES.includes(path) && !path.endsWith('.test.ts'))
  .sort();

test('no stored form is built or taken apart outside the codec, by the server, the add-in, a fake or a scene', () => {
  const found = files.flatMap((path) => storedFormsIn(path, readFileSync(join(ROOT, path), 'utf8')));
  const isOther = (line: string) =>
    OTHER_BARS.includes(line.replace(/:\d+ /, ' ').replace(/ \([^)]*\)$/, ''));
  expect(found.filter((line) => !isOther(line))).toEqual([]);
  expect(found.filter(isOther).length).toBe(OTHER_BARS.length);
});

test('control: whoever builds a key or a mark by hand is named with file and line', () => {
  const found = (source: string) => storedFormsIn('made-up.ts', source).length;
  const faults = [
    'const key = `seat:${unit}:${role}`;',
    "const isClass = tab.key.startsWith('class:');",
    'const VACANT = /^seat:[^|]+$/;',
    "const [place, entity] = row.split(' | ');",
    'const row = `${place} | ${entity}`;',
    'const row = `occurrence ${no}`;',
    "const line = 'sync:12@mf0';",
    "const found = metadata.getKey() === 'so-lop.column';",
    "const corner = 'so-lop ' + key;",
    "const name = '_SoLop.tab.class_003a01';",
    "const isKeys = value === '#key';",
    "const isCheck = value.endsWith(' check');",
    'const code = key.slice(6);',
    'const code = `${`class:${code}`}`;',
  ];
  for (const fault of faults) expect(found(fault), fault).toBe(1);
  expect(storedFormsIn('made-up.ts', `// first\n\nconst a = 1;\n${faults[0]}`)).toEqual([
    'made-up.ts:4 "seat:" (seat:)',
  ]);
});

test('control: words, comments and divisions are no stored form', () => {
  const sound = [
    '/** A key such as `seat:31639:cong_chuc | person:r5.1`. */',
    "// The row's key, class:01.",
    "const text = 'unit: xã Long Phú';",
    "const text = 'section headings';",
    'const half = width / 2 / height;',
    "const type = 'a' | 'b';",
    "const quoted = 'it\\'s class:01';",
    "const key = SEAT.of('31639', 'cong_chuc');",
    'const rows = keys.slice(2);',
  ];
  for (const line of sound) expect(storedFormsIn('made-up.ts', line), line).toEqual([]);
});

test('control: all forms are looked for', () => {
  const tooMany = Object.values(keys).flatMap((value: unknown) => {
    const isForm = typeof value === 'object' && value !== null && 'prefix' in value;
    return isForm ? [(value as { readonly prefix: string }).prefix] : [];
  });
  for (const prefix of tooMany)
    expect(storedFormsIn('made-up.ts', `\`${prefix}\${one}\``), prefix).not.toEqual([]);
  for (const mark of [marks.TAB_METADATA, marks.LOOK_STORE_TITLE, marks.LIST_SHELF_TITLE])
    expect(storedFormsIn('made-up.ts', `const mark = '${mark}';`)).not.toEqual([]);
});

test('literals are read with their lines, templates in parts', () => {
  const source =
    "const a = 'x\\'y';\nconst b = `p${f({ c: '}' })}q${`r`}`; // 'no'\nconst d = /[/]z/g.test(a) ? 4 / 2 / 1 : 0;";
  expect(literalsOf(source).map(({ kind, text, line, isOpen }) => [kind, text, line, isOpen])).toEqual([
    ['string', "x'y", 1, false],
    ['template', 'p', 2, true],
    ['string', '}', 2, false],
    ['template', 'q', 2, true],
    ['template', 'r', 2, false],
    ['template', '', 2, false],
    ['regex', '[/]z', 3, false],
  ]);
});
