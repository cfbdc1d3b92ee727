import { defineConfig } from 'vitest/config';

const inBrowsers = { testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          // Real keys, databases and reconnections: slow on a busy machine, and no less right for it.
          testTimeout: 30_000,
          include: [
            '{shared,server,extension,dashboard,scripts}/**/*.test.{ts,tsx}',
            'test/{support,bench,demo,ways-round}/**/*.test.ts',
            'test/architecture.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          // On two cores it would be one, and a third of the time is waiting.
          maxWorkers: 3,
          // Each file would read the whole server again, which is a quarter of the time; none of it keeps anything to itself.
          isolate: false,
          include: ['test/{integration,faults}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 2 },
          // As above; each file raises what it needs and takes it down.
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          ...inBrowsers,
        },
      },
    ],
  },
});
