import { defineConfig } from 'vitest/config';

/** The counter-proof: with the guard taken out of the extension, each way round the filter must arrive. */
export default defineConfig({
  test: {
    include: ['test/mutants/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
