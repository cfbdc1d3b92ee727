import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import { readyPrompt } from '#shared/prompts/ready-prompt.ts';
import type { ShownPrompt } from '#shared/prompts/shown-prompt.ts';
import { makeElement } from '../prompts/make-element.ts';
import { ReadAloud } from '../prompts/read-aloud.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(promptStyle);

/** For how long a child sees what was said to the choice, before it is done. */
export const outcomeMs = 900;

export interface PromptCardProps {
  readonly prompt: ShownPrompt;
  readonly onChoose: (choice: PromptChoice) => void;
}

/** A prompt on one of our own pages, as it stands on pages of the web too. */
export const PromptCard = ({ prompt, onChoose }: PromptCardProps) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    const ready = readyPrompt(prompt);
    const card = makeElement(ready.drawing);
    place.current?.replaceChildren(card);
    const reading = new ReadAloud(card, ready);
    card.addEventListener('click', (event) => {
      const choice = chosenIn(event);
      if (choice === undefined) return;
      reading.stop();
      for (const pick of card.querySelectorAll('button')) pick.disabled = true;
      card.querySelector('.outcome')?.replaceChildren(ready.outcomes[choice] ?? '');
      setTimeout(() => onChoose(choice), outcomeMs);
    });
    return () => reading.stop();
  }, [prompt]);
  return <div ref={place} />;
};

const chosenIn = ({ target }: Event): PromptChoice | undefined =>
  target instanceof Element
    ? ((target.closest('[data-choice]')?.getAttribute('data-choice') as PromptChoice | null | undefined) ??
      undefined)
    : undefined;
