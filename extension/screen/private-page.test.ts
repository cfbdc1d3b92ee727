import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { compilePolicy } from '#shared/policy/decide.ts';
import { isPrivatePage } from './private-page.ts';

const category = (id: string) => ({ id, label: id, isIllegal: id === 'illegal', hosts: [`${id}.example`] });
const policy = compilePolicy({
  version: 1,
  schoolName: 'Appletree',
  publishedAt: 1,
  categories: [
    'adult',
    'dating',
    'finance-and-banking',
    'health',
    'illegal',
    'self-harm',
    'trusted-help',
    'news',
  ].map(category),
  rules: {
    audiences: [],
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
});

describe('never pictured', () => {
  test.each([
    ['an adult site', 'https://adult.example/'],
    ['a part of it', 'https://pictures.adult.example/a?b=c'],
    ['a dating site', 'https://dating.example/'],
    ['a bank', 'https://www.finance-and-banking.example/accounts'],
    ['a doctor', 'https://health.example/appointments'],
    ['illegal content', 'https://illegal.example/'],
    ['a child who looks for help', 'https://trusted-help.example/'],
    ['a helpline, also where no list names it', 'https://www.childline.org.uk/'],
    ['pages about self-harm', 'https://self-harm.example/'],
    ['an adult site that no list knows', 'https://free-porn-films.example/'],
    ['an adult site by number of letters', 'https://www.xxx-clips.example/'],
    ['the sign-in of Google', 'https://accounts.google.com/v3/signin/identifier'],
    ['the sign-in of Microsoft', 'https://login.microsoftonline.com/common/oauth2/authorize'],
    ['any site’s sign-in host', 'https://login.spelling-club.example/'],
    ['any site’s sign-in page', 'https://spelling-club.example/account/login'],
    ['an old sign-in page', 'https://spelling-club.example/LogIn.php?next=/'],
    ['a new account', 'https://spelling-club.example/sign-up'],
    ['a forgotten password', 'https://spelling-club.example/forgot-password'],
    ['an address that cannot be read', 'https://'],
  ])('%s', (_what, url) => {
    expect(isPrivatePage(url, policy)).toBe(true);
  });

  test('anything, before there is a policy', () => {
    expect(isPrivatePage('https://news.example/', null)).toBe(true);
  });
});

test.each([
  'https://news.example/',
  'https://news.example/blog/logins-of-the-world',
  'https://unknown-club.example/',
  'https://essex-libraries.example/middlesex',
  'https://ssoftware.example/assorted/signing',
  'https://idle-games.example/',
])('%s may be pictured', (url) => {
  expect(isPrivatePage(url, policy)).toBe(false);
});
