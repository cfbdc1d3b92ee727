import { expect, test } from 'vitest';
import { recommendedPolicies } from '../../server/deployment/recommended-policies.ts';
import { procedures } from './procedures/index.ts';
import { testedWays, waysRound } from './ways-round.ts';

const ids = waysRound.map(({ id }) => id);

test('every way is named once', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every way that is said to be tested can be tried, and nothing is tried that is not listed', () => {
  expect(Object.keys(procedures).toSorted()).toEqual(testedWays.map(({ id }) => id).toSorted());
});

test('every policy that a way needs is recommended on the Deploy page', () => {
  const recommended = new Set(['ExtensionSettings', ...recommendedPolicies.map(({ policy }) => policy)]);
  const missing = waysRound.flatMap(({ id, policies = [] }) =>
    policies.filter((policy) => !recommended.has(policy)).map((policy) => `${id} needs ${policy}`),
  );
  expect(missing).toEqual([]);
});

test('a way that a policy stops names the policy', () => {
  const odd = waysRound.filter(({ layers, policies = [] }) => layers.includes('P') && policies.length === 0);
  expect(odd.map(({ id }) => id)).toEqual(['powerwash']);
});
