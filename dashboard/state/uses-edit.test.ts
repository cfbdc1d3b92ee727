import { expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { policyRulesSchema, type Audience, type PolicyRules, type Use } from '#shared/policy/policy.ts';
import {
  differencesFrom,
  useOfCategory,
  withCategoryIn,
  withCategoryOut,
  withNewUse,
  withoutDifference,
  withoutUse,
  withUse,
} from './uses-edit.ts';

const use = (id: string, change: Partial<Use> = {}): Use => ({
  id,
  label: id,
  categoryIds: [id],
  standing: 'not-acceptable',
  times: [],
  nominated: [],
  opensWith: 'allow',
  ...change,
});
const said = (audience: Audience, categories: PolicyRules['audiences'][number]['categories']) => ({
  audience,
  categories,
  blockHosts: [],
  allowHosts: [],
});
const rulesWith = (uses: Use[], ...audiences: PolicyRules['audiences']): PolicyRules => ({
  ...rulesNobodyChanged(),
  audiences: [said({ kind: 'everyone' }, {}), ...audiences],
  uses,
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
});
const everyones = ({ audiences: [everyone] }: PolicyRules) => everyone?.categories;

test('a row changes in its place', () => {
  const changed = withUse(rulesWith([use('games'), use('shops')]), use('games', { label: 'Play' }));
  expect(changed.uses.map(({ label }) => label)).toEqual(['Play', 'shops']);
});

test('a row that is removed opens nothing: its categories keep what it said', () => {
  const shut = use('games');
  expect(everyones(withoutUse(rulesWith([shut]), shut))).toEqual({ games: 'block' });
  const atTimes = use('games', { standing: 'at-certain-times', times: ['lunch'] });
  expect(everyones(withoutUse(rulesWith([atTimes]), atTimes))).toEqual({ games: 'block' });
  const open = use('maths', { standing: 'acceptable', opensWith: 'think' });
  const without = withoutUse(rulesWith([open]), open);
  expect([without.uses, everyones(without)]).toEqual([[], { maths: 'think' }]);
});

test('a new row is not acceptable and has an id of its own that a policy takes', () => {
  const labels = ['Online shopping!', 'Online shopping', '42', 'Ödland'];
  const rules = labels.reduce(withNewUse, rulesWith([]));
  expect(new Set(rules.uses.map(({ id }) => id)).size).toBe(4);
  expect(rules.uses.every(({ standing }) => standing === 'not-acceptable')).toBe(true);
  expect(policyRulesSchema.safeParse(rules).success).toBe(true);
});

test('a category stands behind one row at most', () => {
  const [games, shops] = [use('games'), use('shops')];
  const moved = withCategoryIn(rulesWith([games, shops]), shops, 'games');
  expect(moved.uses.map(({ categoryIds }) => categoryIds)).toEqual([[], ['shops', 'games']]);
  expect(useOfCategory(moved, 'games')?.id).toBe('shops');
  const out = withCategoryOut(moved, moved.uses[1] ?? shops, 'games');
  expect(useOfCategory(out, 'games')).toBeNull();
  expect(everyones(out)).toEqual({ games: 'block' });
});

test('where a narrower audience says otherwise is found, and taken back by one step', () => {
  const play = use('play', { categoryIds: ['games', 'toys'] });
  const rules = rulesWith(
    [play],
    said({ kind: 'staff' }, { games: 'allow', toys: 'allow', shops: 'allow' }),
    said({ kind: 'guest' }, { games: 'block' }),
  );
  const [difference, ...others] = differencesFrom(rules, play);
  expect(difference).toEqual({
    audience: { kind: 'staff' },
    verdict: 'allow',
    categoryIds: ['games', 'toys'],
  });
  expect(others).toEqual([]);
  if (difference === undefined) throw new Error('There is no difference.');
  const taken = withoutDifference(rules, difference);
  expect(differencesFrom(taken, play)).toEqual([]);
  expect(taken.audiences[1]?.categories).toEqual({ shops: 'allow' });
});

test('at certain times every fixed verdict differs; nominated people say what the row says to them', () => {
  const staff = said({ kind: 'staff' }, { games: 'allow' });
  const atTimes = use('games', { standing: 'at-certain-times', times: ['lunch'] });
  expect(differencesFrom(rulesWith([atTimes], staff), atTimes)).toHaveLength(1);
  const nominated = use('games', { standing: 'nominated', nominated: [{ kind: 'staff' }] });
  expect(differencesFrom(rulesWith([nominated], staff), nominated)).toEqual([]);
});
