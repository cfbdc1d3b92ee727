import { expect, test } from 'vitest';
import { plainSpeech } from '../pupil-words/speech.ts';
import { drawPrompt, type Drawn } from './draw-prompt.ts';
import type { PictureName } from './pictures.ts';
import { tellOffer } from './tell-offer.ts';

const facts = { moment: 'sign-up', keyStage: 'KS1', language: 'en', speech: plainSpeech('en') } as const;
const offer = tellOffer({ ...facts, hasSymbols: true });

const textOf = (drawn: Drawn | string): string =>
  typeof drawn === 'string' ? drawn : (drawn.children ?? []).map(textOf).join('');
const symbolsOf = (picture: PictureName): string[] => {
  const [first] = drawPrompt({ ...offer, picture }).children ?? [];
  return typeof first === 'object' ? (first.children ?? []).map(textOf) : [];
};

test.each([
  ['heart', ['Stop', 'Feel', 'Think', 'Click']],
  ['stop', ['Stop', 'Think', 'Click']],
  ['think', ['Stop', 'Think', 'Click']],
  ['click', ['Stop', 'Think', 'Click']],
] as const)('who reads by symbols reads stop, think, click in that order beside "%s"', (picture, read) => {
  expect(symbolsOf(picture)).toEqual(read);
});
