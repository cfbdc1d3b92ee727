import { expect, test } from 'vitest';
import { success } from '#shared/result.ts';
import type { Decision } from '#shared/policy/decide.ts';
import { OwnPages } from '../own-pages.ts';
import { createOpenPage, type OpenPageParts } from './open-page.ts';

const url = 'https://newts.example/';
const pages = new OwnPages({ root: 'chrome-extension://abc/' });
const decided = (verdict: Decision['verdict'], rule: string): Decision => ({
  verdict,
  reason: verdict === 'think' ? 'unknown-site' : 'category',
  rule,
  categoryId: null,
});

const open = async (decision: Decision | null, instead = pages.instead(decision, url)) => {
  const opened: string[] = [];
  const noted: unknown[] = [];
  const parts: OpenPageParts = {
    tabs: { open: async (address) => (opened.push(address), 7) },
    pages,
    sentTabs: { note: async (...sent) => void noted.push(sent) },
    protection: { isLocked: false, route: () => ({ decision, instead }) },
    freezeGuard: { freeze: null },
    tabLimitGuard: { letOneMore: (opens) => opens() },
  };
  return { answer: await createOpenPage(parts)({ url }, { by: 'Miss Clarke' }), opened, noted };
};

test('a page that the filter closes is not opened, and the teacher is told by which rule', async () => {
  expect(await open(decided('block', 'Blocked for Year 3: category Games.'))).toEqual({
    answer: {
      ok: false,
      reason: 'failed',
      detail: 'Not opened, for the filter closes it. Blocked for Year 3: category Games.',
    },
    opened: [],
    noted: [],
  });
});

test('a page that the pupil is asked about is in front, and not said to be open', async () => {
  const { answer, opened } = await open(decided('think', 'Unknown.'));
  expect(answer).toMatchObject({ ok: false, detail: 'The pupil is asked first whether to open it.' });
  expect(opened).toEqual([url]);
});

test('without a policy nothing is opened', async () => {
  const { answer, opened } = await open(null);
  expect(answer).toMatchObject({ ok: false, detail: 'The device has no rules of the school yet.' });
  expect(opened).toEqual([]);
});

test('what is allowed opens, also a search that is made safe', async () => {
  const both = { answer: success(null), opened: [url], noted: [[7, url]] };
  expect(await open(decided('allow', ''))).toEqual(both);
  const search = { ...decided('block', 'A search.'), reason: 'search-engine' } as const;
  expect(await open(search, 'https://search.example/?q=newts')).toEqual(both);
});
