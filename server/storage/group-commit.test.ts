import { expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** Commits when told to, and remembers what it was given. */
const gate = () => {
  const groups: number[][] = [];
  const opened: (() => void)[] = [];
  const commit = (items: readonly number[]): Promise<void> =>
    new Promise((resolve, reject) => {
      groups.push([...items]);
      opened.push(() => (items.includes(13) ? reject(new Error('unlucky')) : resolve()));
    });
  const openNext = async (): Promise<void> => {
    while (opened.length === 0) await new Promise(setImmediate);
    opened.shift()?.();
    await new Promise(setImmediate);
  };
  return { groups, commit, openNext };
};

test('what comes while a commit runs goes together into the next', async () => {
  const { groups, commit, openNext } = gate();
  const group = new GroupCommit({ commit, mostItems: 100 });
  const first = group.add([1]);
  await new Promise(setImmediate);
  const later = [group.add([2, 3]), group.add([4])];
  await openNext();
  await first;
  await openNext();
  await Promise.all(later);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

test('nobody is answered before the commit', async () => {
  const { commit, openNext } = gate();
  const group = new GroupCommit({ commit, mostItems: 100 });
  let isAnswered = false;
  const answered = group.add([1]).then(() => (isAnswered = true));
  await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  await openNext();
  await answered;
});

test('a group has an upper size, but nobody’s items are torn apart', async () => {
  const { groups, commit, openNext } = gate();
  const group = new GroupCommit({ commit, mostItems: 3 });
  const all = Promise.all([group.add([1, 2]), group.add([3]), group.add([4]), group.add([5, 6, 7, 8])]);
  for (let commits = 0; commits < 3; commits++) await openNext();
  await all;
  expect(groups).toEqual([[1, 2, 3], [4], [5, 6, 7, 8]]);
});

test('one that cannot be committed fails alone', async () => {
  const { commit, openNext } = gate();
  const group = new GroupCommit({ commit, mostItems: 100 });
  const all = Promise.allSettled([group.add([1]), group.add([13]), group.add([2])]);
  for (let commits = 0; commits < 4; commits++) await openNext();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('idle waits for what is under way', async () => {
  const { groups, commit, openNext } = gate();
  const group = new GroupCommit({ commit, mostItems: 100 });
  void group.add([1]);
  const idle = group.idle();
  await openNext();
  await idle;
  expect(groups).toEqual([[1]]);
});

test('what is added in the moment a commit ends is not left lying', async () => {
  const group = new GroupCommit<number>({ commit: () => Promise.resolve(), mostItems: 100 });
  for (let times = 0; times < 50; times++) await group.add([times]);
  await group.idle();
});

const anHourMs = 3_600_000;
const resting = () => {
  const groups: number[][] = [];
  const commit = async (items: readonly number[]): Promise<void> => void groups.push([...items]);
  return { groups, group: new GroupCommit<number>({ commit, mostItems: 3, restMs: anHourMs }) };
};

test('the first does not rest; who comes soon after waits for company, until there is enough', async () => {
  const { groups, group } = resting();
  await group.add([1]);
  const second = group.add([2]);
  await new Promise(setImmediate);
  expect(groups).toEqual([[1]]);
  await Promise.all([second, group.add([3, 4])]);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

test('nothing rests while all is to be idle', async () => {
  const { groups, group } = resting();
  await group.add([1]);
  const second = group.add([2]);
  await new Promise(setImmediate);
  await group.idle();
  await second;
  expect(groups).toEqual([[1], [2]]);
});
