import type { KeyForm } from '#shared/workbook/key-form.ts';
import * as keys from '#shared/workbook/keys.ts';
import * as marks from '#shared/workbook/marks.ts';
import { rowKey } from '#shared/workbook/row-key.ts';
import { type Literal, literalsOf } from './literals.ts';

/** Where stored forms are written: the only files that may build one or take one apart. */
export const CODEC_FILES: readonly string[] = [
  'shared/workbook/key-form.ts',
  'shared/workbook/keys.ts',
  'shared/workbook/marks.ts',
  'shared/workbook/row-key.ts',
];

/**
 * What of a source looks as if it built a stored form or took one apart, as `path:line what`: literals that begin with the
 * form, and a key that is cut.
 */
export function storedFormsIn(path: string, source: string): readonly string[] {
  const built = literalsOf(source).flatMap((literal) => {
    const form = formOf(literal);
    return form === null ? [] : [`${path}:${literal.line} ${JSON.stringify(literal.text)} (${form})`];
  });
  const cut = source
    .split('\n')
    .flatMap((line, at) =>
      CUT_KEY.test(line) ? [`${path}:${at + 1} ${line.trim()} (a key that is cut)`] : [],
    );
  return [...built, ...cut];
}

const CUT_KEY = /^(?!\s*(?:\*|\/[/*])).*\bkey\.(?:split|slice|substring|match|replace|replaceAll)\(/;

/** The form that a literal begins with or is; null: none. */
function formOf({ kind, text, isOpen }: Literal): string | null {
  const plain = kind === 'regex' ? text.replace(/^\^/, '').replaceAll('\\', '') : text;
  if (plain === BAR) return 'the bar of a row key';
  const whole = WHOLE.find((mark) => plain === mark);
  if (whole !== undefined) return whole;
  const start = STARTS.find((prefix) => plain.startsWith(prefix) && plain[prefix.length] !== ' ');
  if (start !== undefined) return start;
  // Such a word is an English one too: only what is put together counts.
  return SPACED.find((prefix) => plain === prefix && isOpen) ?? null;
}

const BAR = rowKey('a', 'b').slice(1, -1);
const isForm = (value: unknown): value is KeyForm<readonly string[]> =>
  typeof value === 'object' && value !== null && 'prefix' in value;
const PREFIXES = Object.values(keys).flatMap((value: unknown) => (isForm(value) ? [value.prefix] : []));
const SPACED = PREFIXES.filter((prefix) => prefix.endsWith(' '));
const LOG_START = keys.LOG_LINE.of({ sync: 0, line: null, atMs: 0 }).replace(/\d.*$/, '');

const STARTS: readonly string[] = [
  ...PREFIXES.filter((prefix) => !prefix.endsWith(' ')),
  LOG_START,
  marks.CORNER.of(''),
  marks.DEFINED_NAME.of(''),
];

const WHOLE: readonly string[] = [
  marks.TAB_METADATA,
  marks.LOOK_METADATA,
  marks.COLUMN_METADATA,
  marks.KEY_COLUMN,
  marks.LOOK_STORE_TITLE,
  marks.LIST_SHELF_TITLE,
  marks.COLUMN_MARK.of({ key: '', isCheck: true }),
];
