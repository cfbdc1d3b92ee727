import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { notWatched } from '#shared/device-state.ts';
import { compilePolicy } from '#shared/policy/decide.ts';
import { OwnPages } from '../own-pages.ts';
import { pictureState, type PictureFacts } from './picture-state.ts';

const root = 'chrome-extension://abc/';
const tab = (url: string) => ({ tabId: 1, windowId: 1, url, title: '', isActive: true });
const policy = compilePolicy({
  version: 1,
  schoolName: 'Appletree',
  publishedAt: 1,
  categories: [
    { id: 'finance-and-banking', label: 'Banking', isIllegal: false, hosts: ['bank.example'] },
    { id: 'adult', label: 'Adult', isIllegal: false, hosts: ['grown-ups-only.example'] },
    { id: 'illegal', label: 'Illegal', isIllegal: true, hosts: ['never.example'] },
  ],
  rules: {
    audiences: [
      { audience: { kind: 'everyone' }, categories: {}, blockHosts: [], allowHosts: ['bank.example'] },
    ],
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
});
const facts: PictureFacts = {
  lesson: { lessonId: 'l', className: 'Oak', teacher: 'Miss Clarke', endsAt: 2_000 },
  stop: null,
  isOutside: false,
  now: 1_000,
  watch: { mode: 'grid', isGridToo: false, by: ['Miss Clarke'] },
  front: tab('https://maths.example/'),
  pages: new OwnPages({ root }),
  policy,
  decide: () => ({ verdict: 'allow', reason: 'allow-list', rule: '', categoryId: null }),
};

describe('whether there is a live picture, or why not', () => {
  test.each<[string, Partial<PictureFacts>, string]>([
    ['a page, watched in a lesson', {}, 'live'],
    ['nobody looking', { watch: notWatched }, 'not-watched'],
    ['no lesson', { lesson: null }, 'no-lesson'],
    ['a stop, whatever is in front', { stop: { stoppedAt: 1 } }, 'stopped'],
    ['out of school, in a lesson and looked at', { isOutside: true }, 'out-of-school'],
    ['a lesson that has ended', { now: 2_000 }, 'no-lesson'],
    ['no window', { front: null }, 'unavailable'],
    ['a page of the browser’s own', { front: tab('chrome://settings/') }, 'unavailable'],
    ['a blocked page', { front: tab(`${root}blocked.html#https://bets.example/`) }, 'blocked-page'],
    ['a lock', { front: tab(`${root}lock.html`) }, 'lock-page'],
    ['a page that asks to think', { front: tab(`${root}think.html#https://new.example/`) }, 'own-page'],
    ['what a child tells us', { front: tab(`${root}popup.html`) }, 'own-page'],
    ['a bank, though it is allowed', { front: tab('https://www.bank.example/login') }, 'private-page'],
    ['an adult site', { front: tab('https://grown-ups-only.example/') }, 'private-page'],
    ['an illegal site', { front: tab('https://a.never.example/') }, 'private-page'],
    ['a sign-in page', { front: tab('https://accounts.google.com/signin') }, 'private-page'],
    ['no policy yet', { policy: null }, 'private-page'],
    [
      'a page that is about to be closed',
      { decide: () => ({ verdict: 'block', reason: 'focus', rule: '', categoryId: null }) },
      'blocked-page',
    ],
    ['a page of which nothing is known yet', { decide: () => null }, 'blocked-page'],
  ])('%s', (_what, change, state) => {
    expect(pictureState({ ...facts, ...change })).toBe(state);
  });
});
