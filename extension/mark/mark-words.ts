import type { Focus, GuestLease, Lock } from '#shared/device-state.ts';
import { oursBeside, saidIn, togetherIn, type Said, type SentenceFacts } from '#shared/pupil-words/say-in.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { Speech } from '#shared/pupil-words/speech.ts';
import { clockAt } from '../clock-at.ts';
import type { HandStanding } from '../page-facts.ts';
import type { MarkStatus } from './mark-status.ts';

export interface MarkFacts {
  /** How the pupil is spoken to. */
  readonly speech: Speech;
  /** Names of those who see the screen now. */
  readonly watchedBy: readonly string[];
  /** Out of school, where little is told. */
  readonly isOutside: boolean;
  readonly lesson: { readonly className: string; readonly teacher: string; readonly endsAt: number } | null;
  readonly lock: Pick<Lock, 'by' | 'endsAt'> | null;
  readonly focus: Pick<Focus, 'name' | 'endsAt'> | null;
  readonly hand: HandStanding['up'];
  /** Who has let the guest in that sits here, and until when. */
  readonly guest: Pick<GuestLease, 'by' | 'endsAt'> | null;
}

/** What the pupil is told: that use is seen, who looks now, what is on and until when. Pure. */
export const markOf = (facts: MarkFacts): Omit<MarkStatus, 'corner'> => {
  const say: Say = (english, more) => {
    const beside = oursBeside(facts.speech, english, more);
    return [saidIn(facts.speech, english, more), ...(beside === null ? [] : [beside])];
  };
  return {
    words: shortWords(facts, say),
    detail: [
      guestSentence(facts, say),
      watchSentence(facts, say),
      lockSentence(facts, say),
      focusSentence(facts, say),
      handSentence(facts, say),
      alwaysSentence(facts, say),
      facts.guest === null ? [] : say('You are a guest. We keep no name with the pages you open.'),
    ].flat(),
    tone: toneOf(facts),
    tell: saidIn(facts.speech, 'Tell someone'),
  };
};

type Say = (english: PupilSentence, facts?: SentenceFacts) => readonly Said[];

const alwaysSentence = ({ isOutside }: MarkFacts, say: Say): readonly Said[] =>
  isOutside
    ? say(
        'You are not at school. Your school’s rules still hold. It does not see your screen or your pages. It is told which sites were closed, and what you tell someone.',
      )
    : say('Your school can see the pages you open. It does so to keep you safe.');

const toneOf = ({ watchedBy, hand }: MarkFacts): MarkStatus['tone'] => {
  if (watchedBy.length > 0) return 'seen';
  return hand === null ? 'calm' : 'hand';
};

const shortWords = (facts: MarkFacts, say: Say): readonly Said[] => {
  const { hand, focus, guest } = facts;
  return [
    ...seenWords(facts, say),
    ...(hand === null
      ? []
      : hand.comingBy === null
        ? say('Hand up')
        : say('{who} is coming', { who: hand.comingBy })),
    ...(guest === null ? [] : say('Guest until {time}', { time: clockAt(guest.endsAt) })),
    ...(focus === null ? [] : say('Focus until {time}', { time: clockAt(focus.endsAt) })),
  ];
};

const seenWords = ({ watchedBy, isOutside, speech }: MarkFacts, say: Say): readonly Said[] => {
  if (watchedBy.length > 0) return say('{who} can see this screen', { who: togetherIn(speech, watchedBy) });
  return say(isOutside ? 'Not at school: no one sees your pages' : 'Your school sees pages you open');
};

const watchSentence = ({ watchedBy, isOutside, lesson, speech }: MarkFacts, say: Say): readonly Said[] => {
  if (watchedBy.length > 0)
    return say('{who} can see this screen now.', { who: togetherIn(speech, watchedBy) });
  if (isOutside) return [];
  return say(
    lesson === null
      ? 'No one can see this screen now. There is no lesson.'
      : 'No one looks at this screen now, but your teacher may.',
  );
};

const guestSentence = ({ guest }: MarkFacts, say: Say): readonly Said[] =>
  guest === null
    ? []
    : say('{who} has let you in as a guest. Until {time}.', {
        who: guest.by,
        time: clockAt(guest.endsAt),
      });

const lockSentence = ({ lock }: MarkFacts, say: Say): readonly Said[] =>
  lock === null ? [] : say('Locked by {who}. Until {time}.', { who: lock.by, time: clockAt(lock.endsAt) });

const focusSentence = ({ focus }: MarkFacts, say: Say): readonly Said[] =>
  focus === null
    ? []
    : say('Now we are on: {name}. Until {time}.', { name: focus.name, time: clockAt(focus.endsAt) });

const handSentence = ({ hand }: MarkFacts, say: Say): readonly Said[] => {
  if (hand === null) return [];
  return hand.comingBy === null ? say('Your hand is up.') : say('{who} is coming.', { who: hand.comingBy });
};
