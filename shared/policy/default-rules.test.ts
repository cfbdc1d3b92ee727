import { describe, expect, test } from 'vitest';
import { starterCategories } from '../../server/filtering/starter-categories/index.ts';
import { compilePolicy, decide, freeSubject, type Person } from './decide.ts';
import { defaultPolicyRules } from './default-rules.ts';
import { policyRulesSchema, type Verdict } from './policy.ts';

const rules = defaultPolicyRules();
const starterIds = starterCategories.map(({ id }) => id);
const pupil = (yearGroup: number, keyStage: 'KS1' | 'KS2'): Person => ({
  kind: 'pupil',
  pupil: { pupilId: 'p1', name: 'Robin Made-up', classId: 'c1', yearGroup, keyStage },
});
const people = {
  'key stage 1': pupil(1, 'KS1'),
  'key stage 2': pupil(4, 'KS2'),
  staff: { kind: 'staff' },
  guest: { kind: 'guest' },
} as const satisfies Record<string, Person>;

test('are rules that can be published', () => {
  expect(policyRulesSchema.parse(rules)).toEqual(rules);
});

test('speak only of categories that exist', () => {
  const named = [
    ...rules.audiences.flatMap(({ categories }) => Object.keys(categories)),
    ...rules.uses.flatMap(({ categoryIds }) => categoryIds),
  ];
  expect([...new Set(named)].filter((id) => !starterIds.includes(id))).toEqual([]);
});

test('leave no starter category to chance', () => {
  const everyone = rules.audiences.find(({ audience }) => audience.kind === 'everyone');
  const ordinary = starterIds.filter((id) => id !== 'illegal');
  expect(ordinary.filter((id) => everyone?.categories[id] === undefined)).toEqual([]);
  expect(rules.uses.flatMap(({ categoryIds }) => categoryIds).toSorted()).toEqual(ordinary.toSorted());
});

test('say nothing for any pupil that the acceptable-use table does not say', () => {
  const ofPupils = rules.audiences.filter(({ audience }) => !['everyone', 'staff'].includes(audience.kind));
  expect(ofPupils.map(({ categories }) => categories)).toEqual([{}, {}, {}]);
});

describe('what they mean', () => {
  const categories = starterIds.map((id) => ({ id, label: id, isIllegal: false, hosts: [`${id}.example`] }));
  const policy = compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    rules,
    categories,
  });
  const lesson = Date.parse('2026-11-23T09:00:00Z');
  const lunch = Date.parse('2026-11-23T12:30:00Z');
  const evening = Date.parse('2026-11-23T19:00:00Z');
  const at = (id: string, now: number) =>
    Object.values(people).map(
      (person) => decide(policy, freeSubject(person), `https://${id}.example/`, now).verdict,
    );
  const cases: [category: string, ks1: Verdict, ks2: Verdict, staff: Verdict, guest: Verdict][] = [
    ['educational', 'allow', 'allow', 'allow', 'allow'],
    ['trusted-help', 'allow', 'allow', 'allow', 'allow'],
    ['child-search', 'allow', 'allow', 'allow', 'allow'],
    ['news', 'block', 'think', 'allow', 'block'],
    ['shopping', 'block', 'block', 'allow', 'block'],
    ['child-games', 'block', 'block', 'allow', 'block'],
    ['video', 'block', 'block', 'allow', 'block'],
    ['games', 'block', 'block', 'block', 'block'],
    ['social-networks', 'block', 'block', 'allow', 'block'],
    ['ai-tools', 'block', 'block', 'allow', 'block'],
    ['weapons', 'block', 'block', 'think', 'block'],
    ['gambling', 'block', 'block', 'block', 'block'],
    ['proxies-and-vpn', 'block', 'block', 'block', 'block'],
    ['no-category-at-all', 'block', 'think', 'allow', 'block'],
  ];
  test.each(cases)(
    'in lessons, %s: key stage 1 %s, key stage 2 %s, staff %s, guests %s',
    (id, ...verdicts) => {
      expect(at(id, lesson)).toEqual(verdicts);
    },
  );

  test('educational games open at lunch, shopping out of school hours', () => {
    expect(at('child-games', lunch)).toEqual(['allow', 'allow', 'allow', 'allow']);
    expect(at('shopping', lunch)).toEqual(['block', 'block', 'allow', 'block']);
    expect(at('shopping', evening)).toEqual(['think', 'think', 'allow', 'think']);
  });

  test('image search opens with age, AI answers for adults only', () => {
    const settings = Object.values(people).map((person) => {
      const { images, aiAnswers } = policy.rulesOf(person, 0);
      return `${images}, ${aiAnswers}`;
    });
    expect(settings).toEqual(['off, off', 'creative-commons, off', 'strict, allow', 'off, off']);
  });
});
