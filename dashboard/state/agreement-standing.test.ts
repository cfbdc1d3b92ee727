import { expect, test } from 'vitest';
import type { PupilStanding } from '#shared/api/agreements.ts';
import { isMissing, staffSummaryOf, summaryOf } from './agreement-standing.ts';

const pupil = (change: Partial<PupilStanding> = {}): PupilStanding => ({
  pupilId: 'p',
  name: 'Ada',
  pupil: 'signed',
  forPupil: 'not-asked',
  parent: 'signed',
  heldFrom: null,
  ...change,
});

test('whoever lacks any signature is missing', () => {
  expect(isMissing(pupil())).toBe(false);
  expect(isMissing(pupil({ parent: 'missing' }))).toBe(true);
  expect(isMissing(pupil({ forPupil: 'missing' }))).toBe(true);
});

test('a class is said in one line', () => {
  expect(summaryOf([])).toBe('No pupils');
  expect(summaryOf([pupil(), pupil()])).toBe('All 2 have signed');
  expect(summaryOf([pupil(), pupil({ pupil: 'missing' })])).toBe('1 of 2 missing');
  expect(summaryOf([pupil({ pupil: 'not-asked', parent: 'not-asked' })])).toBe('Nothing is asked yet');
});

test.each([
  [['not-asked', 'not-asked'], 'Nothing is asked yet'],
  [['signed', 'not-asked'], 'Nobody is missing'],
  [['signed', 'missing'], '1 of 2 missing'],
] as const)('staff of whom %j are said in one line', (standings, said) => {
  expect(staffSummaryOf(standings.map((standing) => ({ standing })))).toBe(said);
});
