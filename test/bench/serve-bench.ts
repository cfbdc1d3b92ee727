import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server under test can be asked. */
export interface Answers {
  /** Processor time used so far, all threads, µs. */
  cpu: number;
  /** Bytes in use after the garbage is gone, on V8's heap and beside it. */
  memory: number;
  /** The longest that the event loop stood still since the last time this was asked, ms. */
  stall: number;
}

/** The side of the server under test, in the process that `startServerProcess` forked. */
export const serveBench = (ready: object, stop: () => Promise<void>): void => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const answers: Readonly<Record<keyof Answers, () => number>> = {
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return user + system;
    },
    memory: () => {
      globalThis.gc?.();
      globalThis.gc?.();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    },
    stall: () => {
      const longest = delay.max / 1e6;
      delay.reset();
      return longest;
    },
  };
  const answer = async (question: unknown): Promise<void> => {
    const known = Object.entries(answers).find(([name]) => name === question);
    if (known) {
      process.send?.(known[1]());
      return;
    }
    await stop();
    process.disconnect();
  };
  process.on('message', (question) => void answer(question));
  process.send?.(ready);
};
