import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Tests must agree wherever they run: neither the machine's time zone nor its language may decide a date.
    env: { TZ: 'America/New_York', LC_ALL: 'C' },
  },
});
