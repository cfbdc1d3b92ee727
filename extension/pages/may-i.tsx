import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MayIAbout } from '#shared/reports.ts';
import type { RequestAnswer, RequestStanding } from '../page-facts.ts';
import { askWorker } from './ask-worker.ts';
import { GoBack } from './go-back.tsx';
import { Hand } from './hand.tsx';
import { say, sayAmid, type Amid, type Spoken } from './say.tsx';
import { Written } from './written.tsx';

/** While something is waited for, how often to look. */
const lookAgainMs = 700;

export interface MayIProps {
  readonly address: string;
  readonly about: MayIAbout;
  /** What stands there instead where nobody can be asked. */
  readonly children: ComponentChildren;
}

/** Where the pupil stands with this, kept up to date while an answer may come. */
const useStanding = (address: string, about: MayIAbout) => {
  const [answer, setAnswer] = useState<RequestAnswer | null>(null);
  const is = answer?.standing.is;
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await askWorker('ask-request', { address, about });
      if (found !== null) setAnswer(found);
    };
    if (is === undefined) void look();
    if (is !== 'waiting' && is !== 'slow-down' && is !== undefined) return undefined;
    const timer = setInterval(() => void look(), lookAgainMs);
    return () => clearInterval(timer);
  }, [is, address, about]);
  return { answer, setAnswer };
};

/** "May I?": one big button, and then what became of it. */
export const MayI = ({ address, about, children }: MayIProps) => {
  const { answer, setAnswer } = useStanding(address, about);
  const ask = async (words: string): Promise<void> => {
    const after = await askWorker('may-i', { address, about, words });
    if (after !== null) setAnswer(after);
  };
  if (answer === null || answer.standing.is === 'cannot-ask') {
    return (
      <>
        <div class="row">
          <GoBack />
        </div>
        {answer !== null && children}
      </>
    );
  }
  if (answer.standing.is === 'may-ask') {
    return (
      <div class="row">
        <GoBack />
        {answer.isYoung ? <AskButton onAsk={() => void ask('')} /> : <AskWithWords ask={ask} />}
      </div>
    );
  }
  return (
    <>
      <p role="status" class="said" data-standing={answer.standing.is}>
        {standingWords(answer.standing, answer.teacher)}
      </p>
      <div class="row">
        <GoBack />
      </div>
    </>
  );
};

interface QuietProps extends Omit<MayIProps, 'children'> {
  /** Told when the pupil presses. */
  readonly onAsk: () => void;
}

/** The same in one line, where the pupil may open the page by themselves too. */
export const AskQuietly = ({ address, about, onAsk }: QuietProps) => {
  const { answer, setAnswer } = useStanding(address, about);
  if (answer === null || answer.standing.is === 'cannot-ask') return null;
  if (answer.standing.is !== 'may-ask')
    return <p role="status">{standingWords(answer.standing, answer.teacher)}</p>;
  const ask = async (): Promise<void> => {
    onAsk();
    const after = await askWorker('may-i', { address, about, words: '' });
    if (after !== null) setAnswer(after);
  };
  return (
    <div>
      <button class="quiet" type="button" data-choice="may-i" onClick={() => void ask()}>
        <Hand /> {say('Not sure? Ask {whom}', { whom: whomOf(answer.teacher) })}
      </button>
    </div>
  );
};

const whomOf = (teacher: string | null): string | Amid => teacher ?? sayAmid('your school');

const standingWords = (standing: RequestStanding, teacher: string | null): Spoken => {
  switch (standing.is) {
    case 'waiting':
      return waitingWords(standing.isSent, teacher);
    case 'allowed':
      return (
        <>
          {say('{who} says yes.', { who: standing.by })} <Written words={standing.words} />
        </>
      );
    case 'refused':
      return say('{who} says: {words}', { who: standing.by, words: <Written words={standing.words} /> });
    case 'slow-down':
      return slowWords(Math.max(1, Math.ceil(standing.forMs / 1000)));
    case 'may-ask':
    case 'cannot-ask':
      return '';
  }
};

/** Outside a lesson nobody waits for it there and then. */
const waitingWords = (isSent: boolean, teacher: string | null): Spoken => {
  if (isSent && teacher === null)
    return say('Asked. A grown-up at school will see it. It may take till the next school day.');
  return say(
    isSent ? 'Asked. Waiting for {whom}.' : 'Kept safe. We ask {whom} as soon as this computer is online.',
    { whom: whomOf(teacher) },
  );
};

const slowWords = (count: number): Spoken =>
  count === 1
    ? say('You have asked a lot. You can ask again in 1 second.')
    : say('You have asked a lot. You can ask again in {count} seconds.', { count });

const AskButton = ({ onAsk }: { onAsk: () => void }) => (
  <button class="choice calm" type="button" data-choice="may-i" onClick={onAsk}>
    <Hand /> {say('May I?')}
  </button>
);

const reasons = ['It is for our work', 'My teacher told me to'] as const;

/** An older pupil may say why, by one more tap or in words, or not at all. */
const AskWithWords = ({ ask }: { ask: (words: string) => Promise<void> }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = (): void => dialog.current?.close();
  const send = (why: string): void => {
    close();
    void ask(why.trim().slice(0, 300));
  };
  return (
    <>
      <AskButton onAsk={open} />
      <dialog ref={dialog} aria-labelledby="may-i-title" class="tell" onClose={() => setOpen(false)}>
        {isOpen && <WhyForm send={send} onClose={close} />}
      </dialog>
    </>
  );
};

const WhyForm = ({ send, onClose }: { send: (why: string) => void; onClose: () => void }) => {
  const [words, setWords] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    send(words);
  };
  return (
    <form method="dialog" onSubmit={submit}>
      <h2 id="may-i-title">{say('Why do you need it?')}</h2>
      <p class="small">{say('You do not have to say.')}</p>
      <div class="row">
        {reasons.map((reason) => (
          <button key={reason} type="button" class="choice calm" onClick={() => send(reason)}>
            {say(reason)}
          </button>
        ))}
      </div>
      <label class="words">
        {say('Or in your own words:')}
        <textarea
          rows={1}
          maxLength={300}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button class="choice go" data-choice="ask">
          {say('Ask')}
        </button>
        <button type="button" class="choice calm" onClick={onClose}>
          {say('Not now')}
        </button>
      </div>
    </form>
  );
};
