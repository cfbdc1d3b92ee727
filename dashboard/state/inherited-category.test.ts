import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPolicy } from '../../test/support/any-policy.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { personRulesOf } from '#shared/policy/person-rules.ts';
import type { Audience, PolicyRules, Use } from '#shared/policy/policy.ts';
import { inheritedCategory } from './inherited-category.ts';
import { rulesFor } from './policy-edit.ts';

const roster = {
  classes: [{ classId: 'c1', name: 'Hedgehogs', yearGroup: 4 }],
  pupils: [{ pupilId: 'p1', name: 'Ada', classId: 'c1' }],
};
const use = (change: Partial<Use>): Use => ({
  id: 'play',
  label: 'Playing',
  categoryIds: ['games'],
  standing: 'not-acceptable',
  times: [],
  nominated: [],
  opensWith: 'allow',
  ...change,
});
const rulesWith = (uses: Use[], audiences: PolicyRules['audiences'] = []): PolicyRules => ({
  ...rulesNobodyChanged(),
  audiences: [
    { audience: { kind: 'everyone' }, categories: { games: 'think' }, blockHosts: [], allowHosts: [] },
    ...audiences,
  ],
  uses,
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
});
const ada: Audience = { kind: 'pupil', pupilId: 'p1' };

test('comes from the table before everyone’s own verdict', () => {
  expect(inheritedCategory(rulesWith([use({})]), ada, roster, 'games')).toMatchObject({
    kind: 'use',
    from: { kind: 'everyone' },
    verdict: 'block',
  });
  expect(inheritedCategory(rulesWith([]), ada, roster, 'games')).toEqual({
    kind: 'audience',
    from: { kind: 'everyone' },
    verdict: 'think',
  });
  expect(inheritedCategory(rulesWith([]), ada, roster, 'unheard-of')).toBeNull();
});

test('comes from the row that nominates this audience or a wider one', () => {
  const nominated: Audience[] = [{ kind: 'key-stage', keyStage: 'KS2' }];
  const rules = rulesWith([use({ standing: 'nominated', nominated, opensWith: 'think' })]);
  expect(inheritedCategory(rules, ada, roster, 'games')).toMatchObject({
    from: nominated[0],
    verdict: 'think',
  });
  expect(inheritedCategory(rules, { kind: 'guest' }, roster, 'games')).toMatchObject({ verdict: 'block' });
});

test('comes from a wider audience’s own verdict before the row that nominates that audience', () => {
  const keyStage: Audience = { kind: 'key-stage', keyStage: 'KS2' };
  const own = { audience: keyStage, categories: { games: 'allow' as const }, blockHosts: [], allowHosts: [] };
  const rules = rulesWith([use({ standing: 'nominated', nominated: [keyStage], opensWith: 'think' })], [own]);
  expect(inheritedCategory(rules, ada, roster, 'games')).toMatchObject({
    kind: 'audience',
    verdict: 'allow',
  });
});

test('is closed where a row names nobody but everyone', () => {
  const rules = rulesWith([use({ standing: 'nominated', nominated: [{ kind: 'everyone' }] })]);
  expect(inheritedCategory(rules, ada, roster, 'games')).toMatchObject({ verdict: 'block' });
});

test('is what devices decide, for any policy, where a fixed verdict can be told', () => {
  const lesson = Date.parse('2026-11-23T09:00:00Z');
  const pupil = { pupilId: 'p1', name: 'Ada', classId: 'c1', yearGroup: 4, keyStage: 'KS2' as const };
  fc.assert(
    fc.property(anyPolicy, fc.constantFrom('games', 'news', 'search'), ({ rules: any }, categoryId) => {
      const known = new Map(any.audiences.map((each) => [JSON.stringify(each.audience), each]));
      // One row and one set of rules each, as the editor makes them.
      const rules: PolicyRules = { ...any, audiences: [...known.values()], uses: any.uses.slice(0, 1) };
      const told = inheritedCategory(rules, ada, roster, categoryId);
      if (told?.kind === 'use' && told.use.standing === 'at-certain-times') return;
      if (rulesFor(rules, ada).categories[categoryId] !== undefined) return;
      const decided = personRulesOf(rules)({ kind: 'pupil', pupil }, lesson).categories.get(categoryId);
      expect(told?.verdict).toBe(decided?.verdict);
    }),
  );
});
