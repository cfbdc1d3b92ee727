import { expect, test } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import type { Moment } from './moments.ts';
import { choosePrompt, type MetPrompt } from './choose-prompt.ts';

const choose = (
  moment: Moment,
  place: string,
  seen: readonly MetPrompt[],
  now: number,
  off: readonly string[] = [],
) => choosePrompt({ moment, place, met: seen, elsewhere: [], now, off });
const day = 24 * 60 * 60 * 1000;
const met = (promptId: string, at: number, more: Partial<MetPrompt> = {}): MetPrompt => ({
  promptId,
  moment: 'unknown-site',
  place: 'a.example',
  at,
  choice: 'open',
  ...more,
});

test('no wording comes twice within a week, and then there is the plain one', () => {
  const seen: MetPrompt[] = [];
  const count = catalogue['unknown-site'].prompts.length;
  for (let turn = 0; turn < count; turn += 1) {
    const { promptId } = choose('unknown-site', `site-${turn}.example`, seen, turn);
    expect(promptId).not.toBeNull();
    expect(seen.map((each) => each.promptId)).not.toContain(promptId);
    seen.push(met(promptId ?? '', turn, { place: `site-${turn}.example` }));
  }
  expect(choose('unknown-site', 'one-more.example', seen, 6 * day).promptId).toBeNull();
  expect(choose('unknown-site', 'one-more.example', seen, 7 * day + count).promptId).not.toBeNull();
});

test('a page loaded again asks the same, until it was answered', () => {
  const waiting = [met('unknown-site-maker', 0, { choice: null })];
  expect(choose('unknown-site', 'a.example', waiting, 1_000)).toEqual({
    promptId: 'unknown-site-maker',
    isSameShowing: true,
  });
  expect(choose('unknown-site', 'b.example', waiting, 1_000).isSameShowing).toBe(false);
  const answered = [met('unknown-site-maker', 0)];
  expect(choose('unknown-site', 'a.example', answered, 1_000).promptId).not.toBe('unknown-site-maker');
});

test('the moment decides which there are', () => {
  for (const [moment, { prompts }] of Object.entries(catalogue)) {
    const { promptId } = choose(moment as keyof typeof catalogue, 'x.example', [], 0);
    expect(prompts.map(({ id }) => id)).toContain(promptId);
  }
});

test('what the school has switched off is not chosen, and does not stand there any longer either', () => {
  const [first = '', ...others] = catalogue['unknown-site'].prompts.map(({ id }) => id);
  expect(choose('unknown-site', 'a.example', [], 0, others).promptId).toBe(first);
  expect(choose('unknown-site', 'a.example', [], 0, [first, ...others]).promptId).toBeNull();
  const waiting = [met(first, 0, { choice: null })];
  expect(choose('unknown-site', 'a.example', waiting, 1_000, [first])).toMatchObject({
    isSameShowing: false,
  });
  expect(choose('unknown-site', 'a.example', waiting, 1_000, [first]).promptId).not.toBe(first);
});

test('what was met on another computer is not met here, and what stands here is asked again all the same', () => {
  const [first = '', ...others] = catalogue['unknown-site'].prompts.map(({ id }) => id);
  const asking = { moment: 'unknown-site', place: 'a.example', off: [], now: 1_000 } as const;
  expect(choosePrompt({ ...asking, met: [], elsewhere: others })).toMatchObject({ promptId: first });
  const waiting = [met(first, 0, { choice: null })];
  expect(choosePrompt({ ...asking, met: waiting, elsewhere: [first] })).toEqual({
    promptId: first,
    isSameShowing: true,
  });
});
