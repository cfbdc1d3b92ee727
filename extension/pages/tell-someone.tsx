import { useEffect, useRef, useState } from 'preact/hooks';
import type { concernChoices } from '#shared/reports.ts';
import { askWorker } from './ask-worker.ts';
import { notAsked, ShowPageQuestion } from './show-page-question.tsx';

type Choice = (typeof concernChoices)[number];

const labels: Record<Choice, string> = {
  'saw-something': 'I saw something I did not like',
  'someone-unkind': 'Someone was unkind',
  'asked-me': 'Someone asked me for something',
  'made-a-mistake': 'I made a mistake',
  'need-a-grown-up': 'I need a grown-up',
};

// The names come from here, so that the schemas stay out of the page.
const choices = Object.keys(labels) as Choice[];

type Stage =
  { is: 'asking' } | { is: 'sending' } | { is: 'kept'; seq: number } | { is: 'told' } | { is: 'failed' };

/** A button that is always there, and what opens behind it. */
export const TellSomeone = ({ address, isLarge = false }: { address: string | null; isLarge?: boolean }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(0);
  const open = (): void => {
    setOpened(opened + 1);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class={isLarge ? 'choice calm' : 'quiet'} onClick={open}>
        <Bubble /> Tell someone
      </button>
      <dialog ref={dialog} aria-labelledby="tell-title" class="tell">
        <TellForm key={opened} address={address} onClose={() => dialog.current?.close()} />
      </dialog>
    </>
  );
};

const Bubble = () => (
  <svg class="bubble" viewBox="0 0 20 20" aria-hidden="true">
    <path d="M3 4h14v9h-8l-4 4v-4h-2z" />
  </svg>
);

const TellForm = ({ address, onClose }: { address: string | null; onClose: () => void }) => {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [words, setWords] = useState('');
  const [show, setShow] = useState(notAsked);
  const [stage, setStage] = useState<Stage>({ is: 'asking' });
  useDelivery(stage, setStage);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (choice === null) return;
    setStage({ is: 'sending' });
    const answer = await askWorker('tell-someone', {
      address,
      choice,
      words: words.trim().slice(0, 1000),
      ...show,
    });
    setStage(answer?.seq ? { is: 'kept', seq: answer.seq } : { is: 'failed' });
  };
  return (
    <form method="dialog" onSubmit={(event) => void send(event)}>
      <h2 id="tell-title">Tell someone</h2>
      <p class="calm-words">You are not in trouble. Telling is the right thing to do.</p>
      {stage.is === 'asking' || stage.is === 'sending' || stage.is === 'failed' ? (
        <>
          <Questions {...{ choice, setChoice, words, setWords }} />
          <ShowPageQuestion address={address} choice={show} setChoice={setShow} />
        </>
      ) : null}
      <p role="status" class="outcome">
        {outcomes[stage.is]}
      </p>
      <div class="row">
        {stage.is === 'kept' || stage.is === 'told' ? null : (
          <button class="choice go" disabled={choice === null || stage.is === 'sending'}>
            Send
          </button>
        )}
        <button type="button" class="choice calm" onClick={onClose}>
          {stage.is === 'told' || stage.is === 'kept' ? 'Close' : 'Not now'}
        </button>
      </div>
      <p class="small">
        You can also talk to Childline. It is free, at any time: <strong>0800 1111</strong>
      </p>
    </form>
  );
};

const outcomes: Record<Stage['is'], string> = {
  asking: '',
  sending: 'Sending…',
  kept: 'We have kept it safe. It will be sent as soon as the computer is online. You can also tell a grown-up now.',
  told: 'Thank you. We have told your teachers.',
  failed: 'That did not work. Please tell a grown-up now, or try again.',
};

/** Asks until the server has it: only then do we say so. */
const useDelivery = (stage: Stage, setStage: (stage: Stage) => void): void => {
  useEffect(() => {
    if (stage.is !== 'kept') return undefined;
    const ask = async (): Promise<void> => {
      const answer = await askWorker('ask-delivery', { seq: stage.seq });
      if (answer?.isDelivered) setStage({ is: 'told' });
    };
    const timer = setInterval(() => void ask(), 400);
    return () => clearInterval(timer);
  }, [stage, setStage]);
};

interface QuestionsProps {
  choice: Choice | null;
  setChoice: (choice: Choice) => void;
  words: string;
  setWords: (words: string) => void;
}
const Questions = ({ choice, setChoice, words, setWords }: QuestionsProps) => (
  <>
    <fieldset>
      <legend>What happened?</legend>
      {choices.map((each) => (
        <label key={each} class="option">
          <input
            type="radio"
            name="concern"
            value={each}
            checked={choice === each}
            onChange={() => setChoice(each)}
          />
          {labels[each]}
        </label>
      ))}
    </fieldset>
    <label class="words">
      Do you want to say more? You do not have to.
      <textarea
        rows={1}
        maxLength={1000}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
    </label>
  </>
);
