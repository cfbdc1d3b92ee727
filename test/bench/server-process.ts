import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../support/package-root.ts';

/** A server under test in a process of its own, so that its processor time is its own. */
export interface ServerProcess<Ready> {
  readonly ready: Ready;
  /** Processor time used so far, all threads, µs. */
  cpuMicros(): Promise<number>;
  stop(): Promise<void>;
}

/** Forks `test/bench/<file>`, which calls `serveBench`. */
export const startServerProcess = async <Ready>(file: string): Promise<ServerProcess<Ready>> => {
  const child = fork(join(packageRoot, 'test/bench', file), {
    execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`${file} ended with code ${code}`)));
    });
  const ready = (await next()) as Ready;
  return {
    ready,
    cpuMicros: async () => {
      child.send('cpu');
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
  const answer = async (question: unknown): Promise<void> => {
    if (question === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send?.(user + system);
      return;
    }
    await stop();
    process.disconnect();
  };
  process.on('message', (question) => void answer(question));
  process.send?.(ready);
};
