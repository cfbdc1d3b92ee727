import { defineConfig } from 'vitest/config';

// Each file raises what it needs and takes it down.
const inBrowsers = { testTimeout: 60_000, hookTimeout: 120_000, isolate: false };

/** What goes through the memory of a browser, looks at each frame, or walks by keys as fast as it can, has the machine for itself. */
const alone = [
  'test/e2e/{agreement-at-home,class-attention,desk-pages,earlier-pictures,live-screens,no-flash,way-back}.test.ts',
];

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
          // Two at once: most of the time they wait for what a device does by itself after a while.
          maxWorkers: 2,
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          ...inBrowsers,
        },
      },
      {
        test: {
          name: 'e2e-alone',
          sequence: { groupOrder: 3 },
          maxWorkers: 1,
          include: alone,
          ...inBrowsers,
        },
      },
    ],
  },
});
