import { describe, expect, test } from 'vitest';
import { readPdf } from '../../test/support/read-pdf.ts';
import { mixedLines, visualOrder } from './mixed-lines.ts';
import { Sheet } from './sheet.ts';

const printed = async (...paragraphs: readonly string[]) => {
  const parts = { title: 'A print', author: 'Oak School', at: 0, name: 'Oak School', mark: 'Copy 1' };
  const sheet = new Sheet(parts);
  for (const text of paragraphs) sheet.paragraph(text);
  sheet.rows(paragraphs.map((text) => ['Said', text]));
  return readPdf(await sheet.finish());
};
/** Marks and vowel signs are drawn where they are seen, which is not always where they are written. */
const letters = (text: string): string =>
  [...text.normalize('NFC').replaceAll(/\s/g, '')].toSorted().join('');

describe('names in other scripts are printed as they are written', () => {
  test.each([
    ['Arabic', 'مريم'],
    ['Arabic with an English sentence around it', 'She told مريم about it'],
    ['Chinese', '张伟 和 陳曉穎'],
    ['Japanese', 'さくら アキラ'],
    ['Korean', '김민준 은 조선희 의 친구'],
    ['Korean, a rare syllable', '설믜'],
    ['Hebrew', 'דוד כהן'],
    ['Hebrew with an English sentence around it', 'She told דוד כהן about it'],
    ['Amharic', 'አበበ ተስፋዬ፡ሰላም።'],
    ['Tamil', 'கமலா'],
    ['Gujarati', 'અમર'],
    ['Cyrillic and Greek', 'Юлия, Ελένη'],
  ])('%s', async (_script, text) => {
    const { text: read } = await printed(text);
    expect(read.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
    expect(read).not.toContain('[U+');
  });

  test.each([
    ['Bengali', 'কৃষ্ণা সরকার'],
    ['Gurmukhi', 'ਹਰਪ੍ਰੀਤ ਸਿੰਘ'],
    ['Devanagari', 'प्रिया शर्मा'],
    ['Urdu', 'زینب اور علی'],
    ['Hebrew with its vowels', 'שָׁלוֹם יִשְׂרָאֵל'],
  ])('%s, with signs that change their places', async (_script, text) => {
    const alone = (await printed(text)).text;
    expect(alone).not.toContain('[U+');
    const only = [...alone].filter((letter) => text.includes(letter) && letter !== ' ').join('');
    expect(letters(only)).toBe(letters(text + text));
  });

  test('what no font has is named by its number', async () => {
    expect((await printed('ꯃꯅꯤ said')).text).toContain('[U+ABC3');
  });
});

test('a long text in another script goes over pages, and all of it is there', async () => {
  const words = Array.from({ length: 900 }, (_, at) => `كلمة${at}`);
  const { pages, text } = await printed(words.join(' '));
  expect(pages.length).toBeGreaterThan(2);
  for (const at of [0, 450, 899]) expect(text).toMatch(new RegExp(`(?<!\\d)${at}(?!\\d)`));
});

describe('a line', () => {
  const seen = (text: string): string =>
    mixedLines(text, 1_000, (_script, part) => [...part].length)
      .map((line) =>
        line
          .toSorted((one, other) => one.x - other.x)
          .map((atom) => atom.text)
          .join(''),
      )
      .join('|');

  test.each([
    ['words that run from right to left', 'مريم علي', 'علي مريم'],
    ['a number between them', 'مريم 12 علي', 'علي 12 مريم'],
    ['words of Hebrew and a number', 'דוד כהן 12 שרה', 'שרה 12 כהן דוד'],
    ['brackets around them', 'said (مريم علي) so', 'said (علي مريم) so'],
    ['a bracket after them, in a sentence of their own', 'مريم (علي)', '(علي) مريم'],
    ['words of ours in a sentence of theirs', 'مريم said so علي', 'علي said so مريم'],
  ])('with %s is seen in their order', (_what, text, wanted) => {
    expect(seen(text)).toBe(wanted);
  });

  test('no line is wider than there is room, and no letter is lost', () => {
    const text = `张伟和陳曉穎 ${'https://chat.example/'.repeat(9)} مريم`.repeat(3);
    const lines = mixedLines(text, 40, (_script, part) => [...part].length);
    for (const line of lines)
      expect(Math.max(...line.map(({ x, width }) => x + width))).toBeLessThanOrEqual(40);
    const read = lines.flatMap((line) => line.map((atom) => atom.text)).join('');
    expect(read.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  test('is turned round from the highest level down', () => {
    expect(visualOrder([0, 1, 1, 2, 2, 1, 0])).toEqual([0, 5, 3, 4, 2, 1, 6]);
  });
});
