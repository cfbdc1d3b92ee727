import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPolicy, anySubject, anyWebAddress, judgedAt } from '../../test/support/any-policy.ts';
import { compilePolicy, decide, freeSubject, type Subject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { explain } from './explain.ts';
import type { Audience, AudienceRules, Verdict } from './policy.ts';

const rulesFor = (
  audience: Audience,
  categories: Record<string, Verdict>,
  unknownSites?: Verdict,
): AudienceRules => ({
  audience,
  categories,
  blockHosts: ['listed.test'],
  allowHosts: [],
  ...(unknownSites && { unknownSites }),
});
const policy = compilePolicy({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    ...rulesNobodyChanged(),
    audiences: [rulesFor({ kind: 'everyone' }, { games: 'block' }, 'think')],
    youTube: 'strict',
    safeEngine: 'https://safe.test/?q={words}',
  },
  categories: [{ id: 'games', label: 'Games', isIllegal: false, hosts: ['games.test', 'listed.test'] }],
});
const lunch = Date.parse('2026-11-23T12:30:00Z');
const subject: Subject = {
  ...freeSubject({ kind: 'guest' }),
  lock: { by: 'Miss Made-up', message: '', startedAt: 0, endsAt: lunch + 1 },
  exceptions: ['games.test', 'unknown.test'].map((host) => ({
    exceptionId: host,
    target: { kind: 'site', host },
    by: 'Miss Made-up',
    reason: '',
    startedAt: 0,
    endsAt: lunch + 1,
    lessonId: null,
  })),
};
const stepsOf = (url: string, whom = subject): string[] =>
  explain(policy, whom, url, lunch).steps.map(({ verdict, reason }) => `${verdict} ${reason}`);

test('says what decide says, for every policy, person, address and time', () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anySubject,
      anyWebAddress,
      fc.integer({ min: -400, max: 400 }),
      (each, who, url, hours) => {
        const now = judgedAt + hours * 3_600_000;
        const compiled = compilePolicy(each);
        const { time, steps, ...decision } = explain(compiled, who, url, now);
        expect(decision).toEqual(decide(compiled, who, url, now));
        expect(steps[0]).toEqual(decision);
        expect(time).toBe(compiled.rulesOf(who.person, now).time);
      },
    ),
  );
});

test('names every layer that speaks, in order, and what would hold without the first', () => {
  expect(stepsOf('https://games.test/')).toEqual(['block lock', 'allow exception', 'block category']);
  expect(stepsOf('https://listed.test/', { ...subject, lock: null })).toEqual([
    'block block-list',
    'block category',
  ]);
});

test('says of a site that nobody knows what would hold of it, and of nothing else', () => {
  expect(stepsOf('https://unknown.test/')).toEqual(['block lock', 'allow exception', 'think unknown-site']);
  expect(stepsOf('https://games.test/')).not.toContain('think unknown-site');
  expect(stepsOf('chrome://settings', { ...subject, lock: null })).toEqual(['allow internal-page']);
});

test('says which school time it was', () => {
  expect(explain(policy, subject, 'https://games.test/', lunch).time).toBe('lunch');
});

test('says of a page inside another what decided, and what holds of the page around it', () => {
  const free = { ...subject, lock: null, exceptions: [] };
  const wrapped = 'https://translate.google.com/translate?u=https://listed.test/';
  expect(explain(policy, free, wrapped, lunch)).toMatchObject({
    verdict: decide(policy, free, wrapped, lunch).verdict,
    rule: decide(policy, free, wrapped, lunch).rule,
  });
  expect(explain(policy, free, wrapped, lunch).verdict).toBe('block');
});
