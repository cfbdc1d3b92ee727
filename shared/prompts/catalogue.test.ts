import { describe, expect, test } from 'vitest';
import { keyStageSchema } from '../people.ts';
import { catalogue, findPrompt, promptIds } from './catalogue/index.ts';
import { readingAgeOfWording, troublesIn } from './check-wording.ts';
import { moments } from './moments.ts';
import { pictures } from './pictures.ts';
import { wordingSchema } from './wording-schema.ts';
import { standardWording } from './wording.ts';

const prompts = moments.flatMap((moment) => catalogue[moment].prompts);
const keyStages = keyStageSchema.options;
const wordings = prompts.flatMap(({ id }) =>
  keyStages.flatMap((keyStage) =>
    (['en', 'cy'] as const).map((language) => ({
      name: `${id} ${keyStage} ${language}`,
      id,
      keyStage,
      language,
      wording: wordingSchema.parse(standardWording(id, language, keyStage)),
    })),
  ),
);

test('there are sixty prompts at least, four for each moment, each under its own name', () => {
  expect(prompts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(promptIds).size).toBe(prompts.length);
  for (const moment of moments) {
    const { prompts: own } = catalogue[moment];
    expect(own.length, moment).toBeGreaterThanOrEqual(4);
    for (const { id, picture } of own) {
      expect(id.startsWith(`${moment}-`), id).toBe(true);
      expect(pictures[picture].length, id).toBeGreaterThan(0);
      expect(findPrompt(id)?.of.moment).toBe(moment);
    }
  }
});

test('no two prompts have the same words', () => {
  for (const language of ['en', 'cy'])
    for (const keyStage of keyStages) {
      const said = wordings
        .filter((each) => each.language === language && each.keyStage === keyStage)
        .map(({ wording: { noticed, question } }) => `${noticed} ${question}`);
      expect(said.filter((each, at) => said.indexOf(each) !== at)).toEqual([]);
    }
});

describe('every wording', () => {
  test('is whole in both languages, kind, and one a school could have written', () => {
    const troubles = wordings.flatMap(({ name, wording, language, keyStage }) =>
      troublesIn(wording, language, keyStage).map((trouble) => `${name}: ${trouble}`),
    );
    expect(troubles).toEqual([]);
  });

  test('offers to stop, to ask a grown-up and to go on', () => {
    for (const { name, wording } of wordings)
      expect(
        wording.choices.map(({ does }) => does),
        name,
      ).toEqual(['go-back', 'ask', 'open']);
  });

  test('in Welsh is not the English one, and as short', () => {
    for (const { id, name, keyStage, wording, language } of wordings) {
      if (language === 'en') continue;
      const english = standardWording(id, 'en', keyStage);
      expect(wording.question, name).not.toBe(english?.question);
      const longest = Math.max(
        ...wording.question.split(/[.?!]/).map((each) => each.trim().split(/\s+/).length),
      );
      expect(longest, name).toBeLessThanOrEqual(keyStage === 'KS1' ? 9 : 14);
    }
  });

  test('can be read by a child of the key stage', () => {
    const ages = (keyStage: string): number[] =>
      wordings
        .filter((each) => each.language === 'en' && each.keyStage === keyStage)
        .map(({ wording }) => readingAgeOfWording(wording));
    expect(Math.max(...ages('KS1'))).toBeLessThanOrEqual(7);
    expect(Math.max(...ages('KS2'))).toBeLessThanOrEqual(10);
  });
});
