import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino, type Logger } from 'pino';
import { createApp, type App } from './app.ts';
import { recordRestore } from './backup/record-restore.ts';
import { checkpointFileIn, databaseFileIn, evidenceFolderIn, readSettings, type Settings } from './config.ts';
import { Ledger } from './evidence/ledger.ts';
import { sweepEvidence } from './evidence/sweep-evidence.ts';
import { openKeys } from './keys.ts';
import { StartError } from './start-error.ts';
import { openStorage, type Storage } from './storage/storage.ts';

const longestStopMs = 4_500;

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel, redact: ['*.password', '*.cookie'] }, pino.destination(2));
  openDataFolder(settings.dataFolder);
  const keys = openKeys(settings.dataFolder);
  const storage = await openStorage(databaseFileIn(settings.dataFolder));
  const clock = Date.now;
  const ledger = new Ledger({
    storage,
    clock,
    signer: keys.ledger,
    file: checkpointFileIn(settings.dataFolder),
  });
  await recordRestore({ storage, ledger, dataFolder: settings.dataFolder });
  await sweepEvidence({ storage, ledger, clock, folder: evidenceFolderIn(settings.dataFolder) });
  const app = await createApp({ settings, storage, keys, ledger, clock, log });
  await listen(app, settings);
  stopOnSignal(app, storage, log);
  await ledger.append({ actor: 'server', action: 'start', object: 'server', outcome: 'done' });
  await greet(app, settings);
};

// In one piece, so that whoever reads our output has both lines or none.
const greet = async (app: App, { url }: Settings): Promise<void> => {
  const token = await app.school.issueSetUpToken();
  const setUp = token ? `\nSet up your school: ${url}/set-up#${token}` : '';
  console.log(`ThinkClick is listening on ${url}${setUp}`);
};

// Step by step: Node's recursive mkdir never returns where a folder exists but takes none, as under /proc.
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
};

const openDataFolder = (folder: string): void => {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartError(`THINKCLICK_DATA: the folder ${folder} cannot be made or written.`);
  }
};

const listen = (app: App, { host, port }: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    app.server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    app.server.listen(port, host, resolve);
  });

const listenError = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  const sentence = listenSentences[error.code ?? ''];
  return sentence ? new StartError(sentence(host, port)) : error;
};

const noSuchHost = (host: string): string => `THINKCLICK_HOST: this machine has no address ${host}.`;
const listenSentences: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `THINKCLICK_PORT: port ${port} on ${host} is in use by another program.`,
  EACCES: (_host, port) => `THINKCLICK_PORT: this user may not open port ${port}.`,
  EADDRNOTAVAIL: noSuchHost,
  ENOTFOUND: noSuchHost,
  EAI_AGAIN: noSuchHost,
};

const stopOnSignal = (app: App, storage: Storage, log: Logger): void => {
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'Stopping');
    setTimeout(() => process.exit(1), longestStopMs).unref();
    await app.close();
    await storage.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A failure was not dealt with'));
};

try {
  await start();
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(error instanceof StartError ? why : `ThinkClick could not start: ${why}`);
  process.exit(1);
}
