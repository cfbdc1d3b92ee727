import { expect, test } from 'vitest';
import { compilePolicy, decide, freeSubject } from '#shared/policy/decide.ts';
import type { AudienceRules } from '#shared/policy/policy.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import { isForHelp, isResultsPage, isTrustedPage, momentOfArrival } from './page-standing.ts';

const rules = defaultPolicyRules();
const [everyone] = rules.audiences;
const category = (id: string, ...hosts: string[]) => ({ id, label: id, isIllegal: false, hosts });
const compiled = compilePolicy({
  version: 1,
  schoolName: 'Hazel Wood',
  publishedAt: 0,
  rules: {
    ...rules,
    audiences: [
      { ...(everyone as AudienceRules), allowHosts: ['maths.example'] },
      ...rules.audiences.slice(1),
    ],
  },
  categories: [
    category('ai-tools', 'robot.example'),
    category('forums', 'talk.example'),
    category('school-platforms', 'platform.example'),
    category('trusted-help', 'help.example'),
  ],
});
const subject = freeSubject({ kind: 'guest' });
const isTrusted = (url: string, ...hosts: string[]) =>
  isTrustedPage(compiled, decide(compiled, subject, url, 0), url, hosts);

test('children may write about themselves where the school has said so', () => {
  expect(isTrusted('https://sums.maths.example/')).toBe(true);
  expect(isTrusted('https://platform.example/')).toBe(true);
  expect(isTrusted('https://blog.hazel.example/', 'hazel.example')).toBe(true);
  expect(isTrusted('https://chat.example/')).toBe(false);
  expect(isTrusted('https://nothazel.example/', 'hazel.example')).toBe(false);
});

test('a page that opens is a moment by its category, and image search by its address', () => {
  expect(momentOfArrival(compiled, 'https://www.robot.example/ask')).toBe('ai-answer');
  expect(momentOfArrival(compiled, 'https://talk.example/')).toBe('stranger-call');
  expect(momentOfArrival(compiled, 'https://maths.example/')).toBeNull();
  for (const url of [
    'https://www.google.co.uk/search?q=newts&udm=2',
    'https://www.google.com/search?tbm=isch&q=newts',
    'https://www.bing.com/images/search?q=newts',
    'https://duckduckgo.com/?q=newts&ia=images&iax=images',
  ])
    expect(momentOfArrival(compiled, url), url).toBe('image-search');
  expect(momentOfArrival(compiled, 'https://www.google.com/search?q=images')).toBeNull();
});

test('who looks for help is asked nothing', () => {
  expect(isForHelp(compiled, 'https://help.example/chat')).toBe(true);
  expect(isForHelp(compiled, 'https://www.childline.org.uk/'), 'on no list of the school').toBe(true);
  expect(isForHelp(compiled, 'https://talk.example/')).toBe(false);
});

test('results are told from other pages', () => {
  expect(isResultsPage('https://www.google.com/search?q=newts', null)).toBe(true);
  expect(isResultsPage('https://maths.example/search?q=newts', null)).toBe(false);
});
