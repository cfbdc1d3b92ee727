import { build } from '../../scripts/build.ts';
import { ensureBrowser } from '../../scripts/install-chromium.ts';
import { madeUpStaff } from '../support/made-up-people.ts';
import { Closing } from './closing.ts';
import { runChecks } from './run-checks.ts';
import { startSchoolDay } from './school-day.ts';

const print = (line: string): void => console.log(line);

const printAccounts = (url: string): void => {
  print(`\nOpen ${url} and sign in as`);
  for (const { name, email, password, roles } of Object.values(madeUpStaff)) {
    print(`  ${roles.join(', ').padEnd(18)} ${email.padEnd(32)} ${password.padEnd(20)} (${name})`);
  }
  print('\nThe lesson goes on until you press Ctrl-C.');
};

const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

/** Plays until it is told to stop; with `--check` looks whether everything happened. Gives the exit code. */
const play = async (closing: Closing): Promise<number> => {
  ensureBrowser();
  await build();
  const day = await startSchoolDay({ closing, print });
  if (isCheck) return (await runChecks(day, print)) ? 0 : 1;
  printAccounts(day.server.url);
  await asked;
  return 0;
};

const failed = (error: unknown): number => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
};

/** A failure that nobody awaited ends the demo too, in the same order. */
const crashed = new Promise<number>((resolve) => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => resolve(failed(error)));
  }
});

const isCheck = process.argv.includes('--check');
const closing = new Closing();
const played = play(closing).catch(failed);
const code = await Promise.race([played, crashed, asked.then(() => (isCheck ? 1 : 0))]);
await closing.close();
// What was only just starting misses what is gone, ends, and is cleared away in turn.
await Promise.race([played, new Promise((resolve) => setTimeout(resolve, 45_000))]);
await closing.close();
process.exit(code);
