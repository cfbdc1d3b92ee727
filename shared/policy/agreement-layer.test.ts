import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from './default-rules.ts';
import { compilePolicy, decide, freeSubject, type Subject } from './decide.ts';
import { compileRules } from './dnr-rules.ts';
import { explain } from './explain.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const category = (id: string, ...hosts: string[]) => ({ id, label: id, isIllegal: false, hosts });
const policy = compilePolicy(
  {
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    rules: {
      ...rulesNobodyChanged(),
      youTube: 'strict',
      safeEngine: 'https://safe.test/?q={words}',
      audiences: [
        {
          audience: { kind: 'everyone' },
          categories: { 'trusted-help': 'allow', games: 'block', maths: 'allow' },
          blockHosts: ['closed.test'],
          allowHosts: [],
          unknownSites: 'think',
        },
      ],
    },
    categories: [
      category('trusted-help', 'help.test'),
      category('games', 'games.test'),
      category('maths', 'maths.test'),
    ],
  },
  { serverHost: 'thinkclick.test' },
);
const held = { heldFrom: now, openHosts: ['lessons.test', 'closed.test'] };
const exception = {
  exceptionId: 'e',
  target: { kind: 'site' as const, host: 'games.test' },
  by: 'Miss Made-up',
  reason: 'For the project',
  startedAt: now,
  endsAt: now + 1,
  lessonId: null,
};
const subject = (agreement: Subject['agreement']): Subject => ({
  ...freeSubject({ kind: 'guest' }),
  exceptions: [exception],
  agreement: agreement ?? null,
});
const ask = (agreement: Subject['agreement'], url: string, at = now): string => {
  const { verdict, reason } = decide(policy, subject(agreement), url, at);
  return `${verdict} ${reason}`;
};

describe('a pupil who is held', () => {
  test.each([
    ['https://maths.test/', 'block agreement', 'a site that is open otherwise'],
    ['https://games.test/', 'block agreement', 'also what a teacher opened for them'],
    ['https://www.help.test/', 'allow category', 'but never where a child finds help'],
    ['https://a.lessons.test/', 'think unknown-site', 'and what stays open is judged as before'],
    ['https://closed.test/', 'block block-list', 'and not opened by it'],
    ['https://thinkclick.test/agree', 'allow internal-page', 'nor the school’s own server'],
    ['chrome://newtab/', 'allow internal-page', 'nor the browser’s own pages'],
  ])('%s: %s (%s)', (url, expected) => {
    expect(ask(held, url)).toBe(expected);
  });

  test('is held from the end of the grace time on, and by a lock before all', () => {
    expect(ask(held, 'https://maths.test/', now - 1)).toBe('allow category');
    const locked = {
      ...subject(held),
      lock: { by: 'Miss Made-up', message: '', startedAt: now, endsAt: now + 1 },
    };
    expect(decide(policy, locked, 'https://maths.test/', now).reason).toBe('lock');
  });

  test('of whom nothing is known is not held', () => {
    expect(ask(null, 'https://maths.test/')).toBe('allow category');
    expect(ask(undefined, 'https://games.test/')).toBe('allow exception');
  });

  test('adults read what would hold of the site without it', () => {
    const { steps } = explain(policy, subject(held), 'https://maths.test/', now);
    expect(steps.map(({ reason }) => reason)).toEqual(['agreement', 'category']);
  });
});

test('the browser’s own rules hold back the same sites, above exceptions and below a lock', () => {
  const pages = { blocked: 'ours:blocked', think: 'ours:think', lock: 'ours:lock' };
  const rules = (agreement: Subject['agreement']) =>
    compileRules(policy, subject(agreement), now, pages).sessionRules;
  const [page, frame] = rules(held).filter(({ priority }) => priority >= 49_500 && priority < 50_000);
  for (const rule of [page, frame])
    expect(rule?.condition.excludedRequestDomains).toEqual(['lessons.test', 'closed.test', 'help.test']);
  expect(page?.action.type).toBe('redirect');
  expect(frame?.condition.resourceTypes).toEqual(['sub_frame']);
  expect(rules({ ...held, heldFrom: now + 1 }).some(({ priority }) => priority >= 49_500)).toBe(false);
});
