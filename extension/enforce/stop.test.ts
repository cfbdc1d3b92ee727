import { expect, test } from 'vitest';
import { createEnforceStop } from './stop.ts';

const create = (dropShown: () => Promise<void> = async () => undefined) => {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const enforce = createEnforceStop({
    inForce: { live: async () => void done.push('cover') },
    liveScreen: { drop: async () => void done.push('live') },
    recent: { drop: note('recent') },
    earlier: { drop: note('earlier') },
    showPage: { drop: note('offered') },
    outbox: {
      dropShown: () => {
        done.push('waiting');
        return dropShown();
      },
    },
  });
  return { done, enforce };
};

test('a stop drops every picture that this device holds, then covers the screen', async () => {
  const { done, enforce } = create();
  await enforce({ stoppedAt: 1 });
  expect(done.slice(0, -1).toSorted()).toEqual(['earlier', 'live', 'offered', 'recent', 'waiting']);
  expect(done.at(-1)).toBe('cover');
});

test('an outbox that cannot be written does not hold up the cover', async () => {
  const { done, enforce } = create(() => Promise.reject(new Error('The disk is full')));
  await enforce({ stoppedAt: 1 });
  expect(done.at(-1)).toBe('cover');
});

test('the end of a stop drops nothing', async () => {
  const { done, enforce } = create();
  await enforce(null);
  expect(done).toEqual(['cover']);
});
