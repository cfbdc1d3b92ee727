import { questionId } from '#shared/prompts/draw-prompt.ts';
import type { PromptChoice } from '#shared/prompts/moments.ts';
import { promptStyle } from '#shared/prompts/prompt-style.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { frameStyle } from './frame-style.ts';
import { makeElement } from './make-element.ts';
import { ReadAloud } from './read-aloud.ts';

/** For how long what was said to the choice is seen. */
const outcomeMs = 900;
const hostStyle = 'all:initial!important;display:block!important;';

/** A prompt on a page of the web, out of the page's reach. One at a time. */
export class PagePrompt {
  #host: HTMLElement | null = null;
  #close: ((choice: PromptChoice) => void) | null = null;

  get isOpen(): boolean {
    return this.#host !== null;
  }

  /** In front of everything, and the page waits. Escape is the careful choice. */
  ask(prompt: ReadyPrompt): Promise<PromptChoice> {
    const root = this.#open();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', questionId);
    dialog.tabIndex = -1;
    root.append(dialog);
    const choice = this.#fill(dialog, prompt);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close?.('go-back');
    });
    dialog.showModal();
    dialog.focus();
    return choice;
  }

  /** In the corner, while the child goes on. */
  mention(prompt: ReadyPrompt): Promise<PromptChoice> {
    const root = this.#open();
    const card = document.createElement('div');
    card.className = 'card';
    card.popover = 'manual';
    card.setAttribute('role', 'status');
    root.append(card);
    const choice = this.#fill(card, prompt);
    card.showPopover();
    this.#firstOfCard = card.querySelector('button');
    return choice;
  }

  /** Its first button, for who comes by the Tab key. False where no card is there. */
  focusCard(): boolean {
    this.#firstOfCard?.focus();
    return this.#firstOfCard !== null;
  }
  #firstOfCard: HTMLElement | null = null;

  #open(): ShadowRoot {
    this.#goAway();
    const host = document.createElement('thinkclick-prompt');
    host.style.cssText = hostStyle;
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(frameStyle + promptStyle);
    root.adoptedStyleSheets = [sheet];
    // What is pressed in here is not the page's business.
    for (const kind of ['keydown', 'keypress', 'keyup', 'click', 'input'])
      host.addEventListener(kind, (event) => event.stopPropagation());
    document.documentElement.append(host);
    this.#host = host;
    return root;
  }

  #fill(place: HTMLElement, prompt: ReadyPrompt): Promise<PromptChoice> {
    const card = makeElement(prompt.drawing);
    place.append(card);
    const reading = new ReadAloud(card, prompt);
    return new Promise((resolve) => {
      this.#close = (choice) => {
        this.#close = null;
        reading.stop();
        sayOutcome(card, prompt, choice);
        setTimeout(() => {
          this.#goAway();
          resolve(choice);
        }, outcomeMs);
      };
      card.addEventListener('click', (event) => {
        const chosen = event.isTrusted ? choiceIn(event) : null;
        if (chosen !== null) this.#close?.(chosen);
      });
    });
  }

  #goAway(): void {
    this.#host?.remove();
    this.#host = this.#firstOfCard = null;
  }
}

const choiceIn = ({ target }: Event): PromptChoice | null =>
  target instanceof Element
    ? ((target.closest('[data-choice]')?.getAttribute('data-choice') ?? null) as PromptChoice | null)
    : null;

const sayOutcome = (card: Element, { outcomes }: ReadyPrompt, choice: PromptChoice): void => {
  for (const button of card.querySelectorAll('button')) button.disabled = true;
  card.querySelector('.outcome')?.replaceChildren(outcomes[choice] ?? '');
};
