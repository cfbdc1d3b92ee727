import type { FilterTestFinding } from '#shared/filter-test.ts';
import { success, type Result } from '#shared/result.ts';
import type { Scene } from '#shared/scene.ts';
import { browser, readDeviceAttributes, readProfileEmail } from '../browser.ts';
import { readConfiguration } from '../configuration.ts';
import { AccountWatch, type SignedIn } from '../account-watch.ts';
import { Connection, type ConnectionStatus } from '../connection.ts';
import { DeviceKey } from '../device-key.ts';
import type { Configuration } from '../memory.ts';
import type { Receive } from '../receive.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';
import type { Observation } from './observation.ts';

export interface ConfigureParts {
  readonly ground: Ground;
  readonly line: Line;
  readonly observation: Observation;
  readonly receive: Receive;
  readonly renewIndex: () => Promise<void>;
  readonly testFilter: () => Promise<Result<FilterTestFinding[]>>;
  readonly recordScene: (request: unknown) => Promise<Result<Scene>>;
}

/** Takes up the configuration there is now and connects where it is new; answers whether it came by policy. */
export const createConfigure = (parts: ConfigureParts) => {
  const { ground, line, observation, receive, renewIndex, testFilter, recordScene } = parts;
  const key = new DeviceKey({ databaseName: 'device-key' });
  let connectedTo = '';
  /** Who was signed in when the device last said so. */
  let toldEmail: string | null | undefined;

  const account = new AccountWatch({ memory: ground.memory, now: ground.now, read: readProfileEmail });

  const about = async () => {
    const signedIn = await account.look().catch((): SignedIn => ({ profileEmail: null }));
    toldEmail = signedIn.profileEmail;
    const { version } = browser.runtime.getManifest();
    return { extensionVersion: version, ...signedIn, ...(await readDeviceAttributes()) };
  };
  const noticeOtherAccount = async (): Promise<void> => {
    const { profileEmail } = await account.look().catch(() => ({ profileEmail: toldEmail }));
    if (toldEmail === undefined || profileEmail === toldEmail) return;
    for (const held of [observation.recent, observation.earlier, observation.showPage]) held.drop();
    line.connection?.introduceAgain();
  };

  const onStatus = (status: ConnectionStatus): void => {
    line.status = status;
    if (status.is !== 'connected') return;
    observation.sleepWatch.connected().catch(() => undefined);
    observation.presence.now().catch(() => undefined);
    // A file that could not be fetched before is tried again.
    renewIndex().catch(() => undefined);
  };
  const connectTo = (configuration: Configuration): void => {
    line.connection?.close();
    ground.protection.setServer(configuration.serverUrl);
    const { memory, serverClock, now } = ground;
    const { liveScreen, earlier } = observation;
    const capture = () => liveScreen.picture();
    const earlierPictures = async () => success(await earlier.give(liveScreen.shown));
    const { outbox } = line;
    const own = { configuration, key, about, capture, earlierPictures, testFilter, recordScene, onStatus };
    line.connection = new Connection({ ...own, memory, outbox, receive, serverClock, now });
    line.connection.start();
  };

  return async (): Promise<{ isManaged: boolean }> => {
    const { configuration, isManaged } = await readConfiguration({
      memory: ground.memory,
      readManaged: () => browser.storage.managed.get(null),
      readOwnFile: async () => (await fetch(browser.runtime.getURL('configuration.json'))).json(),
    });
    const text = JSON.stringify(configuration);
    if (configuration !== null && text !== connectedTo) connectTo(configuration);
    else line.connection?.start();
    connectedTo = text;
    await noticeOtherAccount();
    return { isManaged };
  };
};
