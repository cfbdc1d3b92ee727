import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { compilePolicy, type Decision } from '#shared/policy/decide.ts';
import { pictureStanding } from './picture-standing.ts';

const category = (id: string) => ({ id, label: id, isIllegal: false, hosts: [`${id}.example`] });
const policy = compilePolicy({
  version: 1,
  schoolName: 'Appletree',
  publishedAt: 1,
  categories: ['finance-and-banking', 'health', 'self-harm', 'trusted-help', 'news'].map(category),
  rules: {
    audiences: [],
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://search.example/?q={words}',
  },
});
const decided = (verdict: Decision['verdict'], reason: Decision['reason']) => ({
  policy,
  decide: (): Decision => ({ verdict, reason, rule: '', categoryId: null }),
});
const open = decided('allow', 'category');
const news = 'https://news.example/';

describe('pictures that were taken of a page', () => {
  test.each([
    ['that is open', news, open],
    ['that waits behind a lock', news, decided('block', 'lock')],
    ['that is not on the list of the lesson', news, decided('block', 'focus')],
    ['that waits for a signature', news, decided('block', 'agreement')],
    ['of the browser', 'chrome://settings/', decided('block', 'internal-page')],
  ])('stay: of a page %s', (_which, url, facts) => expect(pictureStanding(url, facts)).toBe('open'));

  test.each([
    ['that is closed by now', news, decided('block', 'block-list')],
    ['that asks first by now', news, decided('think', 'unknown-site')],
    ['that is illegal', news, decided('block', 'illegal')],
    ['of a bank', 'https://finance-and-banking.example/', open],
    ['to sign in', 'https://accounts.google.com/', open],
    ['before there is a policy', news, { policy: null, decide: () => null }],
  ])('go: of a page %s', (_which, url, facts) => expect(pictureStanding(url, facts)).toBe('closed'));

  test.each([
    ['a helpline', 'https://www.childline.org.uk/get-support/', { policy: null, decide: () => null }],
    ['a site that helps', 'https://chat.trusted-help.example/', open],
    ['a doctor', 'https://health.example/', open],
    ['pages about self-harm', 'https://self-harm.example/', decided('block', 'category')],
  ])('go with those of every other page: of %s', (_which, url, facts) =>
    expect(pictureStanding(url, facts)).toBe('help'),
  );
});
