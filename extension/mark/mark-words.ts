import type { Focus, Lock } from '#shared/device-state.ts';
import type { HandStanding } from '../page-facts.ts';
import { untilWords } from '../pages/time-left.ts';
import type { MarkStatus } from './mark-status.ts';

export interface MarkFacts {
  /** Names of those who see the screen now. */
  readonly watchedBy: readonly string[];
  /** Out of school, where little is told. */
  readonly isOutside: boolean;
  readonly lesson: { readonly className: string; readonly teacher: string; readonly endsAt: number } | null;
  readonly lock: Pick<Lock, 'by' | 'endsAt'> | null;
  readonly focus: Pick<Focus, 'name' | 'endsAt'> | null;
  readonly hand: HandStanding['up'];
}

const always = 'Your school can see which pages you open, to keep you safe.';
const outside =
  'You are not at school: your school’s rules still hold, but it does not see your screen or which pages you open. It is told which sites were closed, and what you tell someone.';

/** What the pupil is told: that use is seen, who looks now, what is on and until when. Pure. */
export const markOf = (facts: MarkFacts): Omit<MarkStatus, 'corner'> => ({
  words: shortWords(facts),
  detail: [
    watchSentence(facts),
    lockSentence(facts),
    focusSentence(facts),
    handSentence(facts),
    alwaysSentence(facts),
  ]
    .filter((sentence) => sentence !== null)
    .join(' '),
  tone: toneOf(facts),
});

const alwaysSentence = ({ isOutside }: MarkFacts): string => (isOutside ? outside : always);

const toneOf = ({ watchedBy, hand }: MarkFacts): MarkStatus['tone'] => {
  if (watchedBy.length > 0) return 'seen';
  return hand === null ? 'calm' : 'hand';
};

const shortWords = ({ watchedBy, isOutside, focus, hand }: MarkFacts): string => {
  const parts = [
    seenWords(watchedBy, isOutside),
    ...(hand === null ? [] : [hand.comingBy === null ? 'Hand up' : `${hand.comingBy} is coming`]),
    ...(focus === null ? [] : [`Focus ${untilWords(focus.endsAt).toLowerCase()}`]),
  ];
  return parts.join(' · ');
};

const seenWords = (watchedBy: readonly string[], isOutside: boolean): string => {
  if (watchedBy.length > 0) return `${listed(watchedBy)} can see this screen`;
  return isOutside ? 'Not at school: nobody sees your pages' : 'Your school sees pages you open';
};

const watchSentence = ({ watchedBy, isOutside, lesson }: MarkFacts): string | null => {
  if (watchedBy.length > 0) return `${listed(watchedBy)} can see this screen now.`;
  if (isOutside) return null;
  return lesson === null
    ? 'Nobody can see this screen now: there is no lesson.'
    : 'Nobody is looking at this screen now, but your teacher may.';
};

const lockSentence = ({ lock }: MarkFacts): string | null =>
  lock && `Locked by ${lock.by}. ${untilWords(lock.endsAt)}.`;

const focusSentence = ({ focus }: MarkFacts): string | null =>
  focus && `Now we are on: ${focus.name}. ${untilWords(focus.endsAt)}.`;

const handSentence = ({ hand }: MarkFacts): string | null => {
  if (hand === null) return null;
  return hand.comingBy === null ? 'Your hand is up.' : `${hand.comingBy} is coming.`;
};

/** "Miss Clarke", "Miss Clarke and Mr Bell", "Miss Clarke, Mr Bell and Dr Penrose". */
const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
