import { agreementInWelsh } from './agreement-in-welsh.ts';
import { askInWelsh } from './ask-in-welsh.ts';
import { askedInWelsh } from './asked-in-welsh.ts';
import { closedInWelsh } from './closed-in-welsh.ts';
import { markInWelsh } from './mark-in-welsh.ts';
import { seenInWelsh } from './seen-in-welsh.ts';
import { tellInWelsh } from './tell-in-welsh.ts';

/** Every sentence that a pupil reads outside of prompts and an agreement's own text, by its English, in Welsh. */
export const pupilSentences = {
  ...askInWelsh,
  ...askedInWelsh,
  ...agreementInWelsh,
  ...closedInWelsh,
  ...markInWelsh,
  ...seenInWelsh,
  ...tellInWelsh,
} as const;
export type PupilSentence = keyof typeof pupilSentences;

export const isPupilSentence = (text: string): text is PupilSentence => Object.hasOwn(pupilSentences, text);

const namesOf = (words: object): readonly PupilSentence[] => Object.keys(words).filter(isPupilSentence);

/** Where they are read, as a school looks through them. */
export const sentenceAreas = [
  { area: 'closed', label: 'Closed, locked and waiting pages', sentences: namesOf(closedInWelsh) },
  { area: 'tell', label: 'Tell someone', sentences: namesOf(tellInWelsh) },
  { area: 'mark', label: 'The mark, and what lies on a page for a while', sentences: namesOf(markInWelsh) },
  { area: 'ask', label: '“May I?”, “I need help”, and answers', sentences: namesOf(askInWelsh) },
  { area: 'seen', label: 'What my school has seen', sentences: namesOf(seenInWelsh) },
  { area: 'asked', label: 'What they were asked, and their time', sentences: namesOf(askedInWelsh) },
  { area: 'agreement', label: 'Around the agreement', sentences: namesOf(agreementInWelsh) },
] as const;
export type SentenceArea = (typeof sentenceAreas)[number]['area'];
