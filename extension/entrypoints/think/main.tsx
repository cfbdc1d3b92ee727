import { useEffect, useMemo, useState } from 'preact/hooks';
import { pageWord } from '#shared/prompts/in-language.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { Address, goOn, heldAddress } from '../../pages/address.tsx';
import { askWorker } from '../../pages/ask-worker.ts';
import { fallbackPrompt } from '../../pages/fallback-prompt.ts';
import { AskQuietly } from '../../pages/may-i.tsx';
import { Page, show } from '../../pages/page.tsx';
import { PromptCard } from '../../pages/prompt-card.tsx';
import { marked, pageLanguage, say, type Spoken } from '../../pages/say.tsx';
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

interface Asked {
  readonly prompt: ShownPrompt;
  readonly imitates: string | null;
}

const useAsked = (): Asked | null => {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    void verdict.then((answer) =>
      setAsked({ prompt: answer?.prompt ?? fallbackPrompt, imitates: answer?.imitates ?? null }),
    );
  }, []);
  return asked;
};

const answer = (choice: PromptChoice, promptId: string | null) =>
  askWorker('answer-prompt', { address, choice, promptId });

const Think = () => {
  const asked = useAsked();
  return (
    <Page mood="thinking" title={titleOf(asked?.prompt ?? null)} address={address}>
      {asked !== null && asked.imitates !== null && <NotTheRealOne imitates={asked.imitates} />}
      <Address address={address} />
      {asked !== null && <Question prompt={asked.prompt} />}
    </Page>
  );
};

const titleOf = (prompt: ShownPrompt | null): Spoken => {
  const language = prompt?.aroundLanguage ?? 'en';
  return marked(language, pageLanguage(), prompt?.around?.title ?? pageWord('title', language));
};

/** Asking a grown-up is a button of its own here, which says whom. */
const Question = ({ prompt }: { prompt: ShownPrompt }) => {
  const shown = useMemo(
    () => ({ ...prompt, choices: prompt.choices.filter(({ does }) => does !== 'ask') }),
    [prompt],
  );
  const choose = async (choice: PromptChoice): Promise<void> => {
    const answered = await answer(choice, prompt.promptId);
    if (choice === 'go-back') await askWorker('go-back', {});
    else if (answered?.mayOpen) goOn(address);
    else location.reload();
  };
  return (
    <>
      <PromptCard prompt={shown} onChoose={(choice) => void choose(choice)} />
      <AskQuietly address={address} about="page" onAsk={() => void answer('ask', prompt.promptId)} />
    </>
  );
};

/** Names that are written alike look alike to a child: so both are there to compare. */
const NotTheRealOne = ({ imitates }: { imitates: string }) => (
  <p class="look-alike" role="note">
    {say('This looks like {real}, but it is not.', { real: imitates })}
  </p>
);

// The rule that led here knows less than the worker: no child is asked about a page that is closed anyway.
const tired = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), longestWaitMs));
if (await Promise.race([isToBeAsked(), tired])) await show(<Think />);
