import { describe, expect, test } from 'vitest';
import { speechOf } from '../pupil-words/speech.ts';
import { troublesIn } from './check-wording.ts';
import { homeLanguages } from './home/index.ts';
import { tellOffer } from './tell-offer.ts';
import { wordingSchema } from './wording-schema.ts';

const keyStages = ['KS1', 'KS2'] as const;
const offerIn = (language: string, keyStage: 'KS1' | 'KS2', own: Parameters<typeof speechOf>[0] = []) =>
  tellOffer({ moment: 'sign-up', keyStage, language, speech: speechOf(own, language), hasSymbols: false });

describe.each(keyStages)('the way to tell someone, for %s', (keyStage) => {
  test('is a kind question with two choices, which a child of that age can read', () => {
    for (const language of ['en', 'cy']) {
      const wording = wordingSchema.parse(offerIn(language, keyStage));
      expect(troublesIn(wording, language, keyStage)).toEqual([]);
      expect(wording.choices.map(({ does }) => does)).toEqual(['ask', 'go-back']);
    }
  });

  test.each(homeLanguages.filter(({ code }) => code !== 'cy'))(
    'has in $inEnglish its buttons, and a line beneath the English',
    ({ code, words }) => {
      const { question, beneath, choices, ...languages } = offerIn(code, keyStage);
      expect(question).toBe(offerIn('en', keyStage).question);
      expect(languages).toMatchObject({ sentenceLanguage: 'en', choiceLanguage: code, aroundLanguage: code });
      expect([beneath, ...choices.map((each) => each.words)]).toEqual([
        words.noGrownUp,
        words.tell,
        words.notNow,
      ]);
    },
  );
});

test('in Welsh all of it is Welsh', () => {
  const { question, beneath, choices, ...languages } = offerIn('cy', 'KS2');
  expect(languages).toMatchObject({ sentenceLanguage: 'cy', choiceLanguage: 'cy', aroundLanguage: 'cy' });
  expect([question, ...choices.map(({ words }) => words)].join(' ')).toMatch(
    /^Os nad oes, .* Dweud wrth rywun Nid nawr$/,
  );
  expect(beneath).toBeUndefined();
});

test('a school’s own words stand there, and in a language of its own only where all are in it', () => {
  const own = (sentence: string, words: string, language = 'pl') => ({ sentence, language, words });
  const question = 'No grown-up with you? You can tell someone here.';
  const some = [own(question, 'Nie ma dorosłego? Powiedz tutaj.')];
  expect(offerIn('pl', 'KS1', some)).toMatchObject({ question, sentenceLanguage: 'en' });
  const all = [
    ...some,
    own('It opens now.', 'Już się otwiera.'),
    own('Okay. You can tell someone at any time.', 'Dobrze. Możesz powiedzieć zawsze.'),
  ];
  expect(offerIn('pl', 'KS1', all)).toMatchObject({
    question: 'Nie ma dorosłego? Powiedz tutaj.',
    sentenceLanguage: 'pl',
    beneath: undefined,
  });
  const english = [own(question, 'Nobody here? Tell Mrs Abbott.', 'en')];
  expect(offerIn('en', 'KS1', english).question).toBe('Nobody here? Tell Mrs Abbott.');
});
