// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { afterInput, afterKey, afterLook, isFrom, noWords, wordsOf, type OwnWords } from './own-words.ts';

const keyed = (own: OwnWords, data: string | null, inputType = 'insertText'): OwnWords =>
  afterKey(own, new InputEvent('beforeinput', { data, inputType }));

/** Key by key at the end of what stands there. */
const typed = (words: string, before: OwnWords = noWords, standing = before.seen): OwnWords => {
  let own = before;
  let text = standing;
  for (const letter of words) {
    text += letter;
    own = afterInput(keyed(own, letter), text);
  }
  return own;
};

test('what a child types, changes and pastes is theirs', () => {
  let own = typed('I am Nio');
  own = afterInput(keyed(own, null, 'deleteContentBackward'), 'I am Ni');
  own = typed('a', own);
  own = afterInput(keyed(own, 'Hello! ', 'insertFromPaste'), 'Hello! I am Nia');
  expect(wordsOf(own)).toBe('Hello! I am Nia');
  expect(wordsOf(afterInput(keyed(own, null, 'deleteByCut'), 'I am Nia'))).toBe('I am Nia');
});

test('also where the page empties the field, or sets it in capitals with a space', () => {
  const own = typed('sw1a2aa');
  expect(wordsOf(typed('!', own, 'SW1A 2AA'))).toBe('SW1A 2AA!');
  expect(wordsOf(typed('b', own, ''))).toBe('b');
});

test('what a page puts in is not, neither by itself nor with the child’s next key', () => {
  const guess = 'My name is Nia Brook';
  expect(wordsOf(afterInput(typed('Hello'), guess))).toBe('Hello');
  expect(wordsOf(typed('k', typed('Hello'), 'My name is Nia Broo'))).toBe('Hellok');
  expect(wordsOf(typed('Hello', noWords, guess))).toBe('Hello');
  // The key was the child's; what came of it was the page's.
  expect(wordsOf(afterInput(keyed(typed('Hell'), 'o'), guess))).toBe('Hello');
});

test('words typed into what a page has put there are theirs, and all of it once they have seen it', () => {
  const own = typed('SW1A 2AA', noWords, 'Where do you live? ');
  expect(wordsOf(own)).toBe('SW1A 2AA');
  const seen = afterLook(own, 'Where do you live? SW1A 2AA');
  expect(wordsOf(typed('!', seen))).toBe('Where do you live? SW1A 2AA!');
});

test('a text too long to be typed is told at once', () => {
  expect(isFrom(typed('a'), 'a'.repeat(50_000))).toBe(false);
  expect(isFrom({ ...noWords, seen: 'b'.repeat(50_000), typed: 'c' }, `${'b'.repeat(50_000)}c`)).toBe(true);
});
