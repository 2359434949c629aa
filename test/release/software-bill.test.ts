import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { BUNDLED, licenceObstacles, softwareBill } from '../../addon/software-bill.ts';
import packageJson from '../../package.json' with { type: 'json' };
import lockFile from '../../package-lock.json' with { type: 'json' };
import { packagesLoadedBy } from './installed.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const component = z.looseObject({
  'bom-ref': z.string(),
  version: z.string(),
  purl: z.string(),
  licenses: z.array(z.unknown()).optional(),
  hashes: z.tuple([z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[\da-f]{128}$/) })]),
});
const billFrame = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const bill = billFrame.parse(softwareBill(lockFile));

test('the bill names every package of an install once, with version, licence and fingerprint', () => {
  const locked = Object.entries(lockFile.packages).filter(
    ([place, entry]) => place !== '' && (!('dev' in entry) || BUNDLED.includes(place.slice(13))),
  );
  const expected = new Set(
    locked.map(([place, entry]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 13);
      return `pkg:npm/${name.replace('@', '%40')}@${'version' in entry ? entry.version : ''}`;
    }),
  );
  expect(bill.components.map(({ purl }) => purl)).toEqual([...expected].sort());
  expect(bill.components.length).toBeGreaterThan(200);
  const silent = bill.components.filter(({ licenses }) => licenses === undefined).map(({ purl }) => purl);
  expect(silent).toEqual(['pkg:npm/buffers@0.1.1']);
});

test('everything in the bill is there because something needs it, and what is needed is in the bill', () => {
  const refs = bill.components.map((one) => one['bom-ref']).sort();
  const needed = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
  expect([...needed].sort()).toEqual(refs);
  const own = bill.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/so-lop@'));
  expect(own?.dependsOn).toHaveLength(Object.keys(packageJson.dependencies).length + BUNDLED.length);
});

test('no development tool stands in it, but what is built into the panel does', () => {
  const sources = globSync('addon/{panel,apps-script}/**/*.ts', { cwd: ROOT });
  const loaded = new Set(sources.flatMap((path) => packagesLoadedBy(readFileSync(join(ROOT, path), 'utf8'))));
  const tools = Object.keys(packageJson.devDependencies);
  expect([...loaded].filter((name) => tools.includes(name)).sort()).toEqual(BUNDLED);
  const named = tools.filter((tool) =>
    bill.components.some(({ purl }) => purl.startsWith(`pkg:npm/${tool.replace('@', '%40')}@`)),
  );
  // Types of Node come along with Google's clients, which ask for them.
  expect(named.sort()).toEqual(['@types/node', ...BUNDLED]);
});

test('of one lock file the bill is always the same', () => {
  expect(softwareBill(structuredClone(lockFile))).toEqual(softwareBill(lockFile));
  expect(JSON.stringify(softwareBill(lockFile))).not.toMatch(/timestamp|urn:uuid/);
});

test('every licence is one that lets anybody use and pass on the program', () => {
  expect(licenceObstacles(lockFile)).toEqual([]);
});

test.for([
  ['AGPL-3.0', 'stranger@1.0.0: AGPL-3.0'],
  ['SEE LICENSE IN LICENSE.md', 'stranger@1.0.0: SEE LICENSE IN LICENSE.md'],
  [undefined, 'stranger@1.0.0: no licence'],
])('control: a package under %s holds a release up', ([license, obstacle]) => {
  const stranger = { version: '1.0.0', ...(license === undefined ? {} : { license }) };
  const packages = { ...lockFile.packages, 'node_modules/zod/node_modules/stranger': stranger };
  expect(licenceObstacles({ ...lockFile, packages })).toEqual([obstacle]);
});

test('a package is the one that Node would find from where it is asked for', () => {
  const lock = {
    name: 'office',
    version: '1.0.0',
    packages: {
      '': { version: '1.0.0', dependencies: { a: '1', b: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { b: '2', c: '1' } },
      'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { c: '1' } },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/c': { version: '1.0.0', dependencies: { tool: '1' } },
      'node_modules/tool': { version: '1.0.0', dev: true },
    },
  };
  expect(softwareBill(lock)).toMatchObject({
    dependencies: [
      { ref: 'pkg:npm/office@1.0.0', dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'] },
      { ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/b@2.0.0', 'pkg:npm/c@1.0.0'] },
      { ref: 'pkg:npm/b@1.0.0', dependsOn: [] },
      { ref: 'pkg:npm/b@2.0.0', dependsOn: ['pkg:npm/c@1.0.0'] },
      { ref: 'pkg:npm/c@1.0.0', dependsOn: [] },
    ],
  });
});
