import { describe, expect, test } from 'vitest';
import { judgedAt as now } from '../../test/support/any-policy.ts';
import { parseAddress } from './address.ts';
import { compilePolicy, decide, freeSubject, type Decision, type Person, type Subject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { forceSafeSearch } from './safe-search.ts';
import { searchRulesOf } from './search-rules.ts';
import type { Verdict } from './policy.ts';

const robin: Person = {
  kind: 'pupil',
  pupil: { pupilId: 'p1', name: 'Robin Made-up', classId: 'c1', yearGroup: 4, keyStage: 'KS2' },
};
const staff: Person = { kind: 'staff' };

const policyWith = (translators: Verdict) =>
  compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    categories: [
      {
        id: 'translate',
        label: 'Translators',
        isIllegal: false,
        hosts: ['translate.google.com', 'archive.org'],
      },
      { id: 'gambling', label: 'Gambling', isIllegal: false, hosts: ['bets.example'] },
      { id: 'sealed', label: 'Sealed', isIllegal: true, hosts: ['sealed.example'] },
    ],
    rules: {
      audiences: [
        {
          audience: { kind: 'everyone' },
          categories: { translate: translators, gambling: 'block' },
          blockHosts: [],
          allowHosts: ['maths.example', 'google.com', 'archive.org'],
          unknownSites: 'think',
        },
      ],
      ...rulesNobodyChanged(),
      youTube: 'strict',
      safeEngine: 'https://safe.test/?q={words}',
    },
  });

const translated = (url: string): string =>
  `https://translate.google.com/translate?sl=auto&u=${encodeURIComponent(url)}`;
const archived = (url: string): string => `https://web.archive.org/web/2024/${url}`;

const ask = (url: string, more: Partial<Subject> = {}, translators: Verdict = 'allow'): Decision =>
  decide(policyWith(translators), { ...freeSubject(robin), ...more }, url, now);

/** As the browser would be sent to, were the search not wrapped. */
const strictSearch = (): string => {
  const address = parseAddress('https://www.google.com/search?q=a');
  const rules = searchRulesOf(policyWith('allow'), freeSubject(robin), now);
  return (address && forceSafeSearch(address, rules)) ?? '';
};

describe('a wrapped address', () => {
  test.each([
    ['a page that is open', 'https://maths.example/', 'allow', 'allow-list'],
    ['a blocked page', 'https://bets.example/', 'block', 'category'],
    ['a sealed page', 'https://sealed.example/', 'block', 'illegal'],
    ['an unknown page', 'https://new.example/', 'think', 'unknown-site'],
    ['a number', 'http://192.168.1.1/', 'block', 'bad-address'],
    ['nothing that can be read', 'javascript:alert(1)', 'block', 'wrapped-address'],
    ['a search as it is typed', 'https://www.google.com/search?q=a', 'block', 'search-engine'],
    ['a strict search', strictSearch(), 'allow', 'allow-list'],
    ['an archived page', archived('https://bets.example/'), 'block', 'category'],
  ])('with %s inside', (_, url, verdict, reason) => {
    expect(ask(translated(url))).toMatchObject({ verdict, reason });
  });

  test('says what is inside what', () => {
    expect(ask(translated('https://bets.example/')).rule).toBe(
      'Inside translate.google.com: blocked for everyone: category Gambling (bets.example)',
    );
    expect(ask(translated(archived('https://bets.example/'))).rule).toBe(
      'Inside translate.google.com: inside web.archive.org: blocked for everyone: category Gambling (bets.example)',
    );
  });

  test('of a service that is closed stays closed for its own reason', () => {
    const { verdict, rule } = ask('https://translate.googleapis.com/translate?u=maths.example', {}, 'allow');
    expect([verdict, rule]).toEqual([
      'think',
      'Stop and think for everyone: not in any category (translate.googleapis.com)',
    ]);
    const closed = decide(
      compilePolicy({
        ...policyWith('block').policy,
        rules: {
          ...policyWith('block').policy.rules,
          audiences: [
            {
              audience: { kind: 'everyone' },
              categories: { translate: 'block' },
              blockHosts: [],
              allowHosts: ['maths.example'],
            },
          ],
        },
      }),
      freeSubject(robin),
      translated('https://maths.example/'),
      now,
    );
    expect(closed).toMatchObject({ verdict: 'block', reason: 'category', categoryId: 'translate' });
  });

  test('wrapped deeper than anyone would is closed for pupils', () => {
    let url = 'https://maths.example/';
    for (let depth = 0; depth < 4; depth += 1) url = translated(url);
    expect(ask(url).verdict).toBe('allow');
    expect(ask(translated(url))).toMatchObject({ verdict: 'block', reason: 'wrapped-address' });
  });

  test('that cannot be read stays open for staff', () => {
    expect(
      ask('https://translate.google.com/translate?u=javascript:alert(1)', { person: staff }).verdict,
    ).toBe('allow');
    expect(ask(translated('https://bets.example/'), { person: staff }).verdict).toBe('block');
  });

  test('opens when the pupil has opened what is inside', () => {
    const openings = [{ host: 'new.example', until: now + 1 }];
    expect(ask(translated('https://new.example/'), { openings }).verdict).toBe('allow');
  });

  test('that only leads to a search is left to the search itself', () => {
    const url = `https://www.google.com/url?q=${encodeURIComponent('https://www.google.com/search?q=a')}`;
    expect(ask(url).verdict).toBe('allow');
  });

  test('keeps its sentence short', () => {
    const url = translated(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example/`);
    expect(ask(url).rule.length).toBeLessThanOrEqual(200);
  });
});
