import { expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { withListedHost } from './listed-host.ts';
import { rulesFor } from './policy-edit.ts';

const rules: PolicyRules = {
  audiences: [
    {
      audience: { kind: 'everyone' },
      categories: { games: 'block' },
      blockHosts: ['bets.example'],
      allowHosts: [],
    },
  ],
  ...rulesNobodyChanged(),
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};

test('an audience that opens a host no longer blocks it, and says the rest as before', () => {
  const opened = rulesFor(withListedHost(rules, { kind: 'everyone' }, 'bets.example', 'allow'), {
    kind: 'everyone',
  });
  expect(opened).toMatchObject({
    allowHosts: ['bets.example'],
    blockHosts: [],
    categories: { games: 'block' },
  });
});

test('a narrower audience gets rules of its own, once', () => {
  const ofClass = { kind: 'class', classId: 'c1' } as const;
  const once = withListedHost(rules, ofClass, 'chat.example', 'block');
  const twice = withListedHost(once, ofClass, 'chat.example', 'block');
  expect(rulesFor(twice, ofClass).blockHosts).toEqual(['chat.example']);
  expect(twice.audiences).toHaveLength(2);
});
