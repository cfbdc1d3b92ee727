import { describe, expect, test } from 'vitest';
import { agreementAudiences } from './audience.ts';
import { maxStrokeNumbers, signatureSchema } from './signature.ts';
import { standardTexts } from './standard-texts.ts';
import { agreementTextsSchema } from './text.ts';

describe('the standard texts', () => {
  test.each(agreementAudiences)('%s can be published as it is', (audience) => {
    expect(agreementTextsSchema.safeParse(standardTexts[audience]).error?.issues).toBeUndefined();
  });

  test.each(['ks1', 'ks2'] as const)('%s can be read in Welsh, and says that the school sees', (audience) => {
    expect(standardTexts[audience].map(({ language }) => language)).toEqual(['en', 'cy']);
    for (const { text } of standardTexts[audience])
      expect(text.statements.map(({ drawing }) => drawing)).toContain('eye');
  });

  test('for the youngest a sentence has at most twelve words', () => {
    const [english] = standardTexts.ks1;
    const sentences = (english?.text.statements ?? []).flatMap(({ text }) => text.split(/[.?] ?/));
    expect(Math.max(...sentences.map((each) => each.split(' ').length))).toBeLessThanOrEqual(12);
  });
});

describe('a text is refused', () => {
  const [english] = standardTexts.ks2;
  if (english === undefined) throw new Error('No English text');
  const one = english.text.statements.slice(1);
  test.each([
    ['without English first', [{ ...english, language: 'cy' }]],
    ['in one language twice', [english, english]],
    [
      'with other statements in another language',
      [english, { language: 'cy', text: { ...english.text, statements: one } }],
    ],
    ['with no statement', [{ ...english, text: { ...english.text, statements: [] } }]],
    [
      'with a question without a right answer',
      [
        {
          ...english,
          text: {
            ...english.text,
            checks: [{ question: 'A?', answers: ['b', 'c'], right: 2, explanation: 'd' }],
          },
        },
      ],
    ],
  ])('%s', (_why, texts) => {
    expect(agreementTextsSchema.safeParse(texts).success).toBe(false);
  });
});

describe('a signature', () => {
  const drawn = (strokes: number[][]) => signatureSchema.safeParse({ kind: 'drawn', strokes }).success;
  test('may be a name, a picture or a drawing', () => {
    expect(signatureSchema.safeParse({ kind: 'name', name: ' Ada ' }).data).toEqual({
      kind: 'name',
      name: 'Ada',
    });
    expect(signatureSchema.safeParse({ kind: 'picture', picture: 'star' }).success).toBe(true);
    expect(drawn([[1, 2, 3, 4]])).toBe(true);
  });

  test('is bounded, and points are whole', () => {
    expect(signatureSchema.safeParse({ kind: 'name', name: '  ' }).success).toBe(false);
    expect(drawn([])).toBe(false);
    expect(drawn([[1, 2, 3]])).toBe(false);
    expect(drawn([[1, 1_001]])).toBe(false);
    const half = Array.from({ length: maxStrokeNumbers / 2 }, () => 1);
    expect(drawn([half, half])).toBe(true);
    expect(drawn([half, half, [1, 1]])).toBe(false);
  });
});
