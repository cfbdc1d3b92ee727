import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { checkpointFileIn, databaseFileIn, readSettings } from '../../server/config.ts';
import { Ledger } from '../../server/evidence/ledger.ts';
import { openKeys } from '../../server/keys.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { freePort } from '../support/free-port.ts';

/** The real server inside the test's process, so that a test can turn its clock and look into its database. */
export interface InProcessServer {
  readonly url: string;
  readonly setUpToken: string;
  readonly storage: Storage;
  readonly ledger: Ledger;
  turnClock(byMs: number): void;
  stop(): Promise<void>;
}

export const startInProcess = async (env: Record<string, string> = {}): Promise<InProcessServer> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'thinkclick-in-process-'));
  const port = await freePort();
  const settings = readSettings({ THINKCLICK_DATA: dataFolder, THINKCLICK_PORT: String(port), ...env });
  const keys = openKeys(dataFolder);
  const storage = await openStorage(databaseFileIn(dataFolder));
  let turnedMs = 0;
  const clock = (): number => Date.now() + turnedMs;
  const ledger = new Ledger({
    storage,
    clock,
    signer: keys.ledger,
    file: checkpointFileIn(settings.dataFolder),
  });
  const app = await createApp({ settings, keys, storage, ledger, clock, log: pino({ level: 'silent' }) });
  await new Promise<void>((resolve) => app.server.listen(port, '127.0.0.1', resolve));
  return {
    url: settings.url,
    setUpToken: (await app.school.issueSetUpToken()) ?? '',
    storage,
    ledger,
    turnClock: (byMs) => {
      turnedMs += byMs;
    },
    stop: async () => {
      await app.close();
      await storage.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};
