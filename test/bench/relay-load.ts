import type { Report } from '#shared/reports.ts';

/** What each simulated device does: the same on both sides. */
export const classSize = 30;
export const frameEveryMs = 2_000;
export const reportEveryMs = 1_000;
const frameSize = 12_000;

export const pupilEmail = (index: number): string => `pupil${index}@hazelwood.example`;
export const classOf = (index: number): number => Math.floor(index / classSize);

/** A made-up picture that carries when it was sent. */
export const stampedFrame = (): Buffer => {
  const bytes = Buffer.alloc(frameSize, 'f');
  bytes.writeDoubleBE(performance.now());
  return bytes;
};

/** How long it took to get here; `bytes` may lie anywhere in a larger buffer. */
export const ageOf = (bytes: Uint8Array): number =>
  performance.now() - new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);

export const smallReport = (seq: number): Report => ({
  seq,
  at: Date.now(),
  kind: 'visit',
  url: `https://reading.example/chapter/${seq}`,
  title: 'A chapter about newts and how they cross a road',
});

/** Many devices at work and their teachers, who receive. */
export interface Load {
  /** Every connection goes away, and comes back. */
  leave(): Promise<void>;
  arrive(): Promise<void>;
  /** A teacher for every class, who watches it. */
  watch(): Promise<void>;
  frame(device: number): void;
  report(device: number): void;
  readonly heard: Heard;
  close(): void;
}

/** What reached the teachers. */
export class Heard {
  frames = 0;
  reports = 0;
  readonly #ages: number[] = [];

  frame(bytes: Uint8Array): void {
    this.frames += 1;
    this.#ages.push(ageOf(bytes));
  }

  /** Of the frames since the last call. */
  takeP99(): number {
    const sorted = this.#ages.splice(0).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  }

  get all(): number {
    return this.frames + this.reports;
  }
}

/** Calls each device in turn, spread evenly over the period. Answers how to stop, which answers how many calls there were. */
export const spread = (
  deviceCount: number,
  periodMs: number,
  call: (device: number) => void,
): (() => number) => {
  const startedAt = performance.now();
  let calls = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / periodMs) * deviceCount);
    for (; calls < due; calls += 1) call(calls % deviceCount);
  }, 5);
  return () => {
    clearInterval(timer);
    return calls;
  };
};

/** Many at once, but not all: as many connections are opened at a time as a listening socket takes in. */
export const inGroups = async (count: number, task: (index: number) => Promise<unknown>): Promise<void> => {
  const groupSize = 50;
  for (let from = 0; from < count; from += groupSize) {
    const size = Math.min(groupSize, count - from);
    await Promise.all(Array.from({ length: size }, (_, index) => task(from + index)));
  }
};
