import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { checkpointFileIn, databaseFileIn, readSettings } from '../../server/config.ts';
import { Ledger } from '../../server/evidence/ledger.ts';
import { openKeys } from '../../server/keys.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { serveBench } from './serve-bench.ts';

export interface SchoolServerReady {
  readonly url: string;
  readonly extensionId: string;
  readonly enrolmentKey: string;
  /** Null where the school was set up before. */
  readonly setUpToken: string | null;
}

// The server as main.ts puts it together, on a folder and a port that outlive it.
const settings = readSettings(process.env);
const keys = openKeys(settings.dataFolder);
const storage = await openStorage(databaseFileIn(settings.dataFolder));
const clock = Date.now;
const ledger = new Ledger({
  storage,
  clock,
  signer: keys.ledger,
  file: checkpointFileIn(settings.dataFolder),
});
const log = pino({ level: 'error' }, pino.destination(2));
const app = await createApp({ settings, keys, storage, ledger, clock, log });
await new Promise<void>((resolve) => app.server.listen(settings.port, '127.0.0.1', resolve));
const { extensionId, enrolmentKey } = keys;
const setUpToken = await app.school.issueSetUpToken();
const ready: SchoolServerReady = { url: settings.url, extensionId, enrolmentKey, setUpToken };
serveBench(ready, async () => {
  await app.close();
  await storage.close();
});
