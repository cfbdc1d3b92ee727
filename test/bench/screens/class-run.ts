import type { Page } from 'puppeteer';
import type { Frame } from '#shared/screen/frame-group.ts';
import { configurationIn } from '../../support/managed-configuration.ts';
import { RawDevice } from '../../support/raw-device.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openClass, type ScreensSetting } from './setting.ts';

const classSize = 36;
const frameEveryMs = 1_000;
const warmUpMs = 10_000;
const measureMs = 60_000;
const stillMs = 20_000;

export interface ClassRun {
  readonly tiles: number;
  /** Tasks of more than 50 ms in the dashboard's own thread, a minute. */
  readonly longTasks: number;
  readonly longTasksWhenStill: number;
  /** Share of interface frames that came within two of a 60 Hz screen. */
  readonly smoothPercent: number;
  readonly smoothPercentWhenStill: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The rest of a class of 36: simulated devices that show the recorded minute again and again, each from another second. */
const seat = async ({ school, server }: ScreensSetting): Promise<RawDevice[]> => {
  const { admin } = school.staff;
  const { classId, pupils } = school.yearFour;
  const more = Array.from({ length: classSize - pupils.length }, (_, index) => ({
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

/** Returns a function that stops it. */
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

interface Smoothness {
  readonly longTasks: number;
  readonly smoothPercent: number;
}

const watchInterface = (dashboard: Page, forMs: number): Promise<Smoothness> =>
  dashboard.evaluate(
    (ms) =>
      new Promise<Smoothness>((resolve) => {
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
          resolve({ longTasks, smoothPercent: (100 * smooth) / gaps.length });
        }, ms);
      }),
    forMs,
  );

const isLookedAt = (device: RawDevice): boolean => device.watches.at(-1)?.mode === 'grid';

/** Thirty-six moving tiles on one dashboard for a minute. */
export const classRun = async (setting: ScreensSetting, recorded: readonly Frame[]): Promise<ClassRun> => {
  const { dashboard } = setting;
  const devices = await seat(setting);
  await dashboard.setViewport({ width: 2560, height: 1440 });
  await openClass(setting);
  await waitUntil('every screen is looked at', () => devices.every(isLookedAt), 30_000);
  const still = await watchInterface(dashboard, stillMs);
  const stop = replay(devices, recorded);
  try {
    await pause(warmUpMs);
    const moving = await watchInterface(dashboard, measureMs);
    return {
      tiles: await dashboard.$$eval('.live-picture[data-has-picture="true"]', (tiles) => tiles.length),
      longTasks: moving.longTasks,
      longTasksWhenStill: (still.longTasks * measureMs) / stillMs,
      smoothPercent: moving.smoothPercent,
      smoothPercentWhenStill: still.smoothPercent,
    };
  } finally {
    stop();
    for (const device of devices) device.close();
  }
};
