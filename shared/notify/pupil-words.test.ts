import { describe, expect, test } from 'vitest';
import {
  dayWords,
  defaultPupilText,
  fillPupilText,
  pupilTextSchema,
  textFor,
  whenWords,
} from './pupil-words.ts';

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

describe('in a pupil’s own language', () => {
  const polish = { language: 'pl', team: 'Dorosły', inHours: 'Dziękujemy.', outOfHours: '999 i 0800 1111' };

  test('is what the school has written, or our Welsh, or else English', () => {
    const text = { ...defaultPupilText(), others: [polish] };
    expect(textFor(text, 'pl')).toEqual(polish);
    expect(textFor(text, 'cy').inHours).toContain('Diolch');
    expect(textFor(text, 'ur')).toMatchObject({ language: 'en', inHours: text.inHours });
  });

  test('names help that is there now, too', () => {
    const others = [{ ...polish, outOfHours: 'Poczekaj.' }];
    expect(pupilTextSchema.safeParse({ ...defaultPupilText(), others }).success).toBe(false);
    const { outOfHours } = textFor(defaultPupilText(), 'cy');
    expect(pupilTextSchema.safeParse({ ...defaultPupilText(), outOfHours }).success).toBe(true);
  });

  test.each([
    ['cy', friday, 'heddiw'],
    ['cy', { date: '2026-12-05', day: 6, minute: 540 }, 'yfory'],
    ['pl', { date: '2026-12-07', day: 1, minute: 480 }, '7 grudnia'],
    ['pl', null, null],
  ])('%s says %j as %s', (language, then, words) => {
    expect(dayWords(language, friday, then)).toBe(words);
  });
});
