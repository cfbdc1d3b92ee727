import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

export const timed = async <Value>(
  work: () => Value | Promise<Value>,
): Promise<[ms: number, value: Value]> => {
  const startedAt = performance.now();
  const value = await work();
  return [performance.now() - startedAt, value];
};

/** Of the heap alone, after everything unreachable is gone. */
export const heapBytes = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
};

/** Microseconds for each host. Half of them must be found, so that nothing is optimised away. */
export const verdictUs = (hosts: readonly string[], isListed: (host: string) => boolean): number => {
  let found = 0;
  const startedAt = performance.now();
  for (const host of hosts) if (isListed(host)) found += 1;
  const spentMs = performance.now() - startedAt;
  if (found !== hosts.length / 2) throw new Error(`Found ${found} hosts of ${hosts.length / 2}.`);
  return (spentMs * 1_000) / hosts.length;
};
