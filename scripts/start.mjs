// Plain JavaScript, so that a production install without tsx can run it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serverFlags } from './server-flags.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const built = ['dist/server/main.js', 'dist/dashboard/index.html', 'dist/extension/manifest.json'];
const isBuilt = () => built.every((path) => existsSync(root + path));

const build = () => {
  const tsx = `${root}node_modules/tsx/dist/cli.mjs`;
  if (!existsSync(tsx)) {
    console.error(
      'ThinkClick is not built and its build tools are not installed: run "npm ci", then "npm start".',
    );
    process.exit(1);
  }
  try {
    execFileSync(process.execPath, [tsx, `${root}scripts/build.ts`], { cwd: root, stdio: 'inherit' });
  } catch {
    console.error('ThinkClick could not be built: the lines above say why.');
    process.exit(1);
  }
};

if (!isBuilt()) build();

const server = spawn(process.execPath, [...serverFlags, `${root}dist/server/main.js`], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.once('error', (error) => {
  console.error(`The server could not be started: ${error.message}.`);
  process.exit(1);
});
server.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
