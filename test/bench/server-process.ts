import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundleServer } from '../../scripts/build.ts';
import { packageRoot } from '../support/package-root.ts';
import { serverFlags } from '../../scripts/server-flags.mjs';
import type { Answers } from './serve-bench.ts';

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

/** Where the forked files are built; as deep as the build of the server. */
const built = 'dist/bench';

/** Builds `test/bench/<name>.ts`, which calls `serveBench`, as the server itself is built, and forks it as `npm start` does. */
export const startServerProcess = async <Ready>(
  name: string,
  { words = [], environment = {} }: ServerProcessOptions = {},
): Promise<ServerProcess<Ready>> => {
  await bundleServer(`test/bench/${name}.ts`, built);
  const child = fork(join(packageRoot, built, `${name}.js`), words, {
    execArgv: [...serverFlags, '--expose-gc'],
    env: { ...process.env, ...environment },
  });
  const next = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (code: number | null): void => reject(new Error(`${name} ended with code ${code}`));
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
