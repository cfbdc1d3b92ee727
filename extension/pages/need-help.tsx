import { useEffect, useRef, useState } from 'preact/hooks';
import type { HandAbout } from '#shared/reports.ts';
import type { PupilSentence } from '#shared/pupil-words/sentence-areas.ts';
import type { HandStanding } from '../page-facts.ts';
import { askWorker } from './ask-worker.ts';
import { Hand } from './hand.tsx';
import { say, type Spoken } from './say.tsx';
import { Written } from './written.tsx';

const lookAgainMs = 700;

const labels: Record<HandAbout, PupilSentence> = {
  question: 'I have a question',
  'blocked-site': 'A page is closed',
  technical: 'Something is not working',
};
// The names come from here, so that the schemas stay out of the page.
const abouts = Object.keys(labels) as HandAbout[];

/** Whether a hand is up, kept up to date while it is. */
const useHand = () => {
  const [standing, setStanding] = useState<HandStanding | null>(null);
  const isUp = standing !== null && standing.up !== null;
  const take = (answer: HandStanding | null): void => {
    if (answer !== null) setStanding(answer);
  };
  useEffect(() => {
    const look = (): void => void askWorker('ask-hand', {}).then(take);
    look();
    document.addEventListener('visibilitychange', look);
    const timer = isUp ? setInterval(look, lookAgainMs) : undefined;
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [isUp]);
  return { standing, take };
};

/** "I need help": in a lesson, a hand that goes up for the teacher, and what became of it. */
export const NeedHelp = ({ isLarge = false }: { isLarge?: boolean }) => {
  const { standing, take } = useHand();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAsking, setAsking] = useState(false);
  if (standing === null || standing.teacher === null) return null;
  const { teacher, up, told, isYoung } = standing;
  const open = (): void => {
    setAsking(true);
    dialog.current?.showModal();
  };
  const raise = (about: HandAbout, words: string): void => {
    dialog.current?.close();
    void askWorker('raise-hand', { about, words: words.trim().slice(0, 300) }).then(take);
  };
  const lower = (): void => void askWorker('lower-hand', {}).then(take);
  return (
    <div class="need-help" data-hand={up === null ? 'down' : 'up'}>
      <p role="status" class={up === null && told === null ? 'nothing' : 'said'}>
        {up !== null && upWords(up, teacher)}
        {up === null && told !== null && toldWords(told)}
      </p>
      {up === null ? (
        <button
          type="button"
          class={isLarge ? 'choice calm' : 'quiet'}
          data-choice="need-help"
          onClick={open}
        >
          <Hand /> {say('I need help')}
        </button>
      ) : (
        <button type="button" class="quiet" data-choice="hand-down" onClick={lower}>
          {say('Put my hand down')}
        </button>
      )}
      <dialog ref={dialog} aria-labelledby="need-help-title" class="tell" onClose={() => setAsking(false)}>
        {isAsking && (
          <Question
            teacher={teacher}
            isYoung={isYoung}
            raise={raise}
            onClose={() => dialog.current?.close()}
          />
        )}
      </dialog>
    </div>
  );
};

const upWords = ({ isSent, comingBy }: NonNullable<HandStanding['up']>, teacher: string): Spoken => {
  if (comingBy !== null) return say('{who} is coming.', { who: comingBy });
  return say(
    isSent
      ? 'Your hand is up. {who} can see it.'
      : 'Your hand is up. {who} will see it as soon as this computer is online.',
    { who: teacher },
  );
};

const toldWords = ({ is, by, words }: NonNullable<HandStanding['told']>): Spoken => {
  if (words !== '') return say('{who} says: {words}', { who: by, words: <Written words={words} /> });
  return is === 'done' ? say('{who} took your hand down. You can put it up again.', { who: by }) : '';
};

interface QuestionProps {
  readonly teacher: string;
  readonly isYoung: boolean;
  readonly raise: (about: HandAbout, words: string) => void;
  readonly onClose: () => void;
}

/** One tap on what it is about is enough. */
const Question = ({ teacher, isYoung, raise, onClose }: QuestionProps) => {
  const [words, setWords] = useState('');
  const send = (about: HandAbout): void => {
    setWords('');
    raise(about, words);
  };
  return (
    <div class="hand-form">
      <h2 id="need-help-title">{say('What do you need?')}</h2>
      {!isYoung && (
        <label class="words">
          {say('Say more, if you like:')}
          <textarea
            rows={1}
            name="help-words"
            maxLength={300}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="hand-choices">
        {abouts.map((about) => (
          <button
            key={about}
            type="button"
            class="choice calm"
            data-about={about}
            onClick={() => send(about)}
          >
            {say(labels[about])}
          </button>
        ))}
      </div>
      <p class="small">{say('{who} will see your hand go up.', { who: teacher })}</p>
      <div class="row">
        <button type="button" class="quiet" onClick={onClose}>
          {say('Not now')}
        </button>
      </div>
    </div>
  );
};
