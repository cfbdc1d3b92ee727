import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPolicy, anySubject, judgedAt, serverHost } from '../../test/support/any-policy.ts';
import type { Exception } from '../device-state.ts';
import { compilePolicy, freeSubject, type Subject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { compileRules, type DnrRule } from './dnr-rules.ts';
import { helplineHosts } from './helplines.ts';
import type { Policy } from './policy.ts';

// Whether the browser does with these rules what `decide` says is held in test/e2e/decide-agrees.test.ts.
const pages = {
  blocked: 'chrome-extension://abc/blocked.html',
  think: 'chrome-extension://abc/think.html',
  lock: 'chrome-extension://abc/lock.html',
};
const guest: Subject = freeSubject({ kind: 'guest' });
const policyWith = (hosts: string[]): Policy => ({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    audiences: [
      { audience: { kind: 'everyone' }, categories: { games: 'block' }, blockHosts: [], allowHosts: [] },
    ],
    ...rulesNobodyChanged(),
    youTube: 'moderate',
    safeEngine: 'https://safe.test/?q={words}',
  },
  categories: [{ id: 'games', label: 'Games', isIllegal: false, hosts }],
});
const compile = (policy: Policy, subject = guest) =>
  compileRules(compilePolicy(policy, { serverHost }), subject, judgedAt, pages);
const idsOf = (rules: readonly DnrRule[]): number[] => rules.map(({ id }) => id);

test('any policy compiles to rules that Chromium takes', () => {
  fc.assert(
    fc.property(anyPolicy, anySubject, (policy, subject) => {
      const { dynamicRules, sessionRules } = compile(policy, subject);
      const all = [...dynamicRules, ...sessionRules];
      expect(new Set(idsOf(all)).size).toBe(all.length);
      expect(all.filter(({ condition }) => condition.regexFilter !== undefined).length).toBeLessThan(1_000);
      for (const { id, priority, condition } of all) {
        expect(Number.isInteger(id) && id >= 1 && id < 2 ** 31 && priority >= 1).toBe(true);
        expect(condition.resourceTypes.length).toBeGreaterThan(0);
        expect(condition.requestDomains?.length).not.toBe(0);
      }
    }),
  );
});

test('rules that give a verdict are regular expressions, transforms are not', () => {
  for (const { action, condition } of compile(policyWith(['play.test'])).dynamicRules) {
    if (action.type === 'modifyHeaders') continue;
    const isTransform = action.type === 'redirect' && 'transform' in action.redirect;
    expect(condition.regexFilter === undefined).toBe(isTransform);
  }
});

describe('few rules', () => {
  test('hosts of one depth share them, and a list too long for one rule is cut', () => {
    const hosts = Array.from({ length: 150_000 }, (_, index) => `h${index}.test`);
    const rules = compile(policyWith(hosts)).dynamicRules.filter(({ condition }) =>
      condition.requestDomains?.some((host) => /^h\d+\.test$/.test(host)),
    );
    expect(rules.map(({ condition }) => condition.requestDomains?.length)).toEqual([
      100_000, 100_000, 50_000, 50_000,
    ]);
    expect(rules.map(({ action }) => action.type)).toEqual(['redirect', 'block', 'redirect', 'block']);
  });

  test('another host of the same depth changes no rule’s id', () => {
    expect(idsOf(compile(policyWith(['play.test', 'new.test'])).dynamicRules)).toEqual(
      idsOf(compile(policyWith(['play.test'])).dynamicRules),
    );
  });
});

describe('what is live goes into session rules', () => {
  const lock = { by: 'Miss Hart', message: '', startedAt: 0, endsAt: judgedAt + 1 };

  test('a lock leads every page but a helpline to the lock page, until its end', () => {
    const { dynamicRules, sessionRules } = compile(policyWith([]), { ...guest, lock });
    expect(dynamicRules).toEqual(compile(policyWith([])).dynamicRules);
    expect(sessionRules.map(({ action }) => action)).toEqual([
      { type: 'redirect', redirect: { regexSubstitution: `${pages.lock}#\\0` } },
    ]);
    expect(sessionRules[0]?.condition).toMatchObject({ excludedRequestDomains: helplineHosts });
    expect(compile(policyWith([]), { ...guest, lock: { ...lock, endsAt: judgedAt } }).sessionRules).toEqual(
      [],
    );
  });

  test('an opening that opens nothing makes no rule', () => {
    const openings = [{ host: 'play.test', until: judgedAt + 1 }];
    expect(compile(policyWith([]), { ...guest, openings }).sessionRules).toEqual([]);
  });
});

test('what an open page fetches is stopped from blocked hosts, not from unknown ones', () => {
  const blocks = compile(policyWith(['play.test'])).dynamicRules.filter(
    ({ action }) => action.type === 'block',
  );
  const stopped = (rule: DnrRule | undefined, type: 'script' | 'sub_frame') =>
    rule?.condition.resourceTypes.includes(type);
  const listed = blocks.find(({ condition }) => condition.requestDomains?.includes('play.test'));
  const unknown = blocks.find(
    ({ condition }) => condition.requestDomains === undefined && condition.regexFilter === '^[a-z]+://',
  );
  expect([stopped(listed, 'script'), stopped(listed, 'sub_frame')]).toEqual([true, true]);
  expect([stopped(unknown, 'script'), stopped(unknown, 'sub_frame')]).toEqual([false, true]);
});

test('searches sent as forms are stopped on every engine', () => {
  const posts = compile(policyWith([])).dynamicRules.filter(
    ({ condition }) => condition.requestMethods !== undefined,
  );
  for (const host of ['google.co.uk', 'bing.com', 'duckduckgo.com', 'startpage.com']) {
    expect(posts.some(({ condition }) => condition.requestDomains?.includes(host))).toBe(true);
  }
});

test('the host of a page that was opened serves that page what it needs', () => {
  const exception: Exception = {
    exceptionId: 'e1',
    target: { kind: 'page', page: 'play.test/chess' },
    by: 'Miss Clarke',
    reason: '',
    startedAt: 0,
    endsAt: judgedAt + 1,
    lessonId: null,
  };
  const { sessionRules } = compile(policyWith(['play.test']), { ...guest, exceptions: [exception] });
  const [allowed] = sessionRules.filter(({ condition }) => condition.resourceTypes.includes('image'));
  expect(allowed?.action).toEqual({ type: 'allow' });
  expect(allowed?.condition.requestDomains).toEqual(['play.test']);
  expect(allowed?.condition.resourceTypes).not.toContain('sub_frame');
});
