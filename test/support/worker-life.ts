import type { Browser } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

/** The ids of the extension's workers that live now, asked for without attaching to any. */
const liveWorkers = async (browser: Browser): Promise<string[]> => {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  await session.detach();
  return targetInfos
    .filter(({ url }) => url.startsWith('chrome-extension://'))
    .map(({ targetId }) => targetId);
};

export const isWorkerAlive = async (browser: Browser): Promise<boolean> =>
  (await liveWorkers(browser)).length > 0;

/** Ends the extension's worker as Chromium does when it has been idle. A debugger must not be attached to it. */
export const killWorker = async (browser: Browser): Promise<void> => {
  const session = await browser.target().createCDPSession();
  // What was just under way may have brought it back: it is given the time to end that, or it would come back for ever.
  await waitUntil(
    'the worker is dead',
    async () => {
      for (const targetId of await liveWorkers(browser)) {
        await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
      }
      await new Promise((resolve) => setTimeout(resolve, deadWithinMs));
      return !(await isWorkerAlive(browser));
    },
    30_000,
    1_000,
  );
  await session.detach();
};

const deadWithinMs = 50;
