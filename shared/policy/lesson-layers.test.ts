import { describe, expect, test } from 'vitest';
import type { Exception, Focus } from '../device-state.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { isOffFocusList } from './lesson-layers.ts';
import { compilePolicy, decide, freeSubject, type Subject } from './decide.ts';
import type { AudienceRules, PolicyRules } from './policy.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const compiled = (unknownSites: 'think' | 'block', more: Partial<PolicyRules> = {}) => {
  const everyone: AudienceRules = {
    audience: { kind: 'everyone' },
    categories: { games: 'block', shops: 'think' },
    blockHosts: ['listed.test'],
    allowHosts: [],
    unknownSites,
  };
  return compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    rules: {
      ...rulesNobodyChanged(),
      audiences: [everyone],
      youTube: 'strict',
      safeEngine: 'https://safe.test/?q={words}',
      ...more,
    },
    categories: [
      { id: 'games', label: 'Games', isIllegal: false, hosts: ['games.test'] },
      { id: 'shops', label: 'Shops', isIllegal: false, hosts: ['shop.test'] },
      { id: 'sealed', label: 'Sealed', isIllegal: true, hosts: ['sealed.test'] },
    ],
  });
};
const focusOn = (more: Partial<Focus> = {}): Focus => ({
  name: 'Volcanoes',
  by: 'Miss Made-up',
  startedAt: now,
  endsAt: now + 1,
  hosts: [],
  pages: [],
  needs: [],
  ...more,
});
const exceptionFor = (target: Exception['target'], endsAt = now + 1): Exception => ({
  exceptionId: 'e1',
  target,
  by: 'Miss Made-up',
  reason: 'For the project',
  startedAt: now,
  endsAt,
  lessonId: null,
});
const ask = (subject: Partial<Subject>, url: string, unknownSites: 'think' | 'block' = 'think') => {
  const { verdict, reason } = decide(
    compiled(unknownSites),
    { ...freeSubject({ kind: 'guest' }), ...subject },
    url,
    now,
  );
  return `${verdict} ${reason}`;
};

describe('a focus', () => {
  const focus = focusOn({
    hosts: ['volcano.test', 'games.test', 'shop.test', 'listed.test', 'sealed.test'],
    pages: ['museum.test/lava'],
    needs: ['sign-in.test'],
  });
  test.each([
    ['https://www.volcano.test/', 'allow focus', 'a listed site that nobody knows opens'],
    ['https://shop.test/', 'allow focus', 'a listed site needs no second thought'],
    ['https://museum.test/lava/flows', 'allow focus', 'below a listed page'],
    ['https://museum.test/shop', 'block focus', 'another page of that site'],
    ['https://login.sign-in.test/', 'allow focus', 'what the listed sites need'],
    ['https://other.test/', 'block focus', 'everything else'],
    ['https://games.test/', 'block category', 'a list opens nothing that the school blocks'],
    ['https://listed.test/', 'block block-list', 'nor what is on a block list'],
    ['https://sealed.test/', 'block illegal', 'nor illegal sites'],
  ])('%s: %s (%s)', (url, expected) => {
    expect(ask({ focus }, url)).toBe(expected);
    expect(ask({ focus }, url, 'block')).toBe(expected);
  });

  test('ends by itself', () => {
    expect(ask({ focus: { ...focus, endsAt: now } }, 'https://other.test/')).toBe('think unknown-site');
  });
});

describe('an exception', () => {
  const site = exceptionFor({ kind: 'site', host: 'games.test' });
  test('opens what is blocked, with its subdomains, also past a focus', () => {
    expect(ask({ exceptions: [site] }, 'https://play.games.test/x')).toBe('allow exception');
    expect(ask({ exceptions: [site], focus: focusOn() }, 'https://games.test/')).toBe('allow exception');
  });

  test('opens one page or one video and not its neighbours', () => {
    const page = exceptionFor({ kind: 'page', page: 'games.test/rules' });
    expect(ask({ exceptions: [page] }, 'https://games.test/rules')).toBe('allow exception');
    expect(ask({ exceptions: [page] }, 'https://games.test/play')).toBe('block category');
    const video = exceptionFor({ kind: 'page', page: 'youtube.com/watch?v=abcdefghijk' });
    expect(ask({ exceptions: [video] }, 'https://youtu.be/abcdefghijk')).toBe('allow exception');
    expect(ask({ exceptions: [video] }, 'https://www.youtube.com/watch?v=zzzzzzzzzzz')).toBe(
      'think unknown-site',
    );
  });

  test('never opens what is illegal or shut in an emergency, nor while the screen is locked', () => {
    const sealed = exceptionFor({ kind: 'site', host: 'sealed.test' });
    expect(ask({ exceptions: [sealed] }, 'https://sealed.test/')).toBe('block illegal');
    const policy = compiled('think', { emergencyHosts: ['games.test'] });
    const subject = { ...freeSubject({ kind: 'guest' }), exceptions: [site] };
    expect(decide(policy, subject, 'https://games.test/', now).reason).toBe('emergency');
    const lock = { by: 'Miss Made-up', message: '', startedAt: now, endsAt: now + 1 };
    expect(ask({ exceptions: [site], lock }, 'https://games.test/')).toBe('block lock');
  });

  test('ends by itself', () => {
    const ended = exceptionFor({ kind: 'site', host: 'games.test' }, now);
    expect(ask({ exceptions: [ended] }, 'https://games.test/')).toBe('block category');
  });
});

test.each([
  ['https://www.volcano.test/any', false],
  ['https://museum.test/lava/flows', false],
  ['https://museum.test/shop', true],
  ['https://login.test/', false],
  ['https://games.test/', true],
  ['chrome://newtab/', false],
])('asked of a page in front, %s: off the list is %s', (url, isOff) => {
  const list = focusOn({ hosts: ['volcano.test'], pages: ['museum.test/lava'], needs: ['login.test'] });
  expect(isOffFocusList(url, list)).toBe(isOff);
});
