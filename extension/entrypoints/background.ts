import { defineBackground } from 'wxt/utils/define-background';
import { startKeepAlive } from '../alarms.ts';
import { compose, type Device } from '../compose/compose.ts';
import { listen } from '../listen.ts';

const heartbeatMs = 20_000;

/** The worker remembers nothing: it listens first, then reads what it knows, and may die at any time. */
export default defineBackground(() => {
  const device = compose();
  let isReady = false;
  const read = async (): Promise<void> => {
    await device.read();
    isReady = true;
  };
  const ready = read();
  listen(device, { ready, isReady: () => isReady });
  void begin(device, ready);
  void startKeepAlive();
  setInterval(() => {
    device.presence.soon();
    device.sleepWatch.tick().catch(() => undefined);
  }, heartbeatMs);
});

/** Brings the browser in line with what was kept, then goes on with the server, whatever came of it. */
const begin = async (device: Device, ready: Promise<void>): Promise<void> => {
  await ready.then(() => device.inForce.everything()).catch(() => undefined);
  await device.configure();
};
