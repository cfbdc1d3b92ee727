import { describe, expect, test } from 'vitest';
import { homeLanguage } from '../prompts/home/index.ts';
import { homeWordsInEnglish, type HomeWord } from '../prompts/home/home-words.ts';
import { oursBeside, sayIn, togetherIn } from './say-in.ts';
import { pupilSentences, type PupilSentence } from './sentence-areas.ts';
import { plainSpeech, speechOf } from './speech.ts';

const builtIn = Object.entries(pupilSentences) as [PupilSentence, string][];
const holesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();

describe('what a pupil reads outside of prompts', () => {
  test.each(builtIn)('is in Welsh: %s', (english, welsh) => {
    expect(welsh.trim()).not.toBe('');
    expect(welsh).not.toBe(english);
    expect(holesOf(welsh)).toEqual(holesOf(english));
    // As long a breath: a sentence that was begun is ended.
    expect(/[.?]$/.test(welsh)).toBe(/[.?]$/.test(english));
  });

  test('says the same in Welsh as the words beside an English page do', () => {
    const beside = homeLanguage('cy')?.words;
    for (const word of Object.keys(homeWordsInEnglish) as HomeWord[]) {
      const english = homeWordsInEnglish[word];
      if (Object.hasOwn(pupilSentences, english))
        expect(pupilSentences[english as PupilSentence]).toBe(beside?.[word]);
    }
  });
});

test('what is filled in is said in both languages, and a language that nobody has written is English', () => {
  const facts = { who: 'Miss Clarke', time: '10:45' };
  expect(sayIn(plainSpeech('en'), 'Locked by {who}. Until {time}.', facts)).toBe(
    'Locked by Miss Clarke. Until 10:45.',
  );
  expect(sayIn(plainSpeech('cy'), 'Locked by {who}. Until {time}.', facts)).toBe(
    'Wedi ei gloi gan Miss Clarke. Tan 10:45.',
  );
  expect(sayIn(plainSpeech('pl'), 'Go back')).toBe('Go back');
});

test('what is filled in is never filled in again', () => {
  expect(
    sayIn(plainSpeech('en'), 'You opened {title} ({host})', { title: '{host}', host: 'a.example' }),
  ).toBe('You opened {host} (a.example)');
});

test('names stand in a row as each language has it', () => {
  expect(togetherIn(plainSpeech('en'), ['Miss Clarke'])).toBe('Miss Clarke');
  expect(togetherIn(plainSpeech('en'), ['Miss Clarke', 'Mr Bell', 'Dr Penrose'])).toBe(
    'Miss Clarke, Mr Bell and Dr Penrose',
  );
  expect(togetherIn(plainSpeech('cy'), ['Miss Clarke', 'Mr Bell'])).toBe('Miss Clarke a Mr Bell');
  expect(togetherIn(plainSpeech('cy'), ['Miss Clarke', 'Owen Bell'])).toBe('Miss Clarke ac Owen Bell');
});

describe('the school’s own sentences', () => {
  const sentences = [
    { sentence: 'Go back', language: 'en', words: 'Back I go' },
    { sentence: 'Go back', language: 'pl', words: 'Wróć' },
    { sentence: 'Send', language: 'en', words: 'Off it goes' },
    { sentence: 'No such sentence', language: 'pl', words: 'Nic' },
  ];

  test('stand before ours: in the pupil’s language first, then in English, and Welsh stays Welsh', () => {
    expect(sayIn(speechOf(sentences, 'pl'), 'Go back')).toBe('Wróć');
    expect(sayIn(speechOf(sentences, 'pl'), 'Send')).toBe('Off it goes');
    expect(sayIn(speechOf(sentences, 'pl'), 'Close')).toBe('Close');
    expect(sayIn(speechOf(sentences, 'en'), 'Go back')).toBe('Back I go');
    expect(sayIn(speechOf(sentences, 'cy'), 'Go back')).toBe('Mynd yn ôl');
    expect(sayIn(speechOf([{ ...sentences[0], language: 'cy' }] as typeof sentences, 'cy'), 'Go back')).toBe(
      'Back I go',
    );
  });

  test('never stand for what every child is told of who sees what, in a language that we have; in another ours stands beside', () => {
    const english = '{who} can see this screen now.';
    const facts = { who: 'Miss Clarke' };
    const own = ['en', 'cy', 'pl'].map((language) => ({
      sentence: english,
      language,
      words: '{who} jest',
    }));
    expect(sayIn(speechOf(own, 'en'), english, facts)).toBe('Miss Clarke can see this screen now.');
    expect(sayIn(speechOf(own, 'cy'), english, facts)).toContain('Mae Miss Clarke yn gallu gweld');
    expect(sayIn(speechOf(own, 'pl'), english, facts)).toBe('Miss Clarke jest');
    const ours = { words: 'Miss Clarke can see this screen now.', language: 'en' };
    expect(oursBeside(speechOf(own, 'pl'), english, facts)).toEqual(ours);
    for (const language of ['en', 'cy']) expect(oursBeside(speechOf(own, language), english)).toBeNull();
    expect(oursBeside(speechOf(sentences, 'pl'), 'Go back')).toBeNull();
  });

  test('make a page speak their language once most of it is written', () => {
    const all = Object.keys(pupilSentences).map((sentence) => ({ sentence, language: 'pl', words: 'słowa' }));
    expect(speechOf(sentences, 'pl').language).toBe('en');
    expect(speechOf(all, 'pl').language).toBe('pl');
    expect(speechOf(all, 'cy').language).toBe('cy');
  });
});
