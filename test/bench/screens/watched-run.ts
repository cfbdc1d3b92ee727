import type { Page } from 'puppeteer';
import type { FrameMode } from '#shared/screen/frame.ts';
import type { Frame } from '#shared/screen/frame-group.ts';
import { extensionWorker } from '../../support/extension-worker.ts';
import type { DashboardSocket } from '../../support/staff-client.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { processorSeconds } from './processor-time.ts';
import { script, scriptMs } from './script.ts';
import { markBits, markSize, timesOf, type PlayedScript } from './script-page.ts';
import type { ScreensSetting } from './setting.ts';
import { noteScript } from './similarity.ts';

/** A picture that the dashboard drew. */
export interface Painted {
  readonly at: number;
  readonly step: number;
  readonly width: number;
}

export interface WatchedRun {
  readonly played: PlayedScript;
  readonly painted: readonly Painted[];
  /** As sent by the device, in order. */
  readonly frames: readonly Frame[];
  /** All that went over the line for this picture. */
  readonly bytes: number;
  /** Of one core, by the whole of the pupil's browser. */
  readonly cpuPercent: number;
}

/** What Socket.IO and WebSocket put round a frame. */
const wrappingBytes = 60;
export const sizeOnLine = ({ head, bytes }: Frame): number =>
  bytes.byteLength + JSON.stringify(head).length + wrappingBytes;

/** Plays the script on the pupil's screen and gives what it cost. */
export const playScript = async ({
  pupil,
  tab,
}: Pick<ScreensSetting, 'pupil' | 'tab'>): Promise<{ played: PlayedScript; cpuPercent: number }> => {
  const pid = pupil.opened.browser.process()?.pid ?? 0;
  await tab.bringToFront();
  const before = processorSeconds(pid);
  const played = (await tab.evaluate(`play(${JSON.stringify(timesOf(script))})`)) as PlayedScript;
  return { played, cpuPercent: ((processorSeconds(pid) - before) / (scriptMs / 1_000)) * 100 };
};

const canvasOf = (mode: FrameMode, deviceId: string): string =>
  mode === 'grid' ? `[role="option"][data-device-id="${deviceId}"] canvas` : '[data-close-up] canvas';

/** Another teacher's look at the same picture: it costs the device nothing, and tells what was sent. */
const listen = async (
  socket: DashboardSocket,
  setting: ScreensSetting,
  mode: FrameMode,
): Promise<Frame[]> => {
  const frames: Frame[] = [];
  socket.on('frame', (_deviceId, head, bytes) => {
    if (head.mode === mode) frames.push({ head, bytes: new Uint8Array(bytes) });
  });
  const { lessonId, pupil } = setting;
  await socket.emitWithAck('view-lesson', { lessonId });
  await socket.emitWithAck('watch', { lessonId, mode, deviceIds: [pupil.deviceId] });
  return frames;
};

const look = async ({ dashboard, pupil }: ScreensSetting, mode: FrameMode): Promise<void> => {
  await dashboard.bringToFront();
  const canvas = canvasOf(mode, pupil.deviceId);
  if (mode === 'close') {
    await dashboard.focus(`[role="option"][data-device-id="${pupil.deviceId}"]`);
    await dashboard.keyboard.press('Enter');
  }
  await dashboard.waitForFunction(
    (selector) => Number(document.querySelector<HTMLElement>(selector)?.dataset['frames'] ?? 0) > 1,
    { timeout: 20_000 },
    canvas,
  );
};

const note = (dashboard: Page, mode: FrameMode, deviceId: string): Promise<unknown> =>
  dashboard.evaluate(noteScript(canvasOf(mode, deviceId), mode === 'grid' ? 1 : 4, markBits, markSize));

export const watchedRun = async (setting: ScreensSetting, mode: FrameMode): Promise<WatchedRun> => {
  const { dashboard, pupil, school, tab } = setting;
  const socket = await school.staff.teacher.openSocket();
  try {
    const sent = await listen(socket, setting, mode);
    // A change for the picture to show, so that two are drawn before anything is measured.
    await tab.evaluate('show(1)');
    await waitUntil('the picture is there', () => sent.length > 0);
    await tab.evaluate('show(0)');
    await look(setting, mode);
    await note(dashboard, mode, pupil.deviceId);
    sent.length = 0;
    const { played, cpuPercent } = await playScript(setting);
    const frames = [...sent];
    await waitUntil('the last picture is drawn', () =>
      dashboard.evaluate((step) => {
        const { painted } = (globalThis as unknown as { noted: { painted: Painted[] } }).noted;
        return painted.at(-1)?.step === step;
      }, script.length - 1),
    );
    const painted = (await dashboard.evaluate('noted.painted')) as Painted[];
    return {
      played,
      cpuPercent,
      painted,
      frames,
      bytes: frames.reduce((sum, frame) => sum + sizeOnLine(frame), 0),
    };
  } finally {
    socket.close();
  }
};

interface Shot {
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What peers do: a JPEG of quality 50 every second, whatever has changed. */
export const jpegRun = async (setting: ScreensSetting) => {
  const worker = await extensionWorker(setting.pupil.opened.browser);
  const shooting = worker.evaluate(async (untilMs: number): Promise<Shot[]> => {
    const shots: Shot[] = [];
    const endAt = Date.now() + untilMs;
    while (Date.now() < endAt) {
      const startedAt = Date.now();
      await chrome.tabs.captureVisibleTab({ format: 'jpeg', quality: 50 });
      shots.push({ startedAt, endedAt: Date.now() });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + 1_000 - Date.now())));
    }
    return shots;
  }, scriptMs);
  const run = await playScript(setting);
  return { ...run, shots: await shooting };
};

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? Number.NaN;

/** From each change on the pupil's screen to the first picture that shows it or what came after it. */
export const glassToGlassP95Ms = ({ shown }: PlayedScript, painted: readonly Painted[]): number =>
  percentile95(
    shown.map((changedAt, step) => {
      const seen = painted.find((picture) => picture.step >= step && picture.at >= changedAt);
      return seen === undefined ? Infinity : seen.at - changedAt;
    }),
  );

export const jpegGlassToGlassP95Ms = ({ shown }: PlayedScript, shots: readonly Shot[]): number =>
  percentile95(
    shown.flatMap((changedAt) => {
      const seen = shots.find(({ startedAt }) => startedAt >= changedAt);
      return seen === undefined ? [] : [seen.endedAt - changedAt];
    }),
  );
