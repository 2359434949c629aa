/**
 * Makes dist/release/so-lop-<version>.tgz: the sources that run, the built panel and add-in, the documents, what npm
 * needs to install exactly the locked packages, and the bill that names them. `npm run release` builds the add-in first.
 *
 * Packed by tar and not by `npm pack`, which leaves out the lock file and .npmrc whatever it is told: without them the
 * office would get other packages than those that were tested.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import lockFile from '../package-lock.json' with { type: 'json' };
import { licenceObstacles, softwareBill } from './software-bill.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const SOURCES = ['shared', 'sync-server', 'package.json', 'package-lock.json', '.npmrc'];
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'docs', ':!docs/*.sh'];
const BUILT = ['Code.js', 'panel.html', 'appsscript.json'].map((name) => `dist/addon/${name}`);

const BILL = 'sbom.cdx.json';

const obstacles = licenceObstacles(lockFile);
if (obstacles.length > 0) {
  console.error(`Licences that nobody has looked at (addon/software-bill.ts):\n${obstacles.join('\n')}`);
  process.exit(1);
}
const name = `so-lop-${packageJson.version}`;
const archive = `dist/release/${name}.tgz`;
const changed = git('status', '--porcelain');
if (changed.length > 0) console.error(`Made with changes that are not committed:\n${changed.join('\n')}`);
// Only what git knows: a workbook or a journal that lies about in a source folder never leaves this machine.
const files = [...git('ls-files', '--', ...SOURCES, ...DOCUMENTS), ...BUILT];
pack(files);
console.log(`${archive}  ${files.length} files  ${Math.ceil(statSync(join(ROOT, archive)).size / 1000)} kB`);

function pack(paths: readonly string[]): void {
  process.umask(0o022);
  const stage = mkdtempSync(join(tmpdir(), 'so-lop-release-'));
  try {
    for (const path of paths) {
      cpSync(join(ROOT, path), join(stage, name, path));
      // The service runs as another account than the one that unpacks.
      chmodSync(join(stage, name, path), 0o644);
    }
    writeFileSync(join(stage, name, BILL), `${JSON.stringify(softwareBill(lockFile), null, 2)}\n`, {
      mode: 0o644,
    });
    // In a release a plain `npm ci` is enough, and nobody gets the development packages by forgetting a word.
    appendFileSync(join(stage, name, '.npmrc'), 'omit=dev\n');
    mkdirSync(join(ROOT, dirname(archive)), { recursive: true });
    execFileSync('tar', ['-czf', join(ROOT, archive), '-C', stage, name]);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function git(...parameters: readonly string[]): readonly string[] {
  const out = execFileSync('git', ['-c', 'core.quotePath=off', ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return out.split('\n').filter((line) => line !== '');
}
