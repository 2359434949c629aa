import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'night' ? randomTests() : ['test/**/*.test.ts'],
    setupFiles: ['test/every-file.setup.ts'],
    pool: 'threads',
    // Every core: the runner would leave one free, which is half of a small machine.
    maxWorkers: '100%',
    // Files share a worker and what it has loaded: a worker for each cost as much processor as all small files together.
    // So no file leaves anything behind it that another could see.
    isolate: false,
    // Node itself loads what the tests import, as it does where the program runs. Vite's own loader reaches every import
    // through an object, which made the laws of R0–R11 a tenth slower. No test mocks a module, so nothing is missed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    testTimeout: mode === 'night' ? 4 * 3_600_000 : 60_000,
    hookTimeout: 120_000,
    // Tests must agree wherever they run: neither the machine's time zone nor its language may decide a date.
    env: {
      TZ: 'America/New_York',
      LC_ALL: 'C',
      // Processes that tests start find compiled what others before them compiled.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/so-lop', import.meta.url)),
      ...(mode === 'night' ? { SO_LOP_SIZES: 'night' } : {}),
    },
  },
}));

/** The files that `npm run test:night` runs with the large sizes of test/sizes.ts. */
function randomTests(): string[] {
  return globSync('test/**/*.test.ts').filter((path) =>
    /\bfc\.assert\(|\/sizes\.ts'/.test(readFileSync(path, 'utf8')),
  );
}
