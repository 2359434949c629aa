import { defineConfig } from 'vitest/config';

/** `npm run test:install` alone: it installs packages and would double the time of `npm test`. */
export default defineConfig({
  // One after the other: each makes the release anew.
  test: {
    fileParallelism: false,
    include: ['test/release/*.check.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});
