import { expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { agreementTextsSchema } from '#shared/agreements/text.ts';
import {
  addCheck,
  addLanguage,
  addStatement,
  changeDrawing,
  changeRight,
  changeStatement,
  changeText,
  raiseStatement,
  removeCheck,
  removeLanguage,
  removeStatement,
  whyNotSaved,
} from './agreement-edit.ts';

const texts = standardTexts.ks1;
const said = (all: typeof texts, language: string) =>
  all.find((each) => each.language === language)?.text.statements.map((statement) => statement.text) ?? [];

test('words change in one language, shape in all of them', () => {
  const changed = changeStatement(texts, 'en', 0, 'I ask first.');
  expect(said(changed, 'en')[0]).toBe('I ask first.');
  expect(said(changed, 'cy')).toEqual(said(texts, 'cy'));
  const raised = raiseStatement(texts, 1);
  expect(said(raised, 'cy').slice(0, 2)).toEqual(said(texts, 'cy').slice(0, 2).toReversed());
  expect(raiseStatement(texts, 0)).toEqual(texts);
  for (const all of [raised, removeStatement(texts, 2), changeDrawing(texts, 0, 'fish')])
    expect(agreementTextsSchema.safeParse(all).success).toBe(true);
});

test('what lacks words is told of, by its place and language', () => {
  expect(whyNotSaved(texts)).toBeNull();
  expect(whyNotSaved(addStatement(texts))).toBe('Statement 9 has no words (en).');
  expect(whyNotSaved(changeText(texts, 'cy', { title: ' ' }))).toContain('(cy)');
  expect(whyNotSaved(changeText(texts, 'en', { title: 'x'.repeat(200) }))).toContain('too long');
});

test('questions come, go and turn round in all languages alike', () => {
  const without = removeCheck(texts, 0);
  const right = texts[0]?.text.checks[0]?.right ?? 0;
  for (const all of [without, changeRight(texts, 0, 1 - right)])
    expect(agreementTextsSchema.safeParse(all).success).toBe(true);
  expect(whyNotSaved(addCheck(without))).toMatch(/^Question \d needs words everywhere \(en\)\.$/);
});

test('a language more has the shape of the others, and goes again', () => {
  const more = addLanguage(texts, 'pl');
  expect(agreementTextsSchema.safeParse(more).success).toBe(true);
  expect(removeLanguage(more, 'pl')).toEqual(texts);
});
