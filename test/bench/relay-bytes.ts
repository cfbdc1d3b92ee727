import { randomBytes } from 'node:crypto';
import { LiveSchool } from '../support/live-school.ts';
import { waitUntil } from '../support/wait-until.ts';
import { Wire } from '../support/wire.ts';
import { classSize } from './relay-load.ts';

const minuteMs = 60_000;
const windowMs = 30_000;
/** As little as a grid tile may cost: two KB a second. */
const pictureBytes = 2_000;
const newPageEveryMs = 20_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Bytes a minute that a class of simulated devices and the server send each other, with and without a teacher watching. */
export const measureBytes = async (): Promise<{ watched: number; unwatched: number }> => {
  const school = await LiveSchool.open(classSize);
  const wire = await Wire.to(school.port);
  try {
    const lessonId = await school.startLesson();
    const screen = () => ({ bytes: randomBytes(pictureBytes), width: 480, height: 270 });
    const devices = Array.from({ length: classSize }, (_, index) =>
      school.fakeDevice(index, { agent: wire.agent(), screen }),
    );
    const deviceIds = await Promise.all(devices.map((device) => device.enrol()));
    const reading = setInterval(() => {
      for (const device of devices) {
        void device.visit({ url: `https://reading.example/${Date.now()}`, title: 'The next chapter' });
      }
    }, newPageEveryMs);
    const bytesAMinute = async (): Promise<number> => {
      const before = wire.bytes;
      await pause(windowMs);
      return ((wire.bytes - before) / windowMs) * minuteMs;
    };
    const teacher = await school.dashboard('teacher');
    await teacher.timeout(10_000).emitWithAck('view-lesson', { lessonId });
    const unwatched = await bytesAMinute();
    await teacher.timeout(10_000).emitWithAck('watch', { lessonId, mode: 'grid', deviceIds });
    await waitUntil('all are watched', () => devices.every(({ watch }) => watch.mode === 'grid'));
    const watched = await bytesAMinute();
    clearInterval(reading);
    return { watched, unwatched };
  } finally {
    await school.close();
    wire.close();
  }
};
