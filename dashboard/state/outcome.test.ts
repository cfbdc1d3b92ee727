import { expect, test } from 'vitest';
import { failure, success } from '#shared/result.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { bothOf, byReason, summariseOutcome } from './outcome.ts';

const tile = (name: string, deviceId: string | null): Tile => ({
  pupilId: `pupil-${name}`,
  name,
  deviceId,
  state: 'online',
  since: 0,
  page: null,
  tabs: [],
  picture: 'live',
  lock: null,
  focus: null,
  controls: [],
  elsewhere: null,
  isGuest: false,
  isPending: false,
  problems: [],
  referralOffer: null,
  policyVersion: 1,
  pageSince: 0,
  siteSince: 0,
  stillSince: null,
});
const lockWords = { done: 'locked', notDone: 'not locked', waits: 'will lock when back' };
const targets = [tile('Ada', '1'), tile('Ben', '2'), tile('Cleo', '3'), tile('Dan', null)];

test('counts the done, lets the offline wait, and names those who failed with why', () => {
  const outcome = {
    '1': success({ appliedInMs: 80 }),
    '2': failure('offline'),
    '3': failure('not-allowed', 'The device is stopped.'),
  };
  expect(summariseOutcome('lock-device', lockWords, targets, outcome)).toEqual({
    sentence: '1 locked, 1 offline: will lock when back (Ben), 1 without a device (Dan), 1 not locked',
    failures: [{ name: 'Cleo', why: 'The device is stopped.' }],
    isAnyoneReached: true,
    isSettled: true,
  });
});

test('who has not answered in time may still do so, and is no failure yet', () => {
  const outcome = { '1': success({ appliedInMs: 80 }), '2': failure('timed-out') };
  const summary = summariseOutcome('lock-device', lockWords, targets.slice(0, 2), outcome);
  expect(summary).toEqual({
    sentence: '1 locked, 1 not answered yet (Ben)',
    failures: [],
    isAnyoneReached: true,
    isSettled: false,
  });
  const later = summariseOutcome('lock-device', lockWords, targets.slice(0, 2), {
    ...outcome,
    '2': failure('offline'),
  });
  expect(later.isSettled).toBe(true);
});

test('what stays with the lesson waits for whoever has no device yet', () => {
  expect(summariseOutcome('lock-device', lockWords, [tile('Dan', null)], {}, true)).toEqual({
    sentence: '1 without a device: will lock when back (Dan)',
    failures: [],
    isAnyoneReached: true,
    isSettled: true,
  });
});

test('a momentary command does not wait: offline is a failure', () => {
  const words = { done: 'sent', notDone: 'not sent', waits: null };
  const summary = summariseOutcome('show-message', words, targets.slice(0, 2), {
    '1': success({ appliedInMs: 5 }),
    '2': failure('offline', 'The device is offline.'),
  });
  expect(summary).toEqual({
    sentence: '1 sent, 1 not sent',
    failures: [{ name: 'Ben', why: 'The device is offline.' }],
    isAnyoneReached: true,
    isSettled: true,
  });
});

test('a device the server did not speak of counts as failed, even by the name of an object member', () => {
  const summary = summariseOutcome('lock-device', lockWords, [tile('Eve', 'constructor')], {});
  expect(summary.sentence).toBe('1 not locked');
});

test('who is in another lesson has a device, and it is not for this one', () => {
  const there = { teacher: 'Mr Bell', className: 'Reading', endsAt: 1, controls: [] };
  const away = { ...tile('Fay', null), elsewhere: there };
  const summary = summariseOutcome('lock-device', lockWords, [away], {});
  expect(summary).toMatchObject({ sentence: '1 in another lesson (Fay)', isAnyoneReached: false });
});

test('of many the first are named', () => {
  const all = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name) => tile(name, null));
  const { sentence } = summariseOutcome('lock-device', lockWords, all, {});
  expect(sentence).toBe('5 without a device (Ada, Ben, Cleo and 2 more)');
});

test('with nobody at a device nobody is reached', () => {
  const summary = summariseOutcome('lock-device', lockWords, [tile('Dan', null)], {});
  expect(summary).toEqual({
    sentence: '1 without a device (Dan)',
    failures: [],
    isAnyoneReached: false,
    isSettled: true,
  });
});

test('two orders given as one are one sentence, and each reason is read once', () => {
  const settled = { isAnyoneReached: true, isSettled: true };
  const first = { ...settled, sentence: '3 in focus', failures: [{ name: 'Dan', why: 'Offline.' }] };
  const failures = ['Ada', 'Ben'].map((name) => ({ name, why: 'The screen is locked.' }));
  const both = bothOf(first, {
    sentence: '1 opened the page, 2 did not',
    failures,
    ...settled,
    isSettled: false,
  });
  expect(both.isSettled).toBe(false);
  expect(both.sentence).toBe('3 in focus; 1 opened the page, 2 did not');
  expect(byReason(both.failures)).toEqual([
    { names: ['Dan'], why: 'Offline.' },
    { names: ['Ada', 'Ben'], why: 'The screen is locked.' },
  ]);
});
