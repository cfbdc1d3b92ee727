import { expect, test } from 'vitest';
import { pictureStates, type Presence } from '#shared/reports.ts';
import { whyNoPicture } from './why-no-picture.ts';

const here = {
  elsewhere: null,
  deviceId: 'd1',
  state: 'online',
} as const;
const why = (picture: Presence['picture']) => whyNoPicture({ ...here, picture });

test('there is, or may be, a picture', () => {
  expect([why('live'), why('not-watched')]).toEqual([null, null]);
});

test('every other state is said in words of its own', () => {
  const words = pictureStates.flatMap((state) => why(state) ?? []);
  expect(words).toEqual([
    'Not in the lesson yet',
    'Private page, not shown',
    'Blocked page, not shown',
    'Screen is locked',
    'Stop, think, click page, not shown',
    'Stopped, not shown',
    'A stopped page, not shown',
    'Out of school: nothing is seen there',
    'No picture just now',
  ]);
});

test('a device that is not there is said first', () => {
  expect(whyNoPicture({ ...here, deviceId: null, picture: 'live' })).toBe('No device');
  expect(whyNoPicture({ ...here, state: 'away', picture: 'private-page' })).toBe('Not online');
  expect(whyNoPicture({ ...here, state: 'out-of-school', picture: 'not-watched' })).toMatch(/^Out of school/);
  expect(whyNoPicture({ ...here, state: 'asleep', picture: 'unavailable' })).toMatch(/^Asleep/);
  expect(whyNoPicture({ ...here, state: 'silent', picture: 'unavailable' })).toBe(
    'Silent: lid closed, Wi-Fi lost or switched off',
  );
  expect(whyNoPicture({ ...here, state: 'silent', picture: 'live' })).toBeNull();
});

test('of a pupil in another lesson it is said where, not that there is no device', () => {
  const elsewhere = { teacher: 'Mr Bell', className: 'Reading group', endsAt: 1, controls: [] };
  const tile = { deviceId: null, state: 'elsewhere', picture: 'unavailable', elsewhere } as const;
  expect(whyNoPicture(tile)).toBe('With Mr Bell: Reading group');
});
