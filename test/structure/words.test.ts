/** One word for one thing (CONTRIBUTING.md): what is not said there stands in no sentence and no guide. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './imports.ts';

/** What these look for is what people type, in whatever words. */
const RECOGNISERS =
  /^shared\/(?:people|due|units|text)\/|^shared\/responses\/(?:question-title|aside-title)\.ts|^shared\/decisions\/decision-text\.ts|^sync-server\/demo\//;

const wrong = new RegExp(`(?<![\\p{L}\\p{M}])(?:${wrongWords().join('|')})(?![\\p{L}\\p{M}])`, 'giu');
const sources = globSync('{shared,sync-server,addon}/**/*.ts', { cwd: ROOT })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !RECOGNISERS.test(path) && !path.includes('node_modules'));
const guides = globSync('docs/huong-dan*.md', { cwd: ROOT });

test('nothing that users read says one thing with two words', () => {
  const found = [...sources, ...guides].flatMap((path) =>
    wrongWordsIn(readFileSync(join(ROOT, path), 'utf8')).map((word) => `${path}: ${word}`),
  );
  expect(found).toEqual([]);
  expect(sources.length).toBeGreaterThan(300);
});

test('control: a wrong word is found in any case, and not inside another word', () => {
  expect(wrongWordsIn('Chọn vai trò trong bảng điều khiển.')).toEqual(['vai trò', 'bảng điều khiển']);
  expect(wrongWordsIn('Vai trò')).toEqual(['vai trò']);
  expect(wrongWordsIn('Một suất')).toEqual(['suất']);
  expect(wrongWordsIn('xuất lại; Google Trang tính')).toEqual([]);
});

/** The last column of the table. */
function wrongWords(): readonly string[] {
  const guide = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const table = guide.split('## One word for one thing')[1]?.split('\n## ')[0] ?? '';
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  return rows
    .slice(2)
    .flatMap((line) => (line.split('|')[3] ?? '').split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function wrongWordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFC').replaceAll('Google Trang tính', '').replaceAll('“Trang tính và', '');
  return [...plain.matchAll(wrong)].map(([word]) => word.toLowerCase());
}
