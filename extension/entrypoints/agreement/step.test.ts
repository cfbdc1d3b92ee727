import { expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { adultsWanted, stepsOf } from './step.ts';

const textOf = (audience: 'ks1' | 'ks2') => {
  const [first] = standardTexts[audience];
  if (first === undefined) throw new Error('No text');
  return first.text;
};
const staff = ['a', 'b', 'c'].map((adultId) => ({ adultId, name: `Miss ${adultId}` }));

test('every statement and question comes before the adults and the signature', () => {
  const steps = stepsOf(textOf('ks2'), { needs: 'pupil', staff }).map(({ at }) => at);
  expect(steps).toEqual([
    'start',
    ...Array.from({ length: 12 }, () => 'statement'),
    'check',
    'check',
    'adults',
    'home',
    'sign',
  ]);
});

test('who waits for a parent reads it and does not sign', () => {
  const steps = stepsOf(textOf('ks1'), { needs: 'parent', staff }).map(({ at }) => at);
  expect(steps.at(-1)).toBe('parent');
  expect(steps).not.toContain('sign');
});

test('no more adults are asked for than there are', () => {
  expect(adultsWanted({ staff })).toBe(2);
  expect(adultsWanted({ staff: staff.slice(2) })).toBe(1);
  expect(stepsOf(textOf('ks2'), { needs: 'pupil', staff: [] }).map(({ at }) => at)).not.toContain('adults');
});
