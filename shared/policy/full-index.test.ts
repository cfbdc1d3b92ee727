import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPolicy, anySubject, anyWebAddress, judgedAt, serverHost } from '../../test/support/any-policy.ts';
import { compilePolicy, decide } from './decide.ts';
import { buildCompactIndex } from './index/build-compact-index.ts';
import { openCompactIndex } from './index/open-compact-index.ts';

test('a category in the full index counts as one in the policy itself', async () => {
  await fc.assert(
    fc.asyncProperty(anyPolicy, fc.nat(6), anySubject, anyWebAddress, async (policy, place, who, url) => {
      const open = policy.categories.filter(({ isIllegal }) => !isIllegal);
      const far = open.slice(place);
      const near = policy.categories.filter((each) => !far.includes(each));
      const fullIndex = await openCompactIndex(await buildCompactIndex(far, { seed: [3, 4] }));
      if (fullIndex === null) throw new Error('The index was refused.');
      const { verdict, reason } = decide(compilePolicy(policy, { serverHost }), who, url, judgedAt);
      const split = compilePolicy({ ...policy, categories: near }, { serverHost, fullIndex });
      expect(decide(split, who, url, judgedAt)).toMatchObject({ verdict, reason });
    }),
    { numRuns: 300 },
  );
});
