import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the documents point to is there: files of tests, other documents, places in the sources. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DOCUMENTS = globSync(['*.md', 'docs/*.md'], { cwd: ROOT });

/** Places that a document names and nobody finds. */
function lost(document: string, text: string): readonly string[] {
  const tests = [...text.matchAll(/`(?:test\/)?([a-z][\w-]*\/[\w./-]+\.(?:test|check)\.ts)`/g)].map(
    ([, path = '']) => join('test', path),
  );
  const sources = [...text.matchAll(/`((?:addon|shared|sync-server|test)\/[\w./-]+\.\w+)`/g)].map(
    ([, path = '']) => path,
  );
  // `addon/x.test.ts` is a test of that room, below `test`.
  const own = sources.filter((path) => path.startsWith('test/') || !/\.(?:test|check)\.ts$/.test(path));
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(document), path),
  );
  return [...tests, ...own, ...links].filter((path) => !existsSync(join(ROOT, path)));
}

test.each(DOCUMENTS)('what %s points to is there', (document) => {
  expect(lost(document, readFileSync(join(ROOT, document), 'utf8'))).toEqual([]);
});

test('control: a test, a source and a document that are not there are found', () => {
  const text = '`journal/none.test.ts`, `shared/none/at-all.ts`, [so](none.md), [there](security.md)';
  expect(lost('docs/x.md', text)).toEqual([
    'test/journal/none.test.ts',
    'shared/none/at-all.ts',
    'docs/none.md',
  ]);
});
