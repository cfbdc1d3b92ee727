import type { Report } from '#shared/reports.ts';

/** What each simulated device does: the same on both sides. */
export const deviceCount = 200;
export const frameEveryMs = 2_000;
export const reportEveryMs = 1_000;
export const frameBytes = Buffer.alloc(12_000, 'f');

export const smallReport = (seq: number): Report => ({
  seq,
  at: Date.now(),
  kind: 'visit',
  url: `https://reading.example/chapter/${seq}`,
  title: 'A chapter about newts and how they cross a road',
});

/** Calls each device in turn, spread evenly over the period. Answers how to stop. */
export const spread = (periodMs: number, call: (device: number) => void): (() => void) => {
  const startedAt = performance.now();
  let calls = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / periodMs) * deviceCount);
    for (; calls < due; calls += 1) call(calls % deviceCount);
  }, 5);
  return () => clearInterval(timer);
};
