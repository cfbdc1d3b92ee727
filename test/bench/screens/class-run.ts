import type { Page } from 'puppeteer';
import type { Frame } from '#shared/screen/frame-group.ts';
import { configurationIn } from '../../support/managed-configuration.ts';
import { RawDevice } from '../../support/raw-device.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { withLongestTask } from './longest-task.ts';
import { openClass, type ScreensSetting } from './setting.ts';

export const classSize = 36;
const frameEveryMs = 1_000;
const warmUpMs = 5_000;

export interface Smoothness {
  /** Tasks of more than 50 ms in the page's own thread, a minute; a busy machine makes any task long. */
  readonly longTasks: number;
  /** The thread's own time in the longest, in ms. */
  readonly longestTaskMs: number;
  /** Interface frames that the page drew, a second; the browser draws no more than 60. */
  readonly framesPerSecond: number;
  /** Share of interface frames that came within two of a 60 Hz screen. */
  readonly smoothPercent: number;
  /** Of one core, by the page's own thread. */
  readonly threadPercent: number;
  /** Screens whose picture changed meanwhile. */
  readonly movingTiles: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A class of 36 simulated devices, beside one pupil who is away. */
const seat = async ({ school, server }: ScreensSetting): Promise<RawDevice[]> => {
  const { admin } = school.staff;
  const { classId, pupils } = school.yearFour;
  const more = Array.from({ length: classSize + 1 - pupils.length }, (_, index) => ({
    name: `Pupil ${index + 31}`,
    email: null,
  }));
  const { pupilIds } = await admin.do('addPupils', { classId, pupils: more });
  const { enrolmentKey } = configurationIn(school.deployment.linuxJson);
  const { extensionId } = school.deployment;
  const devices: RawDevice[] = [];
  for (const pupilId of [...pupils.slice(1).map((pupil) => pupil.pupilId), ...pupilIds]) {
    const device = new RawDevice({ url: server.url, extensionId, enrolmentKey });
    devices.push(device);
    await device.arrive();
    await admin.do('bindDevice', { deviceId: device.deviceId, pupilId });
  }
  return devices;
};

/** They show the recorded minute again and again, each from another second. Returns a function that stops it. */
const replay = (devices: readonly RawDevice[], recorded: readonly Frame[]): (() => void) => {
  const frames = recorded.slice(recorded.findIndex(({ head }) => head.isKey));
  const keys = frames.flatMap(({ head }, index) => (head.isKey ? [index] : []));
  const places = devices.map((_, index) => keys[index % keys.length] ?? 0);
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  let seq = 0;
  const show = (device: RawDevice, index: number): void => {
    const place = places[index] ?? 0;
    const frame = frames[place];
    places[index] = (place + 1) % frames.length;
    if (frame !== undefined) device.show(frame.bytes, { ...frame.head, seq });
  };
  /** Spread over the second, as real devices are. */
  const round = async (): Promise<void> => {
    seq += 1;
    for (const [index, device] of devices.entries()) {
      if (isStopped()) return;
      if (seq % 15 === 0) device.tell({ picture: 'live' });
      show(device, index);
      await pause(frameEveryMs / (devices.length + 4));
    }
  };
  const run = async (): Promise<void> => {
    while (!isStopped()) {
      const startedAt = performance.now();
      await round();
      await pause(Math.max(0, frameEveryMs - (performance.now() - startedAt)));
    }
  };
  void run();
  return () => stopping.abort();
};

/** Counts long tasks and interface frames in the page. */
const countIn = (page: Page, forMs: number) =>
  page.evaluate(
    (ms) =>
      new Promise<Pick<Smoothness, 'longTasks' | 'framesPerSecond' | 'smoothPercent'>>((resolve) => {
        let longTasks = 0;
        const gaps: number[] = [];
        let last = performance.now();
        let isRunning = true;
        const observer = new PerformanceObserver((list) => (longTasks += list.getEntries().length));
        observer.observe({ type: 'longtask' });
        const frame = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (isRunning) requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        setTimeout(() => {
          isRunning = false;
          observer.disconnect();
          const smooth = gaps.filter((gap) => gap < 34).length;
          resolve({
            longTasks: longTasks * (60_000 / ms),
            framesPerSecond: gaps.length / (ms / 1_000),
            smoothPercent: (100 * smooth) / gaps.length,
          });
        }, ms);
      }),
    forMs,
  );

/** Pictures drawn so far, by tile. */
const picturesIn = (page: Page): Promise<number[]> =>
  page.$$eval('[role="option"] canvas', (canvases) =>
    canvases.map((canvas) => Number(canvas.dataset['frames'] ?? 0)),
  );

const watchInterface = async (page: Page, forMs: number): Promise<Smoothness> => {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const threadSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const pictures = await picturesIn(page);
  const { answer, longestTaskMs } = await withLongestTask(page, async () => {
    const seconds = await threadSeconds();
    const counted = await countIn(page, forMs);
    return { ...counted, threadPercent: ((await threadSeconds()) - seconds) / (forMs / 100_000) };
  });
  const later = await picturesIn(page);
  await session.detach();
  const movingTiles = later.filter((count, index) => count > (pictures[index] ?? 0)).length;
  return { ...answer, longestTaskMs, movingTiles };
};

/** A browser whose canvases cannot be given to a worker draws every picture in the page's own thread. */
const drawInPage = (page: Page) =>
  page.evaluateOnNewDocument('delete HTMLCanvasElement.prototype.transferControlToOffscreen');

const isLookedAt = (device: RawDevice): boolean => device.watches.at(-1)?.mode === 'grid';

export interface ClassRun {
  readonly still: Smoothness;
  readonly moving: Smoothness;
  /** Moving, drawn in the page's own thread. */
  readonly inPage: Smoothness;
}

/** Thirty-six moving tiles on one dashboard for a minute. */
export const classRun = async (setting: ScreensSetting, recorded: readonly Frame[]): Promise<ClassRun> => {
  const { dashboard } = setting;
  const devices = await seat(setting);
  await dashboard.setViewport({ width: 2560, height: 1440 });
  const open = async (): Promise<void> => {
    await openClass(setting);
    await waitUntil('every screen is looked at', () => devices.every(isLookedAt), 30_000);
  };
  await open();
  const still = await watchInterface(dashboard, 20_000);
  const stop = replay(devices, recorded);
  try {
    await pause(warmUpMs);
    const moving = await watchInterface(dashboard, 60_000);
    await drawInPage(dashboard);
    await open();
    await pause(warmUpMs);
    return { still, moving, inPage: await watchInterface(dashboard, 30_000) };
  } finally {
    stop();
    for (const device of devices) device.close();
  }
};
