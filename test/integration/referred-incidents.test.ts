import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeUpStaff } from '../support/made-up-people.ts';
import { IncidentSchool } from './incident-school.ts';

let school: IncidentSchool;
beforeEach(async () => {
  school = await IncidentSchool.open();
});
afterEach(() => school.live.close());

const referralsIn = async (key: 'dsl' | 'head', pupil: number) =>
  (await school.live.as(key).do('chronology', { pupilId: school.pupil(pupil) })).referrals;

test('what was referred from an incident without a computer stands in the chronology of each child named in it', async () => {
  const people = [0, 1].map((index) => ({
    kind: 'pupil' as const,
    pupilId: school.pupil(index),
    involvement: 'affected' as const,
  }));
  const { incidentId } = await school.tell({ people });
  const { referralId } = await school.live.as('dsl').do('stopAndRefer', { incidentId });
  for (const pupil of [0, 1])
    expect(await referralsIn('dsl', pupil)).toMatchObject([{ referralId, isStopped: false }]);
  expect(await referralsIn('dsl', 2)).toEqual([]);
  const items = await school.live.as('dsl').do('subjectItems', { pupilId: school.pupil(1) });
  expect(items.map(({ kind }) => kind)).toContain('referral');
});

test('what was referred without a computer is released and lifted by two, and then held no longer', async () => {
  const { live } = school;
  const { incidentId } = await school.tell();
  const { referralId, closes } = await live.as('dsl').do('stopAndRefer', { incidentId });
  expect(closes).toBeNull();
  const both = ['dsl', 'head'] as const;
  for (const key of both) {
    await live.as(key).do('confirmPassword', { password: madeUpStaff[key].password });
    await live.as(key).do('recordPoliceAdvice', { referralId, says: 'release', words: 'Nothing more' });
  }
  const standing = async () => {
    const { isHeld, isLifted } = await live.as('dsl').do('referral', { referralId });
    return { isHeld, isLifted };
  };
  expect(await standing()).toEqual({ isHeld: false, isLifted: false });
  for (const key of both) await live.as(key).do('liftStop', { referralId });
  expect(await standing()).toEqual({ isHeld: false, isLifted: true });
});

test('where it is for the head alone, the head sees it there and the safeguarding lead does not', async () => {
  const { incidentId } = await school.tell();
  await school.change([incidentId], { kind: 'narrow', audience: 'head', reason: 'It was a colleague' });
  const { referralId } = await school.live.as('head').do('stopAndRefer', { incidentId });
  expect(await referralsIn('head', 0)).toMatchObject([{ referralId }]);
  expect(await referralsIn('dsl', 0)).toEqual([]);
});
