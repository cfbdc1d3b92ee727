import { describe, expect, test } from 'vitest';
import { catalogue } from '../catalogue/index.ts';
import { directionOf } from '../direction.ts';
import { languageSchema } from '../languages.ts';
import { moments } from '../moments.ts';
import { lineBeneath, sentenceLanguage, standardWording, wordsAround } from '../wording.ts';
import { wordingSchema } from '../wording-schema.ts';
import { homeWordsInEnglish, type HomeWord } from './home-words.ts';
import { homeLanguage, homeLanguages } from './index.ts';
import { momentLines, momentLinesInEnglish } from './moment-lines.ts';

const promised = Object.keys(homeWordsInEnglish) as HomeWord[];
const holesOf = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).toSorted();

test('Welsh and the ten languages spoken most at home are there, each once', () => {
  expect(homeLanguages.map(({ code }) => code).toSorted()).toEqual([
    'ar',
    'bn',
    'cy',
    'es',
    'gu',
    'pa',
    'pl',
    'pt',
    'ro',
    'so',
    'ur',
  ]);
  for (const { code } of homeLanguages) expect(languageSchema.safeParse(code).success, code).toBe(true);
});

describe.each(homeLanguages)('$inEnglish', ({ code, direction, words }) => {
  test('has every word that was promised, none of it English, and no two the same by mistake', () => {
    expect(Object.keys(words).toSorted()).toEqual(promised.toSorted());
    const isEnglish = promised.filter((word) => words[word] === homeWordsInEnglish[word] && word !== 'stop');
    expect(isEnglish).toEqual([]);
    expect(promised.filter((word) => words[word].trim() === '')).toEqual([]);
    const reasons = promised.slice(promised.indexOf('sawSomething'), promised.indexOf('send'));
    expect(new Set(reasons.map((word) => words[word])).size).toBe(7);
  });

  test('keeps what is filled in', () => {
    for (const word of promised)
      expect(holesOf(words[word]), word).toEqual(holesOf(homeWordsInEnglish[word]));
  });

  test('is read in its own direction and script', () => {
    expect(directionOf(code)).toBe(direction);
    const script =
      { ar: 'Arabic', ur: 'Arabic', pa: 'Gurmukhi', bn: 'Bengali', gu: 'Gujarati' }[code] ?? 'Latin';
    const isInScript = new RegExp(`^(?:\\p{sc=${script}}|\\p{M}|\\P{L}|\\{name\\})+$`, 'u');
    for (const word of promised) expect(words[word].replace('{name}', ''), word).toMatch(isInScript);
  });

  test('fits on the buttons of every prompt', () => {
    for (const moment of moments)
      for (const { id } of catalogue[moment].prompts)
        expect(wordingSchema.safeParse(standardWording(id, code, 'KS1')).success, id).toBe(true);
  });
});

test('where nobody has written the sentences they are English and say so; a school’s own are in the language', () => {
  const [promptId, place] = ['detail-sent-need', { language: 'pl', keyStage: 'KS2' }] as const;
  const standard = standardWording(promptId, 'pl', 'KS2');
  expect(standard?.question).toBe(standardWording(promptId, 'en', 'KS2')?.question);
  expect(standard?.choices.map(({ words }) => words)).toEqual(
    ['goBack', 'ask', 'goOn'].map((word) => homeLanguage('pl')?.words[word as HomeWord]),
  );
  expect(sentenceLanguage([], promptId, 'pl', 'KS2')).toBe('en');
  const wording = wordingSchema.parse(standard);
  expect(sentenceLanguage([{ promptId, ...place, wording }], promptId, 'pl', 'KS2')).toBe('pl');
  expect(sentenceLanguage([], promptId, 'cy', 'KS2')).toBe('cy');
});

test('English and Welsh prompts are as they were, and a language that nobody has written is English all through', () => {
  expect([wordsAround('en'), wordsAround('cy'), wordsAround('xx')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(standardWording('detail-sent-need', 'xx', 'KS2')).toEqual(
    standardWording('detail-sent-need', 'en', 'KS2'),
  );
});

test.each(Object.entries(momentLines))(
  'each moment has a line of its own in %s, as long as the English',
  (code, lines) => {
    expect(homeLanguage(code)).toBeDefined();
    expect(new Set(Object.values(lines)).size).toBe(moments.length);
    for (const moment of moments) {
      expect(lines[moment].split('?').length, moment).toBe(momentLinesInEnglish[moment].split('?').length);
      expect(lines[moment].length, moment).toBeLessThan(90);
    }
  },
);

test('the line stands beneath English sentences only', () => {
  expect(lineBeneath('break', 'pl', 'en')).toBe(momentLines['pl']?.break);
  expect(lineBeneath('break', 'pl', 'pl')).toBeUndefined();
  for (const language of ['en', 'cy', 'ur', 'constructor'])
    expect(lineBeneath('break', language, 'en')).toBeUndefined();
});
