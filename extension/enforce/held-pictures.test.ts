import { expect, test } from 'vitest';
import { createEnforceEarlierPictures } from './earlier-pictures.ts';
import { createEnforceLesson } from './lesson.ts';
import { createEnforcePupil } from './pupil.ts';

const create = () => {
  const dropped: string[] = [];
  const held = (name: string) => ({ drop: () => void dropped.push(name) });
  return { dropped, held, earlier: held('earlier') };
};
const inForce = { live: async () => undefined, everything: async () => undefined };

test('what was seen of one pupil is dropped before another sits there', async () => {
  const { dropped, held, earlier } = create();
  await createEnforcePupil({ inForce, held: [held('recent'), earlier] })(null);
  expect(dropped).toEqual(['recent', 'earlier']);
});

test('what was seen in a lesson is dropped with its end, and not while it goes on', async () => {
  const { dropped, earlier } = create();
  const openings = { keepOnly: async () => undefined };
  const enforce = createEnforceLesson({ inForce, openings, serverClock: { now: () => 1 }, earlier });
  await enforce({ lessonId: 'l', className: '4 Oak', teacher: 'Miss Clarke', endsAt: 2 });
  expect(dropped).toEqual([]);
  await enforce(null);
  expect(dropped).toEqual(['earlier']);
});

test('a school that wants none has none', async () => {
  const { dropped, earlier } = create();
  const enforce = createEnforceEarlierPictures({ earlier });
  await enforce('kept');
  await enforce('none');
  expect(dropped).toEqual(['earlier']);
});
