import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import {
  audienceLabel,
  inherited,
  rulesFor,
  withAudience,
  withCategory,
  withUnknownSites,
} from './policy-edit.ts';

const everyone = {
  audience: { kind: 'everyone' },
  categories: { games: 'think', chat: 'block' },
  blockHosts: [],
  allowHosts: [],
} as const;
const rules: PolicyRules = {
  audiences: [
    { ...everyone, blockHosts: [], allowHosts: [] },
    {
      audience: { kind: 'key-stage', keyStage: 'KS1' },
      categories: { games: 'block' },
      blockHosts: [],
      allowHosts: [],
    },
  ],
  ...rulesNobodyChanged(),
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};
const roster = {
  classes: [{ classId: 'oak', name: 'Oak', yearGroup: 1 }],
  pupils: [{ pupilId: 'ada', name: 'Ada', classId: 'oak' }],
};

describe('inherited', () => {
  test('the nearest wider audience that speaks wins, from pupil to everyone', () => {
    const ada = { kind: 'pupil', pupilId: 'ada' } as const;
    expect(inherited(rules, ada, roster, ({ categories }) => categories['games'])).toEqual({
      value: 'block',
      from: { kind: 'key-stage', keyStage: 'KS1' },
    });
    expect(inherited(rules, ada, roster, ({ categories }) => categories['chat'])?.from).toEqual({
      kind: 'everyone',
    });
  });

  test('nothing wider than everyone, and nothing where nobody speaks', () => {
    expect(
      inherited(rules, { kind: 'everyone' }, roster, ({ categories }) => categories['games']),
    ).toBeNull();
    expect(inherited(rules, { kind: 'staff' }, roster, ({ unknownSites }) => unknownSites)).toBeNull();
  });

  test('a class that is not known inherits nothing that could be said', () => {
    expect(
      inherited(rules, { kind: 'class', classId: 'elm' }, roster, ({ categories }) => categories['games']),
    ).toBeNull();
  });
});

test('a changed audience takes its old place, a new one joins at the end', () => {
  const ks1 = withCategory(rulesFor(rules, { kind: 'key-stage', keyStage: 'KS1' }), 'games', 'allow');
  expect(withAudience(rules, ks1).audiences[1]?.categories).toEqual({ games: 'allow' });
  const staff = rulesFor(rules, { kind: 'staff' });
  expect(withAudience(rules, staff).audiences.map(({ audience }) => audience.kind)).toEqual([
    'everyone',
    'key-stage',
    'staff',
  ]);
  expect(rules.audiences).toHaveLength(2);
});

test('leaving a category to others removes it, not sets it to nothing', () => {
  expect(withCategory(rulesFor(rules, { kind: 'everyone' }), 'games', undefined).categories).toEqual({
    chat: 'block',
  });
  const set = withUnknownSites(rulesFor(rules, { kind: 'everyone' }), 'think');
  expect(set.unknownSites).toBe('think');
  expect('unknownSites' in withUnknownSites(set, undefined)).toBe(false);
});

test('audiences are named as the school names them', () => {
  expect(audienceLabel({ kind: 'class', classId: 'oak' }, roster)).toBe('Oak');
  expect(audienceLabel({ kind: 'year', yearGroup: 0 }, roster)).toBe('Reception');
  expect(audienceLabel({ kind: 'pupil', pupilId: 'gone' }, roster)).toBe('A pupil');
});
