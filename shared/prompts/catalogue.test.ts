import { describe, expect, test } from 'vitest';
import { keyStageSchema } from '../people.ts';
import { catalogue, findPrompt, promptIds } from './catalogue/index.ts';
import { readingAgeOfWording, troublesIn } from './check-wording.ts';
import { moments } from './moments.ts';
import { pictures } from './pictures.ts';
import { wordingSchema } from './wording-schema.ts';
import { plainWording, standardWording } from './wording.ts';

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

test('where every wording was met, what was noticed is said all the same, kindly and in short', () => {
  for (const moment of moments)
    for (const keyStage of keyStages)
      for (const language of ['en', 'cy']) {
        const wording = wordingSchema.parse(plainWording(moment, language, keyStage));
        expect(troublesIn(wording, language, keyStage), moment).toEqual([]);
        const said = keyStage === 'KS1' ? wording.question : `${wording.noticed} ${wording.question}`;
        expect(said, moment).toMatch(/^[^?]+\. .+\?$/);
        expect(said, moment).toContain(catalogue[moment].plainly[language === 'en' ? 0 : 1]);
      }
});

describe('every wording', () => {
  test('is whole in both languages, kind, and one a school could have written', () => {
    const troubles = wordings.flatMap(({ name, wording, language, keyStage }) =>
      troublesIn(wording, language, keyStage).map((trouble) => `${name}: ${trouble}`),
    );
    expect(troubles).toEqual([]);
  });

  test('for key stage 1 says what was noticed before it asks, and what it was', () => {
    const holes: Partial<Record<string, string>> = {
      'detail-typed': '{kind}',
      'detail-sent': '{kind}',
      permission: '{what}',
    };
    const young = wordings.filter(({ keyStage }) => keyStage === 'KS1');
    for (const { name, id, wording } of young) {
      expect(wording.question, name).toMatch(/^[^?]+\. .+[?.]$/);
      expect(wording.question, name).toContain(holes[findPrompt(id)?.of.moment ?? ''] ?? '');
    }
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
