import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPdf } from '../../test/support/read-pdf.ts';
import type { PrintJob } from './print-jobs.ts';
import { PrintThread } from './print-thread.ts';

let thread: PrintThread;
beforeEach(() => {
  thread = new PrintThread();
});
afterEach(() => thread.close());

const review = (schoolName: string, words = 'Yes.'): PrintJob => {
  const draft = { questionId: 'people', standing: 'school', draft: words, answer: null } as const;
  return { kind: 'yearly-review', review: { schoolName, year: 2026, answers: [draft], at: 0 } };
};

test('what is printed together comes back each to whom it belongs', async () => {
  const names = ['Oak School', 'Elm School', 'Ash School'];
  const prints = await Promise.all(names.map((name) => thread.print(review(name))));
  for (const [at, name] of names.entries())
    expect((await readPdf(prints[at] ?? Buffer.of())).text).toContain(name);
});

test('the server hears others while many pages are laid out', async () => {
  await thread.print(review('Oak School'));
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  await thread.print(review('Oak School', 'It was told to the parents at once. '.repeat(2_000)));
  clearInterval(turning);
  // Laid out here, it would have been a turn or two.
  expect(turns).toBeGreaterThan(10);
});

test('a print that fails says so, and the next one is made', async () => {
  const broken = { kind: 'yearly-review', review: { schoolName: 'Oak' } } as unknown as PrintJob;
  await expect(thread.print(broken)).rejects.toThrow();
  expect((await thread.print(review('Oak School'))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a print that is under way when the server stops is not waited for in vain', async () => {
  const printing = thread.print(review('Oak School'));
  const failed = expect(printing).rejects.toThrow('ended early');
  await thread.close();
  await failed;
});
