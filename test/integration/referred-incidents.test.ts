import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('where it is for the head alone, the head sees it there and the safeguarding lead does not', async () => {
  const { incidentId } = await school.tell();
  await school.change([incidentId], { kind: 'narrow', audience: 'head', reason: 'It was a colleague' });
  const { referralId } = await school.live.as('head').do('stopAndRefer', { incidentId });
  expect(await referralsIn('head', 0)).toMatchObject([{ referralId }]);
  expect(await referralsIn('dsl', 0)).toEqual([]);
});
