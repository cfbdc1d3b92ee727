import { describe, expect, test } from 'vitest';
import { agreementYear } from './school-year.ts';
import { askIdOf, isSignedFor, requiredOf, type Signed, type Version } from './standing.ts';

const at = (text: string): number => Date.parse(text);
const version = (number: number, isSubstance: boolean, audience: Version['audience'] = 'ks2'): Version => ({
  versionId: `${audience}-${number}`,
  audience,
  number,
  isSubstance,
  publishedAt: 0,
  sha256: '',
  texts: [],
});
const signed = (versionId: string, day: string, more: Partial<Signed> = {}): Signed => ({
  versionId,
  role: 'pupil',
  signedAt: at(`${day}T10:00:00Z`),
  withdrawnAt: null,
  ...more,
});
const versions = [
  version(1, true),
  version(2, false),
  version(3, true),
  version(4, false),
  version(1, true, 'staff'),
];
const on = (day: string) => ({ versions, renewalMonth: 9, now: at(`${day}T10:00:00Z`) });
const required = requiredOf(versions, 'ks2');
if (required === null) throw new Error('Nothing is asked');

describe('a year of agreements', () => {
  test('begins at midnight of the school, in summer time too', () => {
    expect(agreementYear(at('2026-11-29T10:00:00Z'), 9)).toEqual({
      year: 2026,
      startsAt: at('2026-08-31T23:00:00Z'),
    });
    expect(agreementYear(at('2026-08-31T22:59:59Z'), 9).year).toBe(2025);
    expect(agreementYear(at('2026-08-31T23:00:00Z'), 9).year).toBe(2026);
    expect(agreementYear(at('2026-01-01T00:00:00Z'), 1)).toEqual({
      year: 2026,
      startsAt: at('2026-01-01T00:00:00Z'),
    });
  });
});

describe('a signature holds', () => {
  const holds = (now: string, ...signatures: Signed[]) => isSignedFor(on(now), required, 'pupil', signatures);
  test('from the last change of substance on, and not from before it', () => {
    expect(holds('2026-11-01', signed('ks2-2', '2026-10-01'))).toBe(false);
    expect(holds('2026-11-01', signed('ks2-3', '2026-10-01'))).toBe(true);
    expect(holds('2026-11-01', signed('ks2-4', '2026-10-01'))).toBe(true);
  });

  test('until the year is over, unless it was signed in the last weeks of it', () => {
    expect(holds('2027-08-31', signed('ks2-4', '2026-10-01'))).toBe(true);
    expect(holds('2027-09-01', signed('ks2-4', '2026-10-01'))).toBe(false);
    expect(holds('2027-09-01', signed('ks2-4', '2027-08-20'))).toBe(true);
  });

  test('not when withdrawn, by somebody else, of another agreement, or of none that is known', () => {
    expect(holds('2026-11-01', signed('ks2-4', '2026-10-01', { withdrawnAt: 1 }))).toBe(false);
    expect(holds('2026-11-01', signed('ks2-4', '2026-10-01', { role: 'for-pupil' }))).toBe(false);
    expect(holds('2026-11-01', signed('staff-1', '2026-10-01'))).toBe(false);
    expect(holds('2026-11-01', signed('gone', '2026-10-01'))).toBe(false);
  });
});

test('another substance, another year and a withdrawal are each asked about anew; a correction is not', () => {
  const first = askIdOf(on('2026-11-01'), required, []);
  expect(first).toBe('ks2-3.2026.0');
  expect(askIdOf(on('2027-10-01'), required, [])).toBe('ks2-3.2027.0');
  expect(askIdOf(on('2026-11-01'), required, [signed('ks2-3', '2026-10-01', { withdrawnAt: 1 })])).toBe(
    'ks2-3.2026.1',
  );
  const corrected = requiredOf([...versions, version(5, false)], 'ks2');
  expect(corrected && askIdOf(on('2026-11-01'), corrected, [])).toBe(first);
  expect(corrected?.latest.number).toBe(5);
});

test('nothing is asked of an audience without a version', () => {
  expect(requiredOf(versions, 'parents')).toBeNull();
});
