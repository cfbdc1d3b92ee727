import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from './default-rules.ts';
import { compilePolicy, decide, freeSubject, type Person, type Subject } from './decide.ts';
import { compileRules } from './dnr-rules.ts';
import { explain } from './explain.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const category = (id: string, ...hosts: string[]) => ({ id, label: id, isIllegal: false, hosts });
const policyThat = (guestsNeedLease: boolean) =>
  compilePolicy(
    {
      version: 1,
      schoolName: 'Made-up Primary',
      publishedAt: 0,
      rules: {
        ...rulesNobodyChanged(),
        guestsNeedLease,
        youTube: 'strict',
        safeEngine: 'https://safe.test/?q={words}',
        audiences: [
          {
            audience: { kind: 'everyone' },
            categories: { 'trusted-help': 'allow', maths: 'allow' },
            blockHosts: ['closed.test'],
            allowHosts: [],
            unknownSites: 'think',
          },
        ],
      },
      categories: [category('trusted-help', 'help.test'), category('maths', 'maths.test')],
    },
    { serverHost: 'thinkclick.test' },
  );
const policy = policyThat(true);
const guest = (letInUntil: number | null): Subject => ({ ...freeSubject({ kind: 'guest' }), letInUntil });
const ask = (subject: Subject, url: string, by = policy): string => {
  const { verdict, reason } = decide(by, subject, url, now);
  return `${verdict} ${reason}`;
};
const maths = 'https://maths.test/';

describe('where guests are let in one by one', () => {
  test.each([
    [maths, 'block not-let-in', 'a site that is open otherwise'],
    ['https://www.help.test/', 'allow category', 'but never where a child finds help'],
    ['https://www.childline.org.uk/', 'allow helpline', 'nor a helpline'],
    ['https://thinkclick.test/', 'allow internal-page', 'nor the school’s own server'],
    ['chrome://newtab/', 'allow internal-page', 'nor the browser’s own pages'],
  ])('who is not waits: %s is %s (%s)', (url, expected) => {
    expect(ask(guest(null), url)).toBe(expected);
  });

  test('who is goes by the guests’ rules until the end, and no longer', () => {
    expect(ask(guest(now + 1), maths)).toBe('allow category');
    expect(ask(guest(now + 1), 'https://closed.test/')).toBe('block block-list');
    expect(ask(guest(now), maths)).toBe('block not-let-in');
  });

  test('pupils and staff do not wait', () => {
    const pupil = { pupilId: 'p', name: 'Robin', classId: 'c', yearGroup: 4, keyStage: 'KS2' } as const;
    for (const person of [{ kind: 'staff' }, { kind: 'pupil', pupil }] satisfies Person[])
      expect(ask({ ...freeSubject(person), letInUntil: null }, maths)).toBe('allow category');
  });

  test('adults read what would hold of the site without it', () => {
    const { steps } = explain(policy, guest(null), maths, now);
    expect(steps.map(({ reason }) => reason)).toEqual(['not-let-in', 'category']);
  });

  test('the browser’s own rules hold back the same pages and frames', () => {
    const pages = { blocked: 'ours:blocked', think: 'ours:think', lock: 'ours:lock' };
    const waiting = (letInUntil: number | null) =>
      compileRules(policy, guest(letInUntil), now, pages).sessionRules;
    expect(waiting(null)).toMatchObject([
      { action: { type: 'redirect' }, condition: { excludedRequestDomains: ['help.test'] } },
      { action: { type: 'block' }, condition: { resourceTypes: ['sub_frame'] } },
    ]);
    expect(waiting(now + 1)).toEqual([]);
  });
});

test('a school that has not chosen so keeps guests to their rules alone', () => {
  expect(ask(guest(null), maths, policyThat(false))).toBe('allow category');
});
