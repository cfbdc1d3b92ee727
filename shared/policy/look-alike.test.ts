import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starterCategories } from '../../server/filtering/starter-categories/index.ts';
import { parseAddress } from './address.ts';
import { compilePolicy, decide, freeSubject, type Person } from './decide.ts';
import { lookAlikes } from './look-alike.ts';
import { decodePunycode } from './look-alikes/decode-punycode.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import type { Verdict } from './policy.ts';

const trusted = ['trusted-help', 'school-platforms', 'child-search'];
const known = starterCategories.filter(({ id }) => trusted.includes(id)).flatMap(({ domains }) => domains);
const ask = lookAlikes(known);
const imitatedBy = (name: string): string | null =>
  ask(parseAddress(`https://${name}/`)?.host ?? '')?.imitates ?? null;

test.each([
  // Letters of another alphabet, accents and digits.
  ['rоblox.com', 'roblox.com'],
  ['аррӏе.com', 'apple.com'],
  ['rοblοx.example', 'roblox.com'],
  ['bbс.example', 'bbc.co.uk'],
  ['göögle.example', 'google.com'],
  ['robl0x.example', 'roblox.com'],
  ['m1necraft.net', 'minecraft.net'],
  ['arnazon.example', 'amazon.com'],
  ['wwhаtever.example', 'wwhatever.example'],
  // One letter off.
  ['youtubee.com', 'youtube.com'],
  ['yuotube.com', 'youtube.com'],
  ['wikipedla.org', 'wikipedia.org'],
  ['mincraft.net', 'minecraft.net'],
  ['childllne.org.uk', 'childline.org.uk'],
  // Bait.
  ['free-roblox.example', 'roblox.com'],
  ['bbc-login.example', 'bbc.co.uk'],
  ['robloxgenerator.example', 'roblox.com'],
  ['classdojo-login.example', 'classdojo.com'],
  // Another ending, or the whole name in front.
  ['bbc.xyz', 'bbc.co.uk'],
  ['roblox.org', 'roblox.com'],
  ['www.bbc.co.uk.sign-in.example', 'bbc.co.uk'],
  ['childline.org.uk.help.example', 'childline.org.uk'],
])('%s looks like %s', (host, imitated) => expect(imitatedBy(host)).toBe(imitated));

test.each([
  'bbc.co.uk',
  'www.bbc.com',
  'amazon.se',
  'mail.google.com',
  'library.example',
  'bücher.example',
  'почта.example',
  'oak-primary.sch.uk',
  'robins.example',
  'modern-art.example',
  'free-login.example',
  'sky-walkers.example',
  'localhost',
])('%s looks like nobody else', (host) => expect(imitatedBy(host)).toBeNull());

test('no site of the starter categories is accused of imitating another', () => {
  const domains = starterCategories.flatMap((category) => category.domains);
  expect(domains.length).toBeGreaterThan(5_000);
  expect(domains.filter((domain) => ask(domain) !== null)).toEqual([]);
});

test('of the trusted sites, left out one at a time, hardly any is', () => {
  const accused = known.filter((domain) => lookAlikes(known.filter((each) => each !== domain))(domain));
  // Three belong to the owner of the site they are taken for.
  expect(accused).toEqual(['schooljotter.com', 'schooljotter2.com', 'secure-primarysite.net']);
});

test('names are read from punycode as the platform writes them', () => {
  for (const name of ['bücher', 'почта', 'аррӏе', '例え', 'aäoöuü', '😀x']) {
    expect(decodePunycode(parseAddress(`https://${name}.example/`)?.host.split('.')[0] ?? '')).toBe(name);
  }
  fc.assert(fc.property(fc.string(), (text) => decodePunycode(`xn--${text}`).length > 0));
});

test('anything at all is answered', () => {
  fc.assert(fc.property(fc.oneof(fc.domain(), fc.string()), (host) => ask(host)?.imitates !== ''));
});

describe('decide', () => {
  const robin: Person = {
    kind: 'pupil',
    pupil: { pupilId: 'p1', name: 'Robin Made-up', classId: 'c1', yearGroup: 4, keyStage: 'KS2' },
  };
  const judge = (unknownSites: Verdict, url: string, opened: string[] = []) =>
    decide(
      compilePolicy({
        version: 1,
        schoolName: 'Made-up Primary',
        publishedAt: 0,
        categories: [{ id: 'news', label: 'News', isIllegal: false, hosts: ['newsround.example'] }],
        rules: {
          audiences: [
            {
              audience: { kind: 'everyone' },
              categories: { news: 'allow' },
              blockHosts: [],
              allowHosts: ['littlereaders.example'],
              unknownSites,
            },
          ],
          ...rulesNobodyChanged(),
          youTube: 'strict',
          safeEngine: 'https://safe.test/?q={words}',
        },
      }),
      { ...freeSubject(robin), openings: opened.map((host) => ({ host, until: 2 })) },
      url,
      1,
    );

  test.each(['allow', 'think'] as const)('asks about an imitation where unknown sites are %s', (verdict) => {
    expect(judge(verdict, 'https://littlereader.example/')).toMatchObject({
      verdict: 'think',
      reason: 'look-alike',
      imitates: 'littlereaders.example',
      rule: 'Stop and think for everyone: this looks like littlereaders.example, but it is not (littlereader.example)',
    });
  });

  test('leaves a closed one closed, and says so', () => {
    const { verdict, reason, rule } = judge('block', 'https://bbc-login.example/');
    expect([verdict, reason]).toEqual(['block', 'unknown-site']);
    expect(rule).toContain('this looks like bbc.co.uk, but it is not');
  });

  test('says nothing of a site in a category, and opens what the pupil opened', () => {
    expect(judge('allow', 'https://newsround.example/').reason).toBe('category');
    expect(judge('allow', 'https://bbc-login.example/', ['bbc-login.example'])).toMatchObject({
      verdict: 'allow',
      reason: 'opened',
    });
  });
});
