import { expect, test } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import { choosePrompt, type MetPrompt } from './choose-prompt.ts';

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
    const { promptId } = choosePrompt('unknown-site', `site-${turn}.example`, seen, turn);
    expect(promptId).not.toBeNull();
    expect(seen.map((each) => each.promptId)).not.toContain(promptId);
    seen.push(met(promptId ?? '', turn, { place: `site-${turn}.example` }));
  }
  expect(choosePrompt('unknown-site', 'one-more.example', seen, 6 * day).promptId).toBeNull();
  expect(choosePrompt('unknown-site', 'one-more.example', seen, 7 * day + count).promptId).not.toBeNull();
});

test('a page loaded again asks the same, until it was answered', () => {
  const waiting = [met('unknown-site-maker', 0, { choice: null })];
  expect(choosePrompt('unknown-site', 'a.example', waiting, 1_000)).toEqual({
    promptId: 'unknown-site-maker',
    isSameShowing: true,
  });
  expect(choosePrompt('unknown-site', 'b.example', waiting, 1_000).isSameShowing).toBe(false);
  const answered = [met('unknown-site-maker', 0)];
  expect(choosePrompt('unknown-site', 'a.example', answered, 1_000).promptId).not.toBe('unknown-site-maker');
});

test('the moment decides which there are', () => {
  for (const [moment, { prompts }] of Object.entries(catalogue)) {
    const { promptId } = choosePrompt(moment as keyof typeof catalogue, 'x.example', [], 0);
    expect(prompts.map(({ id }) => id)).toContain(promptId);
  }
});
