import { expect, test } from 'vitest';
import { createMemory, createVolatileArea } from '../memory.ts';
import { Openings } from './openings.ts';

const create = () => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  return { memory, openings: new Openings({ memory }) };
};
const lesson = (lessonId: string, endsAt: number) => ({
  lessonId,
  endsAt,
  className: 'Oak',
  teacher: 'Miss Clarke',
});

test('what is opened in a lesson stays open until its end', async () => {
  const { memory, openings } = create();
  await openings.add('new.example', lesson('one', 9_000), 1_000);
  expect(await memory.read('openings')).toEqual([{ host: 'new.example', until: 9_000, lessonId: 'one' }]);
});

test('outside a lesson, and after its end, it stays open for an hour', async () => {
  const { memory, openings } = create();
  await openings.add('a.example', null, 1_000);
  await openings.add('b.example', lesson('one', 900), 1_000);
  expect((await memory.read('openings')).map(({ until, lessonId }) => [until, lessonId])).toEqual([
    [3_601_000, null],
    [3_601_000, null],
  ]);
});

test('opening a host again renews it', async () => {
  const { memory, openings } = create();
  await openings.add('new.example', null, 1_000);
  await openings.add('new.example', null, 2_000);
  expect((await memory.read('openings')).map(({ until }) => until)).toEqual([3_602_000]);
});

test('another lesson, or none, closes what belonged to this one; the same lesson does not', async () => {
  const { memory, openings } = create();
  await openings.add('new.example', lesson('one', 9_000), 1_000);
  await openings.keepOnly(lesson('one', 8_000), 1_000);
  expect(await memory.read('openings')).toHaveLength(1);
  await openings.keepOnly(lesson('two', 9_000), 1_000);
  expect(await memory.read('openings')).toEqual([]);
});
