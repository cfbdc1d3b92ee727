import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts `<name>.ts` beside the caller, named by its `import.meta.url`; when built, `<name>.js` beside main.js. Each such
 * file is an entry of scripts/build.ts.
 */
export const startWorker = (caller: string, name: string, options: WorkerOptions): Worker =>
  caller.endsWith('.ts')
    ? startFromSource(new URL(`./${name}.ts`, caller), options)
    : new Worker(new URL(`./${name}.js`, caller), options);

// Node 20 does not hand tsx on to a worker's first file (https://github.com/privatenumber/tsx/issues/354),
// so the first line of the worker sets it up itself.
const startFromSource = (file: URL, options: WorkerOptions): Worker => {
  const tsx = import.meta.resolve('tsx/esm/api');
  const firstLine = `import('${tsx}').then(({ register }) => { register(); return import('${file.href}'); })`;
  return new Worker(firstLine, { ...options, eval: true });
};
