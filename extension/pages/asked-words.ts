import type { Moment, PromptChoice } from '#shared/prompts/moments.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import { pageLanguage, say, sayAmid, type Amid, type Spoken } from './say.tsx';

/** What a pupil was asked about, for the pupil to read. */
const aboutWords: Record<Moment, PupilSentence> = {
  'unknown-site': 'a site nobody knows yet',
  'look-alike': 'a site that looks like another one',
  download: 'a file',
  'pop-up': 'a window from another site',
  permission: 'a page that asked to use something',
  'sign-up': 'making an account',
  'detail-typed': 'words about you that you typed',
  'detail-sent': 'words about you that you might send',
  'image-search': 'looking for pictures',
  advert: 'an advert',
  'stranger-call': 'a place where people chat',
  'ai-answer': 'an answer from a machine',
  break: 'taking a break',
  'unkind-words': 'words that you were going to send',
};

const choiceWords: Record<PromptChoice, PupilSentence> = {
  'go-back': 'You stopped.',
  ask: 'You wanted to ask a grown-up.',
  open: 'You thought, and went on.',
};

export interface AskedOf {
  readonly at: number;
  readonly moment: Moment;
  /** Null until it is answered. */
  readonly choice: PromptChoice | null;
}

/** "About an advert. You stopped." */
export const askedWords = ({ moment, choice }: AskedOf): Spoken => {
  const chose =
    choice === null
      ? 'You have not chosen.'
      : moment === 'break' && choice === 'go-back'
        ? 'You took one.'
        : choiceWords[choice];
  return say('About {what}. {chose}', { what: sayAmid(aboutWords[moment]), chose: sayAmid(chose) });
};

const minuteMs = 60_000;

/** "1 hour and 5 minutes", "less than a minute". */
export const spentWords = (ms: number): Spoken => {
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 1) return say('less than a minute');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0 || rest === 0) return (hours === 0 ? minuteWords(rest) : hourWords(hours))(pageLanguage());
  return say('{one} and {other}', { one: hourWords(hours), other: minuteWords(rest) });
};

const hourWords = (count: number): Amid =>
  count === 1 ? sayAmid('1 hour') : sayAmid('{count} hours', { count });

const minuteWords = (count: number): Amid =>
  count === 1 ? sayAmid('1 minute') : sayAmid('{count} minutes', { count });
