import { expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import { agreementTextsSchema } from '#shared/agreements/text.ts';
import {
  addStatement,
  changeDrawing,
  changeStatement,
  changeText,
  raiseStatement,
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
