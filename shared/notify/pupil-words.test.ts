import { expect, test } from 'vitest';
import { defaultPupilText, fillPupilText, pupilTextSchema, whenWords } from './pupil-words.ts';

const friday = { date: '2026-12-04', day: 5, minute: 1100 };

test.each([
  [{ ...friday, minute: 1110 }, 'this evening'],
  [{ date: '2026-12-05', day: 6, minute: 540 }, 'tomorrow morning'],
  [{ date: '2026-12-07', day: 1, minute: 480 }, 'on Monday morning'],
  [{ date: '2026-12-10', day: 4, minute: 780 }, 'on Thursday afternoon'],
  [{ date: '2026-12-11', day: 5, minute: 480 }, 'on Friday 11 December'],
  [{ date: '2027-01-04', day: 1, minute: 480 }, 'on Monday 4 January'],
  [null, 'as soon as somebody is there'],
])('%j is %s', (then, words) => {
  expect(whenWords(friday, then)).toBe(words);
});

test('the text for closed hours always names help that is there now', () => {
  expect(pupilTextSchema.safeParse(defaultPupilText()).success).toBe(true);
  for (const outOfHours of ['Wait until Monday.', 'Call 999.', 'Call 0800 1111.']) {
    expect(pupilTextSchema.safeParse({ ...defaultPupilText(), outOfHours }).success).toBe(false);
  }
});

test('says who and when', () => {
  const text = fillPupilText('{who} reads it {when}. {who}!', {
    who: 'Mrs Haddad',
    when: 'tomorrow morning',
  });
  expect(text).toBe('Mrs Haddad reads it tomorrow morning. Mrs Haddad!');
});
