import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../support/package-root.ts';

export interface ToolAnswer {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `npm run backup` or `npm run restore` as it is built, without npm's own lines. */
export const startTool = (
  name: 'backup' | 'restore',
  args: readonly string[],
  dataFolder: string,
): { readonly child: ChildProcess; readonly answer: Promise<ToolAnswer> } => {
  const child = spawn(process.execPath, [join(packageRoot, `dist/server/${name}.js`), ...args], {
    env: { ...process.env, THINKCLICK_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const answer = new Promise<ToolAnswer>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output, errors }));
  });
  return { child, answer };
};

export const runTool = (
  name: 'backup' | 'restore',
  args: readonly string[],
  dataFolder: string,
): Promise<ToolAnswer> => startTool(name, args, dataFolder).answer;
