import { afterEach, beforeEach, expect, test } from 'vitest';
import { LiveSchool } from '../support/live-school.ts';
import { madeUpStaff, type StaffKey } from '../support/made-up-people.ts';
import type { RawDevice } from '../support/raw-device.ts';
import { waitUntil } from '../support/wait-until.ts';

let school: LiveSchool;
let device: RawDevice;
let lessonId: string;
let referralId: string;

beforeEach(async () => {
  school = await LiveSchool.open(1, 'dsl', 'head', 'chair');
  device = school.device(0);
  await device.arrive();
  lessonId = await school.startLesson();
  await waitUntil('the device is in the lesson', () => device.states.at(-1)?.lesson?.lessonId === lessonId);
  ({ referralId } = await school.as('teacher').do('stopAndRefer', { lessonId, deviceId: device.deviceId }));
  await waitUntil('the device is stopped', () => stopOnDevice() !== null);
});
afterEach(() => school.close());

const confirm = (key: StaffKey) =>
  school.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
const stopOnDevice = () => device.states.at(-1)?.stop ?? null;
const watch = async (): Promise<() => number> => {
  const socket = await school.dashboard('teacher');
  let frames = 0;
  socket.on('frame', () => (frames += 1));
  await socket.emitWithAck('view-lesson', { lessonId });
  await socket.emitWithAck('watch', { lessonId, mode: 'grid', deviceIds: [device.deviceId] });
  return () => frames;
};

const release = (key: StaffKey, says: 'keep' | 'release' = 'release') =>
  school.as(key).do('recordPoliceAdvice', { referralId, says, words: `The police said so to ${key}` });

test('is held until two people record that the police release it, and those two lift it', async () => {
  await confirm('dsl');
  await confirm('head');
  const lift = (key: StaffKey) => school.as(key).call('liftStop', { referralId });
  const isHeld = async () => (await school.as('dsl').do('referral', { referralId })).isHeld;
  await release('dsl');
  await release('dsl');
  expect([await isHeld(), await lift('dsl')]).toMatchObject([true, { reason: 'conflict' }]);
  await release('head', 'keep');
  expect([await isHeld(), await lift('head')]).toMatchObject([true, { reason: 'conflict' }]);
  await release('head');
  expect(await isHeld()).toBe(false);
  expect(await lift('dsl')).toMatchObject({ value: { isLifted: false } });
  expect([await lift('dsl'), stopOnDevice() !== null]).toMatchObject([{ reason: 'conflict' }, true]);
  expect(await lift('head')).toMatchObject({ value: { isLifted: true } });
  await waitUntil('the device is a device again', () => stopOnDevice() === null);
  const frames = await watch();
  device.show(Buffer.from('sums'));
  await waitUntil('its picture is passed on again', () => frames() === 1);
});

test('keeps every step with who and when, and changes none', async () => {
  const dsl = school.as('dsl');
  await dsl.do('tickReferralStep', { referralId, step: 'police', is: 'done', note: 'Reference 77' });
  await school.as('head').do('tickReferralStep', { referralId, step: 'police', is: 'done', note: '' });
  await dsl.do('tickReferralStep', { referralId, step: 'ceop', is: 'not-needed', note: '' });
  const { steps, stepsDone } = await dsl.do('referral', { referralId });
  expect([stepsDone, steps.map(({ step, by, is, note }) => [step, by, is, note])]).toEqual([
    2,
    [
      ['police', 'Mrs Haddad', 'done', 'Reference 77'],
      ['police', 'Dr Penrose', 'done', ''],
      ['ceop', 'Mrs Haddad', 'not-needed', ''],
    ],
  ]);
  const actions = (await school.ledgerLines()).map(({ action }) => action);
  expect(actions.filter((action) => action === 'tick-referral-step')).toHaveLength(3);
});

test('asks for the password again before what weighs', async () => {
  expect(
    await school.as('dsl').call('recordPoliceAdvice', { referralId, says: 'keep', words: 'x' }),
  ).toMatchObject({ reason: 'confirm-password' });
  expect(await school.as('dsl').call('liftStop', { referralId })).toMatchObject({
    reason: 'confirm-password',
  });
});

test('is not the teacher’s who pressed, nor the admin’s', async () => {
  for (const key of ['teacher', 'admin'] as const) {
    expect(await school.as(key).call('referrals', {})).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as(key).call('referral', { referralId })).toMatchObject({ reason: 'not-found' });
  }
});

test.each([
  ['head', ['head'], ['dsl', 'chair']],
  ['chair', ['chair'], ['dsl', 'head']],
] as const)(
  'about staff is for the %s alone, by the word of whoever pressed',
  async (audience, seers, others) => {
    await school.as('teacher').do('setReferralAudience', { referralId, audience });
    for (const key of seers) {
      expect(await school.as(key).do('referrals', {})).toHaveLength(1);
      expect(await school.as(key).do('referral', { referralId })).toMatchObject({ audience });
    }
    for (const key of others) {
      expect(await school.as(key).do('referrals', {})).toEqual([]);
      expect(await school.as(key).call('referral', { referralId })).toMatchObject({ reason: 'not-found' });
      expect(
        await school.as(key).call('tickReferralStep', { referralId, step: 'police', is: 'done', note: '' }),
      ).toMatchObject({ reason: 'not-found' });
    }
    // Nor do those who see it open it to more again.
    for (const wider of ['safeguarding', 'head'] as const)
      if (wider !== audience)
        expect(
          await school.as(audience).call('setReferralAudience', { referralId, audience: wider }),
        ).toMatchObject({ reason: 'not-allowed' });
    expect(await school.as(audience).do('referral', { referralId })).toMatchObject({ audience });
    // Who pressed has said it once, and does not take it back.
    expect(
      await school.as('teacher').call('setReferralAudience', { referralId, audience: 'safeguarding' }),
    ).toMatchObject({ reason: 'not-found' });
  },
);
