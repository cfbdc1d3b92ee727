import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { packageRoot } from '../support/package-root.ts';

/** What a server under test can be asked. */
interface Answers {
  /** Processor time used so far, all threads, µs. */
  cpu: number;
  /** Bytes in use after the garbage is gone, on V8's heap and beside it. */
  memory: number;
  /** The longest that the event loop stood still since the last time this was asked, ms. */
  stall: number;
}

/** A server under test in a process of its own, so that its processor time is its own. */
export interface ServerProcess<Ready> {
  readonly ready: Ready;
  ask(question: keyof Answers): Promise<number>;
  stop(): Promise<void>;
}

export interface ServerProcessOptions {
  /** Words for the file's `process.argv`. */
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Forks `test/bench/<file>`, which calls `serveBench`. */
export const startServerProcess = async <Ready>(
  file: string,
  { words = [], environment = {} }: ServerProcessOptions = {},
): Promise<ServerProcess<Ready>> => {
  const child = fork(join(packageRoot, 'test/bench', file), words, {
    execArgv: ['--max-semi-space-size=64', '--expose-gc', '--import', 'tsx'],
    env: { ...process.env, ...environment },
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (code: number | null): void => reject(new Error(`${file} ended with code ${code}`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message);
      });
    });
  const ready = (await next()) as Ready;
  return {
    ready,
    ask: async (question) => {
      child.send(question);
      return (await next()) as number;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.send('stop');
      await exit;
    },
  };
};

/** The child's side. */
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
