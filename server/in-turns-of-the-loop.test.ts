import { expect, test } from 'vitest';
import { inTurnsOfTheLoop } from './in-turns-of-the-loop.ts';

test('what comes meanwhile has its turn, and everything is done in order', async () => {
  const said: string[] = [];
  setImmediate(() => said.push('another'));
  await inTurnsOfTheLoop([1, 2, 3, 4, 5], 2, (item) => said.push(`${item}`));
  expect(said).toEqual(['1', '2', 'another', '3', '4', '5']);
});

test('what is little is done at once', () => {
  const said: number[] = [];
  void inTurnsOfTheLoop([1, 2], 2, (item) => said.push(item));
  expect(said).toEqual([1, 2]);
});
