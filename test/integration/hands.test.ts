import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HandUp } from '#shared/reports.ts';
import { LiveSchool } from '../support/live-school.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let other: RawDevice;
let lessonId: string;

beforeEach(async () => {
  school = await LiveSchool.open(3, 'otherTeacher');
  [device, other] = [school.device(0), school.device(1)];
  await device.arrive();
  await other.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the lesson has come', () => device.states.at(-1)?.lesson && other.states.at(-1)?.lesson);
});
afterEach(() => school.close());

const handUp = (requestId: string, changes: Partial<HandUp> = {}): HandUp => ({
  seq: 1,
  at: Date.now(),
  kind: 'hand-up',
  requestId,
  lessonId,
  about: 'question',
  url: null,
  words: '',
  ...changes,
});
const handDown = (requestId: string, seq: number) => ({
  seq,
  at: Date.now(),
  kind: 'hand-down' as const,
  requestId,
});
const teacher = () => school.as('teacher');
const queue = () => teacher().do('hands', { lessonId });
const untilHand = (of: RawDevice, is: 'waiting' | 'coming' | 'told' | 'done' | 'none') =>
  waitUntil(`the device knows: ${is}`, () => {
    const hand = of.states.at(-1)?.hand ?? null;
    const now = hand === null ? 'none' : (hand.answer?.is ?? 'waiting');
    return now === is && { hand };
  });
const answer = (requestId: string, is: 'coming' | 'told' | 'done', words = '') =>
  teacher().do('answerHands', { requestIds: [requestId], is, words });

describe('a hand', () => {
  test('stands in the queue in the order in which it went up, and only its lesson’s dashboards are told', async () => {
    const socket = await school.dashboard('teacher');
    const told: string[] = [];
    socket.on('hands-changed', (about) => told.push(about));
    await socket.emitWithAck('view-lesson', { lessonId });
    const stranger = await school.dashboard('otherTeacher');
    stranger.on('hands-changed', () => told.push('stranger'));
    const url = 'https://maths.example/7';
    await other.report([handUp('h1', { about: 'blocked-site', url, words: 'It is for my work' })]);
    await device.report([handUp('h2')]);
    await waitUntil('both are told', () => told.length === 2);
    expect(told).toEqual([lessonId, lessonId]);
    expect(await queue()).toMatchObject([
      { requestId: 'h1', pupilName: 'Ben Thistle', about: 'blocked-site', url, words: 'It is for my work' },
      { requestId: 'h2', pupilName: 'Amara Quill', about: 'question', comingBy: null },
    ]);
  });

  test('is known to the pupil’s device as up, then coming, then done', async () => {
    await device.report([handUp('h1')]);
    await untilHand(device, 'waiting');
    expect(await answer('h1', 'coming')).toEqual({ answered: 1 });
    expect((await untilHand(device, 'coming')).hand).toMatchObject({ answer: { by: 'Miss Clarke' } });
    expect(await queue()).toMatchObject([{ requestId: 'h1', comingBy: 'Miss Clarke' }]);
    await answer('h1', 'done');
    await untilHand(device, 'done');
    expect(await queue()).toEqual([]);
    await school.recorded('done', ({ action, outcome }) => action === 'answer-hand' && outcome === 'done');
  });

  test('answered in words is read on the device, and cannot be answered again', async () => {
    await device.report([handUp('h1')]);
    await answer('h1', 'told', 'Ask a partner first.');
    expect((await untilHand(device, 'told')).hand).toMatchObject({
      answer: { words: 'Ask a partner first.' },
    });
    await expect(answer('h1', 'done')).rejects.toThrow('conflict');
  });

  test('comes down for the pupil whose it is, and for nobody else', async () => {
    await device.report([handUp('h1')]);
    await other.report([handDown('h1', 1)]);
    expect(await queue()).toHaveLength(1);
    await device.report([handDown('h1', 2)]);
    await untilHand(device, 'none');
    expect(await queue()).toEqual([]);
  });

  test('a pupil has one up at a time', async () => {
    await device.report([handUp('h1'), handUp('h2', { seq: 2, about: 'technical' })]);
    expect(await queue()).toMatchObject([{ requestId: 'h2', about: 'technical' }]);
  });

  test('told twice is one, and another device cannot take its number', async () => {
    await device.report([handUp('h1')]);
    await other.report([handUp('h1', { words: 'not mine' })]);
    expect(await queue()).toMatchObject([{ pupilName: 'Amara Quill', words: '' }]);
  });

  test('for a lesson that is over comes to nobody', async () => {
    await device.report([handUp('h1', { lessonId: 'an earlier one' })]);
    expect(await queue()).toEqual([]);
    expect(device.states.at(-1)?.hand).toBeNull();
  });

  test('ends with its lesson, and is there again for a device that was away', async () => {
    await device.report([handUp('h1')]);
    device.close();
    await answer('h1', 'coming');
    await device.arrive();
    await untilHand(device, 'coming');
    await teacher().do('endLesson', { lessonId });
    await untilHand(device, 'none');
    await expect(queue()).rejects.toThrow('expired');
  });

  test('outlives a restart of the server', async () => {
    await device.report([handUp('h1')]);
    await untilHand(device, 'waiting');
    await school.restart();
    await teacher().do('hands', { lessonId });
    expect(await queue()).toMatchObject([{ requestId: 'h1' }]);
  });
});

test('another teacher neither sees nor answers them', async () => {
  await device.report([handUp('h1')]);
  const stranger = school.as('otherTeacher');
  await expect(stranger.do('hands', { lessonId })).rejects.toThrow('not-allowed');
  const request = { requestIds: ['h1'], is: 'done' as const, words: '' };
  await expect(stranger.do('answerHands', request)).rejects.toThrow('not-found');
  expect(await queue()).toHaveLength(1);
});
