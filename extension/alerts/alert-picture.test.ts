import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAlertPicture } from './alert-picture.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const taken = { picture: { base64: 'AAAA', takenAt: 1 }, pictureMissing: null };
const url = 'https://search.example/?q=a';

test('is of the page once it is painted, in a lesson', async () => {
  const asked: string[] = [];
  const picture = createAlertPicture({
    showPage: { picture: async (page) => (asked.push(page.url), taken) },
    isInLesson: async () => true,
  })(url);
  expect(asked).toEqual([]);
  await vi.runAllTimersAsync();
  expect(await picture).toEqual(taken.picture);
  expect(asked).toEqual([url]);
});

test('is not taken outside of one', async () => {
  const picture = createAlertPicture({
    showPage: { picture: async () => Promise.reject(new Error('Nobody is pictured here')) },
    isInLesson: async () => false,
  })(url);
  await vi.runAllTimersAsync();
  expect(await picture).toBeNull();
});
