import { defineConfig } from 'vitest/config';

/** The end-to-end tests as on slow computers and a slow network: what only works where everything is quick fails here. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    setupFiles: ['test/slow/set-up.ts'],
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
