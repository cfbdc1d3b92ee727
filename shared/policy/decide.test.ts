import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPolicy, anySubject, anyWebAddress, judgedAt, serverHost } from '../../test/support/any-policy.ts';
import { audienceLabel, compilePolicy, decide, freeSubject, type Person, type Subject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import type { AudienceRules, Category, Policy } from './policy.ts';

const now = judgedAt;
const robin: Person = {
  kind: 'pupil',
  pupil: { pupilId: 'p1', name: 'Robin Made-up', classId: 'c1', yearGroup: 1, keyStage: 'KS1' },
};
const subject = (more: Partial<Subject> = {}): Subject => ({
  ...freeSubject(robin),
  ...more,
});
const rulesFor = (audience: AudienceRules['audience'], more: Partial<AudienceRules> = {}): AudienceRules => ({
  audience,
  categories: {},
  blockHosts: [],
  allowHosts: [],
  ...more,
});
const everyone = (more: Partial<AudienceRules> = {}) => rulesFor({ kind: 'everyone' }, more);
const keyStage1 = (more: Partial<AudienceRules> = {}) =>
  rulesFor({ kind: 'key-stage', keyStage: 'KS1' }, more);
const thisPupil = (more: Partial<AudienceRules> = {}) => rulesFor({ kind: 'pupil', pupilId: 'p1' }, more);
const category = (id: string, hosts: string[], isIllegal = false): Category => ({
  id,
  label: `Sites of ${id}`,
  isIllegal,
  hosts,
});
const policyOf = (audiences: AudienceRules[], categories: Category[] = []): Policy => ({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    ...rulesNobodyChanged(),
    audiences,
    youTube: 'strict',
    safeEngine: 'https://safe.test/?q={words}',
  },
  categories,
});
const ask = (audiences: AudienceRules[], url: string, more: Partial<Subject> = {}, categories?: Category[]) =>
  decide(compilePolicy(policyOf(audiences, categories), { serverHost }), subject(more), url, now);

describe('the first layer that speaks ends it', () => {
  const lock = { by: 'Miss Hart', message: '', startedAt: 0, endsAt: now + 1 };
  const openings = [{ host: 'listed.test', until: now + 1 }];
  const listed = [
    everyone({ allowHosts: ['listed.test'], categories: { games: 'allow' }, unknownSites: 'allow' }),
  ];
  const sealed = [category('sealed', ['listed.test'], true)];
  test.each([
    ['a page of the browser', 'chrome://version/', 'allow', 'internal-page', { lock }],
    ['a blank page', 'about:blank#x', 'allow', 'internal-page', { lock }],
    [
      'our own page',
      'chrome-extension://abc/blocked.html#https://x.test',
      'allow',
      'internal-page',
      { lock },
    ],
    ['a lock, on the server too', `https://${serverHost}/`, 'block', 'lock', { lock }],
    ['the own server', `https://${serverHost}:8443/x`, 'allow', 'internal-page', {}],
    ['a helpline, in a lock too', 'https://www.childline.org.uk/', 'allow', 'helpline', { lock }],
    ['no helpline at a stop', 'https://childline.org.uk/', 'block', 'lock', { lock, isStopped: true }],
    ['a lock, on a name like a helpline’s', 'https://childline.org.uk.test/', 'block', 'lock', { lock }],
    ['a helpline', 'https://www.childline.org.uk/get-support/', 'allow', 'helpline', {}],
    ['a number for a host', 'http://192.168.1.1/', 'block', 'bad-address', {}],
    ['an unproven engine', 'https://www.ecosia.org/', 'block', 'search-engine', {}],
    ['a hidden setting', 'https://www.google.com/search?s%61fe=off', 'block', 'search-engine', {}],
  ] as const)('%s: %s', (_, url, verdict, reason, more) => {
    const audiences = [everyone({ ...listed[0], allowHosts: ['listed.test', 'ecosia.org', 'google.com'] })];
    expect(ask(audiences, url, more)).toMatchObject({ verdict, reason });
  });

  test('an illegal host stays shut whatever else is said', () => {
    const answer = ask(
      [...listed, thisPupil({ allowHosts: ['listed.test'] })],
      'https://a.listed.test/',
      { openings },
      sealed,
    );
    expect(answer).toMatchObject({ verdict: 'block', reason: 'illegal', categoryId: 'sealed' });
  });

  test('a lock ends at its time', () => {
    const held = { by: 'Miss Hart', message: '', startedAt: 0, endsAt: now };
    expect(ask(listed, 'https://listed.test/', { lock: held }).reason).toBe('allow-list');
  });

  test('a server that is a number opens, and only that number', () => {
    const policy = compilePolicy(policyOf(listed), { serverHost: '192.168.1.5' });
    expect(decide(policy, subject(), 'http://192.168.1.5:8080/', now).verdict).toBe('allow');
    expect(decide(policy, subject(), 'http://192.168.1.6/', now).verdict).toBe('block');
  });
});

describe('addresses that are not pages of the web', () => {
  test.each([
    'data:text/html,x',
    'javascript:1',
    'file:///etc/passwd',
    'ftp://listed.test/',
    'view-source:https://listed.test/',
    'blob:null/1',
    'blob:data:text/html,x',
    'no address',
    '',
    'foo://listed.test/',
  ])('%s is blocked', (url) => {
    const audiences = [everyone({ allowHosts: ['listed.test'], unknownSites: 'allow' })];
    expect(ask(audiences, url)).toMatchObject({ verdict: 'block', reason: 'bad-address' });
  });

  test('blob: and filesystem: pages belong to their origin', () => {
    const audiences = [everyone({ blockHosts: ['listed.test'], unknownSites: 'allow' })];
    expect(ask(audiences, 'blob:https://listed.test/1').reason).toBe('block-list');
    expect(ask(audiences, 'filesystem:https://listed.test/temporary/a').reason).toBe('block-list');
    expect(ask(audiences, 'blob:https://other.test/1').verdict).toBe('allow');
    expect(ask(audiences, 'blob:chrome-extension://abc/1').reason).toBe('internal-page');
  });
});

describe('block and allow lists', () => {
  const url = 'https://a.listed.test/';
  test('a wider block holds while nobody more specific opens', () => {
    const audiences = [everyone({ blockHosts: ['listed.test'] }), keyStage1({ allowHosts: ['other.test'] })];
    expect(ask(audiences, url)).toMatchObject({ verdict: 'block', reason: 'block-list' });
  });

  test("a pupil's allow list beats everyone's block list, also the more exact one", () => {
    const audiences = [
      thisPupil({ allowHosts: ['listed.test'] }),
      everyone({ blockHosts: ['a.listed.test'] }),
    ];
    expect(ask(audiences, url)).toMatchObject({ verdict: 'allow', reason: 'allow-list' });
  });

  test("a key stage's block list beats everyone's allow list", () => {
    const audiences = [
      everyone({ allowHosts: ['a.listed.test'] }),
      keyStage1({ blockHosts: ['listed.test'] }),
    ];
    expect(ask(audiences, url).verdict).toBe('block');
  });

  test('of one audience the longest host counts, and block on a tie', () => {
    const opened = [everyone({ blockHosts: ['listed.test'], allowHosts: ['a.listed.test'] })];
    expect(ask(opened, url).verdict).toBe('allow');
    const tied = [everyone({ blockHosts: ['a.listed.test'], allowHosts: ['a.listed.test'] })];
    expect(ask(tied, url).verdict).toBe('block');
  });

  test("other people's lists say nothing", () => {
    const other = rulesFor({ kind: 'pupil', pupilId: 'p2' }, { blockHosts: ['listed.test'] });
    const staff = rulesFor({ kind: 'staff' }, { blockHosts: ['listed.test'] });
    expect(ask([everyone({ unknownSites: 'allow' }), other, staff], url).reason).toBe('unknown-site');
  });

  test('a single label on a list shuts nothing', () => {
    expect(ask([everyone({ blockHosts: ['test'], unknownSites: 'allow' })], url).verdict).toBe('allow');
  });
});

describe('categories', () => {
  const categories = [
    category('games', ['play.test']),
    category('sums', ['maths.play.test', 'both.test']),
    category('fun', ['both.test']),
  ];
  const at = (audiences: AudienceRules[], url: string, more?: Partial<Subject>) =>
    ask(audiences, url, more, categories);

  test('the longest host wins, and the most specific audience', () => {
    const audiences = [
      everyone({ categories: { games: 'block', sums: 'allow' } }),
      keyStage1({ categories: { games: 'think' } }),
    ];
    expect(at(audiences, 'https://www.play.test/')).toMatchObject({ verdict: 'think', categoryId: 'games' });
    expect(at(audiences, 'https://maths.play.test/')).toMatchObject({ verdict: 'allow', categoryId: 'sums' });
  });

  test('of two categories on one host the strictest', () => {
    const audiences = [everyone({ categories: { sums: 'allow', fun: 'think' } })];
    expect(at(audiences, 'https://both.test/')).toMatchObject({ verdict: 'think', categoryId: 'fun' });
  });

  test('a category of which nobody spoke gives way to the parent host', () => {
    expect(at([everyone({ categories: { games: 'block' } })], 'https://maths.play.test/').categoryId).toBe(
      'games',
    );
  });

  test('a site in no category is the audience’s own default, and closed when there is none', () => {
    const audiences = [everyone({ unknownSites: 'block' }), keyStage1({ unknownSites: 'think' })];
    expect(at(audiences, 'https://new.test/')).toMatchObject({ verdict: 'think', reason: 'unknown-site' });
    expect(at(audiences, 'https://new.test/', { person: { kind: 'guest' } }).verdict).toBe('block');
    expect(at([everyone()], 'https://new.test/').verdict).toBe('block');
  });
});

describe('what a pupil opened after thinking', () => {
  const categories = [category('games', ['play.test']), category('bad', ['bad.play.test'])];
  const audiences = [everyone({ categories: { games: 'think', bad: 'block' }, unknownSites: 'think' })];
  const opened = (host: string, until = now + 1) => ({ openings: [{ host, until }] });

  test('answers a think, with its subdomains, until its time', () => {
    expect(ask(audiences, 'https://www.play.test/', opened('play.test'), categories)).toMatchObject({
      verdict: 'allow',
      reason: 'opened',
      categoryId: 'games',
    });
    expect(ask(audiences, 'https://play.test/', opened('play.test', now), categories).verdict).toBe('think');
    expect(ask(audiences, 'https://play.test/', opened('www.play.test'), categories).verdict).toBe('think');
  });

  test('opens nothing that is blocked', () => {
    expect(ask(audiences, 'https://bad.play.test/', opened('play.test'), categories).verdict).toBe('block');
    const listed = [...audiences, keyStage1({ blockHosts: ['play.test'] })];
    expect(ask(listed, 'https://play.test/', opened('play.test'), categories).reason).toBe('block-list');
  });
});

describe('the rule is a sentence for staff', () => {
  const categories = [category('games', ['play.test']), category('sealed', ['sealed.test'], true)];
  test.each([
    ['https://www.play.test/', 'Blocked for key stage 1: category Sites of games (play.test)'],
    ['https://new.test/', 'Stop and think for everyone: not in any category (new.test)'],
    ['https://listed.test/', 'Open for this pupil: on the allow list (listed.test)'],
    ['https://sealed.test/', 'Blocked for everyone, always: Sites of sealed (sealed.test)'],
    ['https://www.ecosia.org/', 'Sent to the safe search engine: Ecosia cannot be kept safe'],
  ])('%s: %s', (url, rule) => {
    const audiences = [
      everyone({ unknownSites: 'think' }),
      keyStage1({ categories: { games: 'block' } }),
      thisPupil({ allowHosts: ['listed.test'] }),
    ];
    expect(ask(audiences, url, {}, categories).rule).toBe(rule);
  });

  test('names classes and pupils where the caller knows their names', () => {
    expect(audienceLabel({ kind: 'class', classId: 'c1' }, (id) => `class ${id}`)).toBe('class c1');
    expect(audienceLabel({ kind: 'year', yearGroup: 0 })).toBe('Reception');
    expect(audienceLabel({ kind: 'year', yearGroup: 5 })).toBe('Year 5');
  });
});

describe('for any policy, person and text', () => {
  const anyText = fc.oneof(
    anyWebAddress,
    fc.string(),
    fc.webUrl(),
    fc.string().map((rest) => `https://${rest}`),
  );

  test('there is one answer, always the same, and its rule fits a report', () => {
    fc.assert(
      fc.property(anyPolicy, anySubject, anyText, (policy, who, text) => {
        const compiled = compilePolicy(policy, { serverHost });
        const answer = decide(compiled, who, text, now);
        expect(answer.rule.length).toBeGreaterThan(0);
        expect(answer.rule.length).toBeLessThanOrEqual(200);
        expect(decide(compiled, who, text, now)).toEqual(answer);
        expect(decide(compilePolicy(structuredClone(policy), { serverHost }), who, text, now)).toEqual(
          answer,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('an address means the same however it is written', () => {
    fc.assert(
      fc.property(anyPolicy, anySubject, anyWebAddress, (policy, who, text) => {
        const compiled = compilePolicy(policy, { serverHost });
        const url = new URL(text);
        const plain = `https://${url.hostname.replace(/\.$/, '')}${url.pathname}${url.search}`;
        expect(decide(compiled, who, text, now)).toEqual(decide(compiled, who, plain, now));
      }),
      { numRuns: 500 },
    );
  });

  test('thinking never opens what is blocked, and shuts nothing', () => {
    fc.assert(
      fc.property(anyPolicy, anySubject, anyWebAddress, (policy, who, text) => {
        const compiled = compilePolicy(policy, { serverHost });
        const before = decide(compiled, { ...who, openings: [] }, text, now).verdict;
        const after = decide(compiled, who, text, now).verdict;
        expect(after === before || (before === 'think' && after === 'allow')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
