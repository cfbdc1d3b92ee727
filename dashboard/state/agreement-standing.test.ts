import { expect, test } from 'vitest';
import type { PupilStanding } from '#shared/api/agreements.ts';
import { isMissing, summaryOf } from './agreement-standing.ts';

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
