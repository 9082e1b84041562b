import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Subprocess and browser tests start real programs; three minutes are their bound on a busy machine, not a timing claim.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Most tests wait for programs, browsers and disks: a machine of two cores does two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default'],
  },
});
