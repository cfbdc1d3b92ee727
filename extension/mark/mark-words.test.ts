import { describe, expect, test } from 'vitest';
import { plainSpeech, speechOf } from '#shared/pupil-words/speech.ts';
import { markOf, type MarkFacts } from './mark-words.ts';

const endsAt = Date.parse('2026-11-30T10:45:00Z');
const calm: MarkFacts = {
  speech: plainSpeech('en'),
  watchedBy: [],
  isOutside: false,
  lesson: null,
  lock: null,
  focus: null,
  hand: null,
  guest: null,
};
const shownBy = (facts: MarkFacts) => {
  const { words, detail, tone } = markOf(facts);
  const text = (all: typeof words): string => all.map((said) => said.words).join(' ');
  return { words: text(words), detail: text(detail), tone };
};
const lesson = { className: 'Hedgehogs', teacher: 'Miss Clarke', endsAt };
const up = { about: 'question', isSent: true, comingBy: null } as const;

describe('the mark says', () => {
  test('always that the school sees the pages', () => {
    for (const facts of [calm, { ...calm, lesson, watchedBy: ['Miss Clarke'] }])
      expect(shownBy(facts).detail).toContain('Your school can see the pages you open');
  });

  test('that nobody can look where there is no lesson, and that somebody may where there is one', () => {
    expect(shownBy(calm).detail).toContain('There is no lesson');
    expect(shownBy({ ...calm, lesson }).detail).toContain('your teacher may');
  });

  test('out of school that nobody sees screen and pages, and what is still told', () => {
    const { words, detail } = shownBy({ ...calm, lesson, isOutside: true });
    expect(words).toBe('Not at school: no one sees your pages');
    expect(detail).toMatch(/rules still hold.*what you tell someone/);
    expect(detail).not.toMatch(/can see the pages|teacher may/);
  });

  test('who looks, by name, all of them', () => {
    const { words, tone } = shownBy({ ...calm, lesson, watchedBy: ['Miss Clarke', 'Mr Bell'] });
    expect(words).toBe('Miss Clarke and Mr Bell can see this screen');
    expect(tone).toBe('seen');
  });

  test('what is on and until when, in the school’s time', () => {
    const focus = { name: 'Rivers', endsAt };
    const lock = { by: 'Miss Clarke', endsAt };
    const { words, detail } = shownBy({ ...calm, lesson, lock, focus });
    expect(words).toContain('Focus until 10:45');
    expect(detail).toContain('Now we are on: Rivers. Until 10:45.');
    expect(detail).toContain('Locked by Miss Clarke. Until 10:45.');
  });

  test('that a hand is up, and who is coming; being looked at is louder', () => {
    expect(shownBy({ ...calm, lesson, hand: up })).toMatchObject({ tone: 'hand' });
    const coming = { ...up, comingBy: 'Miss Clarke' };
    expect(shownBy({ ...calm, lesson, hand: coming }).words).toContain('Miss Clarke is coming');
    expect(shownBy({ ...calm, lesson, hand: up, watchedBy: ['Miss Clarke'] }).tone).toBe('seen');
  });

  test('in English too, what the school says of it in a language of its own', () => {
    const sentences = [{ sentence: 'Your school sees pages you open', language: 'pl', words: 'Miłego dnia' }];
    const { words } = markOf({ ...calm, speech: speechOf(sentences, 'pl') });
    expect(words).toEqual([
      { words: 'Miłego dnia', language: 'pl' },
      { words: 'Your school sees pages you open', language: 'en' },
    ]);
  });

  test('a guest who has let them in and until when, and that no name is kept', () => {
    const { words, detail } = shownBy({ ...calm, guest: { by: 'Miss Clarke', endsAt } });
    expect(words).toContain('Guest until 10:45');
    expect(detail).toContain('Miss Clarke has let you in as a guest. Until 10:45.');
    expect(detail).toMatch(/can see the pages you open.*We keep no name/);
    expect(shownBy(calm).detail).not.toContain('guest');
  });

  test('each sentence in its own language, where the school has not written all of them', () => {
    const sentences = [{ sentence: 'Hand up', language: 'pl', words: 'Ręka w górze' }];
    const { words } = markOf({ ...calm, speech: speechOf(sentences, 'pl'), hand: up });
    expect(words).toEqual([
      { words: 'Your school sees pages you open', language: 'en' },
      { words: 'Ręka w górze', language: 'pl' },
    ]);
  });
});
