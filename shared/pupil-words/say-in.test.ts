import { describe, expect, test } from 'vitest';
import { homeLanguage } from '../prompts/home/index.ts';
import { homeWordsInEnglish, type HomeWord } from '../prompts/home/home-words.ts';
import { pupilSentences, sayIn, togetherIn, type PupilSentence } from './say-in.ts';

const sentences = Object.entries(pupilSentences) as [PupilSentence, string][];
const holesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();

describe('what a pupil reads outside of prompts', () => {
  test.each(sentences)('is in Welsh: %s', (english, welsh) => {
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
  expect(sayIn('en', 'Locked by {who}. Until {time}.', facts)).toBe('Locked by Miss Clarke. Until 10:45.');
  expect(sayIn('cy', 'Locked by {who}. Until {time}.', facts)).toBe(
    'Wedi ei gloi gan Miss Clarke. Tan 10:45.',
  );
  expect(sayIn('pl', 'Go back')).toBe('Go back');
});

test('what is filled in is never filled in again', () => {
  expect(sayIn('en', 'You opened {title} ({host})', { title: '{host}', host: 'a.example' })).toBe(
    'You opened {host} (a.example)',
  );
});

test('names stand in a row as each language has it', () => {
  expect(togetherIn('en', ['Miss Clarke'])).toBe('Miss Clarke');
  expect(togetherIn('en', ['Miss Clarke', 'Mr Bell', 'Dr Penrose'])).toBe(
    'Miss Clarke, Mr Bell and Dr Penrose',
  );
  expect(togetherIn('cy', ['Miss Clarke', 'Mr Bell'])).toBe('Miss Clarke a Mr Bell');
  expect(togetherIn('cy', ['Miss Clarke', 'Owen Bell'])).toBe('Miss Clarke ac Owen Bell');
});
