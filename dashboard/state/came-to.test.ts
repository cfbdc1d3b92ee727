import { expect, test } from 'vitest';
import { cameToGroups, cameToSentence, hasMoreToSay } from './came-to.ts';

const applied = (pupil: string) => ({ pupil, is: 'applied', why: '' }) as const;
const failed = (pupil: string) => ({ pupil, is: 'failed', why: 'No such tab is open.' }) as const;
const waiting = (pupil: string) => ({ pupil, is: 'pending', why: 'The device is offline.' }) as const;

test('what it came to is counted, with why', () => {
  expect(cameToSentence([applied('Ada')])).toBe('For Ada: applied');
  expect(cameToSentence([failed('Ada')])).toBe('For Ada: failed (No such tab is open)');
  expect(cameToSentence([applied('Ada'), applied('Ben')])).toBe('For Ada, Ben: applied');
  expect(cameToSentence([failed('Ada'), ...['Ben', 'Cy', 'Di'].map(applied)])).toBe(
    'For 4 pupils: 3 applied, 1 failed (No such tab is open)',
  );
});

test('names stand with what it came to for them, those it was applied for first', () => {
  expect(cameToGroups([failed('Ada'), waiting('Ben'), applied('Cy'), failed('Di')])).toEqual([
    { words: 'applied', pupils: ['Cy'] },
    { words: 'waiting then (offline)', pupils: ['Ben'] },
    { words: 'failed (No such tab is open)', pupils: ['Ada', 'Di'] },
  ]);
});

test('there is more to say where the sentence names nobody, or not who is who', () => {
  expect(hasMoreToSay(['Ada', 'Ben', 'Cy'].map(applied))).toBe(false);
  expect(hasMoreToSay(['Ada', 'Ben', 'Cy', 'Di'].map(applied))).toBe(true);
  expect(hasMoreToSay([applied('Ada'), failed('Ben')])).toBe(true);
});
