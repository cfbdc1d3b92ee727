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
  school = await LiveSchool.open(1, 'dsl', 'head', 'chair', 'governor');
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

const onlyFor = (audience: 'head' | 'chair') =>
  school.as('teacher').do('setReferralAudience', { referralId, audience });
const waitingFor = (key: StaffKey) => school.as(key).do('secondReferrals', {});
const adviseAsSecond = (key: StaffKey, says: 'keep' | 'release' = 'release') =>
  school.as(key).call('adviseAsSecond', { referralId, says, words: `Sergeant Moss to ${key}` });
const liftAsSecond = (key: StaffKey) => school.as(key).call('liftAsSecond', { referralId });
const nameGovernor = async (name: string = madeUpStaff.governor.name) => {
  const { second } = await school.as('chair').do('referral', { referralId });
  const accountId = second?.able.find((each) => each.name === name)?.accountId ?? '';
  return school.as('chair').call('nameReferralSecond', { referralId, accountId });
};

test.each([
  ['head', 'chair', ['dsl', 'governor', 'admin']],
  ['chair', 'governor', ['dsl', 'head', 'admin']],
] as const)('one for the %s alone is released and lifted with the %s', async (audience, second, others) => {
  await onlyFor(audience);
  for (const key of [audience, second, ...others]) await confirm(key);
  if (audience === 'chair') expect(await nameGovernor()).toMatchObject({ ok: true });
  expect([await waitingFor(second), await adviseAsSecond(second)]).toMatchObject([
    [],
    { reason: 'not-found' },
  ]);
  await release(audience);
  const [waiting] = await waitingFor(second);
  expect(waiting).toEqual({
    referralId,
    audience,
    number: 1,
    advice: [
      {
        at: expect.any(Number) as number,
        by: madeUpStaff[audience].name,
        says: 'release',
        words: `The police said so to ${audience}`,
      },
    ],
    mayLift: false,
    hasLifted: false,
    opensSealed: audience === 'chair',
  });
  for (const key of [...others, audience]) {
    expect(await waitingFor(key)).toEqual([]);
    expect(await adviseAsSecond(key)).toMatchObject({ reason: 'not-found' });
    expect(await liftAsSecond(key)).toMatchObject({ reason: 'not-found' });
  }
  expect(await school.as(audience).call('liftStop', { referralId })).toMatchObject({ reason: 'conflict' });
  expect(await liftAsSecond(second)).toMatchObject({ reason: 'conflict' });
  await adviseAsSecond(second);
  expect(await liftAsSecond(second)).toMatchObject({ value: { isLifted: false } });
  expect([await liftAsSecond(second), stopOnDevice() !== null]).toMatchObject([{ reason: 'conflict' }, true]);
  expect(await school.as(audience).call('liftStop', { referralId })).toMatchObject({
    value: { isLifted: true },
  });
  await waitUntil('the device is a device again', () => stopOnDevice() === null);
  expect(await waitingFor(second)).toEqual([]);
});

test('the second person reads nothing of the referral itself, and does nothing else with it', async () => {
  await onlyFor('head');
  for (const key of ['head', 'chair'] as const) await confirm(key);
  await release('head');
  const chair = school.as('chair');
  const step = { referralId, step: 'police', is: 'done', note: '' } as const;
  const answers = [
    await chair.call('referral', { referralId }),
    await chair.call('tickReferralStep', step),
    await chair.call('recordPoliceAdvice', { referralId, says: 'release', words: 'x' }),
    await chair.call('liftStop', { referralId }),
    await chair.call('setReferralAudience', { referralId, audience: 'chair' }),
    await chair.call('compareReferralAddress', { referralId, address: 'https://a.example/' }),
    await chair.call('initialReviews', { kind: 'referral', id: referralId }),
    await chair.call('unsealIncident', { referralId, incidentId: referralId }),
  ];
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.reason))).toEqual(answers.map(() => 'not-found'));
  expect(await chair.do('referrals', {})).toEqual([]);
});

test('the second person is asked for the password, and can say that it stays', async () => {
  await onlyFor('head');
  await confirm('head');
  await release('head');
  expect(await adviseAsSecond('chair')).toMatchObject({ reason: 'confirm-password' });
  await confirm('chair');
  await adviseAsSecond('chair', 'keep');
  expect(await school.as('head').do('referral', { referralId })).toMatchObject({ isHeld: true });
  await adviseAsSecond('chair');
  expect(await school.as('head').do('referral', { referralId })).toMatchObject({ isHeld: false });
});

test('only a governor is named beside the chair, and only where it is about the head', async () => {
  await confirm('dsl');
  await confirm('chair');
  const named = { referralId, accountId: madeUpStaff.dsl.email };
  expect(await school.as('dsl').call('nameReferralSecond', named)).toMatchObject({ reason: 'conflict' });
  await onlyFor('chair');
  const { second } = await school.as('chair').do('referral', { referralId });
  expect(second).toMatchObject({
    named: null,
    able: [{ name: madeUpStaff.governor.name, madeBy: madeUpStaff.admin.name }],
  });
  expect(await school.as('chair').call('nameReferralSecond', named)).toMatchObject({ reason: 'not-found' });
  await release('chair');
  expect(await waitingFor('governor')).toEqual([]);
  await nameGovernor();
  expect(await waitingFor('governor')).toHaveLength(1);
});

test('the word of whom it turns out to be about does not release it', async () => {
  for (const key of ['head', 'chair', 'governor'] as const) await confirm(key);
  await release('head');
  await onlyFor('chair');
  await release('chair');
  expect(await school.as('chair').do('referral', { referralId })).toMatchObject({ isHeld: true });
  expect(await school.as('chair').call('liftStop', { referralId })).toMatchObject({ reason: 'conflict' });
  await nameGovernor();
  await adviseAsSecond('governor');
  expect(await school.as('chair').do('referral', { referralId })).toMatchObject({ isHeld: false });
});

test('only the governor who is named hears that something changed, and so does the one who was named before', async () => {
  const { invitationUrl } = await school
    .as('admin')
    .do('addAccount', { name: 'Mr Ash', email: 'ash@hazelwood.example', roles: ['governor'] });
  expect(invitationUrl).not.toBe('');
  await onlyFor('chair');
  await confirm('chair');
  const socket = await school.dashboard('governor');
  let heard = 0;
  socket.on('referrals-changed', () => (heard += 1));
  const told = () => socket.emitWithAck('disk-state', {});
  await release('chair');
  await told();
  expect(heard).toBe(0);
  await nameGovernor(madeUpStaff.governor.name);
  await waitUntil('who is named hears of it', () => heard === 1);
  await nameGovernor('Mr Ash');
  await waitUntil('who was named hears that they are not', () => heard === 2);
  await release('chair');
  await told();
  expect([heard, await waitingFor('governor')]).toEqual([2, []]);
});

test('what only the chair sees is unsealed once the governor whom they named has lifted the stop with them', async () => {
  const { incidentId } = await school.as('teacher').do('recordConcern', {
    kind: 'saw-something',
    people: [{ kind: 'pupil', pupilId: school.pupilIds[0] ?? '', involvement: 'saw' }],
    words: 'It was on his screen',
    happenedAt: null,
    place: 'school',
    toldBy: null,
  });
  for (const key of ['dsl', 'chair', 'governor'] as const) await confirm(key);
  const change = { kind: 'narrow', audience: 'chair', reason: 'It was Dr Penrose' } as const;
  await school.as('dsl').do('changeIncidents', { incidentIds: [incidentId], change });
  ({ referralId } = await school.as('chair').do('stopAndRefer', { incidentId }));
  await nameGovernor();
  await release('chair');
  await adviseAsSecond('governor');
  const unseal = () => school.as('chair').call('unsealIncident', { referralId, incidentId });
  await school.as('chair').do('liftStop', { referralId });
  expect(await unseal()).toMatchObject({ reason: 'not-allowed' });
  expect(await liftAsSecond('governor')).toMatchObject({ value: { isLifted: true } });
  expect(await school.as('governor').call('incident', { incidentId })).toMatchObject({ ok: false });
  expect(await unseal()).toMatchObject({ ok: true });
  expect(await school.as('chair').call('incident', { incidentId })).toMatchObject({ ok: true });
});
