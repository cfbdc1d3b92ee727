import { useEffect, useState } from 'preact/hooks';
import { Address, goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { AskQuietly } from '../../pages/may-i.tsx';
import { Page, show } from '../../pages/page.tsx';
import { questionFor } from '../../pages/question-for.ts';
import './think.css';

const address = heldAddress();
const verdict = askWorker('ask-verdict', { address, isNew: false });

/** How long the question waits for a worker that is asleep. */
const longestWaitMs = 400;

/** Moves on when the address may open after all, or may not any more. True when the question is to be asked. */
const isToBeAsked = async (): Promise<boolean> => {
  const answer = await verdict;
  if (answer === null || answer.is === 'think') return true;
  if (answer.is === 'open') goOn(answer.url ?? address);
  else location.replace(answer.url ?? location.href);
  return false;
};

const Think = () => {
  const [imitates, setImitates] = useState<string | null>(null);
  useEffect(() => void verdict.then((answer) => setImitates(answer?.imitates ?? null)), []);
  return (
    <Page mood="thinking" title="Stop, think, click" address={address}>
      {imitates !== null && <NotTheRealOne imitates={imitates} />}
      <ol class="steps">
        <li>
          <strong>Stop.</strong> <span>Look where this takes you.</span>
        </li>
        <li>
          <strong>Think.</strong> <span class="question">{questionOf(imitates)}</span>
        </li>
        <li>
          <strong>Click.</strong> <span>You choose:</span>
        </li>
      </ol>
      <Address address={address} />
      <Choices />
      <AskQuietly address={address} about="page" />
    </Page>
  );
};

const questionOf = (imitates: string | null): string =>
  imitates === null ? questionFor(address) : `Did you want to go to ${imitates}?`;

/** Names that are written alike look alike to a child: so both are there to compare. */
const NotTheRealOne = ({ imitates }: { imitates: string }) => (
  <p class="look-alike" role="note">
    This looks like <strong>{imitates}</strong>, but it is not.
  </p>
);

const Choices = () => {
  const [isBusy, setBusy] = useState(false);
  const choose = async (choice: 'open' | 'go-back'): Promise<void> => {
    setBusy(true);
    const answer = await askWorker('answer-prompt', { address, choice });
    if (choice === 'go-back') await askWorker('go-back', {});
    else if (answer?.mayOpen) goOn(address);
    setBusy(false);
  };
  return (
    <div class="row">
      <Choice name="go-back" isBusy={isBusy} choose={choose} look="go" words="Go back" />
      <Choice name="open" isBusy={isBusy} choose={choose} look="calm" words="Open it" />
    </div>
  );
};

interface ChoiceProps {
  name: 'open' | 'go-back';
  look: 'go' | 'calm';
  words: string;
  isBusy: boolean;
  choose: (choice: 'open' | 'go-back') => Promise<void>;
}
const Choice = ({ name, look, words, isBusy, choose }: ChoiceProps) => (
  <button
    type="button"
    class={`choice ${look}`}
    data-choice={name}
    disabled={isBusy}
    onClick={() => void choose(name)}
  >
    {words}
  </button>
);

// The rule that led here knows less than the worker: no child is asked about a page that is closed anyway.
const tired = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), longestWaitMs));
if (await Promise.race([isToBeAsked(), tired])) show(<Think />);
