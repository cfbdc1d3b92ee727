import type { Browser } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

/** Whether a string that begins or goes on like this lives in the memory of the extension's worker. */
export const heapOfWorkerHolds = async (browser: Browser, words: string): Promise<boolean> => {
  const target = await waitUntil('the extension’s worker runs', () =>
    browser
      .targets()
      .find((each) => each.type() === 'service_worker' && each.url().startsWith('chrome-extension://')),
  );
  const session = await target.createCDPSession();
  try {
    let snapshot = '';
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    return snapshot.includes(words) || snapshot.includes(words.replaceAll('/', String.raw`\/`));
  } finally {
    await session.detach();
  }
};
