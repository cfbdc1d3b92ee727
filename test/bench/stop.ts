import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { BenchGroup } from './harness.ts';
import { ageOf, classSize, spread, stampedFrame } from './relay-load.ts';
import { measureDay } from './stop-day.ts';

const frameEveryMs = 250;
const stops = 12;
const viewerCount = 2;
/** What is on its way has come by then. */
const settleMs = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What viewers saw of each device. */
class Seen {
  /** By device, when the last picture came to any viewer: ms of `performance.now()`. */
  readonly lastAt = new Map<string, number>();
  ages: number[] = [];

  take(deviceId: string, bytes: Uint8Array): void {
    this.lastAt.set(deviceId, performance.now());
    this.ages.push(ageOf(bytes));
  }
}

const p95 = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.ceil(figures.length * 0.95) - 1] ?? Number.NaN;

const look = async (school: LiveSchool, lessonId: string, devices: readonly RawDevice[], seen: Seen) => {
  const socket = await school.dashboard('teacher');
  await new OpenClass(socket).view(socket, lessonId);
  socket.on('frame', (deviceId, _head, bytes) => seen.take(deviceId, bytes));
  const deviceIds = devices.map(({ deviceId }) => deviceId);
  await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
};

/** Ms from the press to the last picture that anybody saw, and to the device's knowing of it. */
const stopOne = async (school: LiveSchool, lessonId: string, { deviceId, states }: RawDevice, seen: Seen) => {
  const pressedAt = performance.now();
  const told = waitUntil('the device is told', () => states.at(-1)?.stop ?? null, 10_000, 1);
  await school.as('teacher').do('stopAndRefer', { lessonId, deviceId });
  await told;
  const toldMs = performance.now() - pressedAt;
  await pause(settleMs);
  return { pictureMs: Math.max(0, (seen.lastAt.get(deviceId) ?? 0) - pressedAt), toldMs };
};

const measure = async (school: LiveSchool) => {
  const devices = Array.from({ length: classSize }, (_, index) => school.device(index));
  for (const device of devices) await device.arrive();
  const lessonId = await school.startLesson();
  const seen = new Seen();
  for (let viewer = 0; viewer < viewerCount; viewer += 1) await look(school, lessonId, devices, seen);
  const end = spread(classSize, frameEveryMs, (index) => devices[index]?.show(stampedFrame()));
  await waitUntil('every screen is seen', () => seen.lastAt.size === classSize);
  seen.ages = [];
  await pause(2_000);
  const usual = p95(seen.ages);
  const figures = [];
  for (const device of devices.slice(0, stops)) figures.push(await stopOne(school, lessonId, device, seen));
  end();
  return { usual, figures };
};

/** "Stop and refer": how long anybody goes on seeing a screen after the press, of a class that two dashboards watch; and how long
 * whoever presses waits. */
export const stopBench: BenchGroup = {
  name: 'stop',
  run: async (report) => {
    const school = await LiveSchool.open(classSize);
    try {
      const { usual, figures } = await measure(school);
      const line = (name: string, unit: string, of: keyof (typeof figures)[number]): void =>
        report({
          name: `stop.${name}`,
          figure: p95(figures.map((each) => each[of])),
          unit: `ms from the press to ${unit}`,
          baseline: 'a picture’s way from device to teacher',
          baselineFigure: usual,
          runs: stops,
        });
      line('lastPictureP95Ms', 'the last picture that anybody sees', 'pictureMs');
      line('deviceToldP95Ms', 'the device’s knowing of it', 'toldMs');
    } finally {
      await school.close();
    }
    const { fullMs, emptyMs, stops: runs } = await measureDay();
    report({
      name: 'stop.answeredMs',
      figure: fullMs,
      unit: 'ms from the press to its answer, with 1,000 devices and 300 visits of each',
      baseline: 'in a school where nothing was told',
      baselineFigure: emptyMs,
      runs,
    });
  },
};
