import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build as bundle } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

const serverWorkers = [
  'server/storage/sqlite-worker.ts',
  'server/filtering/lists/import-worker.ts',
  'server/printing/print-worker.ts',
];
/** Programs of their own, run beside the server or without it. */
const serverTools = ['server/backup/backup.ts', 'server/backup/restore.ts'];

/**
 * A file that runs the server, and beside it the server's workers and tools; packages stay outside, so that native ones and licences
 * keep their place. Paths from the project's root.
 */
export const bundleServer = async (file: string, outdir: string): Promise<void> => {
  await bundle({
    absWorkingDir: root,
    entryPoints: [file, ...serverWorkers, ...serverTools],
    entryNames: '[name]',
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    // "#shared/…" looks like a package name; it is ours and belongs inside.
    alias: { '#shared': join(root, 'shared') },
    sourcemap: true,
    logLevel: 'warning',
  });
};

const run = (tool: string, ...args: string[]): void => {
  execFileSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

const buildDashboard = (): void => run('vite/bin/vite.js', 'build', 'dashboard', '--logLevel', 'warn');
const buildExtension = (): void => run('wxt/bin/wxt.mjs', 'build', 'extension', '--level', 'warn');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name));

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** One line a part, and one for each file that a browser loads. */
const printSizes = (part: string): void => {
  const folder = join(root, 'dist', part);
  const rows = filesIn(folder).map((path) => {
    const bytes = readFileSync(path);
    return { path: relative(folder, path), size: bytes.length, gzip: gzipSync(bytes).length };
  });
  const total = (key: 'size' | 'gzip'): string => kb(rows.reduce((sum, row) => sum + row[key], 0));
  console.log(`dist/${part}: ${total('size')}, ${total('gzip')} gzipped`);
  for (const row of rows.filter(({ path }) => /\.(js|css)$/.test(path))) {
    console.log(`  ${row.path}: ${kb(row.size)}, ${kb(row.gzip)} gzipped`);
  }
};

const timed = async (part: string, build: () => Promise<void> | void): Promise<void> => {
  const start = performance.now();
  await build();
  console.log(`Built ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
};

/** Builds everything that is served or deployed, from nothing. */
export const build = async (): Promise<void> => {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await timed('server', () => bundleServer('server/main.ts', 'dist/server'));
  await timed('dashboard', buildDashboard);
  await timed('extension', buildExtension);
  for (const part of ['server', 'dashboard', 'extension']) printSizes(part);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
