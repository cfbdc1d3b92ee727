import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import { LiveSchool, OpenClass } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let one: RawDevice;
let other: RawDevice;
let items: ActivityItem[];
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(2);
  [one, other] = [school.device(0), school.device(1)];
  await one.arrive();
  await other.arrive();
  lessonId = await school.startLesson();
  await follow();
});
afterEach(() => school.close());

const follow = async (): Promise<void> => {
  items = [];
  const dashboard = await school.dashboard('teacher');
  dashboard.on('activity', (_lessonId, more) => void items.push(...more));
  await new OpenClass(dashboard).view(dashboard, lessonId);
};

let seq = 0;
const visit = async (device: RawDevice, url: string): Promise<boolean> => {
  seq += 1;
  await device.report([{ seq, at: Date.now(), kind: 'visit', url, title: 'A page' }]);
  const item = await waitUntil('the teacher sees it', () => items.find((each) => each.seq === seq));
  return item.isNew === true;
};

test('a site that nobody here had met is marked once, for the first who met it, with all its hosts', async () => {
  expect(await visit(one, 'https://www.never-met.example/a')).toBe(true);
  expect(await visit(one, 'https://never-met.example/b')).toBe(false);
  expect(await visit(other, 'https://more.never-met.example/')).toBe(false);
  const timeline = await school.as('teacher').do('timeline', { lessonId, deviceId: one.deviceId });
  expect(timeline.map(({ url, isNew }) => [url, isNew === true])).toEqual([
    ['https://never-met.example/b', false],
    ['https://www.never-met.example/a', true],
  ]);
});

test('what a category knows is no news, nor what was met before a restart', async () => {
  expect(await visit(one, 'https://www.bbc.co.uk/bitesize')).toBe(false);
  expect(await visit(one, 'https://once-met.example/')).toBe(true);
  await school.restart();
  await other.arrive();
  await follow();
  expect(await visit(other, 'https://once-met.example/')).toBe(false);
});
