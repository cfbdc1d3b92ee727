import { LiveSchool } from '../support/live-school.ts';
import { tellDay } from '../support/told-day.ts';
import { waitUntil } from '../support/wait-until.ts';

const otherDevices = 1_000;
const visitsEach = 300;
const stops = 5;
const stoppedUrl = (stop: number): string => `https://found-${stop}.example/album?page=2`;

/** The pages that are stopped among others. */
const urls = Array.from({ length: visitsEach }, (_, visit) =>
  visit < stops ? stoppedUrl(visit) : `https://rivers.example/how-a-river-begins/page-${visit}?from=search`,
);

const addDay = async (school: LiveSchool): Promise<void> => {
  await tellDay(school.storage, { devices: otherDevices, urls });
  await school.restart();
};

/** Ms from each press to its answer. */
const answersIn = async (school: LiveSchool): Promise<number[]> => {
  const devices = Array.from({ length: stops }, (_, index) => school.device(index));
  for (const device of devices) await device.arrive();
  const lessonId = await school.startLesson();
  const figures: number[] = [];
  for (const [stop, device] of devices.entries()) {
    await waitUntil('it is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
    const page = { url: stoppedUrl(stop), title: 'An album' };
    device.tell({ page });
    await device.report([{ seq: 1, at: Date.now(), kind: 'visit', ...page }]);
    const pressedAt = performance.now();
    await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId });
    figures.push(performance.now() - pressedAt);
  }
  return figures;
};

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;

const answered = async (prepare: (school: LiveSchool) => Promise<void>): Promise<number> => {
  const school = await LiveSchool.open(stops);
  try {
    await prepare(school);
    return median(await answersIn(school));
  } finally {
    await school.close();
  }
};

/** How long whoever presses waits, in a school that has told of a whole day and in one that has told of nothing. */
export const measureDay = async () => ({
  fullMs: await answered(addDay),
  emptyMs: await answered(async () => undefined),
  stops,
});
